import type { QueryResult } from 'pg';
import type { z } from 'zod';
import type { RowSchema } from '../platform.ts';

/** Throws when an answer is not what its schema says: its columns, also when no row came, or what is in its rows. */
export function checkRows(
  schema: RowSchema,
  { fields, rows }: QueryResult<object>,
  text: string,
): void {
  const wrong = wrongColumns(Object.keys(schema.shape), fields) ?? wrongRow(schema, rows);
  if (wrong) throw new Error(`${wrong}, in: ${text.replace(/\s+/g, ' ').trim().slice(0, 120)}`);
}

function wrongColumns(keys: string[], fields: { name: string }[]): string | undefined {
  const names = fields.map(({ name }) => name);
  const missing = keys.find((key) => !names.includes(key));
  if (missing !== undefined) return `The column ${missing} was not selected`;
  const extra = names.find((name) => !keys.includes(name));
  if (extra !== undefined) return `The column ${extra} is not in the row's schema`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `The column ${twice} was selected twice`;
}

function wrongRow(schema: RowSchema, rows: object[]): string | undefined {
  for (const row of rows) {
    const { data, error } = schema.safeParse(row);
    if (error) return `A row is not what its type says: ${error.issues.map(told).join('; ')}`;
    // Rows are handed out as they came, so a schema may neither change nor leave out anything.
    const path = difference(row, data);
    if (path !== undefined) return `A row has at ${path} what its schema does not name`;
  }
  return undefined;
}

const told = ({ path, message }: z.core.$ZodIssue) => `${path.join('.')}: ${message}`;

/** Where the two begin to differ, as a path; undefined when they are the same. */
function difference(came: unknown, read: unknown, path: string[] = []): string | undefined {
  if (Object.is(came, read)) return undefined;
  if (!isTree(came) || !isTree(read)) return path.join('.');
  for (const key of new Set([...Object.keys(came), ...Object.keys(read)])) {
    const found = difference(came[key], read[key], [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date);
