import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form, useNavigation } from 'react-router';
import { baseAmount } from '../../kit/format.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import { Done } from '../kit/done.tsx';
import type { Level } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { changeFromForm, changeKinds, type ChangeKind } from './stock-change.ts';
import styles from './stock.module.css';
import { movedMeanwhile, whatIsWrong, type Answer } from './what-is-wrong.ts';

const texts = adminStockWords.change;
const explanations = {
  received: texts.receivedText,
  counted: texts.countedText,
  spoiled: texts.spoiledText,
};

/** Says what happened to an ingredient: received, counted or spoiled. A count that is far off is asked about once. */
export function ChangeForm(props: {
  level: Level;
  packAmount: number;
  done: string;
  /** What is sent again with it is done once. */
  changeKey: string;
  answer: Answer | undefined;
}) {
  const { level, packAmount, done, changeKey, answer } = props;
  const { unit } = level;
  const typed = answer?.typed;
  const [kind, setKind] = useState<ChangeKind>(typed?.kind ?? 'received');
  const busy = useNavigation().state !== 'idle';
  const wrong = answer && whatIsWrong(answer, level);
  const movedTo = answer && movedMeanwhile(answer);
  const form = useFocusOnNews<HTMLFormElement>(answer);
  useEarlyForm(form, (fields) => {
    setKind(changeFromForm(fields).kind);
  });
  return (
    <Panel title={texts.title}>
      {answer ? null : <Done text={done} />}
      <Form method="post" ref={form} className={styles.form} noValidate preventScrollReset>
        <input type="hidden" name="key" value={changeKey} />
        <input type="hidden" name="seen" value={movedTo ?? level.amount + level.promisedAmount} />
        <fieldset>
          <legend>{texts.kind}</legend>
          <div className={styles.kinds}>
            {changeKinds.map((it) => (
              <label key={it} className={styles.kind}>
                <input
                  type="radio"
                  name="kind"
                  value={it}
                  defaultChecked={kind === it}
                  onChange={() => {
                    setKind(it);
                  }}
                />
                <span>{texts[it]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className={styles.quiet}>{explanations[kind]}</p>
        <div className={styles.amount}>
          <TextInput
            name="amount"
            label={texts.amount}
            required
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed?.amount ?? ''}
            error={wrong}
          />
          <NativeSelect
            name="in"
            label={texts.in}
            defaultValue={typed?.inPacks ? 'packs' : 'units'}
            data={[
              { value: 'units', label: texts.unitWords[unit] },
              { value: 'packs', label: texts.packs(baseAmount(packAmount, unit)) },
            ]}
          />
        </div>
        <TextInput
          name="note"
          label={texts.note}
          description={texts.noteHint}
          defaultValue={typed?.note ?? ''}
        />
        {answer?.kind === 'far-off' ? (
          <FarOff unit={unit} amount={answer.amount} expected={answer.expected} />
        ) : null}
        <Button
          type="submit"
          disabled={busy}
          variant={answer?.kind === 'far-off' ? 'default' : 'filled'}
        >
          {texts.submit[kind]}
        </Button>
      </Form>
    </Panel>
  );
}

function FarOff(props: { unit: Level['unit']; amount: number; expected: number }) {
  const { unit, amount, expected } = props;
  const difference = `${amount < expected ? '−' : '+'}${baseAmount(Math.abs(amount - expected), unit)}`;
  return (
    <Alert color="butter" title={texts.confirmTitle} tabIndex={-1} data-problem="">
      <p>{texts.confirmText(baseAmount(amount, unit), baseAmount(expected, unit), difference)}</p>
      <Button type="submit" name="confirmed" value={amount} mt="sm">
        {texts.confirm}
      </Button>
    </Alert>
  );
}
