import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from '../../server/test/store.ts';
import type { ShopWindow } from './shop-window.ts';

/** A browser in which an administrator is signed in with a second factor. */
export async function visitAsAdministrator(
  shop: ShopWindow,
  options: Parameters<ShopWindow['visit']>[0] = {},
) {
  const page = await shop.visit({ viewport: { width: 1280, height: 900 }, ...options });
  const { email, password, codeOf } = await shop.newAdministrator();
  await page.request.post('/auth/sign-in', { data: { email, password } });
  const begun = await page.request.post('/auth/mfa/begin', { data: {} });
  const { secret } = (await begun.json()) as { secret: string };
  const confirmed = await page.request.post('/auth/mfa/confirm', {
    data: { code: codeOf(secret) },
  });
  expect(confirmed.status()).toBe(200);
  return Object.assign(page, { email });
}

/** Opens a page and waits until its scripts run. */
export async function open(page: Page, path: string) {
  const reply = await page.goto(path);
  await page.waitForFunction(() => '__reactRouterContext' in window);
  return reply;
}

export const deliverTo = { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' };

/** An order of the first recipe of the menu, without its first ingredient. */
export async function placeOrder(
  shop: ShopWindow,
  options: { customer?: Person; name?: string; dayAt?: number } = {},
) {
  const { customer = await shop.customer(), name = deliverTo.name, dayAt = 0 } = options;
  type Recipe = { slug: string; recipeNo: number; ingredients: Ingredient[] };
  type Ingredient = { ingredientNo: number; name: string };
  const { body: menu } = await customer.ask<{ items: Recipe[] }>('GET', '/api/recipes?sort=name');
  const slug = menu.items[0]?.slug ?? '';
  const { body: recipe } = await customer.ask<Recipe>('GET', `/api/recipes/${slug}`);
  const [leftOut, kept] = recipe.ingredients;
  if (!leftOut || !kept) throw new Error('The first recipe has too few ingredients.');
  const added = await customer.ask('POST', '/api/cart/lines', {
    recipeNo: recipe.recipeNo,
    servings: 2,
    changes: [{ action: 'omit', ingredientNo: leftOut.ingredientNo }],
  });
  expect(added.status).toBe(201);
  type Basket = { version: number; totalCents: number };
  const { body: basket } = await customer.ask<Basket>('GET', '/api/cart');
  const days = await customer.ask<{ items: { day: string }[] }>('GET', '/api/delivery-days');
  const day = days.body.items[dayAt]?.day ?? '';
  const placed = await customer.ask<{ orderNo: number }>(
    'POST',
    '/api/orders',
    {
      basketVersion: basket.version,
      totalCents: basket.totalCents,
      deliveryDay: day,
      deliverTo: { ...deliverTo, name },
    },
    { 'idempotency-key': randomUUID() },
  );
  expect(placed.status).toBe(201);
  return { orderNo: placed.body.orderNo, day, customer, leftOut, kept };
}

/** What axe finds on the page as it is. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Nothing that axe finds, in light and in dark, and nothing wider than the screen on a desk, a tablet and a phone. */
export async function expectAccessible(page: Page, path: string) {
  await open(page, path);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page), `${path} ${colorScheme}`).toEqual([]);
  }
  for (const width of [820, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${path} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
