import { money } from '../../kit/format.ts';
import { changeOrderWords as texts } from '../../words/en/change-order.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './change-order.module.css';

/** What a change of the order costs more or less, and what becomes of the difference. */
export function PriceDifference({ order, nowCents }: { order: ReadOrder; nowCents: number }) {
  const { totalCents: beforeCents, currency, payment } = order;
  const difference = nowCents - beforeCents;
  if (difference === 0) return <p className={styles.muted}>{texts.same}</p>;
  const cents = money(Math.abs(difference), currency);
  return (
    <>
      <dl className={styles.prices}>
        <dt>{texts.before}</dt>
        <dd className="figures">{money(beforeCents, currency)}</dd>
        <dt>{texts.now}</dt>
        <dd className="figures">{money(nowCents, currency)}</dd>
        <dt>{difference > 0 ? texts.more : texts.less}</dt>
        <dd className="figures">{cents}</dd>
      </dl>
      <p>{becomesOf(payment, difference > 0 ? 'more' : 'less', cents)}</p>
    </>
  );
}

/** How more is taken, or less; what is charged already cannot be charged less, it goes back. */
function becomesOf(
  { state, card }: ReadOrder['payment'],
  way: 'more' | 'less',
  cents: string,
): string {
  switch (state) {
    case 'held':
    case 'kept':
      return texts.atClose[way](cents, card ?? texts.yourCard);
    case 'on-account':
      return texts.onAccount[way](cents);
    case 'charged':
    case 'given-back':
    case 'processing':
      return texts.paid[way](cents, card ?? texts.yourCard);
    case 'free':
    case 'awaited':
    case 'failed':
    case 'nothing-taken':
      return texts.toPay[way](cents);
  }
}
