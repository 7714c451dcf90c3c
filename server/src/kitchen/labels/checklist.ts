import { isUnnamedKind } from '../../contract/food-terms.ts';
import type { FactName } from '../../contract/ingredient-shape.ts';
import { readComponents } from '../../food/ingredients/components.ts';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';
import { readOrigin } from '../../food/ingredients/origin.ts';
import type { Meal, MealIngredient } from './meal.ts';
import type { Ask, FishFact, Regime } from './regimes.ts';
import { wayOf } from './origin-told.ts';

/** Something that a label has to tell and nobody has said: what, and of which ingredient. Without one it is the shop's, or the recipe's. */
export type Gap = {
  field: FactName | 'operatorName' | 'operatorAddress' | 'recipeName' | 'ingredient' | 'lotDate';
  ingredientNo: number | null;
  name: string | null;
};

/** What is still unknown of what the regime asks for; a label is printed where it is nothing. */
export const gapsIn = (meal: Meal, regime: Regime): Gap[] =>
  regime.asks.flatMap((ask) => [
    ...ofMeal(ask, meal),
    ...meal.ingredients.flatMap((one) =>
      ofIngredient(ask, one, meal, regime).map((field) => ({
        field,
        ingredientNo: one.ingredientNo,
        name: one.name,
      })),
    ),
  ]);

function ofMeal(ask: Ask, { name, operator, isTrial }: Meal): Gap[] {
  const gap = (field: Gap['field']): Gap => ({ field, ingredientNo: null, name: null });
  if (ask === 'name' && name === null) return [gap('recipeName')];
  if (ask !== 'operator' || isTrial) return [];
  return [
    ...(operator.name === null ? [gap('operatorName')] : []),
    ...(operator.address === null ? [gap('operatorAddress')] : []),
  ];
}

function ofIngredient(
  ask: Ask,
  one: MealIngredient,
  { keepsLots, isTrial }: Meal,
  regime: Regime,
): Gap['field'][] {
  const { facts } = one;
  if (!facts) return ask === 'allergens' ? ['ingredient'] : [];
  switch (ask) {
    case 'operator':
      return [];
    case 'name':
      return facts.name === null ? ['name'] : [];
    case 'allergens':
      return one.allergens === null || one.allergens.some(isUnnamedKind) ? ['allergens'] : [];
    case 'components':
      return componentsOf(facts);
    case 'storage':
      return facts.storage === null ? ['storage'] : [];
    case 'origin':
      return originOf(facts, regime);
    case 'fish':
      return fishOf(facts, regime);
    case 'alcohol':
      return facts.alcoholPermille === null && !facts.diets?.includes('alcohol-free')
        ? ['alcoholPermille']
        : [];
    case 'cooking':
      return facts.cooking === null ? ['cooking'] : [];
    case 'durability':
      return keepsLots && !isTrial && isKeptCold(facts) && !isDated(one.dates) ? ['lotDate'] : [];
  }
}

/** What is kept cold ends soon: somebody has to say when. */
const isKeptCold = ({ storage }: Ingredient) => storage === 'chilled' || storage === 'frozen';
const isDated = (dates: MealIngredient['dates']) => Boolean(dates?.useBy ?? dates?.bestBefore);

function componentsOf({ makeup, components }: Ingredient): FactName[] {
  if (makeup === null) return components === null ? ['makeup'] : [];
  if (makeup === 'single') return [];
  return components === null || !readComponents(components).ok ? ['components'] : [];
}

function originOf({ originRule, originText }: Ingredient, regime: Regime): FactName[] {
  if (originRule === null) return ['originRule'];
  const { steps, countries } = readOrigin(originText ?? '');
  if (originRule === 'honey') {
    const sum = countries.reduce((total, { permille }) => total + (permille ?? 0), 0);
    const isTold =
      countries.length > 0 &&
      (regime.honey !== 'shares' ||
        (sum === 1000 && countries.every(({ permille }) => permille !== null)));
    return regime.honey === 'nothing' || isTold ? [] : ['originText'];
  }
  const isAsked = (regime.origin[originRule] ?? []).length > 0;
  return isAsked && wayOf(originRule, steps, regime) === undefined ? ['originText'] : [];
}

function fishOf(facts: Ingredient, regime: Regime): FactName[] {
  if (facts.originRule !== 'fish') return [];
  const isNeeded = (fact: FishFact) => fact !== 'gear' || facts.fishery !== 'farmed';
  return regime.fish.filter((fact) => isNeeded(fact) && facts[fact] === null);
}
