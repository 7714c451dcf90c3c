import { expect, test } from 'vitest';
import { readOrigin } from './origin.ts';

test('what happened where is read by its word, and countries with their shares', () => {
  expect(readOrigin('Reared: Ireland; slaughtered: Northern Ireland')).toEqual({
    steps: { reared: 'Ireland', slaughtered: 'Northern Ireland' },
    countries: [],
  });
  expect(readOrigin('Spain 60 %; Ireland 39.5 %;')).toEqual({
    steps: {},
    countries: [
      { name: 'Spain', permille: 600 },
      { name: 'Ireland', permille: 395 },
    ],
  });
});

test('what no rule has a word for is told as it stands', () => {
  expect(readOrigin('fed: in Ireland; reared:')).toEqual({
    steps: {},
    countries: [
      { name: 'fed: in Ireland', permille: null },
      { name: 'reared:', permille: null },
    ],
  });
});
