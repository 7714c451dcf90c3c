import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue, aSelection, anIngredient, catalogueOf } from '../../../test/arbitraries.ts';
import type { Catalogue, Recipe } from './recipe.ts';
import { mostAmount, type Change, type Selection } from './customise-recipe.ts';
import { quoteLine, type Quote } from './quote-line.ts';

const aKitchen = aCatalogue().chain((catalogue) =>
  fc.record({ catalogue: fc.constant(catalogue), selection: aSelection(catalogue) }),
);

/** The recipe as somebody would write it who wanted it so from the start: the same amounts in whole numbers. */
function rewritten(recipe: Recipe, changes: readonly Change[]): Recipe {
  const changeOf = (no: number) =>
    changes.find((it) => it.action !== 'extra' && it.ingredientNo === no);
  const scale = recipe.ingredients.reduce((all, { ingredientNo, swaps }) => {
    const change = changeOf(ingredientNo);
    const swap =
      change?.action === 'swap' ? swaps.find((it) => it.with === change.with) : undefined;
    return all * (swap?.ratio.original ?? 1);
  }, 1);
  const ingredients = recipe.ingredients.flatMap(({ ingredientNo, amount, swaps }) => {
    const change = changeOf(ingredientNo);
    if (change?.action === 'omit') return [];
    const swap =
      change?.action === 'swap' ? swaps.find((it) => it.with === change.with) : undefined;
    const { substitute, original } = swap?.ratio ?? { substitute: 1, original: 1 };
    const whole = (amount * scale * substitute) / original;
    return [{ ingredientNo: swap?.with ?? ingredientNo, amount: whole, swaps: [] }];
  });
  return { ...recipe, servings: recipe.servings * scale, ingredients };
}

const said = ({ need, price, facts, nutrition }: Quote) => ({
  need: [...need],
  price,
  facts,
  nutrition,
});

const withRecipe = (catalogue: Catalogue, recipe: Recipe) =>
  catalogueOf([...catalogue.ingredients.values()], [recipe]);

test('a changed line is quoted like a recipe that was written that way', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const recipe = catalogue.recipes.get(selection.recipeNo);
      const quoted = quoteLine(catalogue, selection);
      fc.pre(quoted.ok && recipe !== undefined);
      const written = withRecipe(catalogue, rewritten(recipe, selection.changes));
      const extras = selection.changes.filter(({ action }) => action === 'extra');
      const plain = quoteLine(written, { ...selection, changes: extras });
      expect(plain.ok && said(plain.quote)).toEqual(said(quoted.quote));
    }),
    { numRuns: 500 },
  );
});

test('a quote speaks of exactly the ingredients that are in the line', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const quoted = quoteLine(catalogue, selection);
      fc.pre(quoted.ok);
      const { contents, need, price, facts } = quoted.quote;
      expect([...need.keys()]).toEqual([...contents.keys()]);
      expect(price.parts.map(({ ingredientNo }) => ingredientNo)).toEqual([...need.keys()]);
      const inIt = [...need.keys()].map((no) => catalogue.ingredients.get(no));
      for (const it of facts.allergens) {
        expect(inIt.some((ingredient) => ingredient?.allergens?.includes(it))).toBe(true);
      }
      for (const it of facts.diets) {
        expect(inIt.every((ingredient) => ingredient?.diets?.includes(it))).toBe(true);
      }
      for (const [no, amount] of need) {
        expect(catalogue.ingredients.has(no)).toBe(true);
        expect(Number.isInteger(amount) && amount > 0).toBe(true);
      }
    }),
  );
});

test('an omitted allergen is gone only when nothing else brings it', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const recipe = catalogue.recipes.get(selection.recipeNo);
      fc.pre(recipe !== undefined);
      for (const { ingredientNo } of recipe.ingredients) {
        const quoted = quoteLine(catalogue, {
          ...selection,
          changes: [{ action: 'omit', ingredientNo }],
        });
        if (!quoted.ok) continue;
        const others = recipe.ingredients.filter((own) => own.ingredientNo !== ingredientNo);
        const left = others.flatMap(
          (own) => catalogue.ingredients.get(own.ingredientNo)?.allergens ?? [],
        );
        expect(new Set(quoted.quote.facts.allergens)).toEqual(new Set(left));
      }
    }),
  );
});

test('only what is on the menu is quoted', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const recipe = catalogue.recipes.get(selection.recipeNo);
      fc.pre(recipe !== undefined);
      const refusal = (menu: Catalogue, of: Selection) => {
        const quoted = quoteLine(menu, of);
        return quoted.ok ? undefined : quoted.problem.code;
      };
      expect(refusal(catalogue, { ...selection, recipeNo: 99 })).toBe('recipe-not-found');
      const draft = withRecipe(catalogue, { ...recipe, status: 'draft' });
      expect(refusal(draft, selection)).toBe('recipe-not-published');
    }),
  );
});

test('a line takes up to ten digits of an ingredient, and not one more', () => {
  fc.assert(
    fc.property(anIngredient(1), fc.integer({ min: 1, max: 9 }), (food, more) => {
      const ingredient = { ...food, packAmount: mostAmount };
      const recipe = {
        ...fixed,
        ingredients: [{ ingredientNo: 1, amount: mostAmount - 10, swaps: [] }],
      };
      const quote = (amount: number) =>
        quoteLine(catalogueOf([ingredient], [recipe]), {
          recipeNo: 1,
          servings: 1,
          changes: [{ action: 'extra', ingredientNo: 1, amount }],
        });
      expect(quote(10).ok).toBe(true);
      expect(quote(10 + more)).toEqual({ ok: false, problem: { code: 'amount-too-large' } });
    }),
  );
});

const fixed: Recipe = {
  recipeNo: 1,
  slug: 'salt',
  name: null,
  description: null,
  category: 'bowls',
  story: null,
  servings: 1,
  minutes: 1,
  preparationCents: 0,
  follows: { name: null, description: null, story: null },
  steps: [],
  picture: null,
  menuPlace: null,
  editionNo: 1,
  status: 'published',
  ingredients: [],
};
