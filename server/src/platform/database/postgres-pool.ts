import { Pool } from 'pg';
import type { PoolClient, PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { isTransient } from '../transient.ts';
import { limits } from './limits.ts';
import { parsers } from './postgres-types.ts';

/** A URL, or the parts of one with a password that is asked for at each connection. */
export type Connection =
  | string
  | {
      host: string;
      port: number;
      database: string;
      user: string;
      password: string | (() => Promise<string>);
      ssl: { ca: string[]; rejectUnauthorized: true };
    };

export type PoolOptions = {
  log: Logger;
  max?: number;
  /** For migrations and commands, which may take as long as they need. */
  patient?: boolean;
  /** Whether one that only reads is what is wanted. */
  isCopy?: boolean;
  /** Sends a statement as somebody wants to see it sent; whoever uses the pool, libraries included. */
  watch?: WatchStatement | undefined;
};

/** A statement by its name, where it has one, and its text: its values stay with the driver. */
export type WatchStatement = <T>(
  statement: { name: string | undefined; text: string },
  send: () => Promise<T>,
) => Promise<T>;

export type TrustedPool = {
  pool: Pool;
  /** A connection that may write, but to a copy. Whatever keeps us from one is told as a failure that passes. */
  connect: () => Promise<PoolClient>;
  /** Gives a connection back; one that something has spoilt is closed, with every other of its time. */
  release: (client: PoolClient, spoilt?: unknown) => void;
};

/** A pool that survives a failover: when one connection is lost, those opened before are not trusted either. */
export function openPool(connection: Connection, options: PoolOptions): TrustedPool {
  const { log, max = 10, patient = false, isCopy = false } = options;
  const pool = new Pool({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    max,
    types: parsers,
    application_name: 'larder',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: patient ? limits.patientConnectMs : limits.connectMs,
    idleTimeoutMillis: limits.idleMs,
    maxLifetimeSeconds: limits.lifetimeSeconds,
    ...(patient ? {} : { query_timeout: limits.answerMs }),
    verify: (client, done) => {
      prepare(client, { patient, isCopy }).then(() => done(), done);
    },
  } satisfies PoolConfig);
  const ages = new WeakMap<PoolClient, number>();
  const idle = new Set<PoolClient>();
  let age = 0;

  const isOld = (client: PoolClient) => (ages.get(client) ?? age) < age;

  /** Told once for each failover: what is opened afterwards is of a new age. */
  function mistrust(client: PoolClient, error: unknown): void {
    if (isOld(client)) return;
    age += 1;
    log.warn(reasonOf(error), 'a database connection was lost; the others are opened anew');
    for (const other of [...idle]) close(other);
  }

  /** The pool lets go of an idle connection that reports an error, and closes it. */
  function close(client: PoolClient): void {
    idle.delete(client);
    client.emit('error', new Error('The connection is not trusted any more.'));
  }

  pool.on('connect', (client) => {
    ages.set(client, age);
    if (options.watch) watchStatements(client, options.watch);
    // Without a listener the loss of a connection in use would end the process as well as its statement.
    client.on('error', (error) => mistrust(client, error));
  });
  pool.on('acquire', (client) => idle.delete(client));
  pool.on('release', (error: unknown, client) => {
    if (error) return;
    idle.add(client);
    // Libraries that use the pool themselves give old connections back as good ones.
    if (isOld(client)) queueMicrotask(() => idle.has(client) && close(client));
  });
  pool.on('remove', (client) => idle.delete(client));
  // Already told by the connection itself.
  pool.on('error', () => undefined);

  return {
    pool,
    connect: () => pool.connect().catch(passing),
    release: (client, spoilt) => {
      if (spoilt !== undefined) mistrust(client, spoilt);
      client.release(isOld(client));
    },
  };
}

/** Only statements whose answer is awaited: what streams or calls back passes unseen. */
function watchStatements(client: PoolClient, watch: WatchStatement): void {
  const send = client.query.bind(client) as (...asked: unknown[]) => unknown;
  const seen = (...asked: unknown[]): unknown => {
    const statement = asked.some((part) => typeof part === 'function') ? undefined : told(asked[0]);
    return statement ? watch(statement, () => send(...asked) as Promise<unknown>) : send(...asked);
  };
  client.query = seen as typeof client.query;
}

function told(asked: unknown): { name: string | undefined; text: string } | undefined {
  if (typeof asked === 'string') return { name: undefined, text: asked };
  const { name, text, submit } = Object(asked) as Record<string, unknown>;
  if (typeof text !== 'string' || submit !== undefined) return undefined;
  return { name: typeof name === 'string' ? name : undefined, text };
}

/** Sets this session's limits, and refuses a server that only reads where it is no copy: a failover left it behind. */
async function prepare(
  client: PoolClient,
  { patient, isCopy }: { patient: boolean; isCopy: boolean },
): Promise<void> {
  const [statementMs, idleMs] = patient ? [0, 0] : [limits.statementMs, limits.idleInTransactionMs];
  const { rows } = await client.query<{ read_only: string }>(
    `select set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false),
      current_setting('transaction_read_only') as read_only`,
    [String(statementMs), String(idleMs)],
  );
  if (rows[0]?.read_only === 'on' && !isCopy) throw readOnly();
}

/** PostgreSQL's own code for a write where only reading is allowed. */
export const readOnly = (): Error =>
  Object.assign(new Error('The database is read-only.'), { code: '25006' });

/** Whoever asks for a connection and gets none has lost nothing: 08001 is PostgreSQL's word for that. */
function passing(error: unknown): never {
  if (isTransient(error)) throw error;
  const { reason } = reasonOf(error);
  throw Object.assign(new Error(`No connection (${reason}).`, { cause: error }), { code: '08001' });
}

/** The error may carry the whole client: only its code and words are for the log. */
function reasonOf(error: unknown): { code: string | undefined; reason: string } {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return { code, reason: message ?? String(error) };
}
