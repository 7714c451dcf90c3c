import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../platform.ts';

const nameRow = z.object({ name: z.uuid() });

/** By which a provider knows this store's payments from those of others, and of one that began anew and counts from 1 again. */
export async function storeName(db: Db): Promise<string> {
  const [row] = await db.query(nameRow, sql`select name from store_name`);
  if (!row) throw new Error('The store has lost its name.');
  return row.name;
}
