import { expect, test } from 'vitest';
import { largeCatalogue } from '../../../test/wordy-menus.ts';
import { mostStored } from '../../contract/stored-results.ts';
import type { Position } from '../ingredients/position.ts';
import { buildMenu, type Card } from './build-menu.ts';
import { findRecipes } from './find-recipes.ts';
import { storedResults } from './stored-results.ts';

type Stored = { items: Card[]; total?: number; next?: string };
const storedOf = (size: number) =>
  new Map(storedResults(buildMenu(largeCatalogue(5, size)))) as Map<string, Stored>;
const noWishes = {
  category: undefined,
  diets: [],
  without: [],
  maxMinutes: undefined,
  maxPriceCents: undefined,
  q: undefined,
};

test('a list that fits is stored whole', () => {
  const whole = storedOf(mostStored).get('catalog/menu.json');
  expect(whole?.items).toHaveLength(mostStored);
  expect(whole).not.toHaveProperty('next');
  expect(whole).not.toHaveProperty('total');
});

test('a longer list is begun, and the API goes on where it stops', () => {
  const menu = buildMenu(largeCatalogue(5, 300));
  const begun = storedOf(300).get('catalog/menu.json');
  expect(begun?.items).toHaveLength(mostStored);
  expect(begun?.total).toBe(menu.entries.length);
  const cursor = Buffer.from(begun?.next ?? '', 'base64url').toString();
  const [sort, after] = JSON.parse(cursor) as ['shop', Position];
  const rest = findRecipes(menu, noWishes, { sort, after, limit: Infinity }).cards;
  const whole = findRecipes(menu, noWishes, { sort, after: undefined, limit: Infinity }).cards;
  const numbers = (cards: readonly Card[]) => cards.map(({ recipeNo }) => recipeNo);
  expect([...numbers(begun?.items ?? []), ...numbers(rest)]).toEqual(numbers(whole));
});

test('no stored result has more cards than a page may show, however long the menu is', () => {
  for (const { items } of storedOf(700).values())
    expect(items.length).toBeLessThanOrEqual(mostStored);
});
