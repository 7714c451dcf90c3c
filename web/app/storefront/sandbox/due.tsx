import { money, shopName } from '../../kit/format.ts';
import { sandboxWords } from '../../words/en/sandbox.ts';
import styles from './pay.module.css';

/** A payment as the sandbox's page has it. */
export type ShownPayment = {
  orderNo: number;
  purpose: 'hold' | 'save' | 'charge';
  cents: number;
  currency: string;
  email: string;
  note: string | null;
  failure: keyof typeof sandboxWords.failures | null;
  returnTo: string;
};

/** What is to be paid to whom, and what happens when. */
export function Due({ payment }: { payment: ShownPayment }) {
  const { orderNo, purpose, cents, currency, note, email, returnTo } = payment;
  return (
    <section className={styles.due}>
      <h1>{sandboxWords.title}</h1>
      <p className={styles.order}>{sandboxWords.order(orderNo, shopName())}</p>
      <p className={styles.amount}>
        <span>{sandboxWords.amounts[purpose]}</span>
        <strong className="figures">{money(cents, currency)}</strong>
      </p>
      <p>{note ?? sandboxWords.notes[purpose]}</p>
      <p className={styles.email}>{email}</p>
      <a className={styles.back} href={returnTo}>
        {sandboxWords.back}
      </a>
    </section>
  );
}
