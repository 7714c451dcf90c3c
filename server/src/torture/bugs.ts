import sql, { Sql } from 'sql-template-tag';
import type { Database, Db, Payments } from '../platform/platform.ts';

/** A fault that is planted on purpose, so that it is known that the torture finds it. Nothing but a test plants one. */
export type Bug = {
  payments?: (payments: Payments) => Payments;
  database?: (database: Database) => Database;
};

/** What is sent in the place of a statement; undefined: the statement itself. */
type Spoil = (statement: Sql) => readonly Sql[] | undefined;

function spoilt(spoil: Spoil): Bug {
  const spoiling = <Handle extends Db>(handle: Handle): Handle => ({
    ...handle,
    query: async (row, statement, options) => {
      const others = spoil(statement);
      if (!others) return handle.query(row, statement, options);
      let rows: Awaited<ReturnType<typeof handle.query<typeof row>>> = [];
      for (const other of others) rows = await handle.query(row, other);
      return rows;
    },
    run: async (statement, options) => {
      const others = spoil(statement);
      if (!others) return handle.run(statement, options);
      for (const other of others) await handle.run(other);
      return 1;
    },
  });
  return {
    database: (database) => ({
      ...spoiling(database),
      transaction: (work) => database.transaction((tx) => work(spoiling(tx))),
    }),
  };
}

const holds = ({ text }: Sql, ...words: string[]) => words.every((word) => text.includes(word));

/** Each by what the store would do wrong with it. */
export const bugs: Record<string, Bug> = {
  'gives the shelf nothing back': spoilt((statement) =>
    holds(statement, 'insert into stock_movement') && statement.values.includes('given-back')
      ? []
      : undefined,
  ),
  'keeps the place of a box that is cancelled': spoilt((statement) =>
    holds(statement, 'update delivery_day set taken = taken - 1') ? [] : undefined,
  ),
  'forgets to look again': spoilt((statement) =>
    holds(statement, 'update orders set cashier_failures')
      ? [sql`update orders set cashier_at = null where order_no = ${statement.values.at(-1)}`]
      : undefined,
  ),
  'sells without an invoice': spoilt((statement) =>
    holds(statement, 'insert into invoice') ? [] : undefined,
  ),
  'keeps no books of what it captures': spoilt((statement) =>
    holds(statement, 'insert into transfer') && isOf(statement, 'capture') ? [] : undefined,
  ),
  'posts every sale twice': spoilt((statement) => {
    if (!holds(statement, 'insert into transfer') || !isOf(statement, 'sale')) return undefined;
    const values = statement.values.with(
      -1,
      (statement.values.at(-1) as string[]).map((key) => `${key}-again`),
    );
    return [statement, new Sql(statement.strings, values)];
  }),
  'draws a number for nothing': spoilt((statement) =>
    holds(statement, 'insert into number_series') ? [statement, statement] : undefined,
  ),
  'keeps what a cancelled box held of credit': spoilt((statement) =>
    holds(statement, 'update order_take') ? [] : undefined,
  ),
  'closes nothing': {
    payments: (payments) => ({
      ...payments,
      close: async ({ paymentNo, ref }) => {
        const read = await payments.read({ paymentNo, customerNo: 0, ref });
        if (!read) throw new Error(`Nobody knows payment ${paymentNo}.`);
        return read.state === 'captured' ? read : { ...read, state: 'closed', authorisedCents: 0 };
      },
    }),
  },
  'captures a cent less': {
    payments: (payments) => ({
      ...payments,
      capture: async (attempt) => {
        const captured = await payments.capture({ ...attempt, cents: attempt.cents - 1 });
        return { ...captured, capturedCents: attempt.cents };
      },
    }),
  },
  'believes a capture that was never made': {
    payments: (payments) => ({
      ...payments,
      capture: async ({ paymentNo, ref, cents }) => {
        const read = await payments.read({ paymentNo, customerNo: 0, ref });
        if (!read) throw new Error(`Nobody knows payment ${paymentNo}.`);
        return { ...read, state: 'captured', capturedCents: cents, authorisedCents: 0 };
      },
    }),
  },
  'charges a kept card under two numbers': {
    payments: (payments) => ({
      ...payments,
      charge: async (attempt) => {
        await payments.charge({ ...attempt, paymentNo: attempt.paymentNo + 1_000_000 });
        return payments.charge(attempt);
      },
    }),
  },
  'believes a refund that was never made': {
    payments: (payments) => ({
      ...payments,
      refund: ({ key }) => Promise.resolve({ ref: key, state: 'succeeded', failure: null }),
    }),
  },
};

const isOf = ({ values }: Sql, cause: string) =>
  values.some((value) => Array.isArray(value) && value.includes(cause));
