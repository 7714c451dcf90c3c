import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './differences.ts';

const aThing = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue());

test('what says the same differs nowhere, however its members are ordered', () => {
  fc.assert(
    fc.property(aThing, (thing) => {
      const turned = Object.fromEntries(Object.entries(structuredClone(thing)).toReversed());
      expect(differences(thing, turned)).toEqual([]);
    }),
  );
});

test('each field that differs is named once with both values, also inside a group, and a list is one value', () => {
  const mine = { price: 120, allergens: [], nutrition: { kcal: 10, fat: 1 }, name: 'Oil' };
  const theirs = {
    price: 100,
    allergens: ['mustard'],
    nutrition: { kcal: 10, fat: 2 },
    name: 'Oil',
  };
  expect(differences(mine, { ...theirs, version: 7 })).toEqual([
    { field: '/price', mine: 120, theirs: 100 },
    { field: '/allergens', mine: [], theirs: ['mustard'] },
    { field: '/nutrition/fat', mine: 1, theirs: 2 },
  ]);
  expect(differences({ name: null }, { name: 'Oil' })).toEqual([
    { field: '/name', mine: null, theirs: 'Oil' },
  ]);
});
