import type { z } from '@hono/zod-openapi';
import { writeCursor } from '../contract/cursor.ts';
import { Refusal } from '../refusal.ts';

/** What a cursor says; one that is none of this list is refused. */
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
