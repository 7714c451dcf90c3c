import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sql from 'sql-template-tag';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  webhookBody,
  webhookEvents,
  webhookTypes,
  type WebhookType,
} from '../../src/contract/webhook-events.ts';
import { forgetOldEvents } from '../../src/office/webhooks/webhooks.ts';
import { dice } from '../races/dice.ts';
import { openCardStore, payFor } from '../paying.ts';
import { deliverTo, fillBasket, order, type Person, type Store } from '../store.ts';

let store: Store;
let manager: Person;
let ada: Person;
const receivers: Receiver[] = [];
beforeAll(async () => {
  // A trial, on the clock by which whoever listens says whether a message is too old.
  store = await openCardStore({ now: new Date() });
  manager = await store.staff('manager');
  ada = await store.customer();
});
afterEach(async () => {
  for (const { endpointNo } of await listed())
    await manager.ask('DELETE', `${hooks}/${endpointNo}`);
  for (const receiver of receivers.splice(0)) receiver.close();
  store.time.now = new Date();
});
afterAll(() => store.close());

const hooks = '/api/admin/webhooks';
type Endpoint = {
  endpointNo: number;
  version: number;
  isOn: boolean;
  waiting: number;
  failed: number;
  secret: string;
};
type Delivery = {
  deliveryNo: number;
  id: string;
  state: string;
  attempts: number;
  httpStatus: number | null;
  failure: string | null;
  answer: string | null;
  nextAt: string | null;
};
const listed = async () => (await manager.ask<{ items: Endpoint[] }>('GET', hooks)).body.items;
const deliveries = async () =>
  (await manager.ask<{ items: Delivery[] }>('GET', '/api/admin/webhook-deliveries?limit=100')).body
    .items;
const add = async (url: string, eventTypes: readonly WebhookType[]) => {
  const { status, body } = await manager.ask<Endpoint>('POST', hooks, { url, eventTypes });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};

type Got = { id: string; body: string; type: WebhookType; data: Record<string, unknown> };
type Receiver = {
  url: string;
  asked: number;
  got: Got[];
  /** What cannot be verified. */
  forged: unknown[];
  secret: string;
  answer: () => number | 'lost';
  close: () => void;
};

/** Software elsewhere, as the document says to write it: verifies, and keeps each message once by its id. */
async function openReceiver(answer: Receiver['answer'] = () => 204): Promise<Receiver> {
  const server: Server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.asked += 1;
      const body = Buffer.concat(chunks).toString();
      const headers = request.headers as Record<string, string>;
      try {
        type Said = Pick<Got, 'type' | 'data'>;
        const said = new Webhook(receiver.secret).verify(body, headers) as Said;
        const id = headers['webhook-id'] ?? '';
        if (!receiver.got.some((known) => known.id === id))
          receiver.got.push({ id, body, ...said });
      } catch (error) {
        receiver.forged.push(error);
      }
      const status = receiver.answer();
      if (status === 'lost') request.socket.destroy();
      else reply.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(`answer ${status}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/larder?key=a-key`,
    asked: 0,
    got: [],
    forged: [],
    secret: '',
    answer,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  receivers.push(receiver);
  return receiver;
}

/** A recipe leaves the menu and comes back. */
async function tellTwice(): Promise<void> {
  const path = `/api/admin/recipes/${store.nos.recipe('Congee')}`;
  for (const verb of ['unpublish', 'publish'])
    expect((await manager.ask('POST', `${path}/${verb}`, {})).status).toBe(200);
}

/** The office signs in again where its session is over. */
async function later(ms: number): Promise<void> {
  store.time.now = new Date(store.time.now.getTime() + ms);
  await manager.ask('POST', '/auth/refresh', {});
}

async function placeOrder(person: Person, servings = 1): Promise<number> {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings }]);
  type Days = { items: { day: string; isOpen?: boolean }[] };
  const { items } = (await person.ask<Days>('GET', '/api/delivery-days')).body;
  const placed = await order(person, basket, { day: items.at(-1)?.day ?? '', deliverTo });
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  await store.settled();
  return placed.body.orderNo;
}

