import sql from 'sql-template-tag';
import { z } from 'zod';
import { add } from '../../platform/outbox.ts';
import type { Db, Tx } from '../../platform/platform.ts';

const versionRow = z.object({ version: z.int() });

export async function readVersion(db: Db): Promise<number> {
  const [row] = await db.query(versionRow, sql`select version from catalogue_state`);
  if (!row) throw new Error('The catalogue has no version.');
  return row.version;
}

/** Moves the version and thereby takes the pen: one change of the menu at a time, each told to the outbox. */
export async function nextVersion(tx: Tx): Promise<number> {
  const [row] = await tx.query(
    versionRow,
    sql`update catalogue_state set version = version + 1 returning version`,
  );
  if (!row) throw new Error('The catalogue has no version.');
  await add(tx, { kind: 'catalogue-changed', payload: { version: row.version } });
  return row.version;
}
