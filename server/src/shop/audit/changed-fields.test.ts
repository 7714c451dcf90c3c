import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('only the fields that differ are kept, those of a group by their path', () => {
  const before = { name: 'Rice', unit: 'g', allergens: null, nutrition: { kcal: 130, fatMg: 0 } };
  const after = { ...before, allergens: ['milk'], nutrition: { kcal: 131, fatMg: 0 } };
  expect(changedFields(before, after)).toEqual({
    before: { allergens: null, 'nutrition/kcal': 130 },
    after: { allergens: ['milk'], 'nutrition/kcal': 131 },
  });
});

test('of what is new or gone everything that it says is kept, and of what is the same nothing', () => {
  const zone = { name: 'Dublin', freeFromCents: null, postcodes: ['IE D02'] };
  const said = { name: 'Dublin', postcodes: ['IE D02'] };
  expect(changedFields(null, zone)).toEqual({ before: null, after: said });
  expect(changedFields(zone, null)).toEqual({ before: said, after: null });
  expect(changedFields(zone, { ...zone })).toBeNull();
});
