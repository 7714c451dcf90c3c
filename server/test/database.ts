import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { raw } from 'sql-template-tag';
import { inject } from 'vitest';
import { openPostgres } from '../src/platform/database/postgres.ts';
import type { Database } from '../src/platform/platform.ts';

const log = pino({ level: 'silent' });

/** A database of its own, with every migration and no rows; gone once closed. */
export async function openTestDatabase(): Promise<Database & { url: string }> {
  const { url, drop } = await createTestDatabase('larder_template');
  const database = await openPostgres(url, { log, checkRows: true });
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, url, close };
}

/** A database without any table, for tests of the database itself. */
export async function createTestDatabase(template = 'template1') {
  const name = `test_${randomBytes(8).toString('hex')}`;
  // Page by page through the log, a copy takes four times the work.
  await asAdmin(`create database ${name} template ${template} strategy file_copy`);
  const drop = () => asAdmin(`drop database ${name} with (force)`);
  return { url: new URL(`/${name}`, inject('databaseUrl')).href, drop };
}

async function asAdmin(statement: string): Promise<void> {
  const admin = await openPostgres(inject('databaseUrl'), { log, max: 1, patient: true });
  try {
    await admin.run(raw(statement));
  } finally {
    await admin.close();
  }
}
