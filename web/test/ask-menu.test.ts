import { beforeEach, expect, test, vi } from 'vitest';
import { noWeeks } from '../app/kit/weeks.ts';
import type { Card, Facets } from '../app/kit/api-types.ts';
import type * as askMenu from '../app/storefront/menu/ask-menu.ts';
import { readFilters } from '../app/storefront/menu/menu-filters.ts';
import type { MenuView } from '../app/storefront/menu/menu-view.ts';

let asked: string[];
let answers: Record<string, unknown>;
let menu: typeof askMenu;
beforeEach(async () => {
  asked = [];
  answers = { '/api/few-left': { items: [{ recipeNo: 1, portionsLeft: 3 }] } };
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const body = answers[path];
    return body === undefined ? new Response(null, { status: 404 }) : Response.json(body);
  });
  vi.resetModules();
  menu = await import('../app/storefront/menu/ask-menu.ts');
});

const filters = (query: string) => readFilters(new URLSearchParams(query));
const ask = (query: string) => menu.askMenuInBrowser(filters(query), new AbortController().signal);
const facets: Facets = {
  categories: [
    { value: 'soups', count: 70 },
    { value: 'bowls', count: 50 },
  ],
  kinds: [],
  diets: [{ value: 'vegan', count: 101 }],
  without: [{ value: 'milk', count: 100 }],
};
const card = { recipeNo: 1, slug: 'dal', portionsLeft: null } as Card;
/** The page as the server sends it. */
const arrive = (query = '', ofWeek: Partial<MenuView> = {}) =>
  menu.keepView({
    filters: filters(query),
    categories: [],
    weeks: noWeeks,
    week: '',
    items: [card],
    total: 120,
    facets,
    next: 'x',
    invalid: [],
    siteUrl: '',
    ...ofWeek,
  });
const page = { items: [card], total: 1, facets, next: null };

test('a page that has nothing yet leaves the question to the server', async () => {
  expect(await ask('')).toBeUndefined();
  expect(asked).toEqual([]);
});

test('what was shown is not asked for again, but for the stock', async () => {
  arrive();
  const view = await ask('');
  expect(view).toMatchObject({ items: [card], total: 120, next: 'x' });
  expect(await view?.fewLeft).toEqual(new Map([[1, 3]]));
  expect(asked).toEqual(['/api/few-left']);
});

test('a week is asked what it has left itself', async () => {
  const week = '2026-11-23';
  const weeks = { weekly: true, show: week, items: [] };
  arrive('', { weeks, week });
  answers[`/api/few-left?week=${week}`] = { items: [{ recipeNo: 1, portionsLeft: 0 }] };
  expect(await (await ask(''))?.fewLeft).toEqual(new Map([[1, 0]]));
  expect(asked).toEqual([`/api/few-left?week=${week}`]);
});

test('a stored result that is known to be long is never fetched: one page of it is asked for', async () => {
  arrive();
  answers['/catalog/without/milk.json'] = { items: [card], facets };
  await ask('without=milk');
  expect(asked.splice(0)).toEqual(['/api/few-left', '/catalog/without/milk.json']);
  answers['/api/recipes?diet=vegan&sort=shop&limit=24'] = page;
  expect(await ask('diet=vegan')).toMatchObject({ total: 1 });
  expect(asked.splice(0)).toEqual(['/api/recipes?diet=vegan&sort=shop&limit=24']);
});

test('the counts of the categories say how long the whole is', async () => {
  arrive('category=soups');
  answers['/api/recipes?sort=shop&limit=24'] = page;
  await ask('');
  expect(asked).toEqual(['/api/recipes?sort=shop&limit=24']);
});

test('a stored result that is only the beginning of a list says how long it is and where it goes on', async () => {
  arrive();
  answers['/catalog/without/milk.json'] = { items: [card], facets, total: 2000, next: 'y' };
  expect(await ask('without=milk')).toMatchObject({ items: [card], total: 2000, next: 'y' });
});

test('the menu is there although a stored result or the stock does not answer', async () => {
  arrive();
  answers = { '/api/recipes?category=bowls&sort=shop&limit=24': page };
  expect(await ask('category=bowls')).toMatchObject({ total: 1 });
  answers = { '/catalog/category/soups.json': { items: [card], facets } };
  const view = await ask('category=soups');
  expect(view).toMatchObject({ total: 1 });
  expect(await view?.fewLeft).toBeUndefined();
});

test('after a minute the menu may have changed, and is asked for again', async () => {
  arrive();
  answers['/api/recipes?sort=shop&limit=24'] = page;
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
  await ask('');
  vi.useRealTimers();
  expect(asked).toEqual(['/api/recipes?sort=shop&limit=24']);
});

test('in another language each filter is asked of the API in it, and nothing that is stored', async () => {
  const english = await vi.importActual<object>('../app/words/en/language.ts');
  vi.doMock('../app/words/en/language.ts', () => ({ ...english, language: 'de' }));
  try {
    vi.resetModules();
    menu = await import('../app/storefront/menu/ask-menu.ts');
    arrive();
    const addressOf = (query: string) => `/api/recipes?${query}&sort=shop&limit=24&language=de`;
    answers[addressOf('category=soups')] = page;
    answers[addressOf('without=milk')] = page;
    expect(await ask('category=soups')).toMatchObject({ items: [card] });
    expect(await ask('without=milk')).toMatchObject({ items: [card] });
    expect(asked).toEqual([addressOf('category=soups'), addressOf('without=milk')]);
  } finally {
    vi.doUnmock('../app/words/en/language.ts');
    vi.resetModules(); // The next file in this process has the pages in English again.
  }
});
