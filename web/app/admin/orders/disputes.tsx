import { TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { moment, money } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { adminPaymentsWords } from '../../words/en/admin-payments.ts';
import { typedFrom } from '../kit/decimals.ts';
import type { Disputes as Known } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './money.module.css';
import type { NotNoted } from './note-dispute.server.ts';

const words = adminPaymentsWords.disputes;

/** What a bank takes back of each payment, and how that was decided. */
export function Disputes(props: { disputes: Known; sent: NotNoted | undefined }) {
  const { disputes, sent } = props;
  const { items, currency } = disputes;
  if (items.length === 0) return null;
  return (
    <Panel title={words.title}>
      <p className={styles.intro}>{words.text}</p>
      <ul className={styles.list}>
        {items.map((payment) => (
          <li key={payment.paymentNo} className={styles.payment}>
            <h3>{words.payment(payment.paymentNo, payment.card)}</h3>
            {payment.dispute ? (
              <Stands payment={payment} dispute={payment.dispute} currency={currency} />
            ) : (
              <Open
                key={sent?.typed}
                payment={payment}
                currency={currency}
                sent={sent?.paymentNo === payment.paymentNo ? sent : undefined}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Payment = Known['items'][number];

function Stands(props: {
  payment: Payment;
  dispute: NonNullable<Payment['dispute']>;
  currency: string;
}) {
  const { payment, dispute, currency } = props;
  const { stage, cents, openedAt, decidedAt } = dispute;
  return (
    <>
      <p>
        {words.stages[stage](money(cents, currency))}
        <span className={styles.under}>
          {words.since(moment(openedAt))}
          {decidedAt === null ? null : `. ${words.decided(moment(decidedAt))}`}
        </span>
      </p>
      {stage === 'opened' ? (
        <Form method="post" preventScrollReset className={styles.buttons}>
          <input type="hidden" name="paymentNo" value={payment.paymentNo} />
          {(['won', 'lost'] as const).map((end) => (
            <SendButton key={end} intent={`dispute-${end}`} className="button plain">
              {words[end]}
            </SendButton>
          ))}
        </Form>
      ) : null}
    </>
  );
}

function Open(props: { payment: Payment; currency: string; sent: NotNoted | undefined }) {
  const { payment, currency, sent } = props;
  const { paymentNo, leftCents } = payment;
  if (leftCents === 0) return <p className={styles.muted}>{words.nothingLeft}</p>;
  return (
    <Form method="post" preventScrollReset className={styles.open}>
      <input type="hidden" name="paymentNo" value={paymentNo} />
      <TextInput
        name="amount"
        label={words.amount}
        description={words.amountHint(money(leftCents, currency))}
        inputMode="decimal"
        defaultValue={sent?.typed ?? typedFrom(leftCents, 2)}
        error={sent?.what}
      />
      <SendButton intent="dispute-opened" className="button plain">
        {words.open}
      </SendButton>
    </Form>
  );
}
