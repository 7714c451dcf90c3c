import { expect, test } from 'vitest';
import { catalogueOf, quotesOf } from '../../../test/arbitraries.ts';
import { ingredientOf } from '../../../test/small-menu.ts';
import { mealsOnly } from '../../checkout/pricing/pricing.fixtures.ts';
import { planOrder } from '../../checkout/desk/plan-order.ts';
import { mostExtraAlcohol } from '../../contract/food-terms.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import type { Change } from './customise-recipe.ts';
import { followsNothing, type Recipe } from './recipe.ts';

const wine = 2;
const nobody = { avoidedAllergens: [], diets: [], members: [] };

function shopWith(alcoholPermille: number | null, facts: Partial<Ingredient> = {}) {
  const pears = { ingredientNo: 1, version: 1, ...ingredientOf('Pears') };
  const strong = {
    ingredientNo: wine,
    version: 1,
    ...ingredientOf('Wine', { unit: 'ml', alcoholPermille, diets: [], ...facts }),
  };
  const recipe: Recipe = {
    recipeNo: 1,
    slug: 'pears',
    name: 'Pears',
    description: null,
    category: 'bowls',
    story: null,
    servings: 2,
    minutes: 20,
    preparationCents: 0,
    follows: followsNothing,
    steps: ['Poach.'],
    picture: null,
    menuPlace: null,
    status: 'published',
    editionNo: 1,
    ingredients: [
      { ingredientNo: 1, amount: 2, swaps: [] },
      { ingredientNo: wine, amount: 900, swaps: [] },
    ],
  };
  const quotes = quotesOf(catalogueOf([pears, strong], [recipe]));
  const line = (changes: Change[], lineId = 'a') => ({
    lineId,
    recipeNo: 1,
    servings: 2,
    changes,
    acknowledged: [],
  });
  const plan = (lines: ReturnType<typeof line>[], isOfAge: boolean) => {
    const total = lines.reduce((sum, one) => {
      const quoted = quotes(one);
      return quoted.ok ? sum + quoted.quote.price.totalCents : sum;
    }, 0);
    const planned = planOrder(lines, total, quotes, nobody, mealsOnly, isOfAge);
    return planned.ok ? 'planned' : planned.problem.code;
  };
  return { quotes, line, plan };
}

const extra = (amount: number): Change => ({ action: 'extra', ingredientNo: wine, amount });

test('wine is sold to who confirmed to be of age, and to nobody else; soy sauce to everybody', () => {
  const bottle = shopWith(135);
  expect(bottle.plan([bottle.line([])], false)).toBe('age-not-confirmed');
  expect(bottle.plan([bottle.line([])], true)).toBe('planned');
  const without: Change = { action: 'omit', ingredientNo: wine };
  expect(bottle.plan([bottle.line([without])], false)).toBe('planned');
  expect(bottle.plan([bottle.line([without, extra(10)])], false)).toBe('age-not-confirmed');
  for (const permille of [null, 0, 20, 25]) {
    const seasoning = shopWith(permille);
    expect(seasoning.plan([seasoning.line([])], false)).toBe('planned');
  }
  const barely = shopWith(26);
  expect(barely.plan([barely.line([])], false)).toBe('age-not-confirmed');
});

test('what a recipe takes of wine is not counted, what is added to it is: a bottle at most, in all meals together', () => {
  const { quotes, line, plan } = shopWith(135);
  expect(quotes(line([extra(mostExtraAlcohol)])).ok).toBe(true);
  expect(quotes(line([extra(3000)]))).toEqual({ ok: false, problem: { code: 'too-much-alcohol' } });
  const two = [line([extra(400)], 'a'), line([extra(400)], 'b')];
  expect(plan(two, true)).toBe('too-much-alcohol');
  expect(plan(two.slice(1), true)).toBe('planned');
  const milk = shopWith(0);
  expect(milk.quotes(milk.line([extra(3000)])).ok).toBe(true);
});

test('pieces count by their weight, milligrams by the thousand', () => {
  const pralines = shopWith(100, { unit: 'piece', pieceGrams: 50 });
  expect(pralines.quotes(pralines.line([extra(15)])).ok).toBe(true);
  expect(pralines.quotes(pralines.line([extra(16)])).ok).toBe(false);
  const drops = shopWith(100, { unit: 'mg' });
  expect(drops.quotes(drops.line([extra(750_000)])).ok).toBe(true);
  expect(drops.quotes(drops.line([extra(750_001)])).ok).toBe(false);
});

test('strength is told above 1.2 % vol', () => {
  const told = (permille: number | null) => {
    const { quotes, line } = shopWith(permille);
    const quoted = quotes(line([]));
    return quoted.ok && quoted.quote.facts.alcoholIn.length > 0;
  };
  expect([null, 0, 12, 13, 135].map(told)).toEqual([false, false, false, true, true]);
});
