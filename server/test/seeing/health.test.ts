import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { healthFaults, type HealthFault } from '../../src/contract/health-faults.ts';
import { diagnose, openDiagnosis, type Patient } from '../../src/office/health/health.ts';
import { readConfig } from '../../src/config.ts';
import { addressRefused } from '../../src/platform/refused-address.ts';
import { openCardStore, orderToPay } from '../paying.ts';
import type { Person, Store } from '../store.ts';

type Told = { code: HealthFault; since: string | null; count: number | null; means: string };
type Health = { isWell: boolean; faults: Told[] };

let store: Store;
let owner: Person;
beforeAll(async () => {
  // Whoever takes letters is not there.
  store = await openCardStore({
    keepsMail: true,
    environment: { LARDER_SMTP: 'smtp://127.0.0.1:1' },
  });
  owner = await store.staff('owner');
});
afterAll(() => store.close());

const read = async () => (await owner.ask<Health>('GET', '/api/admin/health')).body;
const codes = async () => (await read()).faults.map(({ code }) => code);
const diagnosed = async (change: Partial<Patient> & { now?: Date }) => {
  const { now, ...rest } = change;
  const look = openDiagnosis({ ...store.shop, ...rest }, () => now ?? new Date());
  return (await look.look()).map(({ fault }) => fault);
};
const embedded = readConfig({ LARDER_PAYMENTS: 'invoice' });

test('where nothing is wrong, nothing is told', async () => {
  expect(await read()).toEqual({ isWell: true, faults: [] });
});

test('it is for owners and managers, and for software with that scope alone', async () => {
  expect((await store.guest().ask('GET', '/api/admin/health')).status).toBe(401);
  expect((await (await store.customer()).ask('GET', '/api/admin/health')).status).toBe(403);
  for (const role of ['kitchen', 'menu', 'support', 'accounts'] as const)
    expect((await (await store.staff(role)).ask('GET', '/api/admin/health')).status).toBe(403);
  const { holder } = await store.software(owner, ['see-health']);
  expect((await holder.ask('GET', '/api/admin/health')).status).toBe(200);
  expect((await holder.ask('GET', '/api/admin/orders')).status).toBe(403);
});

test('a mail server that is dead, and a provider that is dead, are told of with since when and what it means', async () => {
  const ada = await store.customer('ada.lovelace@example.com');
  await orderToPay(store, ada);
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  const { read: ask } = payments;
  payments.read = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
  try {
    const [{ orderNo } = { orderNo: 0 }] = (
      await ada.ask<{ items: { orderNo: number }[] }>('GET', '/api/orders')
    ).body.items;
    await ada.ask('POST', `/api/orders/${orderNo}/payment`, {});
    await store.shop.database.run(
      sql`update orders set cashier_at = ${store.time.now} where order_no = ${orderNo}`,
    );
    await store.shop.cashier.settled();
    await store.shop.database.run(sql`insert into outbox (kind, payload)
      values ('letter', '{"id":"x","to":"ada.lovelace@example.com","subject":"A","text":"B"}')`);
    await store.shop.outbox.settled();
    const { isWell, faults } = await read();
    expect(isWell).toBe(false);
    expect(faults.map(({ code }) => code)).toEqual(['payments-fail', 'letters-fail']);
    for (const { code, since, count, means } of faults) {
      expect(Date.parse(since ?? '')).toBeLessThanOrEqual(Date.now());
      expect(count).toBeGreaterThan(0);
      expect(means).toBe(healthFaults[code].means);
    }
    expect(JSON.stringify(faults)).not.toMatch(/lovelace|@|127\.0\.0\.1/);
  } finally {
    payments.read = ask;
    await store.shop.database.run(sql`delete from outbox`);
    await store.shop.database.run(sql`update orders set cashier_failures = 0`);
  }
  expect(await codes()).toEqual([]);
});

test('work that waits or was given up, and webhooks that were switched off', async () => {
  const { database } = store.shop;
  await database.run(sql`insert into outbox (kind, payload, created_at, failed_at, next_attempt_at) values
    ('letter', '{}', now() - interval '6 minutes', null, now() + interval '1 hour'),
    ('letter', '{}', now(), '2026-11-20', now())`);
  await database.run(sql`insert into webhook_endpoint (url, event_types, secret, made_at, failing_since, disabled_at)
    values ('https://other.example/heard', '{order.placed}', 'x', now(), '2026-11-17', '2026-11-20')`);
  const { faults } = await read();
  expect(faults.map(({ code, count }) => [code, count])).toEqual([
    ['work-waits', 1],
    ['work-given-up', 1],
    ['webhooks-off', 1],
  ]);
  expect(faults[2]?.since).toContain('2026-11-20');
  expect(JSON.stringify(faults)).not.toContain('other.example');
  await database.run(sql`delete from outbox`);
  await database.run(sql`delete from webhook_endpoint`);
});

