import { expect, test } from 'vitest';
import type { FactName } from '../../contract/ingredient-shape.ts';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';
import { gapsIn } from './checklist.ts';
import { demo, mealFor, recipeOf } from './fixtures.ts';
import type { Meal } from './meal.ts';
import type { RegimeName } from '../../contract/label-regimes.ts';
import { regimes } from './regimes.ts';

const byName = (name: string) => {
  const found = [...demo.ingredients.values()].find((it) => it.name === name);
  if (!found) throw new Error(`The demo has no ${name}.`);
  return found;
};
const [anyRecipe] = demo.recipes.values();
if (!anyRecipe) throw new Error('The demo has no recipes.');
const recipe = recipeOf(anyRecipe.slug);

/** What is missing of a meal with so much of this one ingredient as well. */
function gapsWith(name: string, changed: Partial<Ingredient>, regime: RegimeName): FactName[] {
  const known = byName(name);
  const pantry = new Map(demo.ingredients).set(known.ingredientNo, { ...known, ...changed });
  const extra = { action: 'extra' as const, ingredientNo: known.ingredientNo, amount: 1 };
  return gapsIn(mealFor(recipe, [extra], { pantry }), regimes[regime])
    .filter(({ ingredientNo }) => ingredientNo === known.ingredientNo)
    .map(({ field }) => field as FactName);
}

test.each<[string, Partial<Ingredient>, RegimeName, FactName[]]>([
  ['Basil pesto', {}, 'EU', []],
  ['Basil pesto', { allergens: null }, 'EU', ['allergens']],
  ['Basil pesto', { allergens: ['milk', 'nuts'] }, 'EU', ['allergens']],
  ['Basil pesto', { components: null }, 'EU', ['components']],
  ['Basil pesto', { components: 'basil (oil' }, 'US', ['components']],
  ['Basil pesto', { components: null, makeup: null }, 'UK', ['makeup']],
  ['Basil pesto', { storage: null }, 'EU', ['storage']],
  ['Basil pesto', { originRule: null }, 'EU', ['originRule']],
  ['Basil pesto', { cooking: null }, 'EU', ['cooking']],
  ['Red wine', { alcoholPermille: null }, 'EU', ['alcoholPermille']],
  ['Chicken thigh', { originText: 'reared: Ireland' }, 'EU', ['originText']],
  ['Chicken thigh', { originText: 'origin: Ireland' }, 'EU', []],
  ['Chicken thigh', { originText: null }, 'US', ['originText']],
  ['Bavette steak', { originText: 'reared: Ireland; slaughtered: Ireland' }, 'EU', ['originText']],
  ['Bavette steak', { originText: null }, 'US', []],
  ['Beef mince', { originText: 'slaughtered: Spain; prepared: Ireland' }, 'EU', []],
  ['Honey', { originText: 'Spain; Ireland' }, 'EU', ['originText']],
  ['Honey', { originText: 'Spain 60 %; Ireland 30 %' }, 'EU', ['originText']],
  ['Honey', { originText: 'Spain; Ireland' }, 'UK', []],
  ['Cod fillet', { latinName: null, gear: null }, 'EU', ['latinName', 'gear']],
  ['Cod fillet', { latinName: null, gear: null }, 'US', []],
  ['Cod fillet', { fishery: 'farmed', gear: null }, 'EU', []],
  ['Salmon fillet', { defrosted: null, catchArea: null }, 'EU', ['catchArea', 'defrosted']],
])('%s with %j in the %s lacks %j', (name, changed, regime, lacks) => {
  expect(gapsWith(name, changed, regime)).toEqual(lacks);
});

test('who runs the shop is asked for, except in a store that nobody buys from; dates only of what is kept cold and was portioned, and not in the US', () => {
  const fields = (meal: Meal, regime: RegimeName = 'EU') => [
    ...new Set(gapsIn(meal, regimes[regime]).map(({ field }) => field)),
  ];
  const nobody = { ...mealFor(recipe), operator: { name: null, address: null } };
  expect(fields(nobody)).toEqual(['operatorName', 'operatorAddress']);
  expect(fields({ ...nobody, isTrial: true })).toEqual([]);
  expect(fields({ ...mealFor(recipe), name: null })).toEqual(['recipeName']);
  const isCold = ({ ingredientNo }: { ingredientNo: number }) =>
    ['chilled', 'frozen'].includes(demo.ingredients.get(ingredientNo)?.storage ?? '');
  const fresh = [...demo.recipes.values()].find(({ ingredients }) => ingredients.some(isCold));
  if (!fresh) throw new Error('Nothing of the demo is kept cold.');
  const withoutDates = mealFor(fresh, [], { lots: new Map() });
  expect(fields(withoutDates)).toEqual(['lotDate']);
  expect(fields(withoutDates, 'UK')).toEqual(['lotDate']);
  expect(fields(withoutDates, 'US')).toEqual([]);
  expect(fields({ ...withoutDates, isTrial: true })).toEqual([]);
  const cold = gapsIn(withoutDates, regimes.EU).map(({ ingredientNo }) => ingredientNo ?? 0);
  const dated = new Map(
    cold.map((no) => [no, { useBy: '2026-12-04', bestBefore: null, frozenOn: null }]),
  );
  expect(fields(mealFor(fresh, [], { lots: dated }))).toEqual([]);
  const ambient = withoutDates.ingredients.filter(({ facts }) => facts?.storage === 'ambient');
  expect(ambient.length).toBeGreaterThan(0);
  expect(ambient.filter(({ ingredientNo }) => cold.includes(ingredientNo))).toEqual([]);
});

test('an ingredient that the shop has no more is asked for by its number', () => {
  const meal = mealFor(recipe);
  const [first] = meal.ingredients;
  const gone = meal.ingredients.map((one) => (one === first ? { ...one, facts: undefined } : one));
  expect(gapsIn({ ...meal, ingredients: gone }, regimes.EU)).toEqual([
    { field: 'ingredient', ingredientNo: first?.ingredientNo, name: first?.name },
  ]);
});
