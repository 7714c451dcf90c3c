import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from '../../src/office/erasure/erasure.ts';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let ada: Person;
beforeAll(async () => {
  store = await openStore({
    recipes: { Congee: { Rice: 90 }, Ceviche: { Lime: 3 }, Pilaf: { Rice: 80 } },
  });
  ada = await store.customer();
});
afterAll(() => store.close());

type Page = {
  items: { recipeNo: number; name: string | null; since: string; card: { slug: string } | null }[];
  next: string | null;
};
const at = (recipeNo: number) => `/api/me/favourites/${recipeNo}`;
const no = (name: string) => store.nos.recipe(name);

test('a recipe is marked once, however often it is asked, and the mark comes off again', async () => {
  const marked = { recipeNo: no('Congee'), favourite: true };
  expect(await ada.ask('PUT', at(no('Congee')), {})).toMatchObject({ status: 200, body: marked });
  expect(await ada.ask('PUT', at(no('Congee')), {})).toMatchObject({ status: 200, body: marked });
  await ada.ask('PUT', at(no('Ceviche')), {});
  const { items } = (await ada.ask<Page>('GET', '/api/me/favourites')).body;
  expect(items.map(({ name }) => name)).toEqual(['Ceviche', 'Congee']);
  expect(items[0]?.card?.slug).toBe('ceviche');
  const off = await ada.ask('DELETE', at(no('Ceviche')));
  expect(off.body).toEqual({ recipeNo: no('Ceviche'), favourite: false });
  expect((await ada.ask('DELETE', at(no('Ceviche')))).status).toBe(200);
  expect((await ada.ask<Page>('GET', '/api/me/favourites')).body.items).toHaveLength(1);
});

test('the list goes on where a page ended', async () => {
  const bea = await store.customer();
  for (const name of ['Congee', 'Ceviche', 'Pilaf']) await bea.ask('PUT', at(no(name)), {});
  const first = (await bea.ask<Page>('GET', '/api/me/favourites?limit=2')).body;
  expect(first.items.map(({ name }) => name)).toEqual(['Pilaf', 'Ceviche']);
  const rest = (await bea.ask<Page>('GET', `/api/me/favourites?limit=2&cursor=${first.next}`)).body;
  expect(rest.items.map(({ name }) => name)).toEqual(['Congee']);
  expect(rest.next).toBeNull();
});

test('what is asked beside the menu says which of its dishes are marked, to each customer their own', async () => {
  const both = `/api/menu-conflicts?recipeNo=${no('Congee')},${no('Pilaf')}`;
  expect((await ada.ask('GET', both)).body).toMatchObject({ favourites: [no('Congee')] });
  const bob = await store.customer();
  expect((await bob.ask('GET', both)).body).toMatchObject({ favourites: [] });
  expect((await store.guest().ask('GET', both)).body).toMatchObject({
    profile: null,
    favourites: [],
  });
  // What everybody gets says nothing of anybody.
  for (const path of ['/api/recipes', '/api/recipes/congee'])
    expect((await ada.ask('GET', path)).body).toEqual((await bob.ask('GET', path)).body);
});

test('a guest is asked to sign in, and numbers that are not on the menu tell nothing', async () => {
  for (const method of ['PUT', 'DELETE'])
    expect(await store.guest().ask(method, at(no('Congee')), {})).toMatchObject({ status: 401 });
  expect(await ada.ask('PUT', at(9_999_999_999), {})).toMatchObject({
    status: 404,
    body: { code: 'recipe-not-found' },
  });
});

test('a favourite that left the menu stays in the list, without its card', async () => {
  const cara = await store.customer();
  await cara.ask('PUT', at(no('Pilaf')), {});
  const owner = await store.administrator();
  const path = `/api/admin/recipes/${no('Pilaf')}`;
  const { version } = (await owner.ask<{ version: number }>('GET', path)).body;
  const off = await owner.ask('POST', `${path}/unpublish`, { version });
  expect(off).toMatchObject({ status: 200 });
  const { items } = (await cara.ask<Page>('GET', '/api/me/favourites')).body;
  expect(items).toMatchObject([{ name: 'Pilaf', card: null }]);
});

test('favourites are told to whoever asks for their data, and go with them', async () => {
  const dora = await store.customer();
  await dora.ask('PUT', at(no('Congee')), {});
  const told = await dora.ask<{ favourites: object[] }>('GET', '/api/me/everything');
  expect(told.body.favourites).toEqual([
    { recipeNo: no('Congee'), since: store.time.now.toISOString().replace(/\.000Z$/, '+00:00') },
  ]);
  const { customerNo } = (await dora.ask<{ customerNo: number }>('GET', '/api/me')).body;
  await erase(store.shop, customerNo, { by: 'customer', reason: null });
  expect(await store.shop.marks.among(customerNo, [no('Congee')])).toEqual([]);
});
