import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { forgetOld } from '../../src/office/retention/retention.ts';
import { openStore, password, type Store } from '../store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore({ keepsMail: true });
});
afterEach(() => store.close());

const dayMs = 86_400_000;
const run = (statement: ReturnType<typeof sql>) => store.shop.database.run(statement);
const countRow = z.object({ count: z.int() });
async function count(from: ReturnType<typeof sql>): Promise<number> {
  const [row] = await store.shop.database.query(countRow, sql`select count(*) from ${from}`);
  return row?.count ?? 0;
}
/** How many are left of it once the clock has gone on by so many days since then. */
async function leftAfter(
  days: number,
  of: () => Promise<number>,
  since = new Date('2026-11-23T09:00:00Z'),
): Promise<number> {
  store.time.now = new Date(since.getTime() + days * dayMs);
  await forgetOld(store.shop);
  return of();
}

test('what a payment provider told is kept for 30 days', async () => {
  await run(
    sql`insert into payment_hook (provider, event_id, received_at) values ('sandbox', 'one', ${store.time.now})`,
  );
  const hooks = () => count(sql`payment_hook`);
  expect(await leftAfter(30, hooks)).toBe(1);
  expect(await leftAfter(30.01, hooks)).toBe(0);
});

test('a cancellation that was sent without signing in is kept for 1095 days', async () => {
  await store.guest().ask('POST', '/api/cancellations', { email: 'eve@example.com' });
  const notices = () => count(sql`subscription_notice`);
  expect(await leftAfter(1095, notices)).toBe(1);
  expect(await leftAfter(1095.01, notices)).toBe(0);
});

test('a withdrawal that was sent without signing in is kept for 1095 days', async () => {
  const said = { name: 'Eve', email: 'eve@example.com', orderNo: 4711 };
  await store.guest().ask('POST', '/api/withdrawals', said);
  const withdrawals = () => count(sql`withdrawal`);
  expect(await leftAfter(1095, withdrawals)).toBe(1);
  expect(await leftAfter(1095.01, withdrawals)).toBe(0);
});

test('a letter that was given up is kept for 90 days, one that waits for as long as it takes', async () => {
  const now = store.time.now;
  await run(sql`insert into outbox (kind, payload, failed_at) values ('of-nobody', '{}', ${now})`);
  await run(sql`insert into outbox (kind, payload) values ('of-nobody', '{}')`);
  const events = () => count(sql`outbox where kind = 'of-nobody'`);
  expect(await leftAfter(90, events)).toBe(2);
  expect(await leftAfter(90.01, events)).toBe(1);
  await run(sql`delete from outbox`);
});

test('copies of letters are kept for 90 days', async () => {
  const { email } = await store.customer();
  await store.guest().ask('POST', '/auth/forgot-password', { email });
  await store.settled();
  const letters = async () => (await store.shop.mail.keptFor(email)).length;
  const sent = new Date();
  expect(await leftAfter(89.9, letters, sent)).toBe(1);
  expect(await leftAfter(90.1, letters, sent)).toBe(0);
});

test('a change of an e-mail is kept for a day; one that both confirmed, until it is made', async () => {
  const [one, other] = [await store.customer(), await store.customer()];
  await one.ask('POST', '/api/me/email', { email: 'one@example.com', password });
  await other.ask('POST', '/api/me/email', { email: 'other@example.com', password });
  await run(
    sql`update email_change set old_confirmed_at = now(), new_confirmed_at = now() where new_email = 'other@example.com'`,
  );
  const changes = () => count(sql`email_change`);
  expect(await leftAfter(1, changes)).toBe(2);
  expect(await leftAfter(1.01, changes)).toBe(1);
  await run(sql`update email_change set ended_at = now()`);
  expect(await leftAfter(1.01, changes)).toBe(0);
});

test('a session that nobody used for 30 days is gone with the keys that it spent; one that was used goes on', async () => {
  const [left, used] = [await store.customer(), await store.customer()];
  for (const person of [left, used]) await person.ask('POST', '/auth/refresh', {});
  const sessions = () => count(sql`accounts.session`);
  const spent = () => count(sql`accounts.spent_token`);
  expect([await leftAfter(29, sessions), await spent()]).toEqual([2, 2]);
  expect((await used.ask('POST', '/auth/refresh', {})).status).toBe(200);
  expect([await leftAfter(30.01, sessions), await spent()]).toEqual([1, 2]);
  expect((await used.ask('GET', '/api/me')).status).toBe(200);
  expect((await left.ask('GET', '/api/me')).status).toBe(401);
});

test('what has run out of an account is removed, and what has not is left', async () => {
  const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  const [twoDaysAgo, today] = [new Date(Date.now() - 2 * dayMs), new Date()];
  for (const [name, until] of [
    ['old', past],
    ['new', future],
  ] as const) {
    await run(
      sql`insert into accounts.mailed_code (id, email, code, expires_at) values (${name}, ${name}, 'x', ${until})`,
    );
    await run(
      sql`insert into accounts.verification (id, identifier, value, "expiresAt") values (${name}, ${name}, 'x', ${until})`,
    );
    await run(sql`insert into accounts.guess (subject, until) values (${name}, ${until})`);
    await run(
      sql`insert into accounts.attempt (key, points, expire) values (${name}, 1, ${until.getTime()})`,
    );
  }
  for (const [name, madeAt] of [
    ['old', twoDaysAgo],
    ['new', today],
  ] as const) {
    const email = `${name}@example.com`;
    await run(
      sql`insert into accounts."user" (id, email, "createdAt", "updatedAt") values (${name}, ${email}, ${madeAt}, ${madeAt})`,
    );
    await run(
      sql`insert into accounts.sign_up (id, email, password, made_at) values (${name}, ${email}, 'x', ${madeAt})`,
    );
    await run(
      sql`insert into accounts.ended_session (session_id, ended_at) values (${name}, ${madeAt})`,
    );
  }
  const confirmed = await store.customer();
  await run(
    sql`update accounts."user" set "createdAt" = ${twoDaysAgo}, "updatedAt" = ${twoDaysAgo} where email = ${confirmed.email}`,
  );
  await forgetOld(store.shop);
  for (const table of [
    sql`accounts.mailed_code where id in ('old', 'new')`,
    sql`accounts.verification where id in ('old', 'new')`,
    sql`accounts.guess where subject in ('old', 'new')`,
    sql`accounts.attempt where key in ('old', 'new')`,
    sql`accounts."user" where id in ('old', 'new')`,
    sql`accounts.sign_up where id in ('old', 'new')`,
    sql`accounts.ended_session where session_id in ('old', 'new')`,
  ])
    expect(await count(table)).toBe(1);
  expect(await count(sql`accounts."user" where email = ${confirmed.email}`)).toBe(1);
});

test('one that cannot be removed keeps none of the others', async () => {
  await run(
    sql`insert into payment_hook (provider, event_id, received_at) values ('sandbox', 'one', ${new Date(0)})`,
  );
  const { mail } = store.shop;
  const away = {
    ...store.shop,
    mail: { ...mail, forgetBefore: () => Promise.reject(new Error('away')) },
  };
  await expect(forgetOld(away)).rejects.toThrow('Not everything old was removed');
  expect(await count(sql`payment_hook`)).toBe(0);
});
