import { Form } from 'react-router';
import type { Shortage } from '../../kit/api-types.ts';
import { amount } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { boxWords } from '../../words/en/box.ts';
import { substitutionsWords as words } from '../../words/en/substitutions.ts';
import account from './account.module.css';
import styles from './substitutions.module.css';

/** What was missing in a box and is asked of its customer, or is in it instead. What was left out is told by letter and on the bill. */
export function Shortages({ shortages }: { shortages: readonly Shortage[] }) {
  return shortages
    .filter(({ state }) => state !== 'left-out')
    .map((shortage) => {
      const { shortageNo, state } = shortage;
      const missing = soMuch(shortage.missing);
      const substitute = soMuch(shortage.substitute);
      const heading = `shortage-${shortageNo}`;
      if (state === 'swapped')
        return (
          <section
            key={shortageNo}
            className={`${account.card} ${styles.told}`}
            aria-labelledby={heading}
          >
            <h2 id={heading}>{words.swapped}</h2>
            <p>{words.swappedText(missing, substitute)}</p>
          </section>
        );
      return (
        <section
          key={shortageNo}
          className={`${account.card} ${styles.told}`}
          aria-labelledby={heading}
        >
          <h2 id={heading}>{words.asked}</h2>
          <p>{words.askedText(missing, substitute)}</p>
          <p className={account.muted}>
            {words.noWorse} {words.withoutAnswer}
          </p>
          <Form method="post" className={account.buttons} preventScrollReset>
            <input type="hidden" name="shortage" value={shortageNo} />
            <SendButton intent="shortage-yes" sending={words.answering}>
              {words.yes(substitute)}
            </SendButton>
            <SendButton intent="shortage-no" sending={words.answering} className="button plain">
              {words.no}
            </SendButton>
          </Form>
        </section>
      );
    });
}

const soMuch = (it: Shortage['missing']) =>
  `${it.name ?? boxWords.something} (${amount(it.amount, it.unit)})`;
