import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { drawNumber } from '../src/payments/invoices/sql.ts';
import { openPostgres } from '../src/platform/database/postgres.ts';
import type { Database } from '../src/platform/platform.ts';
import { openChain, type Buyer, type Chain } from './races/chain.ts';
import { contradictions } from './races/contradictions.ts';
import { shared, startServer, type ServerProcess } from './races/server-process.ts';

const launcher = join(import.meta.dirname, '../bin/larder.js');
const passphrase = 'a pantry full of limes';
let parent: string;
let data: string;
let server: ServerProcess;
let chain: Chain;
let crowd: Buyer[];
let day: string;

type Ended = { code: number; out: string; err: string };
const environmentOf = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  LARDER_DATA: data,
  ...more,
});
const larder = (words: string[], more?: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { env: environmentOf(more) };
    execFile(process.execPath, [launcher, ...words], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

/** On the database and the secret of the folder. */
const open = (dataFolder: string) =>
  startServer({
    databaseUrl: '',
    dataFolder,
    environment: { LARDER_SECRET: '', LARDER_DAY_CAPACITY: '100000' },
  });
const databaseIn = async (folder: string): Promise<Database> =>
  openPostgres(await readFile(join(folder, 'postgres.url'), 'utf8'), {
    log: pino({ level: 'silent' }),
  });

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'larder-backup-'));
  // As root, PostgreSQL runs as another user, who must get in.
  await chmod(parent, 0o755);
  data = join(parent, 'data');
  await mkdir(data);
  await writeFile(join(data, 'secret'), shared.LARDER_SECRET);
  server = await open(data);
  chain = await openChain(0, {
    databaseUrl: await readFile(join(data, 'postgres.url'), 'utf8'),
    stock: { Rice: 100_000_000, Lime: 100_000_000 },
    recipes: { Congee: { Rice: 90, Lime: 5 }, Ceviche: { Lime: 20 } },
    environment: { LARDER_DAY_CAPACITY: '100000' },
  });
  day = chain.days[0] ?? '';
  crowd = await chain.buyers(256);
  // The menu was written beside the server, which looks for it every second.
  await vi.waitFor(
    async () =>
      expect(await (await fetch(`${server.url}/api/recipes`)).text()).toContain('Ceviche'),
    { timeout: 60_000, interval: 100 },
  );
  await mkdir(join(data, 'objects'), { recursive: true });
  await writeFile(join(data, 'objects/pictures+congee.webp'), 'a picture of congee');
});
afterAll(async () => {
  await chain.close();
  await server.stop();
  await rm(parent, { recursive: true, force: true });
});

/** An order, and when its answer came. */
type Acknowledged = { orderNo: number; at: number };

async function buy(buyer: Buyer, from = server): Promise<Acknowledged> {
  const basket = await buyer.fill(from, { recipe: 'Congee', servings: 2 });
  const { status, body } = await buyer.order(from, basket, { day });
  expect(status).toBe(201);
  return { orderNo: body.orderNo, at: Date.now() };
}

/** 256 buyers order at once, each again and again, for as long as `until` is not done. */
async function sellWhile(until: Promise<unknown>): Promise<Acknowledged[]> {
  const sold: Acknowledged[] = [];
  let selling = true;
  const over = until.finally(() => (selling = false));
  const sellers = crowd.map(async (buyer) => {
    while (selling) sold.push(await buy(buyer));
  });
  await Promise.all([...sellers, over]);
  return sold;
}

const one = (): Buyer => {
  const [buyer] = crowd;
  if (!buyer) throw new Error('There is no buyer.');
  return buyer;
};

const untilIn = ({ out }: Ended): number =>
  Date.parse(/answered before (\S+Z)\./.exec(out)?.[1] ?? '');
const numberRow = z.object({ no: z.int() });
const ordersIn = async (database: Database) =>
  new Set(
    (await database.query(numberRow, sql`select order_no as "no" from orders`)).map(({ no }) => no),
  );

