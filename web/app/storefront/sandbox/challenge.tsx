import { Form } from 'react-router';
import { money, shopName } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { sandboxWords } from '../../words/en/sandbox.ts';
import type { ShownPayment } from './due.tsx';
import styles from './pay.module.css';

/** The bank's question, as 3-D Secure puts it between a card and its payment. */
export function Challenge({ payment }: { payment: ShownPayment }) {
  const { purpose, cents, currency } = payment;
  const title = useFocusOnNews<HTMLHeadingElement>('challenge');
  return (
    <Form method="post" className={styles.sheet}>
      <h2 ref={title} tabIndex={-1}>
        {sandboxWords.challenge}
      </h2>
      <p>
        {purpose === 'save'
          ? sandboxWords.challengeTextSave(shopName())
          : sandboxWords.challengeText(money(cents, currency), shopName())}
      </p>
      <div className={styles.buttons}>
        <SendButton intent="approve" sending={sandboxWords.sending}>
          {sandboxWords.approve}
        </SendButton>
        <SendButton intent="refuse" className="button plain" sending={sandboxWords.sending}>
          {sandboxWords.refuse}
        </SendButton>
      </div>
    </Form>
  );
}