test('with three in ten answers lost and three in ten doubled, each event is kept once and none is lost', async () => {
  const { roll: chance } = dice(20_261_129);
  const receiver = await openReceiver(() => {
    const fell = chance();
    return fell < 0.3 ? 'lost' : 204;
  });
  const endpoint = await add(receiver.url, ['recipe.published', 'recipe.unpublished']);
  receiver.secret = endpoint.secret;
  for (let times = 0; times < 20; times += 1) await tellTwice();
  // Three in ten are sent again although they arrived.
  for (let rounds = 0; rounds < 30; rounds += 1) {
    await store.shop.deliveries.settled();
    const sent = await deliveries();
    if (rounds === 0)
      for (const { deliveryNo, state } of sent)
        if (state === 'delivered' && chance() < 0.3)
          await manager.ask('POST', `/api/admin/webhook-deliveries/${deliveryNo}/again`, {});
    if (sent.every(({ state }) => state === 'delivered')) break;
    await store.shop.database.run(
      sql`update webhook_delivery set due_at = '-infinity' where state = 'waiting'`,
    );
  }
  const sent = await deliveries();
  expect(sent.map(({ state }) => state)).toEqual(Array<string>(40).fill('delivered'));
  expect(receiver.forged).toEqual([]);
  expect(receiver.asked).toBeGreaterThan(50);
  expect(receiver.got.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id).sort());
  expect(receiver.got.filter(({ type }) => type === 'recipe.published')).toHaveLength(20);
});

test('an order is told of as it is placed, moves, is charged, refunded and cancelled, in numbers alone', async () => {
  const receiver = await openReceiver();
  receiver.secret = (await add(receiver.url, webhookTypes)).secret;
  const told = () => receiver.got.map(({ type }) => type);
  const first = await placeOrder(ada);
  // Nobody hears of it before it is paid.
  expect(told()).toEqual([]);
  await payFor(store, ada, first);
  await store.settled();
  expect(told()).toEqual(['order.placed']);
  expect(receiver.got[0]?.data).toMatchObject({ orderNo: first, status: 'placed' });
  expect((await ada.ask('POST', `/api/orders/${first}/cancel`, {})).status).toBe(200);
  await store.settled();
  expect(told()).toContain('order.cancelled');

  const second = await placeOrder(ada, 2);
  await payFor(store, ada, second);
  await store.shop.database.run(
    sql`update orders set cancel_until = ${store.time.now}, cashier_at = ${store.time.now} where order_no = ${second}`,
  );
  await later(60_000);
  await store.settled();
  expect(told()).toEqual(expect.arrayContaining(['order.charged', 'invoice.issued']));
  const moved = { to: 'packing', reason: null };
  const path = `/api/admin/orders/${second}`;
  expect((await manager.ask('POST', `${path}/move`, moved)).status).toBe(200);
  const refund = { parts: [{ kind: 'amount', cents: 100 }], reason: `${deliverTo.name} called` };
  const key = { 'idempotency-key': 'a-refund-of-this-test' };
  expect((await manager.ask('POST', `${path}/refunds`, refund, key)).status).toBeLessThan(300);
  await store.settled();
  expect(told()).toEqual(expect.arrayContaining(['order.moved', 'refund.given']));
  expect(receiver.got.find(({ type }) => type === 'order.moved')?.data).toMatchObject({
    orderNo: second,
    from: 'placed',
    to: 'packing',
    status: 'packing',
  });

  const rice = store.nos.ingredient('Rice');
  const counted = { ingredientNo: rice, kind: 'counted', amount: 500, note: null };
  await store.shop.database.run(sql`update ingredients set low_stock = 600`);
  const asked = { movements: [counted] };
  const again = { 'idempotency-key': 'a-count-of-this-test' };
  const count = await manager.ask('POST', '/api/admin/stock-movements', asked, again);
  expect(count.status, JSON.stringify(count.body)).toBeLessThan(300);
  await store.settled();
  expect(receiver.got.find(({ type }) => type === 'stock.low')?.data).toMatchObject({
    ingredientNo: rice,
    // Two portions of what was counted are promised.
    amount: 300,
    lowStockAmount: 600,
  });

  expect(receiver.forged).toEqual([]);
  for (const { type, body } of receiver.got)
    expect(webhookBody(type).safeParse(JSON.parse(body)).error?.issues).toBeUndefined();
  const all = receiver.got.map(({ body }) => body).join();
  const theirs = [...deliverTo.name.split(' '), deliverTo.address, deliverTo.phone, ada.email];
  expect(theirs.filter((it) => all.includes(it))).toEqual([]);
});

