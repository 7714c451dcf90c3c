import { Form, Link } from 'react-router';
import { dayAndTime } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { changeOrderWords as texts } from '../../words/en/change-order.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './order.module.css';

/** What its customer can still change of an order, and until when. */
export function OrderChange({ order, until }: { order: ReadOrder; until: string }) {
  const here = `/account/orders/${order.orderNo}`;
  return (
    <section className={styles.card} aria-labelledby="change">
      <h2 id="change">{texts.section}</h2>
      <p>{texts.until(dayAndTime(until, order.timeZone))}</p>
      <div className={styles.tools}>
        <Form method="post" action={here}>
          <SendButton intent="change-meals" className="button plain">
            {texts.meals}
          </SendButton>
        </Form>
        <Link to={`${here}/change`} className="button plain">
          {texts.destination}
        </Link>
      </div>
    </section>
  );
}
