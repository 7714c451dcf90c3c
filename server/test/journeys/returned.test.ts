import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { charge, openTill, placed } from '../money/till.ts';
import type { Person, Store } from '../store.ts';

let store: Store;
let staff: Person;
let ada: Person;
let orderNo: number;
beforeEach(async () => {
  store = await openTill();
  staff = await store.administrator();
  ada = await store.customer('ada@larder-test.example');
  await store.shop.database.run(
    sql`insert into webhook_endpoint (url, event_types, secret, made_at, disabled_at)
      values ('https://hooks.example/', '{order.moved,order.cancelled}', 'sealed', now(), now())`,
  );
  orderNo = await placed(store, ada);
  await charge(store, orderNo);
  store.time.now = new Date('2026-11-24T20:00:00Z');
  for (const to of ['packing', 'packed', 'shipped']) expect((await move(to)).status).toBe(200);
  await minutesLater(3);
});
afterEach(() => store.close());

type Order = { status: string; backTo: string | null; nextStatuses: string[]; code?: string };
const path = () => `/api/admin/orders/${orderNo}`;
const move = (to: string, reason?: string) =>
  staff.ask<Order>('POST', `${path()}/move`, { to, ...(reason && { reason }) });
const takeBack = (from: string) => staff.ask<Order>('POST', `${path()}/take-back`, { from });
const minutesLater = async (minutes: number) => {
  store.time.now = new Date(store.time.now.getTime() + minutes * 60_000);
  await store.settled();
};
const letters = (what: string) => store.letters.filter(({ id }) => id.includes(what));

const eventRow = z.object({ type: z.string(), from: z.string(), to: z.string() });
const told = async () =>
  (
    await store.shop.database.query(
      eventRow,
      sql`select event_type as type, data ->> 'from' as "from", data ->> 'to' as "to" from webhook_event order by event_no`,
    )
  ).map(({ type, from, to }) => `${type} ${from} ${to}`);

const countRow = z.object({ count: z.int() });
const transfers = async () =>
  (await store.shop.database.query(countRow, sql`select count(*) as count from transfer`))[0]
    ?.count;

type Entry = { items: { action: string; changes: { before: string; after: string }[] }[] };
const audited = async () =>
  (await staff.ask<Entry>('GET', `/api/admin/audit?subject=order&key=${orderNo}`)).body.items
    .map(
      ({ action, changes }) => `${action} ${changes[0]?.before ?? ''} ${changes[0]?.after ?? ''}`,
    )
    .toReversed();

const giveBack = async () => {
  const key = { 'idempotency-key': 'all-of-it' };
  const asked = { parts: [{ kind: 'line', lineNo: 1 }], reason: 'The box came back' };
  expect((await staff.ask('POST', `${path()}/refunds`, asked, key)).status).toBe(201);
};