describe('a backup that is made while the shop sells', () => {
  const file = () => join(parent, 'busy.backup');
  const folder = () => join(parent, 'restored');
  let acknowledged: Acknowledged[];
  let made: Ended;
  let after: Acknowledged;
  let restored: ServerProcess;
  let database: Database;
  beforeAll(async () => {
    await chain.store.shop.database.run(sql`insert into number_series values ('INV', 0)`);
    // The shop sells before, while and after.
    const first = await sellWhile(pause(500));
    const making = larder(['backup', file()]);
    const meanwhile = await sellWhile(making);
    made = await making;
    after = await buy(one());
    acknowledged = [...first, ...meanwhile];
    expect(made).toMatchObject({ code: 0 });
    const verdict = await larder(['verify-backup', file()]);
    expect(verdict).toMatchObject({ code: 0, out: expect.stringContaining('matches') as string });
    expect(await larder(['restore', file(), folder()])).toMatchObject({ code: 0, err: '' });
    restored = await open(folder());
    database = await databaseIn(folder());
  });
  afterAll(async () => {
    await database.close();
    await restored.stop();
  });

  test('holds every order that was answered before the moment it names, and none of those asked for afterwards', async () => {
    const until = untilIn(made);
    const orders = await ordersIn(database);
    const promised = acknowledged.filter(({ at }) => at < until);
    expect(promised.length).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(promised.length);
    expect(promised.filter(({ orderNo }) => !orders.has(orderNo))).toEqual([]);
    expect(orders.has(after.orderNo)).toBe(false);
    expect(await ordersIn(chain.store.shop.database)).toContain(after.orderNo);
  });

  test('is whole: neither its books nor those of the shop contradict themselves', async () => {
    expect(await contradictions(database)).toEqual([]);
    expect(await chain.contradictions()).toEqual([]);
    const textOf = (name: string) => readFile(join(folder(), name), 'utf8');
    expect(await textOf('objects/pictures+congee.webp')).toBe('a picture of congee');
    expect(await textOf('secret')).toBe(shared.LARDER_SECRET);
  });

  test('becomes a store that sells, whose numbers nobody has heard of', async () => {
    const { orderNo } = await buy(one(), restored);
    expect(orderNo).toBeGreaterThan(1_000_000);
    expect(await contradictions(database)).toEqual([]);
    const next = (of: Database) =>
      of.query(
        numberRow,
        sql`select nextval(pg_get_serial_sequence(of_table, of_column)) as "no"
          from (values ('payment', 'payment_no'), ('refund', 'refund_no'), ('customer', 'customer_no')) known (of_table, of_column)`,
      );
    const [here, there] = [await next(chain.store.shop.database), await next(database)];
    here.forEach(({ no }, at) => expect(there[at]?.no).toBeGreaterThan(no + 900_000));
    const drawn = await database.transaction((tx) => drawNumber(tx, 'INV'));
    expect(drawn).toEqual({ series: 'INV2', number: 1 });
  });

  test('has a database password of its own, and is nobody else’s', async () => {
    const [its, ours] = await Promise.all(
      [folder(), data].map((it) => readFile(join(it, 'postgres/password'), 'utf8')),
    );
    expect(its).toMatch(/^[0-9a-f]{48}\n$/);
    expect(its).not.toBe(ours);
    const with_ = async (password: string) => {
      const url = new URL(await readFile(join(folder(), 'postgres.url'), 'utf8'));
      url.password = password.trim();
      const opened = await openPostgres(url.href, { log: pino({ level: 'silent' }) });
      await opened.close();
    };
    await with_(its ?? '');
    await expect(with_(ours ?? '')).rejects.toThrow('password');
    const others = process.getuid?.() === 0 ? 0o067 : 0o077;
    for (const name of ['.', 'objects', 'postgres', 'postgres/password'])
      expect((await lstat(join(folder(), name))).mode & others).toBe(0);
  });
});

test('a backup that is killed half-way leaves the shop selling, and no file that looks whole', async () => {
  const folder = join(parent, 'killed');
  await mkdir(folder);
  const file = join(folder, 'shop.backup');
  const ballast = join(data, 'objects/ballast');
  await writeFile(ballast, randomBytes(64 * 1024 * 1024));
  const child = spawn(process.execPath, [launcher, 'backup', file], { env: environmentOf() });
  const ended = once(child, 'exit');
  await killOnce(child, async () => (await sizeIn(folder)) > 1_000_000);
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  const [left = '', ...more] = await readdir(folder);
  expect(left).toMatch(/^shop\.backup\.unfinished-/);
  expect(more).toEqual([]);
  expect(await larder(['verify-backup', join(folder, left)])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(`${join(folder, left)} was cut short`) as string,
  });
  await buy(one());
  const slots = () =>
    chain.store.shop.database.query(
      numberRow,
      sql`select count(*) as "no" from pg_replication_slots`,
    );
  await expect.poll(slots, { timeout: 60_000 }).toEqual([{ no: 0 }]);
  await rm(ballast);
  expect(await larder(['backup', file])).toMatchObject({ code: 0 });
});

