import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { askStore } from '../../kit/ask-store.ts';
import { baseAmount } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { IngredientLines } from '../kit/office-types.ts';
import { linesOf, withRows } from './edit-draft.ts';
import type { Draft } from './recipe-draft.ts';
import type { Editing } from './recipe-editor.tsx';
import styles from './menu.module.css';

const texts = adminMenuWords.lines;

/** What the store is asked to read. */
export const linesQuestion = (draft: Draft) => ({
  lines: draft.lines,
  present: draft.ingredients.flatMap(({ ingredientNo }) =>
    /^[1-9]\d*$/.test(ingredientNo) ? [Number(ingredientNo)] : [],
  ),
});

/** The draft with what was understood as rows, and the rest still in the box. */
export function withRead(draft: Draft, { rows, left }: IngredientLines): Draft {
  const read = rows.map(({ ingredientNo, amount }) => ({
    ingredientNo: String(ingredientNo),
    amount: String(amount),
  }));
  return { ...withRows(draft, read), lines: left.map(({ line }) => line).join('\n') };
}

/** One box for all ingredients: what is understood becomes rows, what is not stays, with what it may mean. */
export function IngredientLinesBox(props: {
  editing: Editing;
  /** What the store said last. */
  read: IngredientLines | undefined;
  onRead: (read: IngredientLines) => void;
}) {
  const { editing, read, onRead } = props;
  const { draft, change, rowButton, spot } = editing;
  const [state, setState] = useState<'' | 'reading' | 'lost' | 'tooLong'>('');
  const inBox = linesOf(draft);
  const left = (read?.left ?? []).filter(({ line }) => inBox.includes(line));
  const ask = async () => {
    setState('reading');
    try {
      const reply = await askStore('/api/admin/recipes/ingredient-lines', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(linesQuestion(draft)),
      });
      setState(reply.ok ? '' : reply.status === 400 ? 'tooLong' : 'lost');
      if (reply.ok) onRead((await reply.json()) as IngredientLines);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      setState('lost');
    }
  };
  const button = rowButton('lines.read');
  return (
    <div className={styles.lines}>
      <Textarea
        {...spot('lines')}
        name="/lines"
        label={texts.label}
        description={texts.hint}
        placeholder={texts.example}
        autosize
        minRows={3}
        maxRows={14}
        spellCheck={false}
        readOnly={state === 'reading'}
        value={draft.lines}
        onChange={(event) => change({ lines: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (inBox.length > 0) void ask();
        }}
      />
      <Button
        {...button}
        variant="default"
        loading={state === 'reading'}
        onClick={(event) => {
          event.preventDefault();
          if (inBox.length > 0) void ask();
        }}
      >
        {texts.read}
      </Button>
      {state === 'lost' || state === 'tooLong' ? (
        <p className={styles.wrong} role="alert">
          {texts[state]}
        </p>
      ) : null}
      {read && read.rows.length + left.length > 0 ? (
        <p className={styles.hint}>{texts.told(read.rows.length, left.length)}</p>
      ) : null}
      {read?.rows.some(({ aside }) => aside !== null) ? (
        <p className={styles.hint}>
          {texts.asides(
            read.rows.flatMap(({ name, aside }) => (aside === null ? [] : [`${name}: ${aside}`])),
          )}
        </p>
      ) : null}
      {left.length === 0 ? null : (
        <ul className={styles.left}>
          {left.map(({ line, why, choices }) => (
            <li key={line}>
              <p>
                <q>{line}</q> <span className={styles.why}>{texts.why[why]}</span>
              </p>
              {choices.length === 0 ? null : (
                <div className={styles.choices} role="group" aria-label={texts.choicesFor(line)}>
                  {choices.map(({ ingredientNo, name, unit, amount }) => (
                    <Button
                      key={ingredientNo}
                      {...rowButton(
                        `lines.take.${inBox.indexOf(line)}.${ingredientNo}.${amount ?? ''}`,
                      )}
                      variant="light"
                      size="compact-md"
                    >
                      {amount === null
                        ? texts.takeWithout(name, unit)
                        : texts.take(baseAmount(amount, unit), name)}
                    </Button>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
