import { Form, Link } from 'react-router';
import { SendButton } from '../../kit/send-button.tsx';
import { accountWords } from '../../words/en/account.ts';
import styles from './order.module.css';

/** What can be done with an order at any time: cook from it, order it again. */
export function OrderTools({ orderNo, again }: { orderNo: number; again: string }) {
  return (
    <div className={styles.tools}>
      <Link to={`/account/orders/${orderNo}/cards`} className="button plain">
        {accountWords.cards}
      </Link>
      <Form method="post">
        <input type="hidden" name="again" value={again} />
        <SendButton intent="again" className="button plain">
          {accountWords.again}
        </SendButton>
      </Form>
    </div>
  );
}