describe('a box that came back', () => {
  test('says why to its customer, and puts nothing on the shelf and no money back by itself', async () => {
    const [stock, money] = [await store.stockAndLedger(), await transfers()];
    const unsaid = await move('returned');
    expect([unsaid.status, unsaid.body.code]).toEqual([422, 'reason-needed']);
    const { body } = await move('returned', 'Nobody opened');
    expect(body).toMatchObject({ status: 'returned', backTo: 'shipped', nextStatuses: [] });
    await minutesLater(3);
    expect(await store.stockAndLedger()).toEqual(stock);
    expect(await transfers()).toBe(money);
    const [letter, ...more] = letters('-returned');
    expect(more).toEqual([]);
    expect(letter?.subject).toBe(`The box of your order ${orderNo} came back to us`);
    expect(letter?.text).toContain('Nobody opened');
    expect(letter?.text).toContain('sent to nobody else');
    expect((await told()).at(-1)).toBe('order.moved shipped returned');
    expect((await audited()).at(-1)).toBe('order-moved shipped returned');
    const mine = await ada.ask<{ status: string; moves: { reason: string | null }[] }>(
      'GET',
      `/api/orders/${orderNo}`,
    );
    expect(mine.body).toMatchObject({ status: 'returned' });
    expect(mine.body.moves.at(-1)?.reason).toBe('Nobody opened');
    for (const to of ['packed', 'shipped', 'cancelled', 'delivered'])
      expect((await move(to, 'again')).body.code).toBe('order-move-not-allowed');
  });

  test('also one that was called delivered; many at once only with a reason', async () => {
    await move('delivered');
    const many = (reason?: string) =>
      staff.ask<{ items: { moved: boolean; code: string | null }[] }>(
        'POST',
        '/api/admin/orders/move',
        { orderNos: [orderNo], to: 'returned', ...(reason && { reason }) },
      );
    expect((await many()).body.items).toEqual([{ orderNo, moved: false, code: 'reason-needed' }]);
    expect((await many('Wrong door')).body.items).toMatchObject([{ moved: true }]);
  });

  test('by mistake, is on its way again, and who was told is told otherwise', async () => {
    await move('returned', 'Nobody opened');
    await minutesLater(3);
    expect((await takeBack('returned')).body).toMatchObject({ status: 'shipped' });
    await store.settled();
    expect(letters('not-returned')).toHaveLength(1);
    expect((await told()).at(-1)).toBe('order.moved returned shipped');
    expect((await audited()).at(-1)).toBe('order-taken-back returned shipped');
    expect((await move('delivered')).status).toBe(200);
  });

  test('by mistake after it was delivered, is delivered again, and nobody is told that it is on its way', async () => {
    await move('delivered');
    await minutesLater(3);
    expect((await move('returned', 'Wrong door')).body.backTo).toBe('delivered');
    await minutesLater(3);
    const back = await takeBack('returned');
    expect(back.body).toEqual({ orderNo, status: 'delivered', backTo: 'shipped' });
    // Asked again it is as it is.
    expect((await takeBack('returned')).body).toMatchObject({ status: 'delivered' });
    await store.settled();
    const [letter, ...more] = letters('not-returned');
    expect(more).toEqual([]);
    expect(letter?.text).toContain('Your box did not come back to us.');
    expect(letter?.text).not.toContain('on its way');
  });

  test('soon after it was called delivered is not told to be delivered', async () => {
    await move('delivered');
    store.time.now = new Date(store.time.now.getTime() + 30_000);
    await move('returned', 'Wrong door');
    await minutesLater(3);
    expect(letters('-delivered')).toEqual([]);
    expect(letters('-returned')).toHaveLength(1);
  });

  test('stays returned once money was given back for it', async () => {
    await move('returned', 'Nobody opened');
    await giveBack();
    const refused = await takeBack('returned');
    expect([refused.status, refused.body.code]).toEqual([409, 'money-went-back']);
    expect((await staff.ask<Order>('GET', path())).body.status).toBe('returned');
  });
});

describe('a box that was called shipped or delivered by mistake', () => {
  test('goes back step by step, with its stock, its letters, its webhooks and the trail as it is', async () => {
    const stock = await store.stockAndLedger();
    await move('delivered');
    await minutesLater(3);
    for (const [from, to] of [
      ['delivered', 'shipped'],
      ['shipped', 'packed'],
    ] as const)
      expect((await takeBack(from)).body).toMatchObject({ status: to });
    await store.settled();
    // What is promised to it is on the shelf as before: it never left the ledger twice.
    expect(await store.stockAndLedger()).toEqual(stock);
    expect(letters('not-delivered')).toHaveLength(1);
    expect(letters('not-shipped')).toHaveLength(1);
    expect((await told()).slice(-3)).toEqual([
      'order.moved shipped delivered',
      'order.moved delivered shipped',
      'order.moved shipped packed',
    ]);
    expect((await audited()).slice(-2)).toEqual([
      'order-taken-back delivered shipped',
      'order-taken-back shipped packed',
    ]);
    const cancelled = await move('cancelled', 'The van broke down');
    expect(cancelled.body.status).toBe('cancelled');
    expect((await told()).at(-1)).toBe('order.cancelled packed cancelled');
    for (const [name, { stock: now, ledger }] of Object.entries(await store.stockAndLedger())) {
      expect([name, now]).toEqual([name, ledger]);
      expect([name, now]).toEqual([name, 1_000_000]);
    }
  });

  test('stays shipped once money was given back since, also after it was called delivered', async () => {
    await giveBack();
    const stock = await store.stockAndLedger();
    await minutesLater(1);
    await move('delivered');
    expect((await takeBack('delivered')).body).toMatchObject({ status: 'shipped' });
    const refused = await takeBack('shipped');
    expect([refused.status, refused.body.code]).toEqual([409, 'money-went-back']);
    expect((await move('cancelled', 'The van broke down')).body.code).toBe(
      'order-move-not-allowed',
    );
    expect(await store.stockAndLedger()).toEqual(stock);
  });

  test('stays so once money was given back for what happened to it', async () => {
    await move('delivered');
    await giveBack();
    const refused = await takeBack('delivered');
    expect([refused.status, refused.body.code]).toEqual([409, 'money-went-back']);
  });
});
