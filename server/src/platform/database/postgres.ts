import type { PoolClient } from 'pg';
import sql from 'sql-template-tag';
import type { Sql } from 'sql-template-tag';
import { StartupError } from '../../startup-error.ts';
import type { Database, Db, Tx } from '../platform.ts';
import { isLostConnection } from '../transient.ts';
import { openPool, readOnly } from './postgres-pool.ts';
import type { Connection, PoolOptions, TrustedPool } from './postgres-pool.ts';

/** Opens a pool on PostgreSQL 15 or later: counts come as numbers, dates as 'YYYY-MM-DD', numerics as text. */
export async function openPostgres(
  connection: Connection,
  options: PoolOptions,
): Promise<Database> {
  const { pool, connect, release } = openTrusted(connection, options);
  let sent = 0;

  async function send<Row>(client: PoolClient, statement: Sql, name?: string) {
    sent += 1;
    const { text, values } = statement;
    return client.query<Row & object>(name ? { name, text, values } : { text, values });
  }

  async function borrow<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await connect();
    let spoilt: unknown;
    try {
      return await work(client);
    } catch (error) {
      if (isLostConnection(error)) spoilt = error;
      throw error;
    } finally {
      release(client, spoilt);
    }
  }

  const query = <Row>(statement: Sql, named?: { name: string }): Promise<Row[]> =>
    borrow(async (client) => (await send<Row>(client, statement, named?.name)).rows);

  const transaction = <T>(work: (tx: Tx) => Promise<T>) => within(sql`begin`, work);
  const snapshot = <T>(work: (db: Db) => Promise<T>) =>
    within(sql`begin isolation level repeatable read, read only`, work);

  async function within<T>(begin: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await connect();
    let spoilt: unknown;
    const tx: Pick<Database, 'query'> = {
      query: async <Row>(statement: Sql, named?: { name: string }) =>
        (await send<Row>(client, statement, named?.name)).rows,
    };
    try {
      await send(client, begin);
      const result = await work(tx as Tx);
      const { command } = await send(client, sql`commit`);
      // PostgreSQL answers COMMIT with a silent ROLLBACK when an earlier failure was swallowed.
      if (command !== 'COMMIT') throw new Error('A failed statement was ignored in a transaction.');
      return result;
    } catch (error) {
      spoilt = isLostConnection(error) ? error : await undo(client);
      throw error;
    } finally {
      release(client, spoilt);
    }
  }

  /** Answers what keeps the connection from being used again. */
  async function undo(client: PoolClient): Promise<unknown> {
    return send(client, sql`rollback`).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  const ready = (): Promise<void> =>
    borrow(async (client) => {
      const { rows } = await send<{ read_only: string }>(client, readOnlyQuestion);
      if (rows[0]?.read_only === 'on') throw readOnly();
    });

  const database: Database = {
    query,
    transaction,
    snapshot,
    ready,
    pool,
    statements: () => sent,
    close: () => pool.end(),
  };
  try {
    await checkVersion(connection, database);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

const readOnlyQuestion = sql`select current_setting('transaction_read_only') as read_only`;

function openTrusted(connection: Connection, options: PoolOptions): TrustedPool {
  try {
    return openPool(connection, options);
  } catch (error) {
    throw unreachable(connection, error);
  }
}

async function checkVersion(connection: Connection, database: Database): Promise<void> {
  const rows = await database
    .query<{ server_version_num: string }>(sql`show server_version_num`)
    .catch((error: unknown) => {
      throw unreachable(connection, error);
    });
  const version = Number(rows[0]?.server_version_num);
  if (version < 150_000)
    throw new StartupError(
      `The PostgreSQL at ${place(connection)} is version ${Math.floor(version / 10_000)}, but Larder needs 15 or later: upgrade it, or unset DATABASE_URL to use the embedded one.`,
    );
}

function unreachable(connection: Connection, error: unknown): StartupError {
  const { code, message } = error as { code?: string; message?: string };
  const reason = [message, code].filter(Boolean).join(', ') || 'no reason given';
  return new StartupError(
    `The database at ${place(connection)} cannot be used (${reason}): see that it runs and that DATABASE_URL is right.`,
    { cause: error },
  );
}

/** Names a database without its password. */
function place(connection: Connection): string {
  if (typeof connection !== 'string') {
    const { host, port, database, user } = connection;
    return `${host}:${port}/${database} as user ${user}`;
  }
  if (!URL.canParse(connection)) return 'an address that is not a URL';
  const { hostname, port, pathname, username, searchParams } = new URL(connection);
  const host = hostname || searchParams.get('host') || 'localhost';
  const user = username && ` as user ${username}`;
  return `${host}:${port || '5432'}${pathname}${user}`;
}
