import { describe, expect, test } from 'vitest';
import { ingredientOf } from '../../../test/small-menu.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { oddAmounts, usualAmounts } from './odd-amounts.ts';

const nutrition = ingredientOf('').nutrition;
const foods = (
  [
    ['Lemon', { unit: 'piece', pieceGrams: 60 }],
    ['Salt', { nutrition: { ...nutrition, kcal: 0, saltMg: 100_000 } }],
    ['Rice', { cooking: 'tender', nutrition: { ...nutrition, kcal: 350 } }],
    ['Olive oil', { unit: 'ml', nutrition: { ...nutrition, kcal: 820 } }],
    ['Vanilla pod', { unit: 'piece', pieceGrams: null }],
    ['Saffron', { unit: 'mg', nutrition: { ...nutrition, kcal: 310 } }],
    ['Cumin', {}],
    ['Flour', { cooking: 'hot' }],
  ] as [string, Partial<Ingredient>][]
).map(([name, facts], index) => ({ ingredientNo: index + 1, ...ingredientOf(name, facts) }));
const facts = new Map(foods.map((food) => [food.ingredientNo, food]));
const noOf = (name: string) => foods.find((food) => food.name === name)?.ingredientNo ?? 0;

const recipe = (contents: Record<string, number>, servings = 2) => ({
  servings,
  ingredients: Object.entries(contents).map(([name, amount]) => ({
    ingredientNo: noOf(name),
    amount,
    swaps: [],
  })),
});
const usual = usualAmounts(
  [1, 1.5, 2, 2.5, 40].map((perServing) => ({ ingredientNo: noOf('Cumin'), perServing })),
);
const oddIn = (contents: Record<string, number>, servings = 2) =>
  oddAmounts(recipe(contents, servings), undefined, facts, usual).map(({ why }) => why);

describe('is asked about', () => {
  test.each([
    ['110 lemons for 2', { Lemon: 110 }, 'heavy'],
    ['5 kg of salt', { Salt: 5000 }, 'heavy'],
    ['13 g of salt for 2', { Salt: 13 }, 'salty'],
    ['a gram of rice for 2', { Rice: 1 }, 'scant'],
    ['400 ml of oil for 2', { 'Olive oil': 400 }, 'rich'],
    ['30 vanilla pods, whose weight nobody has said', { 'Vanilla pod': 30 }, 'heavy'],
    ['a kilogram and a half of saffron', { Saffron: 3_000_000 }, 'heavy'],
    ['more than ten times what recipes take', { Cumin: 41 }, 'above-usual'],
    ['less than a tenth of it', { Cumin: 1 }, 'below-usual'],
  ])('%s', (_name, contents, why) => {
    expect(oddIn(contents, why === 'below-usual' ? 6 : 2)).toEqual([why]);
  });
});

test('what people cook is not', () => {
  const dish = { Lemon: 2, Salt: 6, Rice: 180, 'Olive oil': 60, 'Vanilla pod': 1 };
  expect(oddIn({ ...dish, Saffron: 200, Cumin: 4, Flour: 2 })).toEqual([]);
  expect(oddIn({ Rice: 2400, Salt: 48, Cumin: 48 }, 24)).toEqual([]);
});

test('what was confirmed is not asked again, until it is another amount', () => {
  const { ingredients, servings } = recipe({ Lemon: 110 });
  const sure = ingredients.map((entry) => ({ ...entry, confirmed: true as const }));
  expect(oddAmounts({ servings, ingredients: sure }, undefined, facts, usual)).toEqual([]);
});

test('what is on the menu stays there, unless its amount or its servings change', () => {
  const known = { ...recipe({ Lemon: 110 }), status: 'published' as const };
  const again = (next: object, status: 'published' | 'draft' = 'published') =>
    oddAmounts({ ...known, ...next }, { ...known, status }, facts, usual).length;
  expect(again({})).toBe(0);
  expect(again({ servings: 1 })).toBe(1);
  expect(again(recipe({ Lemon: 111 }))).toBe(1);
  expect(again({}, 'draft')).toBe(1);
});

test('few recipes have no usual amount, and one strange one moves it little', () => {
  expect(usual.get(noOf('Cumin'))).toEqual({ perServing: 2, recipes: 5 });
  const portion = { ingredientNo: 1, perServing: 3 };
  expect(usualAmounts([portion, portion, portion, portion]).size).toBe(0);
  const six = [1, 2, 3, 4, 5, 6].map((perServing) => ({ ingredientNo: 1, perServing }));
  expect(usualAmounts(six).get(1)).toEqual({ perServing: 3.5, recipes: 6 });
});
