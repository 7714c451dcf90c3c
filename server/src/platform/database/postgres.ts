import type { PoolClient, QueryResult } from 'pg';
import sql from 'sql-template-tag';
import type { Sql } from 'sql-template-tag';
import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import type { Database, Db, RowSchema, Tx } from '../platform.ts';
import { isLostConnection, lacksRoom } from '../transient.ts';
import { checkRows } from './check-rows.ts';
import { openPool, readOnly } from './postgres-pool.ts';
import type { Connection, PoolOptions, TrustedPool } from './postgres-pool.ts';

/** Opens a pool on PostgreSQL 15 or later: counts come as numbers, dates as 'YYYY-MM-DD', numerics as text. */
export async function openPostgres(
  connection: Connection,
  options: PoolOptions & {
    /** Reads every row through its schema. For tests: a shop does not pay for it. */
    checkRows?: boolean;
    /** A copy that only reads, of a PostgreSQL that was looked at: it need not be there now. */
    isCopy?: boolean;
  },
): Promise<Database> {
  const { pool, connect, release } = openTrusted(connection, options);
  let sent = 0;
  let unwritten = 0;

  async function send(
    client: PoolClient,
    statement: Sql,
    name?: string,
  ): Promise<QueryResult<object>> {
    sent += 1;
    const { text, values } = statement;
    try {
      return await client.query<object>(name ? { name, text, values } : { text, values });
    } catch (error) {
      if (lacksRoom(error)) unwritten += 1;
      throw error;
    }
  }

  async function read<Row extends RowSchema>(
    client: PoolClient,
    row: Row,
    statement: Sql,
    name?: string,
  ): Promise<z.infer<Row>[]> {
    const result = await send(client, statement, name);
    if (options.checkRows) checkRows(row, result, statement.text);
    return result.rows as z.infer<Row>[];
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

  const query: Db['query'] = (row, statement, named) =>
    borrow((client) => read(client, row, statement, named?.name));
  const run: Db['run'] = (statement, named) =>
    borrow(async (client) => affected(await send(client, statement, named?.name)));

  const transaction = <T>(work: (tx: Tx) => Promise<T>) => within(sql`begin`, work);
  const snapshot = <T>(work: (db: Db) => Promise<T>) =>
    within(sql`begin isolation level repeatable read, read only`, work);

  async function within<T>(begin: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await connect();
    let spoilt: unknown;
    const tx: Db = {
      query: (row, statement, named) => read(client, row, statement, named?.name),
      run: async (statement, named) => affected(await send(client, statement, named?.name)),
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
      const rows = await read(client, readOnlyRow, readOnlyQuestion);
      if (rows[0]?.read_only === 'on') throw readOnly();
    });

  const database: Database = {
    query,
    run,
    transaction,
    snapshot,
    ready,
    pool,
    lackedRoom: () => unwritten,
    connections: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      most: pool.options.max,
      waiting: pool.waitingCount,
    }),
    statements: () => sent,
    close: () => pool.end(),
  };
  if (options.isCopy) return database;
  try {
    await checkVersion(connection, database);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

/** PostgreSQL counts no rows for a command, and several statements at once have several answers. */
const affected = ({ rowCount }: QueryResult): number => rowCount ?? 0;

const readOnlyRow = z.object({ read_only: z.string() });
const readOnlyQuestion = sql`select current_setting('transaction_read_only') as read_only`;

function openTrusted(connection: Connection, options: PoolOptions): TrustedPool {
  try {
    return openPool(connection, options);
  } catch (error) {
    throw unreachable(connection, error);
  }
}

const versionRow = z.object({ server_version_num: z.string() });

async function checkVersion(connection: Connection, database: Database): Promise<void> {
  const rows = await database
    .query(versionRow, sql`show server_version_num`)
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
