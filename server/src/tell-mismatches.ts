import type { UnevenTally } from './checkout/tallies/uneven.ts';
import type { Mismatch } from './ledger/books/daily-books.ts';
import { aside } from './terminal.ts';

export function tellMismatches(mismatches: readonly Mismatch[]): void {
  for (const { kind, orderNo, cents, what } of mismatches)
    aside(
      [kind, orderNo === null ? '' : `order ${orderNo}`, what ?? '', `${cents} cents`]
        .filter((part) => part !== '')
        .join('  '),
    );
}

export function tellTallies(tallies: readonly UnevenTally[]): void {
  for (const { counted, day, currency, recipeNo, status, ahead, ...more } of tallies) {
    const key = [counted, day, currency, recipeNo, status, ahead].filter(
      (part) => part !== '' && part !== 0,
    );
    const by = Object.entries(more).filter(([, amount]) => amount !== 0);
    aside(['tally-differs', ...key, ...by.map(([what, amount]) => `${what} ${amount}`)].join('  '));
  }
}
