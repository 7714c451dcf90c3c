import { Form, Link } from 'react-router';
import { dayAndTime } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { accountWords } from '../../words/en/account.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './order.module.css';

/** Cancelling asks once more. */
export function CancelOrder({ order, asking }: { order: ReadOrder; asking: boolean }) {
  const here = `/account/orders/${order.orderNo}`;
  const question = useFocusOnNews<HTMLHeadingElement>(asking);
  if (!asking)
    return (
      <p className={styles.cancel}>
        <Link to={`${here}?cancel=1#cancel`} preventScrollReset>
          {accountWords.cancel}
        </Link>{' '}
        <span>
          {order.cancellableUntil
            ? accountWords.cancelUntil(dayAndTime(order.cancellableUntil, order.timeZone))
            : ''}
        </span>
      </p>
    );
  return (
    <section id="cancel" className={`${styles.card} ${styles.question}`} aria-labelledby="sure">
      <h2 id="sure" tabIndex={-1} ref={question}>
        {accountWords.cancelTitle}
      </h2>
      <p>{accountWords.cancelText}</p>
      <Form method="post" action={here} className={styles.tools}>
        <SendButton intent="cancel" sending={accountWords.cancelling} className="button">
          {accountWords.cancelYes}
        </SendButton>
        <Link to={here} className="button plain" preventScrollReset>
          {accountWords.cancelNo}
        </Link>
      </Form>
    </section>
  );
}
