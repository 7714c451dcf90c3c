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
