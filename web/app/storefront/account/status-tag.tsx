import { orderStatuses, type Status } from '../../../../server/src/contract/order-status.ts';
import { accountWords } from '../../words/en/account.ts';

/** A status as a word; the colour only repeats it. */
export function StatusTag({ status }: { status: Status }) {
  return (
    <span className={`tag ${orderStatuses[status].tone.customer}`}>
      {accountWords.statuses[status]}
    </span>
  );
}
