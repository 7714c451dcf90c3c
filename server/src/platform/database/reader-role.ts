import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Database, Tx } from '../platform.ts';
import { makeRole, placesOf, refuseMore } from './migrate-role.ts';
import { migrationLock } from './migrate.ts';

const tableRow = z.object({ name: z.string(), columns: z.string(), isWhole: z.boolean() });

/** What opens something is not for reading, whatever table it comes to stand in. */
const secretColumn = '(secret|password|private|token)';
/** Accounts that the store keeps itself: of one at Cognito there are none. */
const secretSchema = 'accounts';

/**
 * Makes or mends the role that people sign in as who look at the shop's rows: it signs in by IAM, reads everything but secrets, and changes nothing.
 * What it asks ends after a minute. To be repeated after each migration; refuses a role that can do more.
 */
export async function prepareReader(database: Database, role: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${migrationLock})`);
    const name = await makeRole(tx, role);
    for (const statement of await grantsTo(tx, name)) await tx.run(raw(statement));
    await refuseMore(tx, role, 'who reads the database');
  });
}

async function grantsTo(tx: Tx, role: string): Promise<string[]> {
  const { database, schemas } = await placesOf(tx);
  const tables = await tx.query(
    tableRow,
    sql`
    select c.oid::regclass::text as name, bool_and(a.attname !~* ${secretColumn}) as "isWhole",
      coalesce(string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where a.attname !~* ${secretColumn}), '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('information_schema', ${secretSchema}) and n.nspname not like 'pg\\_%'
    group by c.oid order by name`,
  );
  return [
    `alter role ${role} set default_transaction_read_only = on`,
    `alter role ${role} set statement_timeout = '60s'`,
    `alter role ${role} set idle_in_transaction_session_timeout = '60s'`,
    `grant connect on database ${database} to ${role}`,
    ...schemas.flatMap((name) => [
      `revoke all on all tables in schema ${name} from ${role}`,
      `grant usage on schema ${name} to ${role}`,
    ]),
    ...tables
      .filter(({ columns }) => columns !== '')
      .map(({ name, columns, isWhole }) =>
        isWhole
          ? `grant select on ${name} to ${role}`
          : `grant select (${columns}) on ${name} to ${role}`,
      ),
  ];
}
