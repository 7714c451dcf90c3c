import type { OrderLine } from '../../checkout/orders/order.ts';
import { groupOf, type AllergenGroup } from '../../contract/food-terms.ts';
import type { ShortageChoice } from '../../contract/substitutions.ts';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';
import { isForAdults, isStrong } from '../../food/ingredients/strength.ts';
import { amountOf, mostAmount } from '../../food/recipes/customise-recipe.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import type { Pantry } from '../../food/recipes/recipe.ts';

/** What may come into a box for so much of an ingredient that is missing, in base units. */
export type Substitute = { ingredientNo: number; amount: number };

export type LineInShort = Pick<
  OrderLine,
  'servings' | 'changes' | 'allergens' | 'mayContain' | 'diets'
> & {
  ingredients: readonly Pick<OrderLine['ingredients'][number], 'ingredientNo' | 'amount'>[];
};

/**
 * What may stand in for an ingredient of an ordered line: what the edition that was sold offers for it, so that its method is true of it,
 * and only if nobody can be worse off. It contains nothing, and may contain no trace, that the missing one is not declared with by the very
 * same name, nor that the meal was not sold with, whatever was learned of the missing one since; it suits every diet that either suits; it is no stronger; nobody of the household dislikes it. Of what is undeclared
 * nothing is known, so it stands in for nothing and nothing stands in for it. What its customer chose themselves, or has more of, is not
 * swapped either. In the order of the recipe.
 */
export function substitutesFor(
  line: LineInShort,
  ingredientNo: number,
  {
    edition,
    pantry,
    dislikes,
  }: {
    edition: Pick<EditionContent, 'servings' | 'ingredients'>;
    pantry: Pantry;
    /** Numbers of the ingredients that somebody of the household dislikes. */
    dislikes: readonly number[];
  },
): Substitute[] {
  const missing = pantry.get(ingredientNo);
  const own = edition.ingredients.filter((it) => it.ingredientNo === ingredientNo);
  const [offered] = own;
  const isTheirs = line.changes.some(
    (change) =>
      change.ingredientNo === ingredientNo ||
      (change.action === 'swap' && change.with === ingredientNo),
  );
  if (!missing || !offered || own.length > 1 || isTheirs) return [];
  return (offered.swaps ?? []).flatMap(({ with: no, ratio }) => {
    const substitute = pantry.get(no);
    const isThere = line.ingredients.some((it) => it.ingredientNo === no);
    if (!substitute || !ratio || isThere || dislikes.includes(no)) return [];
    if (!isNoWorse(substitute, missing) || !isAsSold(substitute, line)) return [];
    const rate = {
      parts: offered.amount * ratio.substitute,
      of: edition.servings * ratio.original,
    };
    const amount = amountOf({ rates: [rate], extra: 0 }, line.servings);
    return amount > mostAmount ? [] : [{ ingredientNo: no, amount }];
  });
}

/** Whether nobody who may eat the one has to hear of the other. */
function isNoWorse(substitute: Ingredient, missing: Ingredient): boolean {
  const { allergens, mayContain, diets } = substitute;
  if (allergens === null || missing.allergens === null || missing.diets === null) return false;
  // Where the missing one's traces are undeclared, so may be those of what stands in for it.
  const traces = [...missing.allergens, ...(missing.mayContain ?? [])];
  const tracesAreTold = mayContain !== null || missing.mayContain === null;
  return (
    allergens.every((it) => missing.allergens?.includes(it)) &&
    tracesAreTold &&
    (mayContain ?? []).every((it) => traces.includes(it)) &&
    missing.diets.every((diet) => diets?.includes(diet)) &&
    (isStrong(missing) || !isStrong(substitute)) &&
    (isForAdults(missing) || !isForAdults(substitute))
  );
}

/** Whether the meal with it is still what its customer was told when they ordered. */
function isAsSold({ allergens, mayContain, diets }: Ingredient, sold: LineInShort): boolean {
  const traces = [...sold.allergens, ...(sold.mayContain ?? [])];
  return (
    (allergens ?? []).every((it) => sold.allergens.includes(it)) &&
    (mayContain ?? []).every((it) => traces.includes(it)) &&
    sold.diets.every((diet) => diets?.includes(diet))
  );
}

/** What a customer wants of this ingredient: what contains a group that they named is left out, and what nobody has declared as well. */
export function wishFor(
  { choice, never }: { choice: ShortageChoice; never: readonly AllergenGroup[] },
  missing: Pick<Ingredient, 'allergens'>,
): ShortageChoice {
  const { allergens } = missing;
  if (allergens === null) return 'leave-out';
  return allergens.some((it) => never.includes(groupOf(it))) ? 'leave-out' : choice;
}

/** What a customer paid beyond what the stand-in costs, in cents: they get that back, and never pay more. */
export function overpaidCents(
  paid: number,
  { amount }: Substitute,
  substitute: Ingredient,
): number {
  const { priceCents, packAmount } = substitute;
  const cents = Math.round((amount * priceCents) / packAmount);
  return Math.max(0, paid - cents);
}
