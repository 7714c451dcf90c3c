import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue } from '../../../test/arbitraries.ts';
import { demoCatalogue } from '../../../test/demo-menu.ts';
import { buildMenu } from './build-menu.ts';
import { findSimilar } from './similar-dishes.ts';

test('dishes like a dish are others of the menu, each once, and the same however often it is asked', () => {
  fc.assert(
    fc.property(aCatalogue({ mostRecipes: 8 }).map(buildMenu), (menu) => {
      const similar = findSimilar(menu);
      const again = findSimilar(menu);
      for (const { card } of menu.entries) {
        const found = similar(card.recipeNo);
        expect(found).not.toContain(card.recipeNo);
        expect(new Set(found).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(4);
        expect(found.every((no) => menu.byRecipeNo.has(no))).toBe(true);
        expect(similar(card.recipeNo)).toEqual(found);
        expect(again(card.recipeNo)).toEqual(found);
      }
      expect(similar(9_999_999_999)).toEqual([]);
    }),
  );
});

const menu = buildMenu(await demoCatalogue());
const similar = findSimilar(menu);
const like = (slug: string) => {
  const dish = menu.entries.find(({ card }) => card.slug === slug);
  return similar(dish?.card.recipeNo ?? 0).map((no) => menu.byRecipeNo.get(no)?.card.slug);
};

test.each([
  ['cod-tacos-with-lime-slaw', 'cod-in-mustard-seed-and-coconut-curry'],
  ['sausage-and-fennel-rigatoni', 'sausages-with-apples-and-parsnips'],
  ['shiitake-miso-ramen', 'mushroom-and-pearl-barley-soup'],
  ['red-lentil-and-spinach-dal', 'sweet-potato-and-chickpea-curry'],
])('%s is like %s: the seldom and the dear that both hold count, and the salt does not', (a, b) => {
  expect(like(a)).toContain(b);
});

test('every dish of the demo has four like it', () => {
  expect(menu.entries.filter(({ card }) => like(card.slug).length !== 4)).toEqual([]);
});

test('a long menu is as little work as a short one: of each food only so many dishes are looked at', () => {
  const copies = 40;
  const looked = new Set<number>();
  const entries = Array.from({ length: copies }, (_, copy) =>
    menu.entries.map((entry) => {
      const recipeNo = entry.card.recipeNo + copy * 100_000;
      const card = { ...entry.card, recipeNo };
      // The time of a dish is asked for where it is held against another, and nowhere else.
      Object.defineProperty(card, 'minutes', {
        get: () => (looked.add(recipeNo), entry.card.minutes),
      });
      return { ...entry, card };
    }),
  ).flat();
  const ofMany = findSimilar({ entries });
  const found = ofMany(entries[0]?.card.recipeNo ?? 0);
  expect(found).toHaveLength(4);
  expect(looked.size).toBeGreaterThan(100);
  expect(looked.size).toBeLessThanOrEqual(1 + 7 * 250);
  expect(entries.length).toBeGreaterThan(1 + 7 * 250);
});
