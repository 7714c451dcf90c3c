import { shopDate } from '../../checkout/days/delivery-days.ts';
import type { OpenDays } from '../../checkout/days/days.ts';
import type { Database } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import type { Check, CheckFacts, Entry } from './check.ts';
import { judgeEntry, type Found } from './judge-entry.ts';
import { daysBefore, stillDue } from './missed-checks.ts';
import * as rows from './sql.ts';

/** What the log of the kitchen's temperatures and cleaning takes. */
export type Logging = {
  database: Database;
  clock: () => Date;
  days: Pick<OpenDays, 'calendar'>;
};

export const checks = ({ database }: Pick<Logging, 'database'>): Promise<Check[]> =>
  rows.readChecks(database);

const today = ({ clock, days }: Pick<Logging, 'clock' | 'days'>): string =>
  shopDate(clock(), days.calendar.timeZone);

/** One check more; it is due from today on. */
export async function addCheck(parts: Logging, check: CheckFacts, by: Actor): Promise<number> {
  return parts.database.transaction(async (tx) => {
    const checkNo = await rows.addCheck(tx, check, today(parts));
    await record(tx, {
      by,
      what: 'hygiene-check-added',
      subject: checkNo,
      before: null,
      after: check,
    });
    return checkNo;
  });
}

/** Changes what is asked from now on, or stops it; what was noted keeps the limits that it was judged by. */
export async function changeCheck(
  parts: Logging,
  checkNo: number,
  { version, stopped, ...check }: CheckFacts & { version: number; stopped: boolean },
  by: Actor,
): Promise<void> {
  await parts.database.transaction(async (tx) => {
    const known = await rows.lockCheck(tx, checkNo);
    if (!known) throw new Refusal('hygiene-check-not-found');
    if (known.version !== version)
      throw new Refusal('precondition-failed', { version: known.version });
    const stoppedOn = stopped ? (known.stoppedOn ?? today(parts)) : null;
    await rows.changeCheck(tx, checkNo, { ...check, stoppedOn });
    const before = { ...factsOf(known), stoppedOn: known.stoppedOn };
    const after = { ...check, stoppedOn };
    await record(tx, { by, what: 'hygiene-check-changed', subject: checkNo, before, after });
  });
}

const factsOf = (check: Check): CheckFacts => {
  const { name, place, kind, minTenths, maxTenths, perDay, everyDays } = check;
  return { name, place, kind, minTenths, maxTenths, perDay, everyDays };
};

/** Notes what was found, for today, or in the place of an entry for that one's day; each is corrected once at most. */
export async function note(
  parts: Logging,
  checkNo: number,
  found: Found & { note: string | null; corrects: number | null },
  by: Actor,
): Promise<number> {
  return parts.database.transaction(async (tx) => {
    const check = await rows.lockCheck(tx, checkNo);
    if (!check) throw new Refusal('hygiene-check-not-found');
    const wrong = found.corrects === null ? undefined : await rows.readEntry(tx, found.corrects);
    if (found.corrects !== null && wrong?.checkNo !== checkNo)
      throw new Refusal('hygiene-entry-not-found');
    // What was found then is judged by what held then.
    const limits = wrong ?? check;
    const judged = judgeEntry({ ...limits, kind: check.kind }, found);
    if (!judged.ok) throw new Refusal(judged.code);
    const entryNo = await rows.addEntry(tx, {
      checkNo,
      checkName: check.name,
      ofDay: wrong?.ofDay ?? today(parts),
      notedAt: parts.clock(),
      notedBy: nameOf(by),
      tenths: found.tenths,
      minTenths: limits.minTenths,
      maxTenths: limits.maxTenths,
      inOrder: judged.inOrder,
      action: found.action,
      note: found.note,
      corrects: found.corrects,
    });
    if (entryNo === undefined) throw new Refusal('hygiene-entry-corrected');
    const { tenths, corrects } = found;
    const after = { entryNo, tenths, inOrder: judged.inOrder, corrects };
    await record(tx, { by, what: 'hygiene-noted', subject: checkNo, before: null, after });
    return entryNo;
  });
}

/** A day of the log: each check that is asked for or was noted, its entries, and how often it is still due, or was missed. */
export async function dayOf(
  parts: Logging,
  day: string,
): Promise<{ isOver: boolean; checks: { check: Check; entries: Entry[]; due: number }[] }> {
  const { known, entries } = await parts.database.snapshot(async (db) => {
    const all = await rows.readChecks(db);
    const longest = Math.max(1, ...all.map(({ everyDays }) => everyDays));
    return { known: all, entries: await rows.readEntries(db, daysBefore(day, longest - 1), day) };
  });
  const now = today(parts);
  return {
    isOver: day < now,
    checks: known
      .map((check) => ({
        check,
        entries: entries.filter((each) => each.checkNo === check.checkNo && each.ofDay === day),
        // What is to come is not missed yet.
        due: day > now ? 0 : stillDue(check, day, entries),
      }))
      .filter((each) => each.check.stoppedOn === null || each.entries.length > 0 || each.due > 0),
  };
}

/** What was noted for these days, as it was written. */
export const entriesOf = (
  { database }: Pick<Logging, 'database'>,
  from: string,
  to: string,
): Promise<Entry[]> => rows.readEntries(database, from, to);
