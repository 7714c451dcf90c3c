import type { Unit } from '../../contract/food-terms.ts';
import { sumNeeds, type Need } from '../../food/recipes/customise-recipe.ts';
import { needIn } from '../../kitchen/forecast/need-in.ts';
import { priceLine } from '../../food/recipes/price-line.ts';
import type { Pantry, Recipe } from '../../food/recipes/recipe.ts';
import type { Levels } from '../../stock/inventory/portions-left.ts';

/** So many portions of a recipe, of which some are ordered already. */
export type Planned = { recipe: Recipe; portions: number; taken: number };

/** What that many portions bring in and cost; null where the shop has not said what it pays for one of the ingredients. */
export type Money = {
  revenueCents: number;
  purchaseCents: number | null;
  marginCents: number | null;
};

type NeededIngredient = {
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  /** For portions that are not ordered yet: what is ordered has been taken from the stock. */
  needed: number;
  /** In stock, and nobody's yet. */
  left: number;
};

export type Projection = {
  portions: number;
  revenueCents: number;
  /** Without the recipes of which the cost of an ingredient is unknown. */
  purchaseCents: number;
  marginCents: number;
  unknownCosts: number;
  recipes: ReadonlyMap<number, Money>;
  /** What is most short first. */
  need: NeededIngredient[];
};

/** What a week needs and earns as it is written, nobody changing anything, at today's prices. */
export function projectWeek(
  planned: readonly Planned[],
  ingredients: Pantry,
  levels: Levels,
): Projection {
  const recipes = new Map(
    planned.map(({ recipe, portions }) => [
      recipe.recipeNo,
      moneyOf(recipe, portions, ingredients),
    ]),
  );
  const known = [...recipes.values()].filter(({ purchaseCents }) => purchaseCents !== null);
  const revenueCents = sumOf([...recipes.values()].map((money) => money.revenueCents));
  const purchaseCents = sumOf(known.map((money) => money.purchaseCents ?? 0));
  const toCome = planned.map(({ recipe, portions, taken }) =>
    needIn(recipe, Math.max(0, portions - taken), ingredients),
  );
  return {
    portions: sumOf(planned.map(({ portions }) => portions)),
    revenueCents,
    purchaseCents,
    marginCents: sumOf(known.map((money) => money.marginCents ?? 0)),
    unknownCosts: recipes.size - known.length,
    recipes,
    need: neededOf(sumNeeds(toCome), ingredients, levels),
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

function moneyOf(recipe: Recipe, portions: number, ingredients: Pantry): Money {
  const need = needIn(recipe, portions, ingredients);
  const revenueCents = priceLine(need, portions, recipe.preparationCents, ingredients).totalCents;
  const bought = atCost(need, ingredients);
  if (!bought) return { revenueCents, purchaseCents: null, marginCents: null };
  const purchaseCents = priceLine(need, 0, 0, bought).totalCents;
  return { revenueCents, purchaseCents, marginCents: revenueCents - purchaseCents };
}

/** These ingredients at what the shop pays for a pack; undefined while that of one is unknown. */
function atCost(need: Need, ingredients: Pantry): Pantry | undefined {
  const bought = new Map(ingredients);
  for (const no of need.keys()) {
    const ingredient = ingredients.get(no);
    if (!ingredient || ingredient.costCents === null) return undefined;
    bought.set(no, { ...ingredient, priceCents: ingredient.costCents });
  }
  return bought;
}

function neededOf(need: Need, ingredients: Pantry, levels: Levels): NeededIngredient[] {
  return [...need]
    .flatMap(([ingredientNo, needed]) => {
      const ingredient = ingredients.get(ingredientNo);
      if (!ingredient || needed === 0) return [];
      const { name, unit } = ingredient;
      return [{ ingredientNo, name, unit, needed, left: levels.get(ingredientNo) ?? 0 }];
    })
    .toSorted((a, b) => shareOf(a) - shareOf(b) || a.ingredientNo - b.ingredientNo);
}

const shareOf = ({ needed, left }: NeededIngredient) => left / needed;
