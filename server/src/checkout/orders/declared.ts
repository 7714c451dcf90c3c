import { notAmong, type Correction } from '../../food/ingredients/corrections.ts';
import { foodFacts } from '../../food/recipes/food-facts.ts';
import { inAnnexOrder, type Allergen } from '../../contract/food-terms.ts';
import type { KnownNow, SoldWith } from './order.ts';

/** What a box is said to hold: what it was sold with, and whatever has been learned of it since. */
export type Declared = {
  allergens: Allergen[];
  mayContain: Allergen[];
  /** Numbers of ingredients. */
  unknownIn: number[];
  tracesUnknownIn: number[];
  /** What of the above its customer was not told when it was sold. */
  since: News;
};
export type News = { allergens: Allergen[]; mayContain: Allergen[]; unknownIn: number[] };

export type SoldLine = SoldWith & { ingredients: readonly KnownNow[] };

/** Never weaker than what was sold: an allergen that is taken back later stays, since the box may have been packed before. */
export function declaredOf(line: SoldLine): Declared {
  const now = foodFacts(line.ingredients.map((ingredient) => ({ ...ingredient, diets: null })));
  const sold = soldWith(line);
  const contained = inAnnexOrder([...sold.allergens, ...now.allergens]);
  const traces = inAnnexOrder([...sold.mayContain, ...now.mayContain]);
  return {
    allergens: contained,
    mayContain: traces.filter((allergen) => !contained.includes(allergen)),
    unknownIn: [...new Set([...sold.unknownIn, ...now.unknownIn])],
    tracesUnknownIn: now.tracesUnknownIn,
    since: {
      allergens: notAmong(sold.allergens, now.allergens),
      mayContain: notAmong([...sold.allergens, ...sold.mayContain], now.mayContain),
      unknownIn: now.unknownIn.filter((no) => !sold.unknownIn.includes(no)),
    },
  };
}

/** As it was sold. */
export function soldWith(line: SoldWith): Omit<Declared, 'since'> {
  const { allergens, mayContain, unknownIn, tracesUnknownIn } = line;
  return {
    allergens,
    mayContain: mayContain ?? [],
    unknownIn: unknownIn.map(Number),
    tracesUnknownIn: (tracesUnknownIn ?? []).map(Number),
  };
}

export const isNews = ({ allergens, mayContain, unknownIn }: News): boolean =>
  allergens.length + mayContain.length + unknownIn.length > 0;

/** What these corrections are to somebody who was sold this line. */
export function newsFrom(line: SoldLine, corrections: readonly Correction[]): News {
  const sold = soldWith(line);
  const own = corrections.filter(({ ingredientNo }) =>
    line.ingredients.some((ingredient) => ingredient.ingredientNo === ingredientNo),
  );
  const contained = notAmong(
    sold.allergens,
    own.flatMap(({ allergens }) => allergens),
  );
  const told = [...sold.allergens, ...sold.mayContain, ...contained];
  const traces = notAmong(
    told,
    own.flatMap(({ mayContain }) => mayContain),
  );
  return {
    allergens: inAnnexOrder(contained),
    mayContain: inAnnexOrder(traces),
    unknownIn: own.flatMap(({ ingredientNo, undeclared }) =>
      undeclared && !sold.unknownIn.includes(ingredientNo) ? [ingredientNo] : [],
    ),
  };
}
