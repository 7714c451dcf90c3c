import { Form, Link } from 'react-router';
import { SendButton } from '../../kit/form-button.tsx';
import { words } from '../../words/words.ts';
import styles from './order.module.css';

/** What can be done with an order at any time: cook from it, order it again. */
export function OrderTools({ orderNo, again }: { orderNo: number; again: string }) {
  const { account } = words;
  return (
    <div className={styles.tools}>
      <Link to={`/account/orders/${orderNo}/cards`} className="button plain">
        {account.cards}
      </Link>
      <Form method="post">
        <input type="hidden" name="again" value={again} />
        <SendButton intent="again" className="button plain">
          {account.again}
        </SendButton>
      </Form>
    </div>
  );
}
