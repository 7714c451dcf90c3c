import { Form } from 'react-router';
import { dayAndTime, money } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { payWords } from '../../words/en/pay.ts';
import { shopWords } from '../../words/en/shop.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './order.module.css';

/** Asks for the payment of an order: until when it is kept, and the way to pay. */
export function PayNow({ order }: { order: ReadOrder }) {
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
      <Form method="post" action={`/account/orders/${orderNo}`} className={styles.tools}>
        <SendButton intent="pay" sending={payWords.going} className="button">
          {payWords.payNow}
        </SendButton>
      </Form>
    </section>
  );
}

/** What was, or will be, taken for an order, and when. */
export function PayState({ order }: { order: ReadOrder }) {
  const { payment, currency, timeZone } = order;
  return (
    <>
      <p className={styles.payment}>{inWords(payment, currency, timeZone)}</p>
      {payment.card === null ? null : (
        <p className={styles.payment}>{payWords.card(payment.card)}</p>
      )}
    </>
  );
}

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
