import { Form } from 'react-router';
import { Field } from '../../kit/field.tsx';
import { money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { problemWords } from '../../words/en/problems.ts';
import { sandboxWords } from '../../words/en/sandbox.ts';
import type { ShownPayment } from './due.tsx';
import { inFours } from './test-cards.tsx';
import styles from './pay.module.css';

export type CardTyped = { number: string; expires: string; cvc: string };

const filledIn = { expires: '12 / 34', cvc: '123' };

/** A card's three fields; a test card that was chosen fills them. */
export function CardForm(props: {
  payment: ShownPayment;
  card: string | undefined;
  sent: { problem?: Problem; typed?: CardTyped } | undefined;
}) {
  const { payment, card, sent } = props;
  const chosen = card === undefined ? undefined : { number: inFours(card), ...filledIn };
  const value = sent?.typed ?? chosen;
  const faults = faultsOf(sent?.problem);
  const wrong = (field: keyof CardTyped) =>
    faults.has(field) ? sandboxWords.faults[field] : undefined;
  const region = useFocusOnNews<HTMLFormElement>(sent);
  const { purpose, cents, currency, failure } = payment;
  const lost = sent?.problem && faults.size === 0 ? problemWords.say(sent.problem.code) : undefined;
  const why = lost ?? (failure && !sent?.problem ? sandboxWords.failures[failure] : undefined);
  return (
    <Form ref={region} method="post" id="card" className={styles.sheet} noValidate>
      <h2>{sandboxWords.card}</h2>
      {why ? <Note {...why} /> : null}
      <div className={styles.fields} key={card}>
        <Field
          label={sandboxWords.number}
          name="number"
          autoComplete="cc-number"
          inputMode="numeric"
          value={value?.number}
          error={wrong('number')}
          first
        />
        <div className={styles.pair}>
          <Field
            label={sandboxWords.expires}
            name="expires"
            hint={sandboxWords.expiresHint}
            autoComplete="cc-exp"
            inputMode="numeric"
            value={value?.expires}
            error={wrong('expires')}
            first={!faults.has('number')}
          />
          <Field
            label={sandboxWords.cvc}
            name="cvc"
            hint={sandboxWords.cvcHint}
            autoComplete="cc-csc"
            inputMode="numeric"
            value={value?.cvc}
            error={wrong('cvc')}
            first={!faults.has('number') && !faults.has('expires')}
          />
        </div>
      </div>
      <SendButton intent="pay" sending={sandboxWords.sending}>
        {sandboxWords.pay[purpose](money(cents, currency))}
      </SendButton>
    </Form>
  );
}
