import { stringify } from 'csv-stringify/sync';
import type { DailyBooks } from './daily-books.ts';

/** A line for each account. */
export const booksCsv = ({ day, sums }: DailyBooks): string =>
  stringify(
    sums.map((sum) => [day, sum.account, sum.currency, sum.debitCents, sum.creditCents]),
    { header: true, columns: ['day', 'account', 'currency', 'debit_cents', 'credit_cents'] },
  );
