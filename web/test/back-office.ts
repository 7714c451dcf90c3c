import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions } from 'playwright-core';
import { TOTP } from 'otpauth';
import sql from 'sql-template-tag';
import { expect } from 'vitest';
import { lookAt } from '../../server/src/payments/cashier/cashier.ts';
import type { Language } from '../../server/src/contract/languages.ts';
import type { Role } from '../../server/src/contract/staff-roles.ts';
import { deliverTo, hire, type Person } from '../../server/test/store.ts';
import { beginToPay, payWith } from './by-card.ts';
import type { ShopWindow } from './shop-window.ts';

export type OfficePage = Awaited<ReturnType<typeof visitAsAdministrator>>;

/** A browser in which an administrator has signed in with their second factor. */
export const visitAsAdministrator = async (shop: ShopWindow, options: BrowserContextOptions = {}) =>
  visitWith(shop, await shop.newAdministrator(), options);

/** The same of somebody with that role. */
export const visitAsStaff = async (
  shop: ShopWindow,
  role: Role,
  options: BrowserContextOptions = {},
) => visitWith(shop, await hire(shop.shop, role), options);

async function visitWith(
  shop: ShopWindow,
  { email, password }: { email: string; password: string },
  options: BrowserContextOptions,
) {
  const page = await shop.visit({ viewport: { width: 1280, height: 900 }, ...options });
  const post = async (path: string, data: object) => {
    const reply = await page.request.post(path, { data });
    expect(reply.status(), path).toBe(200);
    return (await reply.json()) as { secret: string };
  };
  await post('/auth/sign-in', { email, password });
  const { secret } = await post('/auth/mfa/begin', {});
  await post('/auth/mfa/confirm', { code: new TOTP({ secret }).generate() });
  return Object.assign(page, { email });
}

/** What the API answers when all is well. */
export async function ask<Body>(
  person: Person,
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
): Promise<Body> {
  const reply = await person.ask<Body>(method, path, body, headers);
  expect(reply.status, `${method} ${path} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
  return reply.body;
}

/** The days that can be ordered for, first first. */
export async function openDays(shop: ShopWindow): Promise<string[]> {
  const { items } = await ask<{ items: { day: string }[] }>(
    shop.guest(),
    'GET',
    '/api/delivery-days',
  );
  return items.map(({ day }) => day);
}

/** Changes a delivery day as it stands. */
export async function changeDay(
  staff: Person,
  day: string,
  change: { capacity: number; closed: boolean },
): Promise<void> {
  type Days = { items: { version: number }[] };
  const days = '/api/admin/delivery-days';
  const { items } = await ask<Days>(staff, 'GET', `${days}?from=${day}&to=${day}`);
  await ask(staff, 'PUT', `${days}/${day}`, { ...change, version: items[0]?.version ?? 0 });
}

/** Lets the moment pass until which the customer of an order was promised that they can cancel. */
export async function passCutOff(shop: ShopWindow, orderNo: number): Promise<number> {
  const past = sql`update orders set cancel_until = now() - interval '1 minute' where order_no = ${orderNo}`;
  expect(await shop.shop.database.run(past)).toBe(1);
  return orderNo;
}

/** An order that can be packed: its customer may cancel it no longer. */
export const placeDueOrder = async (shop: ShopWindow, order: Order = {}): Promise<number> =>
  passCutOff(shop, await placeOrder(shop, order));

/** An order that has closed and is charged, with the number of its invoice. */
export async function billOrder(
  shop: ShopWindow,
  order: Order = {},
): Promise<{ orderNo: number; number: string }> {
  const { customer = await shop.customer() } = order;
  const orderNo = await placeOrder(shop, { ...order, customer });
  if (shop.shop.payments) {
    const asCustomer = <Body>(method: string, path: string, body?: object) =>
      ask<Body>(customer, method, path, body);
    expect(await payWith(asCustomer, await beginToPay(asCustomer, orderNo))).toBe('paid');
  }
  await passCutOff(shop, orderNo);
  await lookAt(shop.shop, orderNo);
  await shop.settled();
  const path = `/api/admin/orders/${orderNo}/invoices`;
  const { items } = await ask<{ items: { number: string }[] }>(
    await shop.administrator(),
    'GET',
    path,
  );
  return { orderNo, number: items[0]?.number ?? '' };
}

type Line = { slug: string; servings?: number; changes?: object[] };
type Order = {
  customer?: Person;
  name?: string;
  day?: string;
  lines?: Line[];
  /** Of the page that it is ordered on. */
  language?: Language;
};

/** A customer's order, of a dal for the first open day unless something else is said; answers its number. */
export async function placeOrder(shop: ShopWindow, order: Order = {}): Promise<number> {
  const { customer = await shop.customer(), name = deliverTo.name } = order;
  const {
    day = (await openDays(shop))[0],
    lines = [{ slug: 'red-lentil-and-spinach-dal' }],
    language = 'en',
  } = order;
  for (const { slug, servings = 2, changes = [] } of lines) {
    const { recipeNo } = await ask<{ recipeNo: number }>(customer, 'GET', `/api/recipes/${slug}`);
    const line = { recipeNo, servings, changes, acknowledged: ['unknown-allergens'] };
    await ask(customer, 'POST', '/api/cart/lines', line);
  }
  type Basket = { version: number; totalCents: number };
  const { version, totalCents } = await ask<Basket>(customer, 'GET', '/api/cart');
  const placed = await customer.ask<{ orderNo: number }>(
    'POST',
    `/api/orders?language=${language}`,
    {
      basketVersion: version,
      totalCents,
      deliveryDay: day,
      deliverTo: { ...deliverTo, name },
    },
    { 'idempotency-key': randomUUID() },
  );
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  await shop.settled();
  return placed.body.orderNo;
}