async function sizeIn(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await lstat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function killOnce(child: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
  while (child.exitCode === null && !(await isSo())) await pause(1);
  child.kill('SIGKILL');
}

describe('a sealed backup', () => {
  let file: string;
  const withPassphrase = { LARDER_BACKUP_PASSPHRASE: passphrase };
  const refusal = (err: string) => ({
    code: 1,
    out: '',
    err: expect.stringContaining(err) as string,
  });
  beforeAll(async () => {
    file = join(parent, 'sealed.backup');
    const { database } = chain.store.shop;
    // Of a shop whose books do not match.
    await database.run(sql`update number_series set last_number = 1`);
    expect(await larder(['backup', file], withPassphrase)).toMatchObject({
      code: 0,
      out: expect.stringContaining(', sealed.') as string,
    });
    await database.run(sql`update number_series set last_number = 0`);
  });

  test('opens with its passphrase from a file, and is checked for what does not match', async () => {
    const kept = join(parent, 'passphrase');
    await writeFile(kept, `${passphrase}\n`);
    expect(await larder(['verify-backup', file, '--passphrase-file', kept])).toMatchObject({
      code: 1,
      out: expect.stringContaining('is whole') as string,
      err: expect.stringContaining('number-missing  INV-000001') as string,
    });
  });

  test('is refused with another passphrase or none, and where it is cut short or altered; nothing is left of the try', async () => {
    const into = join(parent, 'tried');
    const restore = (path: string, more?: NodeJS.ProcessEnv) =>
      larder(['restore', path, into], more);
    expect(await restore(file)).toMatchObject(refusal('is sealed with a passphrase'));
    expect(
      await restore(file, { LARDER_BACKUP_PASSPHRASE: 'a pantry full of lemons' }),
    ).toMatchObject(refusal('The passphrase is not the one'));
    const whole = await readFile(file);
    const bad = join(parent, 'bad.backup');
    await writeFile(bad, whole.subarray(0, whole.length - 100));
    expect(await restore(bad, withPassphrase)).toMatchObject(refusal(`${bad} was cut short`));
    const at = Math.floor(whole.length * 0.9);
    whole.writeUInt8((whole[at] ?? 0) ^ 1, at);
    await writeFile(bad, whole);
    expect(await restore(bad, withPassphrase)).toMatchObject(refusal(`${bad} was altered`));
    await expect(lstat(into)).rejects.toThrow('ENOENT');
  });

  test('is not restored into a folder that has something in it', async () => {
    const into = join(parent, 'full');
    await mkdir(into);
    await writeFile(join(into, 'holiday.txt'), 'Lanzarote');
    expect(await larder(['restore', file, into], withPassphrase)).toMatchObject(
      refusal(`The folder ${into} is not empty`),
    );
    expect(await readdir(into)).toEqual(['holiday.txt']);
  });
});

test('a schedule names its files by time and keeps the newest', async () => {
  const to = join(parent, 'scheduled');
  const backup = () => larder(['backup', '--to', to, '--keep', '1']);
  expect(await backup()).toMatchObject({ code: 0 });
  const [first = ''] = await readdir(to);
  expect(first).toMatch(/^larder-[\dT-]+Z\.backup$/);
  await pause(1000);
  expect(await backup()).toMatchObject({
    code: 0,
    out: expect.stringContaining(`Deleted ${first}.`) as string,
  });
  const names = await readdir(to);
  expect(names).toHaveLength(1);
  expect(names).not.toContain(first);
  const usage = { code: 2, out: '' };
  expect(await larder(['backup'])).toMatchObject(usage);
  expect(await larder(['backup', 'a', '--to', to])).toMatchObject(usage);
  expect(await larder(['backup', 'a', '--keep', '1'])).toMatchObject(usage);
  expect(await larder(['backup', join(to, names[0] ?? '')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('already') as string,
  });
});

test('with a PostgreSQL of one’s own the rest is kept, and one is told what to use for the database', async () => {
  const file = join(parent, 'rest.backup');
  const elsewhere = { ...shared, DATABASE_URL: 'postgres://larder@127.0.0.1:1/larder' };
  const made = await larder(['backup', file], elsewhere);
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('pg_dump') as string });
  expect(made.err).toContain('LARDER_SECRET is a setting');
  expect(await larder(['verify-backup', file])).toMatchObject({
    code: 0,
    out: expect.stringContaining('It holds no database') as string,
  });
  const into = join(parent, 'rest');
  // Who expects a sealed one is told.
  expect(
    await larder(['restore', file, into], { LARDER_BACKUP_PASSPHRASE: passphrase }),
  ).toMatchObject({ code: 0, err: expect.stringContaining('is not sealed') as string });
  expect(await readdir(into)).toContain('objects');
  expect(await readdir(into)).not.toContain('postgres');
});
