import { inAnnexOrder, type Allergen, type Unit } from '../../contract/food-terms.ts';
import { allergensIn, readComponents, type Component } from '../../food/ingredients/components.ts';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';

/** What lots know of an ingredient in a box: days as `2026-12-01`. */
export type LotDates = { useBy: string | null; bestBefore: string | null; frozenOn: string | null };

/** One ingredient of a meal, with all that is known of it now. */
export type MealIngredient = {
  ingredientNo: number;
  name: string;
  unit: Unit;
  amount: number;
  grams: number;
  /** What it was sold with and what is known now. Null: nobody has declared them. */
  allergens: Allergen[] | null;
  mayContain: Allergen[];
  components: Component[];
  /** Undefined: the shop has it no more. */
  facts: Ingredient | undefined;
  dates: LotDates | undefined;
};

/** A meal as its label tells it, whoever ordered it. */
export type Meal = {
  /** Null: its recipe has no name. */
  name: string | null;
  servings: number;
  /** Heaviest first. */
  ingredients: MealIngredient[];
  /** Of the whole meal, what it was sold with among them. */
  allergens: Allergen[];
  mayContain: Allergen[];
  operator: { name: string | null; address: string | null };
  /** A store that nobody buys from may print without saying who runs it. */
  isTrial: boolean;
  /** Whether it was portioned from lots, which can be asked for their dates. */
  keepsLots: boolean;
};

export type InMeal = Pick<MealIngredient, 'ingredientNo' | 'name' | 'unit' | 'amount' | 'grams'>;

/**
 * A meal from what is in it. Allergens fail closed: what it was sold with, what its ingredients declare now and what their lists of
 * components mark are all in it.
 */
export function mealOf(given: {
  name: string | null;
  servings: number;
  inside: readonly InMeal[];
  sold: { allergens: readonly Allergen[]; mayContain: readonly Allergen[] };
  pantry: ReadonlyMap<number, Ingredient>;
  lots: ReadonlyMap<number, LotDates> | undefined;
  operator: Meal['operator'];
  isTrial: boolean;
}): Meal {
  const { name, servings, inside, sold, pantry, lots, operator, isTrial } = given;
  const ingredients = inside
    .map((one) => ingredientIn(one, pantry.get(one.ingredientNo), lots?.get(one.ingredientNo)))
    .toSorted((a, b) => b.grams - a.grams || a.name.localeCompare(b.name));
  const allergens = inAnnexOrder([
    ...sold.allergens,
    ...ingredients.flatMap((one) => one.allergens ?? allergensIn(one.components)),
  ]);
  const mayContain = inAnnexOrder([
    ...sold.mayContain,
    ...ingredients.flatMap((one) => one.mayContain),
  ]).filter((allergen) => !allergens.includes(allergen));
  const keepsLots = lots !== undefined;
  return { name, servings, ingredients, allergens, mayContain, operator, isTrial, keepsLots };
}

function ingredientIn(
  one: InMeal,
  facts: Ingredient | undefined,
  dates: LotDates | undefined,
): MealIngredient {
  const read = facts?.components ? readComponents(facts.components) : undefined;
  const components = read?.ok ? read.components : [];
  const declared = facts?.allergens ?? null;
  return {
    ...one,
    facts,
    dates,
    components,
    allergens: declared && inAnnexOrder([...declared, ...allergensIn(components)]),
    mayContain: facts?.mayContain ?? [],
  };
}
