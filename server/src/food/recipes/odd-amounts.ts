import { z } from 'zod';
import type { OddAmount, WhyOdd } from '../../contract/odd-amounts.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import type { Recipe } from './recipe.ts';

/** What a recipe on the menu takes of an ingredient for one serving, in base units. */
export const portionRow = z.object({ ingredientNo: z.int(), perServing: z.number() });
export type Portion = z.infer<typeof portionRow>;
/** What the recipes on the menu mostly take, and how many they are. */
export type Usual = ReadonlyMap<number, { perServing: number; recipes: number }>;

/** Fewer recipes have no usual amount. */
const fewestRecipes = 5;
/** So many times more or less than usual is asked about; of the demo's 63 recipes the furthest is 8.3 times away. */
const far = 10;
/** Nobody eats a kilogram of one thing at one meal, nor ten pieces of what has no weight. */
const mostGrams = 1000;
const mostPieces = 10;
/** What an adult should eat in a day (UK Scientific Advisory Committee on Nutrition, 2003), from one ingredient of one serving. */
const mostSaltGrams = 6;
/** Three quarters of what an adult eats in a day, from one ingredient of one serving. */
const mostKcal = 1500;
/** Less of what has to be cooked is no food; flour to dust with needs to be hot only. */
const leastCookedGrams = 2;
const needsNoCooking = new Set<Ingredient['cooking']>([null, 'none', 'hot', 'boiled']);

/** The middle of what recipes take, for each ingredient that enough of them have. */
export function usualAmounts(portions: Iterable<Portion>): Usual {
  const byNo = Map.groupBy(portions, ({ ingredientNo }) => ingredientNo);
  return new Map(
    [...byNo].flatMap(([ingredientNo, some]) => {
      if (some.length < fewestRecipes) return [];
      const sorted = some.map(({ perServing }) => perServing).toSorted((a, b) => a - b);
      const middle = (sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0);
      return [[ingredientNo, { perServing: middle / 2, recipes: some.length }] as const];
    }),
  );
}

export const portionsOf = ({ servings, ingredients }: Counted): Portion[] =>
  ingredients.map(({ ingredientNo, amount }) => ({ ingredientNo, perServing: amount / servings }));

type Counted = Pick<Recipe, 'servings' | 'ingredients'>;

/**
 * Amounts that are far from what anybody eats or the shop's recipes take, and that nobody has confirmed. What was on the menu with this
 * amount before is not asked about again.
 */
export function oddAmounts(
  { servings, ingredients }: Counted,
  known: (Counted & Pick<Recipe, 'status'>) | undefined,
  facts: ReadonlyMap<number, Ingredient>,
  usual: Usual,
): OddAmount[] {
  const onMenu = known?.status === 'published' && known.servings === servings ? known : undefined;
  const before = new Map(onMenu?.ingredients.map((it) => [it.ingredientNo, it.amount]));
  return ingredients.flatMap(({ ingredientNo, amount, confirmed }, index) => {
    const fact = facts.get(ingredientNo);
    if (confirmed || !fact || before.get(ingredientNo) === amount) return [];
    const mostly = usual.get(ingredientNo)?.perServing ?? null;
    const why = whyIsOdd(amount / servings, fact, mostly);
    return why === undefined ? [] : [{ index, ingredientNo, amount, servings, why, usual: mostly }];
  });
}

function whyIsOdd(portion: number, fact: Ingredient, mostly: number | null): WhyOdd | undefined {
  const grams = gramsOf(portion, fact);
  if (grams === null ? portion > mostPieces : grams > mostGrams) return 'heavy';
  if (grams !== null) {
    const { saltMg, kcal } = fact.nutrition;
    if ((grams * saltMg) / 100_000 > mostSaltGrams) return 'salty';
    if ((grams * kcal) / 100 > mostKcal) return 'rich';
    if (!needsNoCooking.has(fact.cooking) && grams < leastCookedGrams) return 'scant';
  }
  if (mostly === null) return undefined;
  if (portion > mostly * far) return 'above-usual';
  return portion * far < mostly ? 'below-usual' : undefined;
}

/** A millilitre is a gram, near enough; null where nobody has said what a piece weighs. */
function gramsOf(amount: number, { unit, pieceGrams }: Ingredient): number | null {
  if (unit === 'piece') return pieceGrams === null ? null : amount * pieceGrams;
  return unit === 'mg' ? amount / 1000 : amount;
}

const words: Record<WhyOdd, string> = {
  heavy: 'is more than anybody eats at one meal',
  salty: 'is more salt than a day should have',
  rich: 'is more energy than a meal has',
  scant: 'is too little to cook',
  'above-usual': 'is more than ten times what other recipes take',
  'below-usual': 'is less than a tenth of what other recipes take',
};

/** What is said of it, and how to say that it is meant. */
export const oddInWords = ({ why }: OddAmount): string =>
  `${words[why]}: confirm it if it is meant`;
