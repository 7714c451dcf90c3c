import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import type { Database, Tx } from '../platform.ts';
import { migrationLock } from './migrate.ts';

const roleRow = z.object({ name: z.string(), exists: z.boolean() });
const databaseRow = z.object({ database: z.string() });
const nameRow = z.object({ name: z.string() });
const excessRow = z.object({ what: z.string() });

/**
 * Makes or mends the role that servers of the store sign in as: it signs in by IAM, reads and writes rows, and changes no table.
 * May be repeated; tables that come later are granted as they are made. Refuses a role that can do more.
 */
export async function prepareRole(database: Database, role: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${migrationLock})`);
    const name = await makeRole(tx, role);
    for (const statement of await grantsTo(tx, name)) await tx.run(raw(statement));
    await refuseMore(tx, role, 'a server of the store');
  });
}

/** Answers the role's name as SQL writes it. */
export async function makeRole(tx: Tx, role: string): Promise<string> {
  const [found] = await tx.query(
    roleRow,
    sql`
    select quote_ident(${role}) as name, exists (select from pg_roles where rolname = ${role}) as exists`,
  );
  if (!found) throw new Error('PostgreSQL did not answer.');
  if (!found.exists) await tx.run(raw(`create role ${found.name}`));
  // No password would be asked of a member of rds_iam; this one has none to be asked for.
  await tx.run(
    raw(`alter role ${found.name} with login inherit nocreatedb nocreaterole password null`),
  );
  await tx.run(raw(`grant rds_iam to ${found.name}`));
  return found.name;
}

const rows = 'select, insert, update, delete';

/** The database and its schemas, as SQL writes them. */
export async function placesOf(tx: Tx): Promise<{ database: string; schemas: string[] }> {
  const [here] = await tx.query(
    databaseRow,
    sql`select quote_ident(current_database()) as database`,
  );
  if (!here) throw new Error('PostgreSQL did not answer.');
  const schemas = await tx.query(
    nameRow,
    sql`
    select quote_ident(nspname) as name from pg_namespace
    where nspname <> 'information_schema' and nspname not like 'pg\\_%' order by nspname`,
  );
  return { ...here, schemas: schemas.map(({ name }) => name) };
}

async function grantsTo(tx: Tx, role: string): Promise<string[]> {
  const { database, schemas } = await placesOf(tx);
  const kept = await tx.query(
    nameRow,
    sql`
    select distinct t.tgrelid::regclass::text as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where p.proname in ('is_kept_as_written', 'document_is_kept_as_written') order by name`,
  );
  return [
    `revoke create, temporary on database ${database} from public`,
    `grant connect on database ${database} to ${role}`,
    ...schemas.flatMap((name) => [
      `revoke create on schema ${name} from public`,
      `grant usage on schema ${name} to ${role}`,
      `grant ${rows} on all tables in schema ${name} to ${role}`,
      `grant usage, select on all sequences in schema ${name} to ${role}`,
      `grant execute on all functions in schema ${name} to ${role}`,
    ]),
    `alter default privileges grant usage on schemas to ${role}`,
    `alter default privileges grant ${rows} on tables to ${role}`,
    `alter default privileges grant usage, select on sequences to ${role}`,
    `alter default privileges grant execute on functions to ${role}`,
    // What was applied is for a server to read, not to say.
    `revoke insert, update, delete on schema_migration from ${role}`,
    // What is kept as it was written is added to, and read.
    ...kept.map(({ name }) => `revoke update, delete on ${name} from ${role}`),
    // Whose a document was is forgotten when its time is over; its trigger lets nothing else of it change.
    `grant update (content) on invoice to ${role}`,
  ];
}

/** What somebody gave the role by hand is not taken away silently, and not accepted either. */
export async function refuseMore(tx: Tx, role: string, whose: string): Promise<void> {
  const excess = await tx.query(
    excessRow,
    sql`
    with me as (select * from pg_roles where rolname = ${role})
    select unnest(array_remove(array[
      case when rolsuper then 'is a superuser' end,
      case when rolreplication then 'may replicate' end,
      case when rolbypassrls then 'may bypass row security' end
    ], null)) as what from me
    union all
    select 'is a member of ' || granted.rolname
    from pg_auth_members m join me on me.oid = m.member join pg_roles granted on granted.oid = m.roleid
    where granted.rolname <> 'rds_iam'
    union all
    select 'owns ' || c.oid::regclass from pg_class c join me on me.oid = c.relowner
    union all
    select 'may make tables in ' || n.nspname from pg_namespace n, me
    where n.nspname not like 'pg\\_%' and has_schema_privilege(me.oid, n.oid, 'create')
    union all
    select 'may make schemas' from me where has_database_privilege(me.oid, current_database(), 'create')
    order by what`,
  );
  if (excess.length > 0)
    throw new StartupError(
      `The role ${role} can do more than ${whose} may (${excess.map(({ what }) => what).join(', ')}): take that from it, then deploy again.`,
    );
}
