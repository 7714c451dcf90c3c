import { expect, test } from 'vitest';
import { allergensIn, readComponents, undeclaredIn } from './components.ts';
import { contradictions } from './contradictions.ts';
import { ingredientOf } from '../../../test/small-menu.ts';

const read = (text: string) => {
  const found = readComponents(text);
  if (!found.ok) throw new Error(found.message);
  return found.components;
};
const pesto = 'Basil 35.5 %, cheese 12 % [milk] (milk [milk], salt), cashews [cashews]';

test('a list is read with shares, allergens and what its foods are made of', () => {
  expect(read(pesto)).toEqual([
    { name: 'Basil', permille: 355, allergens: [], components: [] },
    {
      name: 'cheese',
      permille: 120,
      allergens: ['milk'],
      components: [
        { name: 'milk', permille: null, allergens: ['milk'], components: [] },
        { name: 'salt', permille: null, allergens: [], components: [] },
      ],
    },
    { name: 'cashews', permille: null, allergens: ['cashews'], components: [] },
  ]);
  expect(new Set(allergensIn(read(pesto)))).toEqual(new Set(['milk', 'cashews']));
});

test.each([
  ['Basil,, salt', 'has a food without a name between its commas'],
  ['', 'has a food without a name between its commas'],
  ['Cheese [milk', 'has no "]" where one is opened'],
  ['Cheese (milk', 'has no ")" where one is opened'],
  ['Cheese) milk', 'has a ")" too many'],
  ['Cheese (milk) fresh', 'has "fresh" after Cheese: put a comma'],
  ['Cheese [cow]', '"cow" in brackets is not one of '],
  ['Salt 2 %, basil 30 %', 'has basil after what weighs less: the heaviest comes first'],
  ['Basil 60 %, oil 50 %', 'adds up to more than 100 %'],
  ['a (b (c (d (e))))', 'has too many lists in each other'],
])('"%s" is refused: %s', (text, message) => {
  expect(readComponents(text)).toEqual({
    ok: false,
    message: expect.stringContaining(message) as unknown,
  });
});

test('an allergen of a list has to be declared; a group speaks for its foods, and nothing declared for none', () => {
  expect(undeclaredIn(read(pesto), ['milk', 'nuts'])).toEqual([]);
  expect(undeclaredIn(read(pesto), ['milk'])).toEqual(['cashews']);
  expect(undeclaredIn(read(pesto), null)).toEqual(['milk', 'cashews']);
  const said = { ...ingredientOf('Pesto'), diets: [], components: pesto };
  expect(contradictions({ ...said, allergens: ['milk'] })).toEqual([
    { fact: 'components', message: 'names cashews, which the allergens do not declare' },
  ]);
  expect(contradictions({ ...said, allergens: ['milk', 'cashews'] })).toEqual([]);
  expect(contradictions({ ...said, allergens: ['milk', 'cashews'], makeup: 'single' })).toEqual([
    { fact: 'components', message: 'must be empty where it is one food' },
  ]);
});
