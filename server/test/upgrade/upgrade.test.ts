import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { hashInFull } from '../quick-hashes.ts';
import { visitor, type Person, type Store } from '../store.ts';
import { readFixtures } from './fixture.ts';
import { allMigrations, carrying, openOldData } from './old-data.ts';
import { orMore } from './or-more.ts';
import { headersOf } from './record.ts';
import type { Member } from './story.ts';

const minute = 60_000;

const day = 24 * 60 * minute;

// The passwords were hashed by old stores.
hashInFull();

describe.each(await readFixtures())('the data of $version', (old) => {
  let store: Store;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const now = at(5 * minute);
    store = await openOldData(old, now);
  });
  afterAll(async () => {
    await store.close();
    vi.useRealTimers();
  });

  /** Accounts look at the machine's clock, the shop at its own: both are so long after the old store was left. */
  function at(later: number): Date {
    const now = new Date(Date.parse(old.takenAt) + later);
    vi.setSystemTime(now);
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not before it is open
    if (store) store.time.now = now;
    return now;
  }
  const member = (who: string): Member => {
    const found = old.story.members.find((it) => it.name === who);
    if (!found) throw new Error(`There is no ${who}.`);
    return found;
  };
  const as = (who: string): Person => carrying(store, member(who));
  const ordersOf = async (status: string): Promise<number[]> => {
    const path = `/api/admin/orders?status=${status}&limit=100`;
    const { body } = await as('admin').ask<{ items: { orderNo: number }[] }>('GET', path);
    return body.items.map(({ orderNo }) => orderNo);
  };

  test('gets the tables of today', async () => {
    const rows = await store.shop.database.query(
      z.object({ name: z.string() }),
      sql`select name from schema_migration order by number`,
    );
    expect(rows.map((row) => row.name)).toEqual(await allMigrations());
  });

  test('is answered as it was, to the people and with the access tokens of then', async () => {
    for (const { who, path, answer } of old.answers) {
      const headers = headersOf(old.story, who);
      const reply = await visitor(store.app).ask('GET', path, undefined, headers);
      const body = orMore(path, answer);
      expect(reply, `${path} of ${who}`).toMatchObject({ status: 200, body });
    }
  });

  test('has orders in every status, whose parts add up', async () => {
    for (const status of ['placed', 'packing', 'packed', 'shipped', 'delivered', 'cancelled'])
      expect(await ordersOf(status), status).not.toEqual([]);
    const wrong = await store.shop.database.query(
      z.object({ order_no: z.int() }),
      sql`
      select order_no from orders o where total_cents <> (select sum(price_cents) from order_recipe l where l.order_no = o.order_no)
      union all
      select order_no from order_recipe l where price_cents <> preparation_cents +
        (select sum(price_cents) from shopping_cart c where c.order_no = l.order_no and c.line_no = l.line_no)`,
    );
    expect(wrong).toEqual([]);
  });

  test('has stock that is the sum of its ledger', async () => {
    const levels = Object.values(await store.stockAndLedger());
    expect(levels.length).toBeGreaterThan(200);
    for (const { stock, ledger } of levels) expect(ledger).toBe(stock);
  });

  test.runIf(old.story.recipes.pictured)('keeps its pictures', async () => {
    for (const [file, content] of Object.entries(old.objects)) {
      const { pathname } = new URL(file.replace('+', '/'), 'http://localhost:3000');
      const reply = await store.app.fetch(new Request(`http://localhost:3000${pathname}`));
      const stored = Buffer.from(content, 'base64');
      expect(reply.status).toBe(200);
      const body = Buffer.from(await reply.arrayBuffer());
      expect(body.equals(stored.subarray(stored.indexOf('\n') + 1))).toBe(true);
    }
  });

  test('finishes once what was waiting', async () => {
    await store.settled();
    const expected = old.waiting.flatMap(({ kind, payload }) => {
      if (kind === 'letter') return [payload];
      const id = `order-${String(payload['orderNo'])}`;
      if (kind === 'order-placed') return [{ id: `${id}-placed` }];
      return kind === 'order-moved' ? [{ id: `${id}-${String(payload['to'])}` }] : [];
    });
    expect(expected.length).toBeGreaterThanOrEqual(4);
    const byId = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
    const sent = store.letters.toSorted((a, b) => a.id.localeCompare(b.id));
    expect(sent).toHaveLength(expected.length);
    for (const letter of expected.toSorted(byId))
      expect(sent).toContainEqual(expect.objectContaining(letter));
    expect(
      await store.shop.database.query(z.object({ kind: z.string() }), sql`select kind from outbox`),
    ).toEqual([]);
    const cart = await as('ada').ask('GET', '/api/cart');
    expect(cart.body).toMatchObject({ lines: [] });
    const menu = await visitor(store.app).ask('GET', '/catalog/menu.json');
    expect(JSON.stringify(menu.body)).toContain(', again, again');
  });

  const codeTo = (to: string) =>
    /^[0-9]{6}$/m.exec(store.letters.find((letter) => letter.to === to)?.text ?? '')?.[0];

  test('opens to the code in a letter that was waiting', async () => {
    const dora = { email: 'dora@example.com', password: member('ada').password };
    const person = visitor(store.app);
    const code = codeTo(dora.email);
    const confirmed = await person.ask('POST', '/auth/confirm', { email: dora.email, code });
    expect(confirmed.status).toBe(200);
    expect((await person.ask('POST', '/auth/sign-in', dora)).status).toBe(200);
  });

  test('lets people in by their passwords and second factor, and nobody else', async () => {
    const cleo = { email: member('cleo').email, password: member('cleo').password };
    const person = visitor(store.app);
    expect((await person.ask('POST', '/auth/sign-in', cleo)).status).toBe(200);
    const wrong = await person.ask('POST', '/auth/sign-in', { ...cleo, password: 'not hers' });
    expect(wrong.body).toMatchObject({ code: 'wrong-credentials' });
    const { email, password, totpSecret = '' } = member('admin');
    const asked = await person.ask<{ challenge: string }>('POST', '/auth/sign-in', {
      email,
      password,
    });
    const answer = {
      challenge: asked.body.challenge,
      code: new TOTP({ secret: totpSecret }).generate({ timestamp: Date.now() }),
    };
    expect((await person.ask('POST', '/auth/mfa', answer)).status).toBe(200);
    const today = await person.ask('GET', '/api/admin/reports/today');
    expect(today.status).toBe(200);
  });

  test('answers the same order under the same key', async () => {
    for (const { who, key, body, orderNo } of old.story.orders) {
      const again = await as(who).ask('POST', '/api/orders', body, { 'idempotency-key': key });
      expect(again).toMatchObject({ status: 200, body: { orderNo } });
    }
  });

  const keepsKeys = old.migrations.includes('0009-stock-changes');
  test.runIf(keepsKeys)('changes the stock once under the same key', async () => {
    const before = await store.stockAndLedger();
    const { key, body } = old.story.stockChange;
    const again = await as('admin').ask('POST', '/api/admin/stock-movements', body, {
      'idempotency-key': key,
    });
    expect(again.status).toBe(201);
    expect(await store.stockAndLedger()).toEqual(before);
  });

  test('sells the baskets that were filled', async () => {
    const dora = visitor(store.app);
    const signedIn = await dora.ask<Member>('POST', '/auth/sign-in', {
      email: 'dora@example.com',
      password: member('ada').password,
    });
    const doras = carrying(store, signedIn.body);
    await doras.ask('GET', '/api/cart', undefined, headersOf(old.story, 'guest'));
    const buyers: [buyer: Person, lines: number][] = [
      [as('ben'), 1],
      [as('cleo'), 2],
      [doras, 2],
    ];
    for (const [buyer, lines] of buyers) {
      const cart = await buyer.ask<{ version: number; totalCents: number; lines: unknown[] }>(
        ...(['GET', '/api/cart'] as const),
      );
      expect(cart.body.lines).toHaveLength(lines);
      const placed = await buyer.ask<{ orderNo: number }>(
        ...(['POST', '/api/orders'] as const),
        {
          basketVersion: cart.body.version,
          totalCents: cart.body.totalCents,
          deliveryDay: old.story.days.open[2],
          deliverTo: { name: 'Dora', phone: '0871234567', address: '2 Quay Street' },
        },
        { 'idempotency-key': randomUUID() },
      );
      expect(placed.status).toBe(201);
      const order = await buyer.ask('GET', `/api/orders/${placed.body.orderNo}`);
      expect(order.body).toMatchObject({ status: 'placed', totalCents: cart.body.totalCents });
    }
  });

  test('goes on in the kitchen where it stood, and reconciles', async () => {
    const admin = as('admin');
    const [packing] = await ordersOf('packing');
    const [packed] = await ordersOf('packed');
    const [shipped] = await ordersOf('shipped');
    const [first, , third] = old.story.days.open;
    const line = `/api/admin/kitchen/${first}/packing/${packing}/lines/2`;
    const ticked = await admin.ask('POST', line, { packed: true });
    expect(ticked.body).toMatchObject({ status: 'packed' });
    const move = (orderNo: number | undefined, to: string) =>
      admin.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
    expect((await move(packed, 'shipped')).body).toMatchObject({ status: 'shipped' });
    expect((await move(shipped, 'delivered')).body).toMatchObject({ status: 'delivered' });
    const placed = old.story.orders.findLast(({ who }) => who === 'cleo');
    const cancel = `/api/orders/${placed?.orderNo}/cancel`;
    const cancelled = await as('cleo').ask('POST', cancel, { reason: null });
    expect(cancelled.body).toMatchObject({ status: 'cancelled' });
    for (const date of old.story.days.open) {
      const sheet = await admin.ask('GET', `/api/admin/kitchen/${date}/reconciliation`);
      expect(sheet.body).toMatchObject({ balanced: true });
    }
    expect((await admin.ask('GET', `/api/admin/kitchen/${third}/packing`)).status).toBe(200);
    for (const { stock, ledger } of Object.values(await store.stockAndLedger()))
      expect(ledger).toBe(stock);
  });

  test('takes a new password for the code in a letter that was waiting, and ends what was open', async () => {
    const { email } = member('ben');
    const reset = await visitor(store.app).ask('POST', '/auth/reset-password', {
      email,
      newPassword: 'another good password',
      code: codeTo(email),
    });
    expect(reset.status).toBe(200);
    expect((await as('ben').ask('GET', '/api/me')).status).toBe(401);
  });

  test('opens a session again for 30 days, and not for longer', async () => {
    const refresh = (who: string) =>
      visitor(store.app).ask<Member>('POST', '/auth/refresh', {
        refreshToken: member(who).refreshToken,
      });
    at(29 * day);
    const opened = await refresh('ada');
    expect(opened.status).toBe(200);
    const me = await carrying(store, opened.body).ask('GET', '/api/me');
    expect(me.body).toMatchObject({ email: member('ada').email });
    expect((await as('ada').ask('GET', '/api/me')).status).toBe(401);
    const admin = await refresh('admin');
    const today = await carrying(store, admin.body).ask('GET', '/api/admin/reports/today');
    expect(today.status).toBe(200);
    at(31 * day);
    expect((await refresh('cleo')).body).toMatchObject({ code: 'session-expired' });
  });
});
