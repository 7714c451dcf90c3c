import { moment, money } from '../../kit/format.ts';
import { adminPaymentsWords as words } from '../../words/en/admin-payments.ts';
import { Facts } from '../kit/facts.tsx';
import type { Order } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './order.module.css';

/** Each attempt to pay for the order, and what became of it. */
export function Payments({ order }: { order: Order }) {
  const { attempts, payment, currency } = order;
  if (attempts.length === 0)
    return (
      <Panel title={words.title} className="no-print">
        <p>{payment.state === 'on-account' ? words.onAccount : words.noAttempts}</p>
      </Panel>
    );
  return (
    <Panel title={words.title} className="no-print">
      <ol className={styles.history}>
        {attempts.map((it) => (
          <li key={it.paymentNo}>
            <p className={styles.event}>
              {words.purposes[it.purpose]}: {words.states[it.state] ?? it.state}
            </p>
            <p className={styles.muted}>
              {words.number(it.paymentNo)},{' '}
              <time dateTime={it.openedAt}>{moment(it.openedAt)}</time>
            </p>
            {it.failure === null ? null : <p>{words.failure(it.failure)}</p>}
            <Facts
              facts={[
                [words.amount, money(it.amountCents, currency)],
                ...(it.card === null ? [] : [[words.card, it.card] as [string, string]]),
                ...(it.capturedCents === 0 ? [] : chargedFacts(it, currency)),
              ]}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const chargedFacts = (
  { capturedCents, refundedCents, disputedCents, leftCents }: Order['attempts'][number],
  currency: string,
): [string, string][] => [
  [words.captured, money(capturedCents, currency)],
  ...(refundedCents === 0
    ? []
    : ([[words.refunded, money(refundedCents, currency)]] as [string, string][])),
  ...(disputedCents === 0
    ? []
    : ([[words.disputed, money(disputedCents, currency)]] as [string, string][])),
  ...(leftCents === capturedCents
    ? []
    : ([[words.leftOfIt, money(leftCents, currency)]] as [string, string][])),
];
