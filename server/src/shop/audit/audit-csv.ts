import { csvOf, type CsvColumns } from '../../contract/csv.ts';
import { changesOf, type Change, type Entry } from './entry.ts';

type Line = Entry & { change: Change };

const columns: CsvColumns<Line> = {
  audit_no: ({ auditNo }) => auditNo,
  at: ({ at }) => at,
  by: ({ email, byAccount }) => email ?? byAccount,
  role: ({ byRole }) => byRole,
  action: ({ action }) => action,
  subject: ({ subjectKind }) => subjectKind,
  key: ({ subjectKey }) => subjectKey,
  name: ({ subjectName }) => subjectName,
  field: ({ change }) => change.field,
  before: ({ change }) => told(change.before),
  after: ({ change }) => told(change.after),
};

/** Entries for whoever checks the shop: one line for each field. */
export function auditCsv(entries: readonly Entry[], withHead: boolean): string {
  const lines = entries.flatMap((entry) =>
    changesOf(entry).map((change) => ({ ...entry, change })),
  );
  return csvOf(columns, lines, withHead);
}

const told = (value: Change['before']): string =>
  typeof value === 'string' ? value : (value ?? null) === null ? '' : JSON.stringify(value);
