import { describe, expect, test } from 'vitest';
import { gapsIn, readPaper, wholeOf } from './gaps.ts';

const row = (
  ingredientNo: number | null,
  amount: string,
  swaps: [number | null, string, string][] = [],
) => ({
  ingredientNo,
  amount,
  swaps: swaps.map(([no, substitute, original]) => ({ with: no, substitute, original })),
});
const paper = (changes: object) => ({ ingredients: [], steps: [], lines: '', ...changes });

describe('each place that is missing is named', () => {
  test.each([
    [
      'a row without an ingredient',
      { ingredients: [row(null, '90')] },
      '/ingredients/0/ingredientNo',
    ],
    [
      'a row without an amount',
      { ingredients: [row(1, '90'), row(2, ' ')] },
      '/ingredients/1/amount',
    ],
    ['an amount that is none', { ingredients: [row(1, 'some')] }, '/ingredients/0/amount'],
    ['an amount with a fraction', { ingredients: [row(1, '1.5')] }, '/ingredients/0/amount'],
    [
      'more than the shop can count',
      { ingredients: [row(1, '99999999999')] },
      '/ingredients/0/amount',
    ],
    [
      'an ingredient twice',
      { ingredients: [row(1, '1'), row(1, '2')] },
      '/ingredients/1/ingredientNo',
    ],
    [
      'a swap for nothing',
      { ingredients: [row(1, '1', [[null, '1', '1']])] },
      '/ingredients/0/swaps/0/with',
    ],
    [
      'a swap for itself',
      { ingredients: [row(1, '1', [[1, '1', '1']])] },
      '/ingredients/0/swaps/0/with',
    ],
    [
      'a swap without a ratio',
      { ingredients: [row(1, '1', [[2, '', '1']])] },
      '/ingredients/0/swaps/0/ratio/substitute',
    ],
    ['an empty step', { steps: ['Boil.', ' '] }, '/steps/1'],
    ['a line that nobody has read', { lines: '2 unicorns' }, '/lines'],
  ])('%s', (_name, changes, field) => {
    expect(gapsIn(paper(changes)).map((each) => each.field)).toEqual([field]);
  });
});

test('only what is whole is counted', () => {
  const half = paper({
    ingredients: [
      row(1, '90', [
        [3, '1', '2'],
        [null, '1', '1'],
      ]),
      row(null, '5'),
      row(2, ''),
      row(1, '7'),
    ],
    steps: ['', 'Boil.'],
  });
  const whole = {
    ingredients: [
      { ingredientNo: 1, amount: 90, swaps: [{ with: 3, ratio: { substitute: 1, original: 2 } }] },
    ],
    steps: ['Boil.'],
  };
  expect(wholeOf(half)).toEqual(whole);
  expect(readPaper({ unfinished: half })).toEqual({ unfinished: half, ...whole });
});

test('a paper on which nothing is missing is put away', () => {
  const done = paper({ ingredients: [row(1, '90')], steps: ['Boil.'] });
  expect(readPaper({ unfinished: done })).toMatchObject({ unfinished: null, steps: ['Boil.'] });
});