test('a letter whose address is wrong is no mail server that fails, and an erasure that waits is no letter', async () => {
  const { database } = store.shop;
  const refused = `${addressRefused}550 5.1.1 no such user`;
  await database.run(sql`insert into outbox (kind, payload, attempts, last_error, created_at, next_attempt_at) values
    ('order-placed', '{}', 3, ${refused}, now() - interval '6 minutes', now() + interval '1 hour'),
    ('sale-cancelled', '{}', 1, 'it was busy', now(), now() + interval '1 hour')`);
  expect(await codes()).toEqual([]);
  await database.run(sql`insert into outbox (kind, payload, attempts, last_error, created_at, next_attempt_at) values
    ('customer-erased', '{}', 2, 'the provider is away', now() - interval '6 minutes', now() + interval '1 hour')`);
  expect((await read()).faults).toMatchObject([{ code: 'erasure-waits', count: 1 }]);
  await database.run(sql`update outbox set last_error = 'connect ECONNREFUSED'`);
  expect(await codes()).toEqual(['letters-fail', 'erasure-waits']);
  await database.run(sql`delete from outbox`);
});

test('a database that is dead, and disks that are full', async () => {
  const { health, database } = store.shop;
  const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
  const looksLike = (look: Awaited<ReturnType<typeof health.look>>) => ({
    health: { ...health, look: () => Promise.resolve(look) },
  });
  expect(await diagnosed(looksLike({ unready: ['database'], degraded: [] }))).toEqual(['database']);
  // It died between two questions.
  expect(await diagnosed({ database: { ...database, query: gone } })).toEqual(['database']);
  expect(await diagnosed(looksLike({ unready: ['disk'], degraded: ['disk'] }))).toEqual([
    'no-room',
    'little-room',
  ]);
});

test('a copy of the database that is away is told of, and keeps nobody from selling', async () => {
  const { health } = store.shop;
  const look = () => Promise.resolve({ unready: [], degraded: ['replica' as const] });
  expect(await diagnosed({ health: { ...health, look } })).toEqual(['replica-away']);
});

test('a clock that differs, and a database of a newer Larder', async () => {
  expect(await diagnosed({ now: new Date(Date.now() - 60_000) })).toEqual(['clock-off']);
  const health = { ...store.shop.health, migration: 1 };
  expect(await diagnosed({ health })).toEqual(['newer-database']);
});

test('a backup is missed where the store is kept here and takes money', async () => {
  const made = (at: Date | null) => ({
    health: { ...store.shop.health, lastBackup: () => Promise.resolve(at) },
  });
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
  expect(await diagnosed({ config: embedded, ...made(null) })).toEqual(['backup-old']);
  expect(await diagnosed({ config: embedded, ...made(hours(49)) })).toEqual(['backup-old']);
  expect(await diagnosed({ config: embedded, ...made(hours(47)) })).toEqual([]);
  // Whoever runs another PostgreSQL keeps it, and a trial has nothing to lose.
  expect(await diagnosed(made(null))).toEqual([]);
});

test('what does not say since when is remembered from look to look, until it is over', async () => {
  const times = ['2026-11-23T09:00:00Z', '2026-11-23T09:05:00Z'].map((at) => new Date(at));
  let now = times[0] ?? new Date();
  let isAway = true;
  const { health } = store.shop;
  const diagnosis = openDiagnosis(
    {
      ...store.shop,
      health: {
        ...health,
        look: () => Promise.resolve({ unready: isAway ? ['database'] : [], degraded: [] }),
      },
    },
    () => now,
  );
  const sinceOf = async () => (await diagnosis.look()).find(({ fault }) => fault === 'database');
  expect((await sinceOf())?.since).toEqual(times[0]);
  now = times[1] ?? now;
  expect((await sinceOf())?.since).toEqual(times[0]);
  isAway = false;
  expect(await sinceOf()).toBeUndefined();
  isAway = true;
  expect((await sinceOf())?.since).toEqual(times[1]);
  // Whoever looks once does not know since when.
  const unwell = {
    ...store.shop,
    health: {
      ...health,
      look: () => Promise.resolve({ unready: ['database' as const], degraded: [] }),
    },
  };
  expect(await diagnose(unwell, () => now)).toMatchObject([{ fault: 'database', since: null }]);
});
