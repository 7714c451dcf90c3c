import { lostDiets, notAmong, type Correction } from '../../food/ingredients/corrections.ts';
import { foodFacts } from '../../food/recipes/food-facts.ts';
import { isForAdults } from '../../food/ingredients/strength.ts';
import { inAnnexOrder, type Allergen, type Diet } from '../../contract/food-terms.ts';
import type { KnownNow, SoldWith } from './order.ts';

/** What a box is said to hold and to suit: what it was sold with, and whatever has been learned of it since. */
export type Declared = {
  allergens: Allergen[];
  mayContain: Allergen[];
  /** Numbers of ingredients. */
  unknownIn: number[];
  tracesUnknownIn: number[];
  diets: Diet[];
  /** What of the above its customer was not told when it was sold. */
  since: Since;
};
export type Since = {
  allergens: Allergen[];
  mayContain: Allergen[];
  unknownIn: number[];
  /** What it was sold as suiting and is not known to suit any more. */
  lostDiets: Diet[];
};
export type News = Since & {
  /** Ingredients that are sold to adults only, in an order that no age was confirmed for. */
  forAdultsIn: number[];
};

export type SoldLine = SoldWith & { ingredients: readonly KnownNow[] };

/** Never weaker than what was sold: an allergen that is taken back later stays, since the box may have been packed before, and no diet is won. */
export function declaredOf(line: SoldLine): Declared {
  const now = foodFacts(line.ingredients);
  const sold = soldWith(line);
  const contained = inAnnexOrder([...sold.allergens, ...now.allergens]);
  const traces = inAnnexOrder([...sold.mayContain, ...now.mayContain]);
  return {
    allergens: contained,
    mayContain: traces.filter((allergen) => !contained.includes(allergen)),
    unknownIn: [...new Set([...sold.unknownIn, ...now.unknownIn])],
    tracesUnknownIn: now.tracesUnknownIn,
    diets: sold.diets.filter((diet) => now.diets.includes(diet)),
    since: {
      allergens: notAmong(sold.allergens, now.allergens),
      mayContain: notAmong([...sold.allergens, ...sold.mayContain], now.mayContain),
      unknownIn: now.unknownIn.filter((no) => !sold.unknownIn.includes(no)),
      lostDiets: lostDiets(sold.diets, now.diets),
    },
  };
}

/** As it was sold. */
export function soldWith(line: SoldWith): Omit<Declared, 'since'> {
  const { allergens, mayContain, unknownIn, tracesUnknownIn, diets } = line;
  return {
    allergens,
    mayContain: mayContain ?? [],
    unknownIn: unknownIn.map(Number),
    tracesUnknownIn: (tracesUnknownIn ?? []).map(Number),
    diets,
  };
}

export const isNews = (news: Since | News): boolean =>
  Object.values(news).some((some) => some.length > 0);

/** The ingredients that are sold to adults only, where nobody confirmed to be one. */
export const forAdultsIn = (line: {
  confirmedAge: number | null;
  ingredients: readonly KnownNow[];
}): number[] =>
  line.confirmedAge === null
    ? line.ingredients.filter(isForAdults).map(({ ingredientNo }) => ingredientNo)
    : [];

/** What these corrections are to somebody who was sold this line. */
export function newsFrom(
  line: SoldLine & { confirmedAge: number | null },
  corrections: readonly Correction[],
): News {
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
    lostDiets: sold.diets.filter((diet) => own.some((it) => it.lostDiets?.includes(diet))),
    forAdultsIn: own.flatMap(({ ingredientNo, forAdults }) =>
      forAdults && line.confirmedAge === null ? [ingredientNo] : [],
    ),
  };
}
