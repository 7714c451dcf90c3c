import { Form, Link } from 'react-router';
import type { Cart } from '../../kit/api-types.ts';
import { dayAndTime, money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import { changeOrderWords as texts } from '../../words/en/change-order.ts';
import styles from './cart.module.css';

/** An order is changed in this box: until it is saved it stays as it was. */
export function ChangingNote({ editing }: { editing: NonNullable<Cart['editing']> }) {
  const { orderNo, beforeCents, until } = editing;
  return (
    <Note
      calm
      title={texts.inBox(orderNo)}
      text={texts.inBoxText(money(beforeCents), dayAndTime(until))}
    >
      <div className={styles.changing}>
        <Link to={`/account/orders/${orderNo}/change`} className="button">
          {texts.toSave}
        </Link>
        <Form method="post" action="/box">
          <input type="hidden" name="order" value={orderNo} />
          <SendButton intent="leave-order" sending={texts.leaving} className="button plain">
            {texts.leave}
          </SendButton>
        </Form>
      </div>
    </Note>
  );
}
