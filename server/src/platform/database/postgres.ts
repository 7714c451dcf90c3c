import { Pool, types } from 'pg';
import type { CustomTypesConfig, PoolClient } from 'pg';
import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import type { Sql } from 'sql-template-tag';
import { StartupError } from '../../startup-error.ts';
import type { Database, Tx } from '../platform.ts';

type Options = { log: Logger; max?: number };

/** Opens a pool on PostgreSQL 15 or later: counts come as numbers, dates as 'YYYY-MM-DD', numerics as text. */
export async function openPostgres(url: string, { log, max = 10 }: Options): Promise<Database> {
  const pool = makePool(url, max, log);
  let sent = 0;

  async function send<Row>(client: Pool | PoolClient, statement: Sql, name?: string) {
    sent += 1;
    const { text, values } = statement;
    return client.query<Row & object>(name ? { name, text, values } : { text, values });
  }

  const on = (client: Pool | PoolClient): Pick<Database, 'query'> => ({
    query: async <Row>(statement: Sql, options?: { name: string }): Promise<Row[]> =>
      (await send<Row>(client, statement, options?.name)).rows,
  });

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await send(client, sql`begin`);
      const result = await work(on(client) as Tx);
      const { command } = await send(client, sql`commit`);
      // PostgreSQL answers COMMIT with a silent ROLLBACK when an earlier failure was swallowed.
      if (command !== 'COMMIT') throw new Error('A failed statement was ignored in a transaction.');
      return result;
    } catch (error) {
      await send(client, sql`rollback`).catch((reason: unknown) => {
        broken = reason instanceof Error ? reason : new Error(String(reason));
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  const database: Database = {
    ...on(pool),
    transaction,
    pool,
    statements: () => sent,
    close: () => pool.end(),
  };
  try {
    await checkVersion(url, database);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

function makePool(url: string, max: number, log: Logger): Pool {
  try {
    const pool = new Pool({
      connectionString: url,
      max,
      types: parsers,
      application_name: 'larder',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    pool.on('error', (error) => {
      // The error carries the whole client: only its name and words are for the log.
      const { code } = error as { code?: string };
      log.warn({ code, reason: error.message }, 'a database connection was lost');
    });
    // A connection in use reports its loss to its statement; without a listener it would end the process as well.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  } catch (error) {
    throw unreachable(url, error);
  }
}

async function checkVersion(url: string, database: Database): Promise<void> {
  const rows = await database
    .query<{ server_version_num: string }>(sql`show server_version_num`)
    .catch((error: unknown) => {
      throw unreachable(url, error);
    });
  const version = Number(rows[0]?.server_version_num);
  if (version < 150_000)
    throw new StartupError(
      `The PostgreSQL at ${place(url)} is version ${Math.floor(version / 10_000)}, but Larder needs 15 or later: upgrade it, or unset DATABASE_URL to use the embedded one.`,
    );
}

function unreachable(url: string, error: unknown): StartupError {
  const { code, message } = error as { code?: string; message?: string };
  const reason = [message, code].filter(Boolean).join(', ') || 'no reason given';
  return new StartupError(
    `The database at ${place(url)} cannot be used (${reason}): see that it runs and that DATABASE_URL is right.`,
    { cause: error },
  );
}

/** Names a database without its password. */
function place(url: string): string {
  if (!URL.canParse(url)) return 'an address that is not a URL';
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  const host = hostname || searchParams.get('host') || 'localhost';
  const user = username && ` as user ${username}`;
  return `${host}:${port || '5432'}${pathname}${user}`;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number.`);
  return value;
}

/** The driver types its parsers by name and answers `any`; by number they read text. */
const textArray = types.getTypeParser(1009 satisfies number as never) as (
  text: string,
) => (string | null)[];

/** By PostgreSQL's type number: int8, date and numeric, then arrays of them. */
const readers: Partial<Record<number, (text: string) => unknown>> = {
  20: wholeNumber,
  1082: (text) => text,
  1700: (text) => text,
  1016: (text) => textArray(text).map((item) => (item === null ? null : wholeNumber(item))),
  1182: textArray,
  1231: textArray,
};

const parsers: CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    (format !== 'binary' && readers[id]) || builtInParser(id, format),
};

/** The driver names its types; PostgreSQL numbers them. */
const builtInParser = types.getTypeParser as (
  id: number,
  format?: 'text' | 'binary',
) => (text: string) => unknown;
