import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let manager: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 100 } },
    environment: { LARDER_TOKEN_REQUESTS: '5' },
  });
  manager = await store.staff('manager');
});
afterAll(() => store.close());

type Token = { tokenNo: number; state: string; lastUsedAt: string | null; madeBy: string | null };
const tokenOf = async (tokenNo: number) => {
  const { body } = await manager.ask<{ items: Token[] }>('GET', '/api/admin/tokens');
  return body.items.find((token) => token.tokenNo === tokenNo);
};
const orders = (person: Person) => person.ask<{ code?: string }>('GET', '/api/admin/orders');

test('other software does what its token names, in its own name, and nothing else', async () => {
  const { holder, token, tokenNo } = await store.software(manager, ['see-stock', 'change-stock']);
  expect(token).toMatch(new RegExp(`^larder_${tokenNo}_[A-Za-z0-9_-]{43}$`));
  expect(await orders(holder)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  const ingredientNo = store.nos.ingredient('Rice');
  const movements = [{ ingredientNo, kind: 'received', amount: 5, note: null }];
  const key = { 'idempotency-key': 'a-delivery-of-rice' };
  const path = '/api/admin/stock-movements';
  const moved = await holder.ask('POST', path, { movements }, key);
  expect(moved.status, JSON.stringify(moved.body)).toBeLessThan(300);
  type Page = { items: { by: object }[] };
  const trail = await manager.ask<Page>('GET', `/api/admin/audit?by=token-${tokenNo}`);
  expect(trail.body.items).toMatchObject([
    {
      action: 'stock-received',
      by: { who: 'token', tokenNo, tokenName: 'Software', staffNo: null, role: null },
    },
  ]);
});

const textRow = z.object({ text: z.string() });

test('the store keeps no token, only by what it knows one', async () => {
  const { token } = await store.software(manager, ['see-orders']);
  const secret = token.split('_').slice(2).join('_');
  const kept = await store.shop.database.query(
    textRow,
    sql`select to_jsonb(t)::text as text from api_token t union all select to_jsonb(e)::text from audit_entry e`,
  );
  const hex = Buffer.from(secret, 'base64url').toString('hex');
  expect(kept.length).toBeGreaterThan(2);
  expect(kept.filter(({ text }) => text.includes(secret) || text.includes(hex))).toEqual([]);
});

test('it ends when it is revoked, when its time is over, and with the right of whoever made it', async () => {
  const revoked = await store.software(manager, ['see-orders']);
  expect((await orders(revoked.holder)).status).toBe(200);
  await manager.ask('DELETE', `/api/admin/tokens/${revoked.tokenNo}`);
  const ended = await orders(revoked.holder);
  expect(ended).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  expect(await tokenOf(revoked.tokenNo)).toMatchObject({ state: 'revoked' });

  const other = await store.staff('manager');
  const theirs = await store.software(other, ['see-orders']);
  const role = (to: string | null) =>
    store.shop.database.run(sql`update staff set role = ${to} where staff_email = ${other.email}`);
  await role('support');
  expect((await orders(theirs.holder)).status).toBe(401);
  expect(await tokenOf(theirs.tokenNo)).toMatchObject({ state: 'maker-gone', madeBy: other.email });

  const mine = await store.software(manager, ['see-orders']);
  const { now } = store.time;
  store.time.now = new Date(now.getTime() + 90 * 86_400_000);
  expect((await orders(mine.holder)).status).toBe(401);
  store.time.now = new Date(now.getTime() + 90 * 86_400_000 - 1);
  expect((await orders(mine.holder)).status).toBe(200);
  store.time.now = now;
});

test('when it was used is known to the hour, and written once in it', async () => {
  const { holder, tokenNo } = await store.software(manager, ['see-orders']);
  expect(await tokenOf(tokenNo)).toMatchObject({ lastUsedAt: null });
  await orders(holder);
  expect(await tokenOf(tokenNo)).toMatchObject({ lastUsedAt: '2026-11-23T09:00:00.000Z' });
  const writes = () =>
    store.shop.database.query(
      z.object({ xmin: z.string() }),
      sql`select xmin::text from api_token where token_no = ${tokenNo}`,
    );
  const before = await writes();
  store.time.now = new Date('2026-11-23T09:59:59Z');
  await orders(holder);
  expect(await writes()).toEqual(before);
  store.time.now = new Date('2026-11-23T10:00:00Z');
  await orders(holder);
  expect(await tokenOf(tokenNo)).toMatchObject({ lastUsedAt: '2026-11-23T10:00:00.000Z' });
});

test('each token asks so often in a minute and no more, and every answer says how often it still may', async () => {
  const { holder } = await store.software(manager, ['see-orders']);
  const other = await store.software(manager, ['see-orders']);
  const left: (string | null)[] = [];
  for (let times = 0; times < 5; times += 1) {
    const { status, headers } = await orders(holder);
    expect({ status, policy: headers.get('ratelimit-policy') }).toEqual({
      status: 200,
      policy: '"token";q=5;w=60',
    });
    left.push(/^"token";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1] ?? null);
  }
  expect(left).toEqual(['4', '3', '2', '1', '0']);
  const refused = await orders(holder);
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('ratelimit')).toMatch(/^"token";r=0;t=\d+$/);
  expect((await orders(other.holder)).status).toBe(200);
  expect((await orders(manager)).headers.get('ratelimit')).toBeNull();
});

test.each([
  ['nothing', ''],
  ['the beginning', 'larder_'],
  ['another number', 'larder_999999_'],
  ['no number', 'larder_x_'],
])('a token that is %s opens nothing', async (_name, beginning) => {
  const { token } = await store.software(manager, ['see-orders']);
  const secret = token.replace(/^larder_\d+_/, '');
  const authorization = `Bearer ${beginning}${beginning === '' ? '' : secret}`;
  const reply = await store.guest().ask('GET', '/api/admin/orders', undefined, { authorization });
  expect(reply.status).toBe(401);
});

test('who may make them are owners and managers, and a token lasts a year at most', async () => {
  for (const role of ['kitchen', 'menu', 'support', 'accounts'] as const)
    expect((await (await store.staff(role)).ask('GET', '/api/admin/tokens')).status).toBe(403);
  const asked = { name: 'Till', scopes: ['see-orders'], days: 30 };
  for (const wrong of [
    { days: 367 },
    { days: 0 },
    { scopes: [] },
    { scopes: ['manage-staff'] },
    { scopes: ['manage-doors'] },
    { name: '' },
  ])
    expect((await manager.ask('POST', '/api/admin/tokens', { ...asked, ...wrong })).status).toBe(
      400,
    );
});
