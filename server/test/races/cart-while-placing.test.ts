import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillBasket, openStore, order, password, type Person, type Store } from '../store.ts';

const tries = 26;

let store: Store;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 10_000_000, Lime: 10_000_000 },
    recipes: { Congee: { Rice: 10, Lime: 1 } },
  });
});
afterAll(() => store.close());

type Cart = { lines: { servings: number; changes: object[] }[] };
const congee = () => ({ recipeNo: store.nos.recipe('Congee'), servings: 2 });
const linesOf = async (person: Person) => (await person.ask<Cart>('GET', '/api/cart')).body.lines;
const servingsIn = (lines: { servings: number }[]) =>
  lines.reduce((sum, { servings }) => sum + servings, 0);

/** Places what is in the basket while somebody else does something to it; answers the servings ordered and those that remain. */
async function placeWhile(
  person: Person,
  meanwhile: () => Promise<{ status: number }>,
): Promise<{ ordered: number; left: Cart['lines'] }> {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings: 2 }]);
  const [placed, changed] = await Promise.all([order(person, basket), meanwhile()]);
  expect([200, 201]).toContain(changed.status);
  expect([201, 409]).toContain(placed.status);
  // Before and after the outbox has emptied the basket it holds the same.
  const soon = servingsIn(await linesOf(person));
  await store.settled();
  const left = await linesOf(person);
  expect(servingsIn(left)).toBe(soon);
  return { ordered: placed.status === 201 ? 2 : 0, left };
}

test('servings added while an order is being placed stay in the basket, whoever was first', async () => {
  const outcomes = [];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const person = await store.customer();
    const { ordered, left } = await placeWhile(person, () =>
      person.ask('POST', '/api/cart/lines', congee()),
    );
    outcomes.push(ordered + servingsIn(left));
  }
  expect(outcomes).toEqual(outcomes.map(() => 4));
});

test('a line that is changed while it is being ordered stays as it was changed', async () => {
  const without = [{ action: 'omit', ingredientNo: store.nos.ingredient('Lime') }];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const person = await store.customer();
    const lineId = randomUUID();
    const write = (changes: object[]) =>
      person.ask<Cart & { version: number; totalCents: number }>(
        'PUT',
        `/api/cart/lines/${lineId}`,
        { ...congee(), changes },
      );
    const { version, totalCents } = (await write([])).body;
    const [placed, changed] = await Promise.all([
      order(person, { basketVersion: version, totalCents }),
      write(without),
    ]);
    expect([changed.status, [201, 409].includes(placed.status)]).toEqual([200, true]);
    await store.settled();
    expect(await linesOf(person)).toMatchObject([{ servings: 2, changes: without }]);
  }
});

test('a guest’s basket that joins while an order is being placed stays, and only that', async () => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const email = `${randomUUID()}@example.com`;
    const person = await store.customer(email);
    const elsewhere = store.guest();
    await elsewhere.ask('POST', '/api/cart/lines', congee());
    const signedIn = await elsewhere.ask('POST', '/auth/sign-in', { email, password });
    expect(signedIn.status).toBe(200);
    const { ordered, left } = await placeWhile(person, () => elsewhere.ask('GET', '/api/cart'));
    expect(ordered + servingsIn(left)).toBe(4);
  }
});
