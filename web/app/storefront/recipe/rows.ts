import type { Recipe, RecipeIngredient } from '../../kit/api-types.ts';
import type { Offer } from './offer.ts';
import { changeOf, extraOf, type Selection } from './selection.ts';

type Facts = Pick<
  RecipeIngredient,
  'ingredientNo' | 'name' | 'unit' | 'allergens' | 'mayContain' | 'alcoholPermille' | 'untranslated'
>;

/** One of the recipe's ingredients as it is chosen now. */
export type Row = {
  original: RecipeIngredient;
  /** What is in the dish for it; undefined when it is left out. */
  inIt: Facts | undefined;
  /** As the shop counts it, for all servings, what is extra included; undefined until the shop has said. */
  amount: number | undefined;
  extra: number;
  /** Another row above stands for the same ingredient and shows the amount of both. */
  countedAbove: boolean;
  change: string;
};

export function rowsOf(recipe: Recipe, selection: Selection, { parts }: Offer): Row[] {
  const seen = new Set<number>();
  return recipe.ingredients.map((original) => {
    const change = changeOf(selection, original.ingredientNo);
    const swap = original.swaps.find(({ ingredientNo }) => change === `swap-${ingredientNo}`);
    const inIt = change === 'omit' ? undefined : (swap ?? original);
    const countedAbove = inIt !== undefined && seen.has(inIt.ingredientNo);
    if (inIt) seen.add(inIt.ingredientNo);
    const part = parts.find(({ ingredientNo }) => ingredientNo === inIt?.ingredientNo);
    const extra = extraOf(selection, original.ingredientNo);
    return { original, inIt, amount: part?.amount, extra, countedAbove, change };
  });
}

/** Something that the recipe does not have, taken beside it. */
export type Other = Pick<Facts, 'ingredientNo' | 'name' | 'unit'> & {
  /** How much of it the first press took. */
  first: number;
};

export function othersOf(recipe: Recipe, { changes }: Selection, { parts }: Offer): Other[] {
  const own = new Set(recipe.ingredients.map(({ ingredientNo }) => ingredientNo));
  return changes.flatMap((change) => {
    if (change.action !== 'extra' || own.has(change.ingredientNo)) return [];
    const part = parts.find(({ ingredientNo }) => ingredientNo === change.ingredientNo);
    const { ingredientNo } = change;
    const { name = null, unit = 'g' } = part ?? {};
    return [{ ingredientNo, name, unit, first: change.amount }];
  });
}
