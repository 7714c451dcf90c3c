import { expect, test } from 'vitest';
import { peopleSearch } from './people-search.ts';

test.each([
  ['+353 79 190 0001', true],
  ['mary 0871234567', true],
  ['1900001', true],
  ['#2', true],
  ['byrne', false],
  ['street', false],
  ['0001', false],
  ['+353', false],
  ['D07 1447', false],
])('that only a few can be meant by %j: %j', (q, few) => {
  expect(peopleSearch(q).few).toBe(few);
});
