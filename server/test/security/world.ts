import sql from 'sql-template-tag';
import { expect } from 'vitest';
import { roles, scopes } from '../../src/contract/staff-roles.ts';
import { postSale } from '../../src/ledger/books/books.ts';
import { issueInvoice } from '../../src/payments/invoices/invoices.ts';
import { linkKeyOf } from '../../src/people/reminders/reminders.ts';
import { operationsOf, type Operation } from '../../src/http/document.ts';
import { problems } from '../../src/refusal.ts';
import type { RefusalCode } from '../../src/refusal.ts';
import {
  changeProfile,
  deliverTo,
  fillBasket,
  firstDay,
  newAdministrator,
  openStore,
  order,
  type Person,
  type Reply,
  type Store,
} from '../store.ts';

/** A store with somebody of every kind in it; Ada has ordered and has something in her basket again. */
export type World = Awaited<ReturnType<typeof openWorld>>;

export const people = [
  'guest',
  'customer',
  'other customer',
  'administrator without MFA',
  'kitchen',
  'menu',
  'support',
  'accounts',
  'manager',
  'administrator',
  'token of the kitchen',
  'token of support',
  'token for everything',
  'token that was revoked',
  'token of somebody who left',
] as const;
export type Who = (typeof people)[number];

export async function openWorld(environment: Record<string, string> = {}) {
  const store = await openStore({
    stock: { Rice: 100_000, Lime: 100_000, Wine: 100_000 },
    recipes: {
      Congee: { Rice: 100 },
      Ceviche: { Lime: 3, Rice: 50 },
      Pudding: { Milk: 100 },
      Pears: { Wine: 200 },
    },
    facts: {
      Milk: { allergens: ['milk'], diets: ['pork-free'] },
      Wine: { unit: 'ml', alcoholPermille: 135, diets: [] },
    },
    environment: { LARDER_TOKEN_REQUESTS: '1000000', ...environment },
  });
  const ada = await store.customer();
  const bob = await store.customer();
  const placed = await order(
    ada,
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]),
  );
  await store.settled();
  await changeProfile(ada, deliverTo);
  await fillBasket(store, ada, [{ recipe: 'Ceviche', servings: 1 }]);
  const basket = await ada.ask<{ lines: { lineId: string }[] }>('GET', '/api/cart');
  const me = await ada.ask<{ customerNo: number }>('GET', '/api/me');
  await store.shop.database.transaction(async (tx) => {
    await postSale(tx, placed.body.orderNo, store.shop.clock());
    await issueInvoice(tx, store.shop, placed.body.orderNo, store.shop.clock());
  });
  await store.settled();
  const administrator = await store.administrator();
  await administrator.ask('POST', '/api/admin/pages/help/versions', {
    text: 'Write to {email}.',
    holdsFrom: null,
    agreeAgain: false,
    version: 0,
  });
  const promotion = await administrator.ask<{ promotionNo: number }>(
    'POST',
    '/api/admin/promotions',
    {
      title: 'Delivered free',
      code: 'WORLD',
      kind: 'delivery',
      basisPoints: [],
      cents: 0,
      minGoodsCents: 0,
      firstDay: null,
      lastDay: null,
      maxUses: null,
      maxPerCustomer: null,
      firstOrderOnly: false,
      referralCents: null,
      active: true,
    },
  );
  const imported = await importSoup(store, administrator);
  const drilled = await administrator.ask<{ recallNo: number }>('POST', '/api/admin/recalls', {
    lotNo: 1,
    isDrill: true,
    hazard: 'quality',
  });
  const subscribed = await ada.ask<{ content: { subscriptionNo: number } }>(
    'POST',
    '/api/subscriptions',
    { meals: 1, servings: 2, weekday: 3, everyWeeks: 4, deliverTo },
  );
  await store.settled();
  const persons: Record<Who, Person> = {
    guest: store.guest(),
    customer: ada,
    'other customer': bob,
    'administrator without MFA': await newAdministrator(store.app, store.shop, {
      withoutMfa: true,
    }),
    kitchen: await store.staff('kitchen'),
    menu: await store.staff('menu'),
    support: await store.staff('support'),
    accounts: await store.staff('accounts'),
    manager: await store.staff('manager'),
    administrator,
    'token of the kitchen': (await store.software(administrator, roles.kitchen)).holder,
    'token of support': (await store.software(administrator, roles.support)).holder,
    'token for everything': (await store.software(administrator, scopes)).holder,
    'token that was revoked': await revoked(store, administrator),
    'token of somebody who left': await ofSomebodyWhoLeft(store),
  };
  /** What stands for each parameter of a path: all of it is Ada's, or everybody's. */
  const params: Record<string, string | number> = {
    orderNo: placed.body.orderNo,
    lineNo: 1,
    refundNo: 1,
    shortageNo: 1,
    format: 'cooklang',
    as: 'pdf',
    paymentNo: 1,
    instead: 'none',
    lineId: basket.body.lines[0]?.lineId ?? '',
    customerNo: me.body.customerNo,
    slug: 'congee',
    recipeNo: store.nos.recipe('Congee'),
    ingredientNo: store.nos.ingredient('Rice'),
    editionNo: 1,
    lotNo: 1,
    ...(await buyRice(store, administrator)),
    recallNo: drilled.body.recallNo,
    code: '4006381333931',
    importNo: imported.importNo,
    batchNo: imported.batchNo,
    name: 'soup.cook',
    categorySlug: 'bowls',
    language: 'de',
    date: firstDay,
    day: firstDay,
    zoneNo: 1,
    kitchenNo: 1,
    promotionNo: promotion.body.promotionNo,
    giftNo: 9_999_999,
    withdrawalNo: 9_999_999,
    checkNo: 9_999_999,
    region: 'XI',
    taxClass: 'food',
    validFrom: firstDay,
    priceFile: 'tax-rates.csv',
    listFile: 'recipes.csv',
    subscriptionNo: subscribed.body.content.subscriptionNo,
    addressNo: 1,
    memberNo: 1,
    version: 1,
    file: 'INV-000001.pdf',
    from: '2026-11-20',
    to: '2026-11-30',
    ref: 'of-nobody',
    provider: 'sandbox',
    staffNo: 9_999_999,
    tokenNo: 9_999_999,
    endpointNo: 9_999_999,
    deliveryNo: 9_999_999,
    invitationNo: 9_999_999,
    week: '2026-12-07',
    versionNo: 9_999_999,
    mark: 'of-no-plan',
    topic: 'help',
    pageVersion: 1,
    letterKind: 'placed',
    methodRef: 'of-nobody',
    mailboxKey: 'x'.repeat(40),
    reminderKey: linkKeyOf(store.shop, me.body.customerNo),
    token: '00000000-0000-4000-8000-000000000000',
  };
  return { store, persons, ada, bob, params, orderNo: placed.body.orderNo };
}

