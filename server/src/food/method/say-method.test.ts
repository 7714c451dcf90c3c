import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cooking } from '../../contract/food-terms.ts';
import { escaped, finderOf, withNames, withNumbers } from './names-in-method.ts';
import { parseMethod } from './parse-method.ts';
import { sayText } from './say-method.ts';
import { english } from './tongues/en.ts';

const foods: Record<number, { name: string; cooking: Cooking }> = {
  1: { name: 'Firm tofu', cooking: 'none' },
  2: { name: 'Chicken breast', cooking: 'through' },
  3: { name: 'Basmati rice', cooking: 'tender' },
  4: { name: 'Greek yoghurt', cooking: 'none' },
  5: { name: 'Lime', cooking: 'none' },
  6: { name: 'Egg', cooking: 'egg' },
};
const find = finderOf(
  Object.entries(foods).map(([no, { name }]) => ({ ingredientNo: Number(no), name })),
);

/** A text for a box of tofu, rice, yoghurt, limes and eggs, except for what is given: a swap's number, or null for left out. */
function say(text: string, changes: Record<number, number | null> = {}, servings = 2): string {
  const standing = new Map<number, number | null>(
    [1, 3, 4, 5, 6].map((no) => [no, no in changes ? (changes[no] ?? null) : no]),
  );
  const { sentences, problems } = parseMethod(text, find);
  expect(problems).toEqual([]);
  return sayText(sentences, {
    standing,
    servings,
    ownServings: 2,
    known: (no) => foods[no],
    tongue: english,
  }).text;
}

describe('an ingredient is said', () => {
  test.each([
    ['{Firm tofu}', {}, 'Firm tofu'],
    ['Add {Greek yoghurt} to {Basmati rice}', {}, 'Add Greek yoghurt to basmati rice'],
    ['Cut {Firm tofu: the tofu in cubes}.', {}, 'Cut the tofu in cubes.'],
    ['Cut {Firm tofu: the tofu in cubes}.', { 1: 2 }, 'Cut the chicken breast.'],
    ['Cut {Firm tofu: the *}.', { 1: 2 }, 'Cut the chicken breast.'],
    ['Cut {Firm tofu: the tofu | Chicken breast: the chicken}.', { 1: 2 }, 'Cut the chicken.'],
    ['Cut {Firm tofu: the tofu | all the *}.', { 1: 2 }, 'Cut all the chicken breast.'],
    ['Boil. Cut {Firm tofu: the tofu | Chicken breast:}.', { 1: 2 }, 'Boil.'],
    ['Boil. Cut {Chicken breast: the chicken}.', {}, 'Boil.'],
    ['Boil. Cut {Chicken breast: the chicken}.', { 1: 2 }, 'Boil. Cut the chicken.'],
    ['Fry in {Lime: lime juice | none: a dry pan}.', { 5: null }, 'Fry in a dry pan.'],
    ['{Lime: lime juice; Egg: eggs; = heat} help.', {}, 'Lime juice, eggs and heat help.'],
    ['{Lime: lime juice; Egg: eggs; = heat} help.', { 5: null, 6: null }, 'Heat help.'],
  ] as const)('%s of %o as %s', (text, changes, said) => {
    expect(say(text, changes)).toBe(said);
  });
});

describe('what is not there takes along', () => {
  test.each([
    ['its sentence', 'Boil {Egg}. Rest.', { 6: null }, 'Rest.'],
    ['only its part', 'Rest [with {Egg: the eggs}] for long.', { 6: null }, 'Rest for long.'],
    ['a comma', 'Rest, [{Egg}, ] then serve.', { 6: null }, 'Rest, then serve.'],
    [
      'a way, for the next',
      '[Fry {Egg: eggs}|Wait], then serve.',
      { 6: null },
      'Wait, then serve.',
    ],
    ['what holds while it is there', '[any Egg? Crack them.] Serve.', { 6: null }, 'Serve.'],
    ['nothing of what holds without it', '[no Egg? Rest.] Serve.', { 6: null }, 'Rest. Serve.'],
    ['advice that nothing needs', 'Fry for long[, {done Firm tofu}].', {}, 'Fry for long.'],
    [
      'no advice that is needed',
      'Fry for long[, {done Chicken breast}].',
      { 1: 2 },
      'Fry for long, until no pink is left, the juices run clear and it is 75 °C in the middle.',
    ],
    [
      'no advice that has to stand',
      'Fry[, {done Firm tofu: for long}].',
      { 1: 2 },
      'Fry, until no pink is left, the juices run clear and it is 75 °C in the middle.',
    ],
    ['words of the cook', 'Bake, {done Egg: until risen}.', {}, 'Bake, until risen.'],
  ] as const)('%s', (_what, text, changes, said) => {
    expect(say(text, changes)).toBe(said);
  });
});

describe('an amount grows by its rule', () => {
  test.each([
    ['{240 ml} water', 3, '360 ml water'],
    ['{195 ml} water', 1, '100 ml water'],
    ['{15 ml} water', 1, '8 ml water'],
    ['{8} rounds', 3, '12 rounds'],
    ['{three} bowls', 1, 'Two bowls'],
    ['{two} bowls', 12, 'Twelve bowls'],
    ['{1 ½ lime/limes}', 1, '¾ lime'],
    ['{1 ½ lime/limes}', 4, '3 limes'],
    ['{1.5 lime/limes}', 3, '2 ¼ limes'],
    ['{1 tray/trays per 4}', 4, '1 tray'],
    ['{1 tray/trays per 4}', 5, '2 trays'],
    ['{2 fixed} forks', 9, '2 forks'],
    ['{1 tbsp} oil', 3, '1 ½ tbsp oil'],
    ['{Lime: the juice of {1 lime/limes}}', 4, 'The juice of 2 limes'],
  ])('%s for %i is %s', (text, servings, said) => {
    expect(say(text, {}, servings)).toBe(said);
  });
});

test.each([
  'Fry {Egg.',
  'Fry [ {Egg}.',
  'Fry {Egg}}.',
  'Fry ] it.',
  'Fry {Egg: {Lime}}.',
  'Fry {}.',
  'Fry {Egg: [a]}.',
])('%s cannot be read, and says where', (text) => {
  const [first] = parseMethod(text, find).problems;
  expect(first?.at).toBeGreaterThanOrEqual(0);
});

test('plain text of any kind is told as it is, and names and numbers lead to each other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { sentences, problems } = parseMethod(escaped(text), find);
      expect(problems).toEqual([]);
      const plain = sentences.flat().map((node) => (node.kind === 'text' ? node.text : '?'));
      expect(plain.join('')).toBe(text);
      const nameOf = (no: number) => foods[no]?.name ?? null;
      const kept = withNumbers(text, find);
      expect(withNumbers(withNames(kept, nameOf, Infinity), find)).toBe(kept);
    }),
  );
  const kept = withNumbers(
    '{firm tofu: a | Chicken breast: b} [no Egg, any Lime? c] {done Egg}',
    find,
  );
  expect(kept).toBe('{#1: a | #2: b} [no #6, any #5? c] {done #6}');
});
