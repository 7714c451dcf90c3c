import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { day, dayAndTime } from '../../kit/format.ts';
import { words } from '../../words/words.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './thanks.module.css';

/** Said once, when the order has just been placed: thanks, the day, what happens next. */
export function Thanks({ order }: { order: ReadOrder }) {
  const { account } = words;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className={styles.thanks}>
      <h1 tabIndex={-1} ref={title}>
        {account.thanks}
      </h1>
      <p>{account.thanksText(day(order.deliveryDay), order.deliverTo.email)}</p>
      <h2>{account.next}</h2>
      <ol>
        {order.cancellableUntil ? (
          <li>{account.nextUntil(dayAndTime(order.cancellableUntil))}</li>
        ) : null}
        <li>{account.nextPack}</li>
        <li>
          <Link to={`/account/orders/${order.orderNo}/cards`}>{account.nextCards}</Link>
        </li>
      </ol>
    </section>
  );
}
