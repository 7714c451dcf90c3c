import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import { TOTP } from 'otpauth';
import { expect } from 'vitest';
import type { Person } from '../../server/test/store.ts';
import type { ShopWindow } from './shop-window.ts';

export type DeskPage = Awaited<ReturnType<typeof staffAt>>;

/** A browser in which an administrator has signed in with their second factor. */
export async function staffAt(shop: ShopWindow, options: BrowserContextOptions = {}) {
  const page = await shop.visit(options);
  const { email, password } = await shop.newAdministrator();
  const post = async (path: string, data: object) => {
    const reply = await page.request.post(path, { data });
    expect(reply.status(), path).toBe(200);
    return (await reply.json()) as { secret: string };
  };
  await post('/auth/sign-in', { email, password });
  const { secret } = await post('/auth/mfa/begin', {});
  await post('/auth/mfa/confirm', { code: new TOTP({ secret }).generate() });
  return page;
}

/** Goes to a page and waits until its scripts run. */
export async function open(page: DeskPage, path: string): Promise<void> {
  const reply = await page.goto(path);
  expect(reply?.status(), path).toBe(200);
  await page.waitForFunction(() => '__reactRouterContext' in window);
  await page.waitForLoadState('networkidle');
}

type Line = { slug: string; servings?: number; changes?: object[] };

/** A new customer's order for a day. */
export async function orderFor(
  shop: ShopWindow,
  deliveryDay: string,
  lines: Line[],
  name = 'Ada Cook',
): Promise<number> {
  const customer = await shop.customer();
  for (const { slug, servings = 2, changes = [] } of lines) {
    const { recipeNo } = await ask<{ recipeNo: number }>(customer, 'GET', `/api/recipes/${slug}`);
    const line = { recipeNo, servings, changes, acknowledged: ['unknown-allergens'] };
    await ask(customer, 'POST', '/api/cart/lines', line);
  }
  type Basket = { version: number; totalCents: number };
  const basket = await ask<Basket>(customer, 'GET', '/api/cart');
  const placed = await customer.ask<{ orderNo: number }>(
    'POST',
    '/api/orders',
    {
      ...{ basketVersion: basket.version, totalCents: basket.totalCents, deliveryDay },
      deliverTo: { name, phone: '0871234567', address: '1 Quay Street, Galway' },
    },
    { 'idempotency-key': randomUUID() },
  );
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  await shop.settled();
  return placed.body.orderNo;
}

/** What the API answers when all is well. */
export async function ask<Body>(
  person: Person,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  const reply = await person.ask<Body>(method, path, body);
  expect(reply.status, `${method} ${path} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
  return reply.body;
}

/** The days that can be ordered for, first first. */
export async function openDays(shop: ShopWindow): Promise<string[]> {
  const { items } = await ask<{ items: { day: string }[] }>(
    await shop.customer(),
    'GET',
    '/api/delivery-days',
  );
  return items.map(({ day }) => day);
}

/** Nothing that axe finds fault with, in light and in dark. */
export async function expectAccessible(page: DeskPage, path: string): Promise<void> {
  await open(page, path);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(found, `${path} ${colorScheme}`).toEqual([]);
  }
}
