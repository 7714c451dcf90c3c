import { expect, test } from 'vitest';
import { describeMeal, type MealIngredient } from '../recipes/describe-meal.ts';
import type { Change } from '../recipes/customise-recipe.ts';
import { recipeIn } from './in-language.ts';
import { editionIn } from './sold-in-language.ts';

const [tofu, chicken, rice] = [1, 2, 3];
const german: Record<number, MealIngredient> = {
  [tofu]: { name: 'Tofu, fest', ownName: 'Firm tofu', unit: 'g', cooking: 'none' },
  [chicken]: { name: 'Hähnchenbrust', ownName: 'Chicken breast', unit: 'g', cooking: 'through' },
  [rice]: { name: 'Basmatireis', ownName: 'Basmati rice', unit: 'g', cooking: 'tender' },
};
const first = 'Boil {#3: the rice} in {240 ml} water for 12 minutes, {done #3}.';
const second = 'Fry {#1: the tofu}[, {done #2}]. Serve with {#3}.';
const recipe = {
  name: 'Fried tofu with rice',
  description: 'Plain and good.',
  story: null,
  follows: {
    name: '[{#1: Fried tofu | #2: Fried chicken}|Rice] [with {#3: rice}]',
    description: null,
    story: null,
  },
  servings: 2,
  steps: [first, second],
  ingredients: [
    { ingredientNo: tofu, swaps: [{ with: chicken }] },
    { ingredientNo: rice, swaps: [] },
  ],
};
const texts = [
  {
    place: 'name',
    original: recipe.follows.name,
    translated: '[{#1: Tofu, gebraten, | #2: Hähnchen, gebraten,}|Reis] [mit {#3: Reis}]',
  },
  {
    place: 'step-1',
    original: first,
    translated: '{#3: Den Reis} 12 Minuten in {240 ml} Wasser kochen, {done #3}.',
  },
  {
    place: 'step-2',
    original: second,
    translated: '{#1: Den Tofu | #2: Das Hähnchen} braten[, {done #2}]. Dazu {#3} reichen.',
  },
];
const told = (some: typeof texts, changes: Change[] = [], servings = 2) => {
  const inGerman = { ...recipe, ...recipeIn('de', recipe, some, (no) => german[no]) };
  return describeMeal(inGerman, { changes, servings }, new Map(), (no) => german[no]);
};

test('a method in German follows the meal as the English one does', () => {
  expect(told(texts).steps).toEqual([
    'Den Reis 12 Minuten in 240 ml Wasser kochen, bis alles gar und weich ist.',
    'Den Tofu braten. Dazu Basmatireis reichen.',
  ]);
  const swapped = told(texts, [{ action: 'swap', ingredientNo: tofu, with: chicken }], 4);
  expect(swapped.name).toBe('Hähnchen, gebraten, mit Reis');
  expect(swapped.steps).toEqual([
    'Den Reis 12 Minuten in 480 ml Wasser kochen, bis alles gar und weich ist.',
    'Das Hähnchen braten, bis nichts mehr rosa ist, klarer Saft austritt und die Mitte 75 °C hat. Dazu Basmatireis reichen.',
  ]);
  expect(told(texts, [{ action: 'omit', ingredientNo: rice }]).steps).toEqual(['Den Tofu braten.']);
  expect(swapped.untranslated).toEqual(['description']);
});

test('a step that changed after its translation is told as it is now, in the language that it was written in', () => {
  const changed = {
    ...recipe,
    steps: [first.replace('12 minutes', '15 minutes'), second],
  };
  const inGerman = { ...changed, ...recipeIn('de', changed, texts, (no) => german[no]) };
  const meal = describeMeal(inGerman, { changes: [], servings: 2 }, new Map(), (no) => german[no]);
  expect(meal.steps).toEqual([
    'Boil the rice in 240 ml water for 15 minutes, until tender.',
    'Den Tofu braten. Dazu Basmatireis reichen.',
  ]);
  expect(meal.untranslated).toEqual(['description', 'steps/0']);
});

test('a step that is not translated calls everything what the shop calls it', () => {
  const meal = told(texts.slice(0, 2));
  expect(meal.steps[1]).toBe('Fry the tofu. Serve with basmati rice.');
  expect(meal.untranslated).toEqual(['description', 'steps/1']);
});

test('a step that moved is still the step that was translated', () => {
  const turned = { ...recipe, steps: [second, first] };
  const { inTongue } = recipeIn('de', turned, texts, (no) => german[no]);
  expect(inTongue.steps).toEqual([true, true]);
});

test('an edition whose texts are plain is told as it was sold, whatever signs stand in it', () => {
  const plain = {
    name: 'Fried tofu with rice',
    description: 'Plain [and] good.',
    story: null,
    servings: 2,
    steps: ['Boil the rice {gently} for 12 minutes [or 15].'],
    ingredients: [
      { ingredientNo: tofu, name: 'Firm tofu', amount: 200, unit: 'g' as const, forGuests: [] },
      { ingredientNo: rice, name: 'Basmati rice', amount: 150, unit: 'g' as const, forGuests: [] },
    ],
  };
  const texts = [{ place: 'name', original: plain.name, translated: 'Tofu mit Reis' }];
  const translations = {
    ingredients: new Map(),
    categories: new Map(),
    recipes: new Map([[7, texts]]),
  };
  const read = { language: 'de' as const, translations, shown: () => ({ texts, heldBack: [] }) };
  const sold = editionIn(read, 7, plain as never) as unknown as typeof plain;
  const meal = describeMeal(sold, { changes: [], servings: 2 }, new Map(), (no) => german[no]);
  expect(meal).toMatchObject({ name: 'Tofu mit Reis', description: plain.description });
  expect(meal.steps).toEqual(plain.steps);
});