test('what is undone is not told', async () => {
  const receiver = await openReceiver();
  receiver.secret = (await add(receiver.url, ['order.placed'])).secret;
  const undone = store.shop.database.transaction(async (tx) => {
    await tx.run(sql`select tell_webhooks('order.placed', now(), '{}')`);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await store.settled();
  expect(await deliveries()).toEqual([]);
});

test('only what an endpoint asked for goes there', async () => {
  const [one, other] = [await openReceiver(), await openReceiver()];
  one.secret = (await add(one.url, ['recipe.published'])).secret;
  other.secret = (await add(other.url, ['recipe.unpublished'])).secret;
  await tellTwice();
  await store.settled();
  expect(one.got.map(({ type }) => type)).toEqual(['recipe.published']);
  expect(other.got.map(({ type }) => type)).toEqual(['recipe.unpublished']);
  expect(one.secret).not.toBe(other.secret);
});

test('a failure is tried again after growing pauses for three days, then nothing more is sent and whoever may do something is told', async () => {
  const receiver = await openReceiver(() => 500);
  const { endpointNo, secret } = await add(receiver.url, ['recipe.published']);
  receiver.secret = secret;
  const began = store.time.now.getTime();
  await tellTwice();
  for (let tries = 1; tries <= 10; tries += 1) {
    await store.shop.deliveries.settled();
    expect(receiver.asked).toBe(tries);
    const [{ due } = { due: null }] = await store.shop.database.pool
      .query<{ due: Date }>('select due_at as due from webhook_delivery')
      .then(({ rows }) => rows);
    if (due) store.time.now = new Date(Math.max(due.getTime(), store.time.now.getTime()));
  }
  expect(store.time.now.getTime() - began).toBeGreaterThan(3 * 86_400_000);
  await store.settled();
  expect(receiver.asked).toBe(10);
  const letter = store.letters.findLast(({ to }) => to === manager.email);
  expect(letter?.subject).toContain('was switched off');
  expect(letter?.text).toContain('/admin/doors');
  expect(letter?.text).not.toContain('a-key');
  manager = await store.staff('manager');
  expect(await listed()).toMatchObject([{ endpointNo, isOn: false, failed: 1 }]);
  expect(await deliveries()).toMatchObject([
    { state: 'failed', attempts: 10, httpStatus: 500, answer: 'answer 500' },
  ]);

  // What happens meanwhile waits, and what failed can be sent again.
  await tellTwice();
  await store.settled();
  expect(receiver.asked).toBe(10);
  receiver.answer = () => 200;
  const { version } = (await listed())[0] ?? { version: 0 };
  const on = { url: receiver.url, eventTypes: ['recipe.published'], isOn: true, version };
  expect((await manager.ask('PUT', `${hooks}/${endpointNo}`, on)).status).toBe(200);
  const since = new Date(began - 1000).toISOString();
  const again = await manager.ask('POST', `${hooks}/${endpointNo}/again`, { since });
  expect(again.body).toEqual({ sent: 1 });
  await store.settled();
  expect((await deliveries()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
});

test('an endpoint that says it is gone is switched off at once', async () => {
  const receiver = await openReceiver(() => 410);
  receiver.secret = (await add(receiver.url, ['recipe.published'])).secret;
  await tellTwice();
  await store.settled();
  expect(await listed()).toMatchObject([{ isOn: false, failed: 1 }]);
});

test('a redirect is a failure, and is not followed', async () => {
  const receiver = await openReceiver(() => 302);
  receiver.secret = (await add(receiver.url, ['recipe.published'])).secret;
  await tellTwice();
  await store.settled();
  expect(receiver.asked).toBe(1);
  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, httpStatus: 302 }]);
});

test('one that hangs holds up no other', async () => {
  const hanging = createServer(() => undefined);
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const { port } = hanging.address() as AddressInfo;
  const receiver = await openReceiver();
  await add(`http://127.0.0.1:${port}/`, ['recipe.published', 'recipe.unpublished']);
  receiver.secret = (await add(receiver.url, ['recipe.published', 'recipe.unpublished'])).secret;
  for (let times = 0; times < 12; times += 1) await tellTwice();
  const settled = store.shop.deliveries.settled();
  while (receiver.got.length < 24) await new Promise(setImmediate);
  hanging.close();
  hanging.closeAllConnections();
  await settled;
});

test('for a day after a secret was changed both sign, then the new one alone', async () => {
  const receiver = await openReceiver();
  const { endpointNo, secret: former } = await add(receiver.url, ['recipe.published']);
  const { body } = await manager.ask<Endpoint>('POST', `${hooks}/${endpointNo}/secret`, {});
  expect(body.secret).not.toBe(former);
  for (const secret of [former, body.secret]) {
    receiver.secret = secret;
    await tellTwice();
    await store.settled();
  }
  expect({ got: receiver.got.length, forged: receiver.forged.length }).toEqual({
    got: 2,
    forged: 0,
  });
  await store.shop.database.run(
    sql`update webhook_endpoint set former_until = ${store.time.now} where former_until is not null`,
  );
  receiver.secret = former;
  await tellTwice();
  await store.settled();
  expect(receiver.forged).toHaveLength(1);
});

test('the database holds no secret that somebody could sign with', async () => {
  const receiver = await openReceiver();
  const { endpointNo, secret } = await add(receiver.url, ['recipe.published']);
  await manager.ask('POST', `${hooks}/${endpointNo}/secret`, {});
  const { rows } = await store.shop.database.pool.query<{ text: string }>(
    'select to_jsonb(e)::text as text from webhook_endpoint e union all select to_jsonb(a)::text from audit_entry a',
  );
  const kept = rows.map(({ text }) => text).join();
  expect(kept).not.toContain(secret.slice('whsec_'.length));
  expect(JSON.stringify(await listed())).not.toContain('whsec_');
  // The trail tells where it goes, and not the key in its address.
  const trail = await manager.ask<{ text: string }>('GET', '/api/admin/audit-csv?subject=webhook');
  expect(trail.body.text).toContain('127.0.0.1');
  expect(trail.body.text).not.toContain('a-key');
});

test('what happened a month ago is forgotten', async () => {
  const receiver = await openReceiver();
  receiver.secret = (await add(receiver.url, ['recipe.published'])).secret;
  await tellTwice();
  await store.settled();
  await forgetOldEvents(store.shop);
  expect(await deliveries()).toHaveLength(1);
  const clock = () => new Date(Date.now() + 31 * 86_400_000);
  await forgetOldEvents({ ...store.shop, clock });
  expect(await deliveries()).toEqual([]);
});

test.each([
  'https://10.0.0.8/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:10.0.0.1]/',
  'https://[fd00:ec2::254]/',
  'https://intranet/',
  'https://store.internal/',
  'http://hooks.elsewhere.com/',
  'http://10.0.0.8/',
  'https://ada:secret@hooks.elsewhere.com/',
  'https://hooks.elsewhere.com/#here',
  'ftp://hooks.elsewhere.com/',
  'not an address',
])('%s is refused as it is written', async (url) => {
  const asked = { url, eventTypes: ['order.placed'] };
  expect([400, 422]).toContain((await manager.ask('POST', hooks, asked)).status);
});

test('of each event the document says what it holds', () => {
  const { webhooks = {} } = store.app.document as { webhooks?: Record<string, { post: object }> };
  expect(Object.keys(webhooks)).toEqual(Object.keys(webhookEvents));
  for (const [type, { post }] of Object.entries(webhooks))
    expect(post).toMatchObject({ operationId: type, requestBody: { required: true } });
});
