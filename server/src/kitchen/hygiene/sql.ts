import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { checkRow, entryRow, type Check, type CheckFacts, type Entry } from './check.ts';

const checkColumns = sql`check_no as "checkNo", check_name as "name", place, kind, min_tenths as "minTenths",
  max_tenths as "maxTenths", per_day as "perDay", every_days as "everyDays", begins_on as "beginsOn", stopped_on as "stoppedOn", version`;
const entryColumns = sql`entry_no as "entryNo", check_no as "checkNo", check_name as "checkName", of_day as "ofDay",
  noted_at as "notedAt", noted_by as "notedBy", tenths, min_tenths as "minTenths", max_tenths as "maxTenths",
  in_order as "inOrder", action, note, corrects`;

/** Every check that there ever was, by number. */
export const readChecks = (db: Db): Promise<Check[]> =>
  db.query(checkRow, sql`select ${checkColumns} from hygiene_check order by check_no`);

/** Takes the pen for a check. */
export async function lockCheck(tx: Tx, checkNo: number): Promise<Check | undefined> {
  const [check] = await tx.query(
    checkRow,
    sql`select ${checkColumns} from hygiene_check where check_no = ${checkNo} for no key update`,
  );
  return check;
}

const numberRow = z.object({ no: z.int() });

export async function addCheck(tx: Tx, check: CheckFacts, beginsOn: string): Promise<number> {
  const { name, place, kind, minTenths, maxTenths, perDay, everyDays } = check;
  const [row] = await tx.query(
    numberRow,
    sql`insert into hygiene_check (check_name, place, kind, min_tenths, max_tenths, per_day, every_days, begins_on)
    values (${name}, ${place}, ${kind}, ${minTenths}, ${maxTenths}, ${perDay}, ${everyDays}, ${beginsOn})
    returning check_no as "no"`,
  );
  if (!row) throw new Error('A check was not written.');
  return row.no;
}

/** The caller has the check's pen. */
export async function changeCheck(
  tx: Tx,
  checkNo: number,
  check: CheckFacts & { stoppedOn: string | null },
): Promise<void> {
  await tx.run(sql`update hygiene_check set check_name = ${check.name}, place = ${check.place}, kind = ${check.kind},
    min_tenths = ${check.minTenths}, max_tenths = ${check.maxTenths}, per_day = ${check.perDay},
    every_days = ${check.everyDays}, stopped_on = ${check.stoppedOn}, version = version + 1
    where check_no = ${checkNo}`);
}

/** What counts for these days, as it was noted. */
export const readEntries = (db: Db, from: string, to: string): Promise<Entry[]> =>
  db.query(
    entryRow,
    sql`select ${entryColumns} from hygiene_entry where of_day between ${from} and ${to}
    order by of_day, entry_no`,
  );

export async function readEntry(db: Db, entryNo: number): Promise<Entry | undefined> {
  const [entry] = await db.query(
    entryRow,
    sql`select ${entryColumns} from hygiene_entry where entry_no = ${entryNo}`,
  );
  return entry;
}

/** Undefined where another entry corrects the same one already. */
export async function addEntry(tx: Tx, entry: Omit<Entry, 'entryNo'>): Promise<number | undefined> {
  const [row] = await tx.query(
    numberRow,
    sql`insert into hygiene_entry (check_no, check_name, of_day, noted_at, noted_by, tenths, min_tenths, max_tenths, in_order, action, note, corrects)
    values (${entry.checkNo}, ${entry.checkName}, ${entry.ofDay}, ${entry.notedAt}, ${entry.notedBy}, ${entry.tenths},
      ${entry.minTenths}, ${entry.maxTenths}, ${entry.inOrder}, ${entry.action}, ${entry.note}, ${entry.corrects})
    on conflict (corrects) do nothing returning entry_no as "no"`,
  );
  return row?.no;
}
