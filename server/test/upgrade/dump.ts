import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Database } from '../../src/platform/platform.ts';

const tableRow = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), generated: z.boolean() })),
  needs: z.array(z.string()),
});
type Table = z.infer<typeof tableRow>;

const rowsAtOnce = 200;

/** Every row of every table, and where the sequences are, as SQL for a database with the same tables. */
export async function dumpData(database: Database): Promise<string> {
  const tables = inOrder(await readTables(database));
  const names = tables.map(({ name }) => name).join(', ');
  const statements = [`truncate ${names};`];
  for (const table of tables) statements.push(...(await dumpTable(database, table)));
  const sequences = await database.query(
    z.object({ name: z.string(), value: z.string().nullable() }),
    sql`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences where last_value is not null order by 1`,
  );
  for (const { name, value } of sequences)
    statements.push(`select setval('${name}', ${value ?? '1'});`);
  return `${statements.join('\n')}\n`;
}

async function readTables(database: Database): Promise<Table[]> {
  return database.query(
    tableRow,
    sql`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select json_agg(json_build_object('name', quote_ident(a.attname), 'generated', a.attidentity = 'a') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(distinct format('%I.%I', fn.nspname, f.relname))
        from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'accounts') order by 1`,
  );
}

/** What a table refers to comes before it. */
function inOrder(tables: Table[]): Table[] {
  const ordered: Table[] = [];
  const visit = (table: Table): void => {
    if (ordered.includes(table)) return;
    for (const needed of tables.filter(({ name }) => table.needs.includes(name))) visit(needed);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

async function dumpTable(database: Database, { name, columns }: Table): Promise<string[]> {
  const values = columns.map((column) => `quote_nullable(${column.name}::text)`).join(`, `);
  const rows = await database.query(
    z.object({ line: z.string() }),
    raw(`select '(' || concat_ws(', ', ${values}) || ')' as line from ${name} order by 1`),
  );
  const names = columns.map((column) => column.name).join(', ');
  const overriding = columns.some(({ generated }) => generated) ? ' overriding system value' : '';
  const statements: string[] = [];
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const lines = rows.slice(at, at + rowsAtOnce).map(({ line }) => line);
    statements.push(`insert into ${name} (${names})${overriding} values\n${lines.join(',\n')};`);
  }
  return statements;
}
