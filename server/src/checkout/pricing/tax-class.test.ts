import { expect, test } from 'vitest';
import { taxClassOf } from './tax-class.ts';

const rice = 1;
const wine = 2;
const line = (ingredientNos: number[], alcoholIn: number[]) => ({
  need: new Map(ingredientNos.map((no) => [no, 100])),
  facts: { alcoholIn } as Parameters<typeof taxClassOf>[0]['facts'],
});

test.each([
  ['a meal without a drink is food', [rice], [], 'food'],
  [
    'a meal with wine cooked into it is one supply, and food (CJEU C-463/16)',
    [rice, wine],
    [wine],
    'food',
  ],
  ['a bottle of wine is alcohol', [wine], [wine], 'alcohol'],
  ['a drink whose strength nobody has declared is food', [wine], [], 'food'],
] as const)('%s', (_, ingredientNos, alcoholIn, taxClass) => {
  expect(taxClassOf(line([...ingredientNos], [...alcoholIn]))).toBe(taxClass);
});
