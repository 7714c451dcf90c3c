import { expect, test } from 'vitest';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';
import { wantedFor } from './wanted.ts';

test('what is wanted fills the free stock up to its mark after these weeks, and what nobody needs is left', () => {
  const known = (
    ingredientNo: number,
    lowStockAmount: number,
  ): Pick<Ingredient, 'ingredientNo' | 'lowStockAmount'> => ({
    ingredientNo,
    lowStockAmount,
  });
  const pantry = new Map(
    [1, 2, 3, 4].map((no) => [no, known(no, no === 4 ? 0 : 100) as Ingredient]),
  );
  const weeks = [
    {
      need: new Map([
        [1, 200],
        [3, 10],
        [4, 5],
      ]),
    },
    { need: new Map([[1, 300]]) },
  ];
  const levels = new Map([
    [1, 250],
    [3, 110],
    [4, 4],
  ]);
  expect(wantedFor(weeks, pantry, levels)).toEqual([
    { ingredientNo: 1, amount: 350 },
    { ingredientNo: 4, amount: 1 },
  ]);
});
