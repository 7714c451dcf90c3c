import { number } from '../../kit/format.ts';
import { adminBooksWords as texts } from '../../words/en/admin-books.ts';

/** An account as staff read it; what has no words is told as it is. */
export function accountInWords(account: string): string {
  const [kind = '', first = '', second = '', basisPoints = ''] = account.split(':');
  switch (kind) {
    case 'psp':
      return texts.provider(first);
    case 'sales':
      return texts.sales[first] ?? account;
    case 'tax':
      return texts.tax(first, second, `${number(Number(basisPoints) / 100)} %`);
    default:
      return texts.accounts[account] ?? account;
  }
}