/** A recipe of others that waits for somebody. */
export const supplierOf = (name: string) => ({
  name,
  currency: 'EUR',
  leadDays: 1,
  orderWeekdays: [1],
  minOrderCents: 0,
});

/** Rice that is ordered of somebody and has come. */
async function buyRice(store: Store, by: Person) {
  const { supplierNo } = await made<{ supplierNo: number }>(by, 'suppliers', supplierOf('Fields'));
  const ingredientNo = store.nos.ingredient('Rice');
  const bought = { ingredientNo, packAmount: 500, packCents: 100, packs: 2 };
  const ordered = { supplierNo, lines: [bought] };
  const { purchaseNo } = await made<{ purchaseNo: number }>(by, 'purchase-orders', ordered);
  const came = {
    supplierNo,
    lines: [{ ingredientNo, amount: 500, storage: 'ambient', label: {} }],
  };
  const { receiptNo } = await made<{ receiptNo: number }>(by, 'goods-receipts', came);
  return { supplierNo, purchaseNo, receiptNo };
}

async function made<Body>(by: Person, path: string, body: object): Promise<Body> {
  const headers = { 'idempotency-key': path };
  const reply = await by.ask<Body>('POST', `/api/admin/${path}`, body, headers);
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

async function importSoup(store: Store, by: Person) {
  const text = 'Soup\nServes 2\n100 g rice\n1 tin moonbeams\nStir all of it for a long while.';
  await by.ask('POST', '/api/admin/imports', { text });
  await store.shop.reading.settled();
  type Listed = { items: { importNo: number; batchNo: number }[] };
  const [found] = (await by.ask<Listed>('GET', '/api/admin/imports')).body.items;
  if (!found) throw new Error('The soup was not imported.');
  return found;
}

async function revoked(store: Store, by: Person): Promise<Person> {
  const { holder, tokenNo } = await store.software(by, scopes);
  const { status } = await by.ask('DELETE', `/api/admin/tokens/${tokenNo}`);
  if (status !== 200) throw new Error(`The token was not revoked: ${status}.`);
  return holder;
}

async function ofSomebodyWhoLeft(store: Store): Promise<Person> {
  const manager = await store.staff('manager');
  const { holder } = await store.software(manager, scopes);
  await store.shop.database.run(
    sql`update staff set role = null where staff_email = ${manager.email}`,
  );
  return holder;
}

/** Every route of the document, and what it asks for. */
export const routesOf = (store: Store): Operation[] =>
  // Signing out comes last, so that everybody is who they are until then.
  operationsOf(store.app.document).toSorted(
    (a, b) => Number(endsSession(a)) - Number(endsSession(b)),
  );

export const endsSession = ({ path }: Operation) => /^\/auth\/(sign-out|leave)$/.test(path);

/** An address with its parameters filled in, by name; also the query parameters that a route demands. */
export function addressOf(
  { store, params }: Pick<World, 'store' | 'params'>,
  { method, path }: Operation,
  fill: (name: string) => string = (name) => {
    const isCategory = name === 'slug' && path.includes('/categories/');
    const value = isCategory ? 'bowls' : params[name];
    if (value === undefined) throw new Error(`Say in world.ts what {${name}} of ${path} can be.`);
    return encodeURIComponent(value);
  },
): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => fill(name));
  const query = parametersOf(store, { method, path })
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name }) => `${name}=${fill(name)}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** The headers that a body for this route needs, so that it is refused for what it says and not for its type. */
export function typeFor({ store }: Pick<World, 'store'>, { method, path }: Operation) {
  const operation = store.app.document.paths?.[path]?.[method.toLowerCase() as 'put'] as
    { requestBody?: { content: object } } | undefined;
  const [type = 'application/json'] = Object.keys(operation?.requestBody?.content ?? {});
  return { 'content-type': type };
}

export type Parameter = { name: string; in: string; required?: boolean; schema: object };

export function parametersOf(
  store: Store,
  { method, path }: Pick<Operation, 'method' | 'path'>,
): Parameter[] {
  const operation = store.app.document.paths?.[path]?.[method.toLowerCase() as 'get'];
  return (operation?.parameters ?? []) as Parameter[];
}

/** Everything that a refused request must leave as it was. */
export async function snapshot({ shop }: Store): Promise<Record<string, unknown>> {
  const rows = async ({ text, values }: ReturnType<typeof sql>) =>
    (await shop.database.pool.query<object>(text, values)).rows;
  return {
    stock: await rows(sql`select i.ingredients_no, ingredients_inventory, sum(amount) as ledger
      from ingredients i left join stock_movement using (ingredients_no) group by 1, 2 order by 1`),
    orders: await rows(sql`select order_no, order_status from orders order by 1`),
    lines: await rows(sql`select order_no, line_no, packed_at from order_recipe order by 1, 2`),
    days: await rows(sql`select day, capacity, taken, closed from delivery_day order by 1`),
    customers: await rows(sql`select * from customer order by customer_no`),
    baskets: await rows(sql`select key, value, version from choice order by key`),
    menu: await rows(sql`select version from catalogue_state`),
    recipes: await rows(
      sql`select recipe_no, recipe_status, edition_no, picture from recipe order by 1`,
    ),
    movements: await rows(sql`select count(*) from stock_movement`),
    money:
      await rows(sql`select (select count(*) from refund) as refunds, (select count(*) from transfer) as transfers,
      (select count(*) from invoice) as invoices, (select count(*) from missing_ingredient) as missing`),
  };
}

/** Asks for what is refused, and makes sure that it left no trace. */
export async function refused(
  store: Store,
  code: RefusalCode,
  ask: () => Promise<Pick<Reply, 'status' | 'body'>>,
  about: unknown = '',
): Promise<void> {
  const before = await snapshot(store);
  const { status, body } = await ask();
  expect({ about, status, code: body['code'] }).toEqual({
    about,
    status: problems[code].status,
    code,
  });
  expect(await snapshot(store)).toEqual(before);
}
