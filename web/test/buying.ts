import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { ShopWindow } from './shop-window.ts';

type Line = { slug: string; servings: number; changes?: unknown[] };
type Recipe = {
  recipeNo: number;
  ingredients: { ingredientNo: number; name: string; swaps: { ingredientNo: number }[] }[];
};
export type Cart = {
  version: number;
  totalCents: number;
  lines: { lineId: string; servings: number; name: string }[];
};

/** What the API answers to the browser of this page, with its cookies. */
export async function ask<Body>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  data?: unknown,
): Promise<Body> {
  const reply = await page.request.fetch(path, { method, ...(data === undefined ? {} : { data }) });
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()} ${await reply.text()}`);
  return (await reply.json()) as Body;
}

export const recipe = (page: Page, slug: string): Promise<Recipe> =>
  ask<Recipe>(page, 'GET', `/api/recipes/${slug}`);

/** Puts meals into the box of this browser. */
export async function fillBox(page: Page, lines: Line[]): Promise<void> {
  for (const { slug, ...line } of lines) {
    const { recipeNo } = await recipe(page, slug);
    await ask(page, 'POST', '/api/cart/lines', { recipeNo, ...line });
  }
}

/** Changes the profile of whoever is signed in here, as it stands. */
export async function changeProfile(page: Page, changes: object): Promise<void> {
  const { version } = await ask<{ version: number }>(page, 'GET', '/api/me');
  await ask(page, 'PATCH', '/api/me', { ...changes, version });
}

/** Signs this browser in without its pages. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  const { email, password } = who;
  await ask(page, 'POST', '/auth/sign-in', { email, password });
}

const withCode = /^\d{6}$/m;

/** The code in the newest letter with one to this address, once so many have come: they are written after the answer. */
export async function codeFor(
  { letters }: ShopWindow,
  email: string,
  { sent = 1 } = {},
): Promise<string> {
  const theirs = await vi.waitUntil(
    () => {
      const found = letters.filter(({ to, text }) => to === email && withCode.test(text));
      return found.length >= sent && found;
    },
    { timeout: 20_000 },
  );
  const code = withCode.exec(theirs.at(-1)?.text ?? '')?.[0];
  if (!code) throw new Error(`The newest letter to ${email} has no code.`);
  return code;
}

export const orderCount = async (page: Page): Promise<number> =>
  (await ask<{ items: unknown[] }>(page, 'GET', '/api/orders')).items.length;

export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Ada Cook');
  await page.getByLabel('Phone').fill('0871234567');
  await page.getByLabel('Address').fill('1 Quay Street, Galway');
}

/** Orders what is in the box of this browser, without its pages. */
export async function placeOrder(page: Page): Promise<number> {
  const { version, totalCents } = await ask<Cart>(page, 'GET', '/api/cart');
  const { items } = await ask<{ items: { day: string }[] }>(page, 'GET', '/api/delivery-days');
  const reply = await page.request.post('/api/orders', {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      basketVersion: version,
      totalCents,
      deliveryDay: items[0]?.day,
      deliverTo: { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' },
    },
  });
  if (reply.status() !== 201) throw new Error(`The order answered ${await reply.text()}`);
  return ((await reply.json()) as { orderNo: number }).orderNo;
}
