import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import type { Balance } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { money } from '../../kit/format.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { adminCreditWords as texts } from '../../words/en/admin-promotions.ts';
import columns from '../kit/columns.module.css';
import { Facts } from '../kit/facts.tsx';
import { useMay } from '../kit/may.ts';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import styles from './customer.module.css';

type TypedCredit = { amount: string; reason: string; key: string };
export type CreditSent = { typed: TypedCredit; problem: Problem };

export const typedCredit = (form: FormData): TypedCredit => ({
  amount: textOf(form, 'amount').trim(),
  reason: textOf(form, 'reason').trim(),
  key: textOf(form, 'key'),
});

export const notMoney: Problem = {
  ...ownProblem('invalid-input', texts.notMoney),
  fields: [{ field: '/cents', message: texts.notMoney }],
};

/** What a customer has of credit and gift cards; whoever gives refunds gives credit too. */
export function BalancePanel(props: {
  balance: Balance;
  /** Sent again it gives nothing again. */
  newKey: string;
  sent: CreditSent | undefined;
}) {
  const { balance, newKey, sent } = props;
  const { creditCents, currency, gifts } = balance;
  const problem = sent?.problem;
  // While it is mended it is the same form, whatever is read again meanwhile.
  const key = sent?.typed.key ?? newKey;
  return (
    <Panel title={texts.title}>
      <Facts
        facts={[
          [texts.credit, money(creditCents, currency)],
          ...gifts.map((gift): [string, string] => [
            texts.gift(gift.codeEnd),
            gift.isOver
              ? texts.over
              : texts.left(money(gift.leftCents, gift.currency), money(gift.cents, gift.currency)),
          ]),
        ]}
      />
      {useMay()('give-refunds') ? (
        <Form method="post" preventScrollReset className={`${columns.stack} ${styles.credit}`}>
          <h3>{texts.give}</h3>
          {problem && !problem.fields ? <ProblemNote problem={problem} /> : null}
          <input type="hidden" name="key" value={key} />
          <TextInput
            key={`${key} amount`}
            name="amount"
            label={texts.amount}
            inputMode="decimal"
            defaultValue={sent?.typed.amount}
            error={wrongWith(problem, '/cents')}
            required
          />
          <TextInput
            key={`${key} reason`}
            name="reason"
            label={texts.reason}
            description={texts.reasonHint}
            defaultValue={sent?.typed.reason}
            error={wrongWith(problem, '/reason')}
            maxLength={200}
            required
          />
          <div>
            <Button type="submit" variant="default">
              {texts.button}
            </Button>
          </div>
        </Form>
      ) : null}
    </Panel>
  );
}
