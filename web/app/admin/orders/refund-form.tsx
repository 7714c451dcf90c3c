import { Checkbox, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { baseAmount, money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import { adminBooksWords } from '../../words/en/admin-books.ts';
import type { RefundPreview, Refunds } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { missingField, type TypedRefund } from './refund-typed.ts';
import styles from './money.module.css';

const texts = adminBooksWords.refunds;

/** What of an order is given back: worked out to the cent first, then sent, once for its key. */
export function RefundForm(props: {
  view: Refunds;
  newKey: string;
  typed: TypedRefund | undefined;
  preview: RefundPreview | undefined;
}) {
  const { view, newKey, typed, preview } = props;
  const cents = (sum: number) => money(sum, view.currency);
  if (view.leftCents === 0)
    return (
      <Panel title={texts.form}>
        <p className={styles.muted}>
          {view.capturedCents === 0 && !view.onAccount ? texts.nothingTaken : texts.nothingLeft}
        </p>
      </Panel>
    );
  return (
    <Panel title={texts.form}>
      <Form method="post" className={styles.form}>
        <input type="hidden" name="key" value={typed?.key ?? newKey} />
        {view.lines.map((line) => (
          <Meal key={line.lineNo} line={line} typed={typed} price={cents(line.leftCents)} />
        ))}
        {view.deliveryLeftCents > 0 ? (
          <Checkbox
            name="delivery"
            label={texts.delivery(cents(view.deliveryLeftCents))}
            defaultChecked={typed?.delivery ?? false}
          />
        ) : null}
        <TextInput
          name="amount"
          label={texts.amount}
          description={texts.amountHint}
          inputMode="decimal"
          defaultValue={typed?.amount ?? ''}
        />
        <TextInput
          name="reason"
          label={texts.reason}
          description={texts.reasonHint}
          maxLength={200}
          required
          defaultValue={typed?.reason ?? ''}
        />
        {preview ? (
          <Note
            calm
            title={texts.previewTitle(money(preview.cents, preview.currency))}
            text={
              taxIn(preview) === 0
                ? texts.previewText
                : texts.previewTax(money(taxIn(preview), preview.currency))
            }
            news={preview}
          />
        ) : null}
        <div className={styles.buttons}>
          <SendButton intent="preview" className={preview ? 'button plain' : 'button'}>
            {texts.preview}
          </SendButton>
          {preview ? (
            <SendButton intent="send">
              {texts.send(money(preview.cents, preview.currency))}
            </SendButton>
          ) : null}
        </div>
      </Form>
    </Panel>
  );
}

const taxIn = ({ parts }: RefundPreview) => parts.reduce((sum, { taxCents }) => sum + taxCents, 0);

function Meal(props: {
  line: Refunds['lines'][number];
  typed: TypedRefund | undefined;
  price: string;
}) {
  const { line, typed, price } = props;
  const { lineNo, name, leftCents, ingredients } = line;
  if (leftCents === 0) return null;
  return (
    <fieldset className={styles.meal}>
      <legend>{name ?? texts.meal(lineNo)}</legend>
      <Checkbox
        name="line"
        value={String(lineNo)}
        label={texts.whole(price)}
        defaultChecked={typed?.lines.includes(String(lineNo)) ?? false}
      />
      <details open={ingredients.some((it) => isTyped(typed, lineNo, it.ingredientNo))}>
        <summary>{texts.ingredients}</summary>
        <div className={styles.ingredients}>
          {ingredients.map(({ ingredientNo, name: ingredient, amount, unit, missingAmount }) => (
            <TextInput
              key={ingredientNo}
              name={missingField(lineNo, ingredientNo)}
              label={texts.missing(ingredient ?? texts.nameless(ingredientNo))}
              description={texts.missingOf(
                baseAmount(amount, unit),
                missingAmount === 0 ? null : baseAmount(missingAmount, unit),
              )}
              inputMode="numeric"
              defaultValue={typed?.missing[missingField(lineNo, ingredientNo)] ?? ''}
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

const isTyped = (typed: TypedRefund | undefined, lineNo: number, ingredientNo: number) =>
  Boolean(typed?.missing[missingField(lineNo, ingredientNo)]);
