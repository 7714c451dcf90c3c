import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { findBinaries } from '../src/platform/database/embedded/binaries.ts';
import { stopLeftover } from '../src/platform/database/embedded/leftover.ts';
import type { Embedded } from '../src/platform/database/embedded.ts';
import { openPostgres } from '../src/platform/database/postgres.ts';
import type { Database } from '../src/platform/platform.ts';
import { StartupError } from '../src/startup-error.ts';

const log = pino({ level: 'silent' });
const root = process.getuid?.() === 0;
let parent: string;
let folder: string;
let said: string[];
let running: Embedded[];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'larder-embedded-'));
  await chmod(parent, 0o755);
  folder = join(parent, 'data', 'postgres');
  said = [];
  running = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(running.map((embedded) => embedded.stop()));
  await rm(parent, { recursive: true });
});

async function start(
  where = folder,
  more: Partial<Parameters<typeof startEmbedded>[0]> = {},
): Promise<Embedded> {
  const progress = (sentence: string) => said.push(sentence);
  const embedded = await startEmbedded({ folder: where, log, progress, ...more });
  running.push(embedded);
  return embedded;
}

async function ask<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPostgres(url, { log });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const itemRow = z.object({ item: z.string() });
const limes = (url: string) =>
  ask(url, (database) => database.query(itemRow, sql`select item from shelf`));
const stockLimes = (url: string) =>
  ask(url, (database) => database.run(sql`create table shelf as select 'lime' as item`));

async function refusal(where = folder): Promise<string> {
  const error: unknown = await start(where).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartupError);
  return (error as StartupError).message;
}

test('keeps what was stored from one start to the next', async () => {
  const first = await start();
  expect(first.fresh).toBe(true);
  await stockLimes(first.url);
  await first.stop();
  const second = await start();
  expect(second.fresh).toBe(false);
  expect(await limes(second.url)).toEqual([{ item: 'lime' }]);
  expect(said).toHaveLength(1);
});

test('speaks UTF-8, keeps time in UTC and never trades safety for speed', async () => {
  const { url } = await start();
  const expected = { encoding: 'UTF8', zone: 'UTC', fsync: 'on', commit: 'on', pages: 'on' };
  const text = z.string();
  const settingsRow = z.object({
    encoding: text,
    zone: text,
    fsync: text,
    commit: text,
    pages: text,
    upper: text,
  });
  const [settings] = await ask(url, (database) =>
    database.query(
      settingsRow,
      sql`select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages, upper('crème') as upper`,
    ),
  );
  expect(settings).toEqual({ ...expected, upper: 'CRÈME' });
});

test('refuses a second Larder on the same folder, and leaves the first alone', async () => {
  const first = await start();
  await stockLimes(first.url);
  expect(await refusal()).toContain('already used by another Larder');
  expect(await limes(first.url)).toEqual([{ item: 'lime' }]);
});

