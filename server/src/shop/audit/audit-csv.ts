import { stringify } from 'csv-stringify/sync';
import { changesOf, type Change, type Entry } from './entry.ts';

const columns = [
  'audit_no',
  'at',
  'by',
  'role',
  'action',
  'subject',
  'key',
  'name',
  'field',
  'before',
  'after',
];

/** Entries for whoever checks the shop: one line for each field. */
export function auditCsv(entries: readonly Entry[], withHead: boolean): string {
  const lines = entries.flatMap((entry) => {
    const { auditNo, at, byAccount, byRole, email } = entry;
    const { action, subjectKind, subjectKey, subjectName } = entry;
    const who = [auditNo, at.toISOString(), email ?? byAccount, byRole];
    const what = [action, subjectKind, subjectKey, subjectName];
    return changesOf(entry).map(({ field, before, after }) => [
      ...who,
      ...what,
      field,
      told(before),
      told(after),
    ]);
  });
  // What people typed is text in every spreadsheet, and nobody's formula.
  return stringify(lines, { header: withHead, columns, escape_formulas: true });
}

const told = (value: Change['before']): string =>
  typeof value === 'string' ? value : (value ?? null) === null ? '' : JSON.stringify(value);
