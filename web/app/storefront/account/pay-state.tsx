import { Form } from 'react-router';
import type { PaymentMethod } from '../../kit/api-types.ts';
import { dayAndTime, money } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { TenderState } from '../../kit/tender-state.tsx';
import { codeWords } from '../../words/en/codes.ts';
import { payWords } from '../../words/en/pay.ts';
import { shopWords } from '../../words/en/shop.ts';
import { CardChoice } from '../pay/card-choice.tsx';
import type { ReadOrder } from './read-order.server.ts';
import styles from './order.module.css';

/** Asks for the payment of an order: until when it is kept, and the way to pay. */
export function PayNow(props: {
  order: ReadOrder;
  cards: readonly PaymentMethod[];
  nowMs: number;
}) {
  const { order, cards, nowMs } = props;
  const { orderNo, payment, status } = order;
  if (!payment.asks) return null;
  const isKept = status === 'awaiting-payment' && payment.payBy !== null;
  return (
    <section className={`${styles.card} ${styles.pay}`} aria-labelledby="pay">
      <h2 id="pay">{payWords.askTitle}</h2>
      <p>
        {isKept && payment.payBy !== null
          ? payWords.keptUntil(dayAndTime(payment.payBy, order.timeZone))
          : payWords.failedAsk}
        {payment.failure === null ? '' : ` ${payWords.failure(payment.failure)}`}
      </p>
      <Form method="post" action={`/account/orders/${orderNo}`} className={styles.payForm}>
        <CardChoice cards={cards} nowMs={nowMs} hint={whenCharged(order, nowMs)} />
        <SendButton intent="pay" sending={payWords.going} className="button">
          {payWords.payNow}
        </SendButton>
      </Form>
    </section>
  );
}

/** An order that has closed is charged as soon as somebody says with which card. */
function whenCharged({ payment, currency, timeZone }: ReadOrder, nowMs: number): string {
  const { chargeAt, dueCents, chargedCents } = payment;
  const used =
    nowMs < Date.parse(chargeAt)
      ? payWords.usedAtClose(dayAndTime(chargeAt, timeZone))
      : payWords.usedNow(money(dueCents - chargedCents, currency));
  return `${used} ${payWords.anotherNext}`;
}

/** What was, or will be, taken for an order, and when. */
export function PayState({ order }: { order: ReadOrder }) {
  const { payment, currency, timeZone } = order;
  return (
    <>
      <p className={styles.payment}>
        {isCovered(payment) ? codeWords.covered : inWords(payment, currency, timeZone)}
      </p>
      <TenderState payment={payment} currency={currency} />
      {payment.card === null ? null : (
        <p className={styles.payment}>{payWords.card(payment.card)}</p>
      )}
    </>
  );
}

const isCovered = ({ state, dueCents, tenders }: ReadOrder['payment']): boolean =>
  (state === 'free' || state === 'on-account') && dueCents === 0 && tenders.length > 0;

function inWords(payment: ReadOrder['payment'], currency: string, timeZone: string): string {
  const { state, chargeAt, chargedCents, givenBackCents } = payment;
  const words = payWords.state;
  switch (state) {
    case 'on-account':
      return shopWords.payment;
    case 'held':
    case 'kept':
      return words[state](dayAndTime(chargeAt, timeZone));
    case 'charged':
      return words.charged(money(chargedCents, currency));
    case 'given-back':
      return `${words.charged(money(chargedCents, currency))} ${words['given-back'](money(givenBackCents, currency))}`;
    case 'free':
    case 'awaited':
    case 'processing':
    case 'failed':
    case 'nothing-taken':
      return words[state];
  }
}
