import { expect, test } from 'vitest';
import { allergens } from '../../contract/food-terms.ts';
import { listCell } from './cells.ts';
import { nearTo } from './near-words.ts';

const problemsOf = (cell: string) =>
  listCell(allergens)
    .safeParse(cell)
    .error?.issues.map(({ message }) => message) ?? [];

test('a cell of a million letters is no list, and is compared with nothing', () => {
  expect(problemsOf('milk '.repeat(400_000))).toEqual(['is too long for a list']);
  expect(nearTo('milk'.repeat(400_000), allergens)).toEqual([]);
});

test('a cell of nothing but wrong words names as many of them as the list has words', () => {
  const wrong = Array.from({ length: 250 }, (_, at) => at + 100).join(';');
  expect(problemsOf(wrong)).toHaveLength(allergens.length);
  expect(problemsOf('milk;mlik;mlik')).toEqual([
    expect.stringMatching(/^"mlik" is not one of .*: did you mean milk\?$/),
  ]);
  expect(problemsOf(allergens.join(' ; '))).toEqual([]);
});
