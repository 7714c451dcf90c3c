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

test.each([
  ['Mary@Example.com', 'mary@example.com'],
  [' mary@ ', 'mary@'],
  ['mary example.com', null],
  ['@example.com', null],
  ['mary@example.com byrne', null],
])('the beginning of an e-mail in %j: %j', (q, email) => {
  expect(peopleSearch(q).email).toBe(email);
});
