import { describe, expect, test } from 'vitest';
import type { Cooking } from '../../contract/food-terms.ts';
import { checkMethod, type MethodRecipe } from './check-method.ts';
import { finderOf, withNumbers } from './names-in-method.ts';

const foods = new Map<number, { name: string; cooking: Cooking }>([
  [1, { name: 'Firm tofu', cooking: 'none' }],
  [2, { name: 'Chicken breast', cooking: 'through' }],
  [3, { name: 'Red chilli', cooking: 'none' }],
  [4, { name: 'Egg', cooking: 'egg' }],
  [5, { name: 'Bavette steak', cooking: 'seared' }],
  [6, { name: 'Roasted peanuts', cooking: 'none' }],
  [7, { name: 'Vegan crème fraîche', cooking: 'none' }],
]);
const find = finderOf([...foods].map(([ingredientNo, { name }]) => ({ ingredientNo, name })));
const goodSteps = [
  'Slice {Red chilli: the chilli}.',
  'Simmer {Firm tofu: the tofu | Chicken breast: the chicken} in {200 ml} water for 10 minutes[, {done Chicken breast}].',
  'Boil {Egg: the egg}[, {done Egg}].',
  'Fry {Bavette steak: the steak}[, {done Bavette steak}].',
  'Serve with {Vegan crème fraîche: the vegan crème fraîche}.',
];

/** What is not true of a pot of tofu (or chicken), chilli, an egg, steak and crème fraîche. */
function problems(changes: Partial<MethodRecipe>): string[] {
  const recipe = {
    name: 'A pot',
    description: null,
    story: null,
    follows: { name: null, description: null, story: null },
    servings: 2,
    ingredients: [1, 3, 4, 5, 7].map((ingredientNo) => ({
      ingredientNo,
      swaps: ingredientNo === 1 ? [{ with: 2 }] : [],
    })),
    steps: goodSteps,
    ...changes,
  };
  const steps = recipe.steps.map((step) => withNumbers(step, find));
  return checkMethod({ ...recipe, steps }, foods).map(({ message }) => message);
}
const alsoSaying = (sentence: string) => problems({ steps: [...goodSteps, sentence] });
const insteadOf = (step: string, written: string) =>
  problems({ steps: goodSteps.map((each) => (each.startsWith(step) ? written : each)) });

test('a method that follows the meal has nothing wrong', () => {
  expect(problems({})).toEqual([]);
});

describe('water keeps its share however its amount is written', () => {
  test.each([
    'Add a cup of water.',
    'Add two cups of water.',
    'Add half a litre of water.',
    'Pour in a litre.',
    'Add a pint of water.',
    'Add half a tin.',
    'Add a couple of glasses of water.',
    'Add three-quarters of a cup of water.',
    'Form fifteen small rounds.',
  ])('%s', (sentence) => {
    expect(alsoSaying(sentence)).toEqual([expect.stringContaining('does not grow')]);
  });
  test.each([
    'Keep a large cup of the cooking water.',
    'Rest for twenty-five minutes.',
    'Bake for fifteen to twenty minutes.',
    'Grease a tin.',
    'A litre pan is wide enough.',
    'Cut it in half.',
  ])('and nothing else grows: %s', (sentence) => {
    expect(alsoSaying(sentence)).toEqual([]);
  });
});

describe('what may not be in the box is known by every name', () => {
  test.each([
    ['Slice the chillies.', /“chillies” also where Red chilli/],
    ['Slice the chile.', /“chile” also where Red chilli/],
    ['Whisk the yolks.', /“yolks” also where Egg/],
    ['Add creme fraiche.', /Vegan crème fraîche/],
    ['Stir in the beancurd.', /“beancurd” also where Firm tofu/],
    ['Stir in the to\u00adfu.', /also where Firm tofu/],
    ['Turn the poultry.', /“poultry” also where Chicken breast/],
    ['Scatter with peanuts.', /“peanut”/],
    ['Add the shrimps and a splash of wine.', /“shrimp”/],
  ])('%s', (sentence, message) => {
    expect(alsoSaying(sentence)[0]).toMatch(message);
  });
});

describe('who may eat it is not for an author to promise', () => {
  test.each([
    'Vegan pot',
    'A vegetarian pot',
    'Gluten-free pot',
    'Nut free pot',
    'Free from dairy',
    'A pot without nuts',
    'Contains no milk',
    'Halal pot',
  ])('%s', (name) => {
    const promise = expect.stringMatching(
      /^promises “.+”, which a change or a correction/,
    ) as string;
    expect(problems({ name })).toContainEqual(promise);
    expect(problems({ story: `${name}.` })).toContainEqual(promise);
    expect(alsoSaying(`${name}.`)).toContainEqual(promise);
  });
});

describe('what has to be cooked through is never to be left raw', () => {
  test.each([
    'Leave the middle pink.',
    'Serve it while still raw inside.',
    'Serve medium-rare.',
    'It may be undercooked.',
  ])('%s', (sentence) => {
    expect(alsoSaying(sentence)).toEqual([
      expect.stringContaining('also where Chicken breast is in the box, which must not stay raw'),
    ]);
  });
  test.each([
    'Cook until no longer pink in the middle.',
    'If it is still raw inside, give it longer.',
    'Fold it in last for a plate that is less pink.',
    '[Bavette steak? Leave the middle pink.]',
  ])('and may be spoken of: %s', (sentence) => {
    expect(alsoSaying(sentence)).toEqual([]);
  });
  test.each(['{done Egg:}', '{done Egg: but not until set}'])('%s says no advice', (done) => {
    expect(insteadOf('Boil', `Boil {Egg: the egg}[, ${done}].`)).toEqual([
      'your words for {done Egg: …} have to say when it is done, and not when it is not',
    ]);
  });
  test('its advice is not turned round', () => {
    const step = `Simmer {Firm tofu: the tofu | Chicken breast: the chicken}[, {done Chicken breast: never *}].`;
    expect(insteadOf('Simmer', step)[0]).toMatch(/have to say when it is done/);
  });
});
