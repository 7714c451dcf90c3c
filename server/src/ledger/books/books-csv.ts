import { csvOf, type CsvColumns } from '../../contract/csv.ts';
import type { DailyBooks } from './daily-books.ts';

type Line = Pick<DailyBooks, 'day'> & DailyBooks['sums'][number];

const columns: CsvColumns<Line> = {
  day: ({ day }) => day,
  account: ({ account }) => account,
  currency: ({ currency }) => currency,
  debit_cents: ({ debitCents }) => debitCents,
  credit_cents: ({ creditCents }) => creditCents,
};

/** A line for each account. */
export const booksCsv = ({ day, sums }: DailyBooks): string =>
  csvOf(
    columns,
    sums.map((sum) => ({ day, ...sum })),
    true,
  );
