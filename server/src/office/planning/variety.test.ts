import { expect, test } from 'vitest';
import type { FoodFacts } from '../../food/recipes/food-facts.ts';
import { varietyOf, warningsOf, type Meal } from './variety.ts';

const nothing: FoodFacts = {
  allergens: [],
  unknownIn: [],
  mayContain: [],
  tracesUnknownIn: [],
  alcoholIn: [],
  forAdults: false,
  diets: ['vegan', 'vegetarian', 'pescatarian', 'pork-free', 'alcohol-free'],
};
const meal = (recipeNo: number, facts: Partial<FoodFacts>, more: Partial<Meal> = {}): Meal => ({
  recipeNo,
  name: `Meal ${recipeNo}`,
  category: 'Bowls',
  minutes: 45,
  before: [],
  isPublished: true,
  ...more,
  facts: { ...nothing, ...facts },
});
const fine = { need: [], unknownCosts: 0 };
const inTime = { days: 3, opensInTime: true };
const codes = (meals: Meal[], projection = fine, days = inTime) =>
  warningsOf(meals, varietyOf(meals), projection, days);

test('a meal with wheat, with traces of it, or with something undeclared is not without gluten', () => {
  const meals = [
    meal(1, { allergens: ['wheat'] }),
    meal(2, { mayContain: ['gluten'] }),
    meal(3, { unknownIn: [7] }),
  ];
  const { without, undeclared } = varietyOf(meals);
  expect(without.find(({ allergen }) => allergen === 'gluten')?.count).toBe(0);
  expect(without.find(({ allergen }) => allergen === 'milk')?.count).toBe(2);
  expect(undeclared).toBe(1);
  expect(codes(meals)).toContainEqual({ code: 'nothing-without', allergen: 'gluten' });
});

test('a week without a vegan or a quick meal says so, and one with both does not', () => {
  const meat = [meal(1, { diets: ['pork-free', 'alcohol-free'] })];
  expect(codes(meat)).toEqual([
    { code: 'nothing-for', diet: 'vegan' },
    { code: 'nothing-for', diet: 'vegetarian' },
    { code: 'nothing-for', diet: 'pescatarian' },
    { code: 'no-quick' },
  ]);
  expect(codes([...meat, meal(2, {}, { minutes: 30 })])).toEqual([]);
});

test('what repeats, is not published, mostly one kind, short or without days is told', () => {
  const meals = [1, 2, 3, 4, 5].map((no) =>
    meal(no, {}, { minutes: 20, category: no === 5 ? 'Soups' : 'Bowls' }),
  );
  meals[0] = meal(1, {}, { minutes: 20, before: ['2027-03-01'], isPublished: false });
  const eggs = { ingredientNo: 9, name: 'Eggs', unit: 'piece' as const, needed: 120, left: 80 };
  const enough = { ...eggs, ingredientNo: 8, left: 120 };
  const projection = { need: [eggs, enough], unknownCosts: 2 };
  expect(warningsOf(meals, varietyOf(meals), projection, { days: 0, opensInTime: false })).toEqual([
    { code: 'no-days' },
    { code: 'not-published', recipeNo: 1, name: 'Meal 1' },
    { code: 'mostly', category: 'Bowls', count: 4 },
    { code: 'again', recipeNo: 1, name: 'Meal 1' },
    { code: 'short', ...eggs },
    { code: 'costs-unknown', count: 2 },
  ]);
  expect(codes([], fine, { days: 2, opensInTime: false })).toEqual([
    { code: 'no-meals' },
    { code: 'opens-too-late' },
  ]);
});
