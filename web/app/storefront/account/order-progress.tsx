import {
  goesBack,
  orderStatuses,
  statuses,
  type Status,
} from '../../../../server/src/contract/order-status.ts';
import { isolated } from '../../../../server/src/contract/people-text.ts';
import { shopsReasonOf } from '../../../../server/src/contract/shops-own.ts';
import { moment } from '../../kit/format.ts';
import { accountWords } from '../../words/en/account.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './order-progress.module.css';

const isUsual = (status: Status) => orderStatuses[status].usual;

/** An order that is paid by card is placed once it is paid. */
const wasPlaced = ({ status, moves, payment, dueCents }: ReadOrder) =>
  isUsual(status) ||
  payment.state === 'on-account' ||
  dueCents === 0 ||
  moves.some(({ to }) => to === 'placed');

/** How far along the order is, with when; one that is over another way says so, and why. */
export function OrderProgress({ order }: { order: ReadOrder }) {
  const over = isUsual(order.status)
    ? undefined
    : order.moves.findLast(({ to }) => to === order.status);
  const first = wasPlaced(order) ? 'placed' : 'awaiting-payment';
  const times = new Map<Status, string>([[first, order.placedAt]]);
  for (const { from, to, movedAt } of order.moves) {
    // What was taken back has not happened yet.
    if (goesBack(from, to)) times.delete(from);
    else times.set(to, movedAt);
  }
  const steps = over
    ? statuses.filter((status) => times.has(status))
    : statuses.filter((status) => isUsual(status) || status === order.status);
  return (
    <section className={styles.progress} aria-labelledby="progress">
      <h2 id="progress">{accountWords.progress}</h2>
      <ol className={styles.steps}>
        {steps.map((status) => {
          const reachedAt = times.get(status);
          return (
            <li
              key={status}
              className={reachedAt ? `${styles.step} ${styles.reached}` : styles.step}
              aria-current={status === order.status ? 'step' : undefined}
            >
              <span>{accountWords.statuses[status]}</span>
              {reachedAt ? <time dateTime={reachedAt}>{moment(reachedAt)}</time> : null}
            </li>
          );
        })}
      </ol>
      {over ? (
        <p className={styles.why}>
          {orderStatuses[order.status].live
            ? accountWords.cameBack
            : accountWords.cancelledBy[over.movedBy === 'customer' ? 'customer' : 'staff']}
          {over.reason ? `. ${accountWords.reason(inWords(over.reason))}` : '.'}
        </p>
      ) : null}
    </section>
  );
}

/** As somebody wrote it; what the shop says by itself, in the language of the page. */
function inWords(reason: string): string {
  const ours = shopsReasonOf(reason);
  return ours ? accountWords.shopsReasons[ours] : isolated(reason);
}
