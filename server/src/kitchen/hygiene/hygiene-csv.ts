import type { CsvColumns } from '../../contract/csv.ts';
import type { Entry } from './check.ts';

const degrees = (tenths: number | null) => (tenths === null ? null : (tenths / 10).toFixed(1));

/** The log as an inspector takes it along: what was corrected stands beside what stands in its place. */
export const entryColumns: CsvColumns<Entry> = {
  entry_no: ({ entryNo }) => entryNo,
  day: ({ ofDay }) => ofDay,
  noted_at: ({ notedAt }) => notedAt,
  noted_by: ({ notedBy }) => notedBy,
  check_no: ({ checkNo }) => checkNo,
  check: ({ checkName }) => checkName,
  celsius: ({ tenths }) => degrees(tenths),
  min_celsius: ({ minTenths }) => degrees(minTenths),
  max_celsius: ({ maxTenths }) => degrees(maxTenths),
  in_order: ({ inOrder }) => inOrder,
  action: ({ action }) => action,
  note: ({ note }) => note,
  corrects_entry: ({ corrects }) => corrects,
};