test('lets one of two that start together have the folder', async () => {
  const outcomes = await Promise.allSettled([start(), start()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('finds every committed row after its process was killed', async () => {
  const { owner, url } = await startInOtherProcess();
  await stockLimes(url);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const next = await start();
  expect(next.fresh).toBe(false);
  expect(await limes(next.url)).toEqual([{ item: 'lime' }]);
  expect(said).toEqual([expect.stringContaining('left running')]);
});

test('finds every committed row after PostgreSQL itself was killed', async () => {
  const { url, stop } = await start();
  await stockLimes(url);
  process.kill(await postmaster(), 'SIGKILL');
  await stop();
  expect(await limes((await start()).url)).toEqual([{ item: 'lime' }]);
});

/** Of a machine that is slow: nothing here is about how long it takes. */
const untilAnswered = { timeout: 60_000, interval: 50 };
const quickPace = {
  pausesMs: [0, 50],
  mostFailures: 3,
  lookEveryMs: 100,
  answerWithinMs: 1_000,
  mostSilence: 2,
};

test('starts a PostgreSQL that died again, at the same address, with every committed row', async () => {
  const { url } = await start();
  await stockLimes(url);
  for (let death = 0; death < 3; death += 1) {
    const killed = await postmaster();
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => postmaster().catch(() => killed), untilAnswered).not.toBe(killed);
    await expect.poll(() => limes(url).catch(String), untilAnswered).toEqual([{ item: 'lime' }]);
  }
});

test('starts again in the middle of work, and no connection is lost for good', async () => {
  const { url } = await start();
  const database = await openPostgres(url, { log });
  try {
    await database.run(sql`create table shelf (item text)`);
    let acknowledged = 0;
    let stop = false;
    const writing = Array.from({ length: 8 }, async () => {
      while (!stop)
        await database.run(sql`insert into shelf values ('lime')`).then(
          () => (acknowledged += 1),
          () => pause(20),
        );
    });
    await expect.poll(() => acknowledged, untilAnswered).toBeGreaterThan(20);
    process.kill(await postmaster(), 'SIGKILL');
    const before = acknowledged;
    await expect.poll(() => acknowledged, untilAnswered).toBeGreaterThan(before + 20);
    stop = true;
    await Promise.all(writing);
    // Connections of the one that was killed may have answered for a moment; the next is on its way then.
    const counted = () =>
      database.query(z.object({ limes: z.int() }), sql`select count(*) as limes from shelf`);
    await expect.poll(() => counted().catch(String), untilAnswered).toEqual([expect.anything()]);
    const [shelf] = await counted();
    expect(shelf?.limes).toBeGreaterThanOrEqual(acknowledged);
  } finally {
    await database.close();
  }
});

test.skipIf(process.platform === 'win32')(
  'ends a PostgreSQL that answers nobody, and starts it again',
  async () => {
    const { url } = await start(folder, { pace: quickPace });
    await stockLimes(url);
    const hanging = await postmaster();
    process.kill(hanging, 'SIGSTOP');
    await expect.poll(() => postmaster().catch(() => hanging), untilAnswered).not.toBe(hanging);
    await expect.poll(() => limes(url).catch(String), untilAnswered).toEqual([{ item: 'lime' }]);
  },
);

test('gives up in one sentence on a PostgreSQL that cannot be started again', async () => {
  const gaveUp = Promise.withResolvers<StartupError>();
  await start(folder, { pace: quickPace, gaveUp: gaveUp.resolve });
  const control = join(folder, 'cluster', 'global', 'pg_control');
  await rename(control, `${control}.away`);
  process.kill(await postmaster(), 'SIGKILL');
  const { message } = await gaveUp.promise;
  expect(message).toMatch(/PostgreSQL does not start in .+pg_control/);
  expect(message).not.toContain('\n');
});

test('hears nothing of what the environment says about another PostgreSQL', async () => {
  for (const [name, value] of Object.entries({
    PGHOST: 'elsewhere.invalid',
    PGPORT: '1',
    PGUSER: 'nobody',
    PGDATABASE: 'nothing',
    PGPASSWORD: 'wrong',
    PGPASSFILE: '/nowhere',
    PGSERVICE: 'nowhere',
    PGSSLMODE: 'require',
    PGSSLNEGOTIATION: 'direct',
    PGOPTIONS: '-c default_transaction_read_only=on',
    PGREPLICATION: 'database',
    PGAPPNAME: 'somebody else',
    PGCONNECT_TIMEOUT: '0',
    PGTZ: 'Asia/Tokyo',
    PGDATESTYLE: 'German',
    PGCLIENTENCODING: 'LATIN1',
    PGDATA: '/nowhere',
    LC_ALL: 'xx_XX.nonsense',
    LANG: 'tr_TR.ISO-8859-9',
    TZ: 'Asia/Tokyo',
  }))
    vi.stubEnv(name, value);
  const { url } = await start();
  await stockLimes(url);
  expect(await limes(url)).toEqual([{ item: 'lime' }]);
  const settingsRow = z.object({ zone: z.string(), dates: z.string(), name: z.string() });
  const [settings] = await ask(url, (database) =>
    database.query(
      settingsRow,
      sql`select current_setting('timezone') as zone, current_setting('datestyle') as dates,
        current_setting('application_name') as name`,
    ),
  );
  expect(settings).toEqual({ zone: 'UTC', dates: 'ISO, MDY', name: 'larder' });
});

test('starts although the number of its dead PostgreSQL now belongs to another process', async () => {
  await (await start()).stop();
  const pidFile = join(folder, 'cluster', 'postmaster.pid');
  await writeFile(pidFile, `${process.pid}\n${join(folder, 'cluster')}\n0\n1\n\n127.0.0.1\n`);
  await start();
});

test('never stops the PostgreSQL of another cluster whose number it finds, wherever that lies by now', async () => {
  await (await start()).stop();
  const other = await start(join(parent, 'other'));
  await stockLimes(other.url);
  const itsFile = await readFile(join(parent, 'other', 'cluster', 'postmaster.pid'), 'utf8');
  await writeFile(join(folder, 'cluster', 'postmaster.pid'), itsFile);
  await rename(join(parent, 'other'), join(parent, 'moved'));
  await start();
  expect(await limes(other.url)).toEqual([{ item: 'lime' }]);
});

test('takes away what a killed PostgreSQL wrote of itself, before the next one may get its number', async () => {
  const { stop } = await start();
  const killed = await postmaster();
  process.kill(killed, 'SIGKILL');
  await stop();
  expect(await postmaster()).toBe(killed);
  await stopLeftover(await findBinaries(), join(folder, 'cluster'), (line) => said.push(line));
  await expect(postmaster()).rejects.toThrow('ENOENT');
});

test('throws away a database whose making was cut short', async () => {
  await mkdir(join(folder, 'cluster-unfinished-0a1b'), { recursive: true });
  await writeFile(join(folder, 'cluster-unfinished-0a1b', 'PG_VERSION'), '18\n');
  await chmod(dirname(folder), 0o755);
  expect((await start()).fresh).toBe(true);
});

test('says in one sentence what is wrong with a damaged database, and starts it once put right', async () => {
  const { url, stop } = await start();
  await stockLimes(url);
  await stop();
  const damages: [file: string, content: string | undefined, message: string][] = [
    ['PG_VERSION', undefined, 'PG_VERSION is missing'],
    ['PG_VERSION', '9\n', 'made by PostgreSQL 9'],
    ['global/pg_control', undefined, 'pg_control'],
    ['postgresql.conf', 'nonsense\n', 'FATAL'],
    ['../password', undefined, 'password file is missing'],
    ['../password', 'wrong\n', 'password authentication failed'],
  ];
  for (const [file, content, message] of damages) {
    const path = join(folder, 'cluster', file);
    const whole = await readFile(path);
    if (content === undefined) await rename(path, `${path}.away`);
    else await writeFile(path, content);
    const sentence = await refusal();
    expect(sentence).toContain(message);
    expect(sentence).not.toContain('\n');
    if (content === undefined) await rename(`${path}.away`, path);
    else await writeFile(path, whole);
  }
  expect(await limes((await start()).url)).toEqual([{ item: 'lime' }]);
});

test('says in one sentence that its folder cannot be written', async () => {
  await writeFile(join(parent, 'file'), '');
  expect(await refusal(join(parent, 'file', 'postgres'))).toContain('cannot be written');
});

test.runIf(!root)('says so of a folder without the permission, too', async () => {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o500);
  expect(await refusal()).toContain('cannot be written (EACCES)');
});

test.runIf(root)('works in a folder that only root can enter', async () => {
  await chmod(parent, 0o700);
  const first = await start();
  const pointer = join(folder, 'postgres-is-kept-in.txt');
  const kept = (await readFile(pointer, 'utf8')).trim();
  try {
    await stockLimes(first.url);
    await first.stop();
    expect(said.filter((sentence) => sentence.includes(kept))).toHaveLength(1);
    const second = await start();
    expect(await limes(second.url)).toEqual([{ item: 'lime' }]);
    expect(said.filter((sentence) => sentence.includes(kept))).toHaveLength(1);
    await second.stop();
    await rm(folder, { recursive: true });
    const third = await start();
    expect(third.fresh).toBe(true);
    await third.stop();
  } finally {
    const last = (await readFile(pointer, 'utf8')).trim();
    for (const place of [kept, last]) await rm(place, { recursive: true, force: true });
  }
});

async function postmaster(): Promise<number> {
  return Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** A Larder that we may kill. */
async function startInOtherProcess() {
  const module = pathToFileURL(join(import.meta.dirname, '../src/platform/database/embedded.ts'));
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(module.href)});
    const options = { folder: ${JSON.stringify(folder)}, log: console, progress: () => {} };
    console.log((await startEmbedded(options)).url);
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(owner.stdout, 'data')) as [Buffer];
  return { owner, url: url.toString().trim() };
}
