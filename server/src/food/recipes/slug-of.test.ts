import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fields } from '../../contract/fields.ts';
import { freeSlug, isMadeOf, slugOf } from './slug-of.ts';

test.each([
  ['Lime rice', 'lime-rice'],
  ['Crème brûlée & figs', 'creme-brulee-figs'],
  ['Za’atar chicken, "quick"!', 'zaatar-chicken-quick'],
  ['Smørrebrød mit Soße', 'smorrebrod-mit-sosse'],
  ['  7 spices  ', '7-spices'],
  ['カレー', 'recipe'],
  [null, 'recipe'],
])('%s is at %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('an address that is taken gets the next number', () => {
  const taken = new Set(['lime-rice', 'lime-rice-2']);
  expect(freeSlug('lime-rice', (slug) => taken.has(slug))).toBe('lime-rice-3');
  expect(isMadeOf('lime-rice-3', 'Lime rice')).toBe(true);
  expect(isMadeOf('rice-with-limes', 'Lime rice')).toBe(false);
});

test('whatever a recipe is called, its address fits its field and is known as made of the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.nat(120), (name, taken) => {
      let tries = 0;
      const slug = freeSlug(slugOf(name), () => ++tries <= taken);
      expect(fields.slug.safeParse(slug).success).toBe(true);
      expect(isMadeOf(slug, name)).toBe(true);
    }),
  );
});
