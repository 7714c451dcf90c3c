import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, password, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
});
afterAll(() => store.close());

test('what a guest chose joins the customer’s basket once, whatever the browser asks at the same time', async () => {
  type Cart = { version: number; lines: { servings: number }[] };
  const person = store.guest();
  const line = { recipeNo: store.nos.recipe('Congee'), servings: 2 };
  await person.ask('POST', '/api/cart/lines', line);
  const email = 'guest@example.com';
  await store.shop.accounts.createConfirmed({ email, password, group: 'customers' });
  expect((await person.ask('POST', '/auth/sign-in', { email, password })).status).toBe(200);
  const looks = await Promise.all(
    Array.from({ length: 6 }, () => person.ask<Cart>('GET', '/api/cart')),
  );
  for (const { body } of looks)
    expect(body).toMatchObject({ version: 1, lines: [{ servings: 2 }] });
});
