import { link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import sql, { raw } from 'sql-template-tag';
import { inject } from 'vitest';
import { z } from 'zod';
import { openShop } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { loadDemo } from '../../server/src/office/demo/demo.ts';
import { openPostgres } from '../../server/src/platform/database/postgres.ts';
import { openPlatform } from '../../server/src/platform/open-platform.ts';
import type { Database } from '../../server/src/platform/platform.ts';
import { createTestDatabase } from '../../server/test/database.ts';
import { setPrices } from '../../server/test/prices.ts';
import { settings } from '../../server/test/store.ts';

const log = pino({ level: 'silent' });
/** Any number that nothing else locks in this database: one process fills the demo store, others wait for it. */
const templateLock = 7_301_126;

/** A copy of the demo store: a database, and a folder with its pictures and stored results. The demo is read once in a run. */
export async function copyDemoStore() {
  const template = await demoTemplate();
  const database = await createTestDatabase(template.database);
  const folder = await mkdtemp(join(inject('runFolder'), 'window-'));
  await linkFiles(join(template.folder, 'objects'), join(folder, 'objects'));
  const close = async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: database.url, folder, close };
}

type Template = { database: string; folder: string };
let known: Promise<Template> | undefined;
const demoTemplate = () => (known ??= makeOnce());

async function makeOnce(): Promise<Template> {
  const template = { database: 'larder_demo', folder: join(inject('runFolder'), 'demo') };
  const admin = await openPostgres(inject('databaseUrl'), { log, max: 1, patient: true });
  try {
    await admin.transaction(async (tx) => {
      // While it holds the lock this transaction is idle.
      await tx.run(sql`set local idle_in_transaction_session_timeout = 0`);
      while (!(await hasLock(tx))) await pause(100);
      if (!(await exists(tx, template.database))) await fill(template);
    });
    return template;
  } finally {
    await admin.close();
  }
}

const hasLock = async (tx: Pick<Database, 'query'>) =>
  (
    await tx.query(
      z.object({ got: z.boolean() }),
      sql`select pg_try_advisory_xact_lock(${templateLock}) as got`,
    )
  )[0]?.got === true;

const exists = async (tx: Pick<Database, 'query'>, name: string) =>
  (
    await tx.query(
      z.object({ datname: z.string() }),
      sql`select datname from pg_database where datname = ${name}`,
    )
  ).length > 0;

/** Under another name until it is whole. */
async function fill({ database, folder }: Template): Promise<void> {
  const made = await createTestDatabase('larder_template');
  await rm(folder, { recursive: true, force: true });
  const config = readConfig({ ...settings, DATABASE_URL: made.url, LARDER_DATA: folder });
  const platform = await openPlatform(config, { progress: () => undefined });
  const shop = await openShop(platform, { pollMs: 0 });
  await loadDemo(shop, () => undefined);
  // What delivery costs is the subject of one test, which says its own zones.
  await setPrices(shop, { rates: [] });
  await platform.outbox.settled();
  await shop.close();
  const admin = await openPostgres(inject('databaseUrl'), { log, max: 1, patient: true });
  const name = new URL(made.url).pathname.slice(1);
  await admin.run(raw(`alter database ${name} with allow_connections false`));
  await admin.run(raw(`alter database ${name} rename to ${database}`));
  await admin.close();
}

/** The same files under names of their own: whoever changes one puts another in its place. */
async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const names = await readdir(from);
  await Promise.all(names.map((name) => link(join(from, name), join(to, name))));
}
