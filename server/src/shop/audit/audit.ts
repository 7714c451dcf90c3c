import type { Config } from '../../config.ts';
import { auditActions, type AuditAction, type ExportedList } from '../../contract/audit-trail.ts';
import type { Database, Replica, Tx } from '../../platform/platform.ts';
import { keyOf, type Actor } from './actor.ts';
import { auditCsv } from './audit-csv.ts';
import { changedFields } from './changed-fields.ts';
import type { Entry, Place, Question } from './entry.ts';
import * as rows from './sql.ts';

/** Something that somebody changed. Nothing of a customer belongs into it, and no text that people type of one: numbers say who it was. */
export type Trace = {
  by: Actor;
  what: AuditAction;
  /** The number or name of what was changed. */
  subject: string | number;
  /** Null: it was not there. */
  before: object | null;
  /** Null: it is gone. */
  after: object | null;
};

/** Writes down who changed what, inside the transaction that changes it; of what was only saved again, nothing. */
export const record = (tx: Tx, entry: Trace): Promise<void> => recordAll(tx, [entry]);

/** The same for many at once. */
export async function recordAll(tx: Tx, entries: readonly Trace[]): Promise<void> {
  const changes = entries.flatMap(({ by, what, subject, before, after }) => {
    const changed = changedFields(before, after);
    if (!changed) return [];
    const { account, role } = keyOf(by);
    const [kind, key] = [auditActions[what], String(subject)];
    return [{ by: account, role, action: what, kind, key, ...changed }];
  });
  if (changes.length > 0) await rows.writeEntries(tx, changes);
}

export type Auditing = { database: Database; config: Pick<Config, 'shop'> };

/** What was changed, newest first, and everybody who may have. */
export async function entriesOf(
  { database, config }: Auditing,
  question: Question & { before: Place | undefined; limit: number },
): Promise<{ entries: Entry[]; people: rows.Person[] }> {
  const { timeZone } = config.shop;
  return database.snapshot(async (db) => ({
    entries: await rows.readEntries(db, { ...question, timeZone }),
    people: await rows.readPeople(db),
  }));
}

/**
 * Writes down that somebody took a list with people in it out of the shop, as it was filtered: by what, not for whom. Before the first of
 * it leaves.
 */
export async function recordExport(
  { database }: { database: Database },
  list: ExportedList,
  question: object,
  by: Actor,
): Promise<void> {
  const asked = Object.entries(question).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const after = { filters: asked };
  await database.transaction((tx) =>
    record(tx, { by, what: 'list-exported', subject: list, before: null, after }),
  );
}

const linesAtOnce = 1000;

/** All that matches as a file, a part at a time: how long it is does not matter. */
export async function* exportEntries(
  { replica, config }: Pick<Auditing, 'config'> & { replica: Replica },
  question: Question,
): AsyncGenerator<string> {
  const { timeZone } = config.shop;
  let before: Place | undefined;
  for (let isFirst = true; isFirst || before; isFirst = false) {
    const asked = { ...question, timeZone, before, limit: linesAtOnce };
    const entries = await replica.snapshot((db) => rows.readEntries(db, asked));
    yield auditCsv(entries, isFirst);
    before = entries.length < linesAtOnce ? undefined : entries.at(-1);
  }
}
