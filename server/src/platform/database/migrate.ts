import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import type { Database, Db, Tx } from '../platform.ts';

const appliedRow = z.object({ number: z.int(), name: z.string(), sha256: z.string() });
type Applied = z.infer<typeof appliedRow>;
type Migration = Applied & { text: string };
const existsRow = z.object({ exists: z.boolean() });

/** Any number will do, as long as every Larder takes the same. */
export const migrationLock = 1_818_325_604;

/**
 * Brings the tables up to date with `NNNN-name.sql` in the folder, each in its own transaction. Any number of processes
 * may do so at once. Returns the names this one applied; refuses a database that went another way.
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const names: string[] = [];
  for (;;) {
    const name = await database.transaction(async (tx) => {
      const next = nextMigration(migrations, await lockAndReadApplied(tx));
      if (next) await apply(tx, next);
      return next?.name;
    });
    if (name === undefined) return names;
    names.push(name);
  }
}

/**
 * For a server that may not change the tables: refuses a database that lacks one of our migrations or has it otherwise. Later ones
 * are taken for additions: while servers are replaced, those of the last version run beside the tables of the next.
 */
export async function checkMigrated(database: Database, folder: string): Promise<void> {
  const migrations = await readMigrations(folder);
  const applied = await readApplied(database).catch((error: unknown) => {
    throw neverMigrated(error) ?? error;
  });
  const next = nextMigration(migrations, applied.slice(0, migrations.length));
  if (next)
    throw new StartupError(
      `The database lacks the migration ${next.name}: deploy the migrations first, then this version of the servers.`,
    );
}

/** The number of the newest of them. */
export async function newestMigration(folder: string): Promise<number> {
  return (await readMigrations(folder)).at(-1)?.number ?? 0;
}

/** PostgreSQL's words for: there is no such table, and: this role may not read it. */
const unprepared = new Set(['42P01', '42501']);

function neverMigrated(error: unknown): StartupError | undefined {
  const { code } = (error ?? {}) as { code?: string };
  return code !== undefined && unprepared.has(code)
    ? new StartupError(
        'The database was never migrated for this role: deploy the migrations first.',
        { cause: error },
      )
    : undefined;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  migrations.forEach(({ name, number }, index) => {
    if (number === migrations[index - 1]?.number)
      throw new Error(`Two migrations have the number of ${name}: give one the next free number.`);
  });
  return migrations;
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1] ?? NaN);
  if (Number.isNaN(number)) throw new Error(`The migration ${file} is not named NNNN-name.sql.`);
  // Git may check out other line ends on another machine: the same migration has the same hash.
  const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { number, name: file.slice(0, -'.sql'.length), text, sha256 };
}

async function lockAndReadApplied(tx: Tx): Promise<Applied[]> {
  await tx.run(sql`select pg_advisory_xact_lock(${migrationLock})`);
  const [found] = await tx.query(
    existsRow,
    sql`select to_regclass('schema_migration') is not null as exists`,
  );
  if (!found?.exists)
    await tx.run(sql`
      create table schema_migration (
        number integer primary key,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`);
  return readApplied(tx);
}

const readApplied = (db: Db): Promise<Applied[]> =>
  db.query(appliedRow, sql`select number, name, sha256 from schema_migration order by number`);

function nextMigration(migrations: Migration[], applied: Applied[]): Migration | undefined {
  for (const [index, done] of applied.entries()) {
    const migration = migrations[index];
    if (!migration)
      throw new StartupError(
        `The database was made by a newer Larder (it has ${done.name}): start that version, or restore an older backup.`,
      );
    if (migration.number !== done.number) {
      const missing = migration.number < done.number ? migration.name : done.name;
      const where = migration.number < done.number ? 'the database' : 'this Larder';
      throw new StartupError(
        `The migration ${missing} is missing from ${where}, though later ones are there: start the version of Larder that made the database.`,
      );
    }
    if (migration.sha256 !== done.sha256)
      throw new StartupError(
        `The migration ${done.name} has changed since it was applied to the database: put its file back, and make the change in a new migration.`,
      );
  }
  return migrations[applied.length];
}

async function apply(tx: Tx, { number, name, text, sha256 }: Migration): Promise<void> {
  await tx.run(raw(text)).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `The migration ${name} failed and was undone (${reason}): the database is as it was before it.`,
      { cause: error },
    );
  });
  await tx.run(
    sql`insert into schema_migration (number, name, sha256) values (${number}, ${name}, ${sha256})`,
  );
}
