import { expect, test } from 'vitest';
import { nameChanges } from '../../checkout/orders/name-changes.ts';
import { changesInWords } from './describe-changes.ts';
import { foodOf, lineOf } from './fixtures.ts';

const ingredients = [
  foodOf({ ingredientNo: 2, name: 'Firm tofu', amount: 250 }),
  foodOf({ ingredientNo: 5, name: 'Peanuts', amount: 50 }),
  foodOf({ ingredientNo: 6, name: 'Lime', unit: 'piece', amount: 2 }),
];
const recipeIngredients = [
  { ingredientNo: 3, name: 'Chicken thigh', unit: 'g' as const, amount: 250 },
  { ingredientNo: 9, name: 'Coriander', unit: 'g' as const, amount: 20 },
];

test('a label says what is left out, what is swapped and what is added, in the names of the order', () => {
  const line = lineOf({
    ingredients,
    recipeIngredients,
    changes: [
      { action: 'extra', ingredientNo: 5, amount: 50 },
      { action: 'swap', ingredientNo: 3, with: 2 },
      { action: 'extra', ingredientNo: 6, amount: 2 },
      { action: 'omit', ingredientNo: 9 },
    ],
  });
  expect(changesInWords(nameChanges(line))).toBe(
    'without Coriander; Firm tofu for Chicken thigh; plus 50 g Peanuts; plus 2 × Lime',
  );
});

test('a line as written has nothing to say, and what nobody named goes by its number', () => {
  expect(changesInWords(nameChanges(lineOf()))).toBe('');
  const nameless = lineOf({ changes: [{ action: 'omit', ingredientNo: 9 }] });
  expect(changesInWords(nameChanges(nameless))).toBe('without ingredient 9');
});
