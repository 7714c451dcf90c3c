import { z } from '@hono/zod-openapi';
import { Refusal } from '../refusal.ts';
import { wholeInQuery } from '../contract/fields.ts';

/** `limit` of every list: 1 to 100, 24 unless told. */
export const limitQuery = wholeInQuery(1, 100)
  .transform((limit) => limit ?? 24)
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    description: 'How many at most; 24 unless told.',
  });

/** Wide enough for the longest name a list can stop at: 50 characters of up to 12 bytes once their accents are taken off. */
export const cursorQuery = z
  .string()
  .min(1)
  .max(1000)
  .optional()
  .openapi({ description: 'The `next` of the page before.' });

/** Where a list goes on: opaque to callers, checked against the list's own schema when it comes back. */
export function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success)
    throw new Refusal('invalid-cursor', {
      fields: [{ field: 'cursor', message: 'not a cursor of this list' }],
    });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Cuts one row more than asked into a page and the cursor of the next. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  position: (last: Row) => unknown,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null,
  };
}

export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
