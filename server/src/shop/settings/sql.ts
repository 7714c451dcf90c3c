import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { versionRow, type Version } from './settings-at.ts';

/** All of them, in the order in which they were written. */
export const readVersions = (db: Db): Promise<Version[]> =>
  db.query(
    versionRow,
    sql`select version_no as "versionNo", holds_from as "holdsFrom", change from settings_version order by version_no`,
  );

const markRow = z.object({ count: z.int(), newest: z.int() });

/** Another one whenever a change was written or taken back: a number is given once. */
export async function readMark(db: Db): Promise<z.output<typeof markRow>> {
  const [mark] = await db.query(
    markRow,
    sql`select count(*)::int as "count", coalesce(max(version_no), 0)::bigint as "newest" from settings_version`,
  );
  return mark ?? { count: 0, newest: 0 };
}

/** One after the other: who writes has read all that was written. */
export async function takeThePen(tx: Tx): Promise<void> {
  await tx.run(sql`lock table settings_version in share row exclusive mode`);
}

export async function writeVersion(
  tx: Tx,
  { change, holdsFrom }: Pick<Version, 'change' | 'holdsFrom'>,
): Promise<void> {
  await tx.run(sql`insert into settings_version (holds_from, change)
    values (${holdsFrom}, ${JSON.stringify(change)}::jsonb)`);
}

const goneRow = versionRow.pick({ holdsFrom: true, change: true });

/** Takes back what has not begun; undefined where there is no such thing. */
export async function removePlanned(
  tx: Tx,
  versionNo: number,
  now: Date,
): Promise<z.output<typeof goneRow> | undefined> {
  const [gone] = await tx.query(
    goneRow,
    sql`delete from settings_version where version_no = ${versionNo} and holds_from > ${now}
    returning holds_from as "holdsFrom", change`,
  );
  return gone;
}
