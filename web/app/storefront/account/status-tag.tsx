import type { Status } from '../../kit/api-types.ts';
import { accountWords } from '../../words/en/account.ts';

const colours: Record<Status, string> = {
  placed: 'notable',
  packing: 'notable',
  packed: 'notable',
  shipped: 'good',
  delivered: 'good',
  cancelled: 'warning',
};

/** A status as a word; the colour only repeats it. */
export function StatusTag({ status }: { status: Status }) {
  return <span className={`tag ${colours[status]}`}>{accountWords.statuses[status]}</span>;
}
