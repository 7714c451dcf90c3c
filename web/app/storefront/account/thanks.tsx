import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { day, dayAndTime } from '../../kit/format.ts';
import { accountWords } from '../../words/en/account.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './thanks.module.css';

/** Said once, when the order has just been placed: thanks, the day, what happens next. */
export function Thanks({ order }: { order: ReadOrder }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className={styles.thanks}>
      <h1 tabIndex={-1} ref={title}>
        {accountWords.thanks}
      </h1>
      <p>{accountWords.thanksText(day(order.deliveryDay), order.deliverTo.email)}</p>
      <h2>{accountWords.next}</h2>
      <ol>
        {order.cancellableUntil ? (
          <li>{accountWords.nextUntil(dayAndTime(order.cancellableUntil, order.timeZone))}</li>
        ) : null}
        <li>{accountWords.nextPack}</li>
        <li>
          <Link to={`/account/orders/${order.orderNo}/cards`}>{accountWords.nextCards}</Link>
        </li>
      </ol>
    </section>
  );
}
