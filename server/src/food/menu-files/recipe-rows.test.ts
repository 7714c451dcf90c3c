import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOneGo } from '../../contract/in-one-go.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { nearTo } from './near-words.ts';
import { planRecipeRows, writeRecipeRows } from './recipe-rows.ts';

const words = fc
  .stringMatching(/^[ -~éßœ日=+@'",;-]{1,50}$/)
  .map((it) => it.trim())
  .filter((it) => /[a-z]/i.test(it));

const recipes = fc
  .array(
    fc.record({
      name: fc.option(words),
      status: fc.constantFrom('draft' as const, 'published' as const),
      menuPlace: fc.option(fc.integer({ min: 1, max: 9999 })),
      preparationCents: fc.integer({ min: 0, max: 9999 }),
      editionNo: fc.integer({ min: 1, max: 9999 }),
    }),
    { maxLength: 20 },
  )
  .map((list) =>
    list.map((it, at): Recipe => ({
      ...it,
      recipeNo: at + 1,
      slug: `recipe-${at}`,
      description: null,
      category: 'bowls',
      story: null,
      servings: 2,
      minutes: 20,
      follows: { name: null, description: null, story: null },
      steps: [],
      picture: null,
      ingredients: [],
    })),
  );

test('whatever recipes are called, the file that says them is read as no change', () => {
  fc.assert(
    fc.property(recipes, (list) => {
      const known = {
        categories: [],
        ingredients: new Map(),
        recipes: new Map(list.map((recipe) => [recipe.recipeNo, recipe])),
      };
      const result = inOneGo(planRecipeRows(writeRecipeRows(list, true), known));
      expect(result).toEqual({
        drafts: [],
        counts: { created: 0, updated: 0, unchanged: list.length },
        errors: [],
      });
    }),
  );
});

test('a word that may be several things names them all, and one that is near is named', () => {
  const allergens = ['milk', 'eggs', 'crustaceans', 'molluscs', 'fish', 'soybeans', 'nuts'];
  expect(nearTo('shellfish', allergens)).toEqual(['crustaceans', 'molluscs']);
  expect(nearTo(' Mlik', allergens)).toEqual(['milk']);
  expect(nearTo('egg', allergens)).toEqual(['eggs']);
  expect(nearTo('soy', allergens)).toEqual(['soybeans']);
  expect(nearTo('sunshine', allergens)).toEqual([]);
});
