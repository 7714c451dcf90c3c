import { existsSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import type { Embedded } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openPostgres } from '../src/platform/database/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** May create databases; `larder_template` there has every migration. */
    databaseUrl: string;
    /** Gone after the run, with whatever tests share there. */
    runFolder: string;
  }
}

const log = pino({ level: 'silent' });
const migrations = join(import.meta.dirname, '../db/migrations');
// Tests may lose their data in a power cut, and open many pools at once.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  max_connections: '200',
};

let folder: string | undefined;
let embedded: Embedded | undefined;

export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(await roomyFolder(), 'larder-test-'));
  await chmod(folder, 0o755); // As root, PostgreSQL runs as another user, who must get in.
  // What tests put into a folder of their own goes there, too.
  process.env['TMPDIR'] = folder;
  const progress = () => undefined;
  process.once('exit', tidy);
  embedded = await startEmbedded({ folder: join(folder, 'postgres'), log, progress, settings });
  try {
    project.provide('databaseUrl', embedded.url);
    project.provide('runFolder', folder);
    await makeTemplate(embedded.url);
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** Memory, where there is plenty: a run makes and drops hundreds of databases, and a disk is long busy with files that lived for a second. */
async function roomyFolder(): Promise<string> {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = await statfs(memory);
  return bavail * bsize >= 4 * 1024 ** 3 ? memory : tmpdir();
}

export async function teardown(): Promise<void> {
  await embedded?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
  process.off('exit', tidy);
}

/** A run that is interrupted is not torn down: PostgreSQL ends by itself, and may still be writing. */
function tidy(): void {
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = await openPostgres(adminUrl, { log, max: 1, patient: true });
  await admin.run(sql`create database larder_template`);
  const template = await openPostgres(new URL('/larder_template', adminUrl).href, {
    log,
    patient: true,
  });
  await migrate(template, migrations);
  await template.close();
  // A connection to the template would make copying it fail.
  await admin.run(sql`alter database larder_template with allow_connections false`);
  await admin.close();
}
