import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import type { Database, Db, Tx } from '../platform.ts';

const appliedRow = z.object({ number: z.int(), name: z.string(), sha256: z.string() });
type Applied = z.infer<typeof appliedRow>;
type Migration = Applied & { text: string; apart: boolean };

/** The first line of a migration that is no transaction: what takes long while others write, as an index `concurrently`. */
const apartLine = '-- Statement by statement.\n';
const existsRow = z.object({ exists: z.boolean() });

/** Any number will do, as long as every Larder takes the same. */
export const migrationLock = 1_818_325_604;

/** How long a migration waits for others. */
export type Patience = {
  /** So long it stands in line for a table: whoever comes after it waits as long. */
  lockMs: number;
  /** So often it stands in line anew, each time after a pause that grows by `pauseMs`. */
  tries: number;
  pauseMs: number;
};
const usualPatience: Patience = { lockMs: 3000, tries: 40, pauseMs: 250 };

/**
 * Brings the tables up to date with `NNNN-name.sql` in the folder, each in its own transaction, or statement by statement where its first line
 * says so. Any number of processes may do so at once. Returns the names this one applied; refuses a database that went another way.
 * The database has to have two connections at least.
 */
export async function migrate(
  database: Database,
  folder: string,
  patience: Patience = usualPatience,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const names: string[] = [];
  for (let tries = 1; ;) {
    const name = await database
      .transaction(async (tx) => {
        const next = nextMigration(migrations, await lockAndReadApplied(tx));
        if (next?.apart) await applyApart(database, next);
        else if (next) await apply(tx, next, patience);
        if (next) await note(tx, next);
        return next?.name;
      })
      .catch((error: unknown) => {
        if (!waitedInVain(error) || tries === patience.tries) throw error;
        return anew;
      });
    if (name === undefined) return names;
    if (typeof name === 'symbol') {
      await pause(patience.pauseMs * tries);
      tries += 1;
    } else {
      names.push(name);
      tries = 1;
    }
  }
}

const anew = Symbol('somebody else had the table');

/** PostgreSQL's word for: another transaction has what this one wants, and had it too long. */
const waitedInVain = (error: unknown): boolean =>
  ((error as { cause?: { code?: string } } | null)?.cause?.code ?? '') === '55P03';

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
  const name = file.slice(0, -'.sql'.length);
  return { number, name, text, sha256, apart: text.startsWith(apartLine) };
}

const lockPauseMs = 50;
const gotRow = z.object({ got: z.boolean() });

/** Without a parameter: what has one keeps its snapshot until the next statement. */
async function gotLock(tx: Tx): Promise<boolean> {
  const [row] = await tx.query(
    gotRow,
    sql`select pg_try_advisory_xact_lock(${raw(String(migrationLock))}) as got`,
  );
  return row?.got === true;
}

async function lockAndReadApplied(tx: Tx): Promise<Applied[]> {
  // Asked for again and again: a statement that waits keeps a snapshot, and an index that is built beside it would wait for that.
  while (!(await gotLock(tx))) await pause(lockPauseMs);
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

/** Waits for a table only so long: whoever reads or writes it stands in line behind. */
async function apply(tx: Tx, { name, text }: Migration, { lockMs }: Patience): Promise<void> {
  await tx.run(sql`select set_config('lock_timeout', ${String(lockMs)}, true)`);
  await tx.run(raw(text)).catch((error: unknown) => {
    throw new StartupError(
      `The migration ${name} failed and was undone (${reasonOf(error)}): the database is as it was before it.`,
      { cause: error },
    );
  });
}

/**
 * Each statement of it by itself, beside the transaction that has the lock of migrations. What a try that ended half-way left of an index is
 * taken away first; every other statement has to bear being sent again.
 */
async function applyApart(database: Database, { name, text }: Migration): Promise<void> {
  for (const index of await database.query(indexRow, halfBuilt))
    if (text.includes(index.name))
      await database.run(sql`${raw(`drop index concurrently if exists ${index.quoted}`)}`);
  for (const statement of statementsOf(text))
    await database.run(raw(statement)).catch((error: unknown) => {
      throw new StartupError(
        `The migration ${name} failed half-way (${reasonOf(error)}): start again, and it goes on.`,
        { cause: error },
      );
    });
}

const note = (tx: Tx, { number, name, sha256 }: Migration): Promise<number> =>
  tx.run(
    sql`insert into schema_migration (number, name, sha256) values (${number}, ${name}, ${sha256})`,
  );

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const indexRow = z.object({ name: z.string(), quoted: z.string() });
const halfBuilt = sql`select c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where not i.indisvalid`;

/** A semicolon ends a statement at the end of a line: what needs a body belongs into a migration that is a transaction. */
export function statementsOf(text: string): string[] {
  if (text.includes('$$')) throw new Error('A migration of single statements has no bodies.');
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^--.*$/gm, '').trim())
    .filter((statement) => statement !== '');
}
