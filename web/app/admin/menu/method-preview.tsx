import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { MethodNotices } from '../../kit/method-notices.tsx';
import { useScripts } from '../../kit/use-scripts.ts';
import { adminMethodWords as texts } from '../../words/en/admin-method.ts';
import type { MethodPreview as Preview } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { MethodProblems } from './method-problems.tsx';
import { inDraft, noChoice, type PreviewChoice } from './method-question.ts';
import styles from './method.module.css';
import type { Draft } from './recipe-draft.ts';
import { useMethod } from './use-method.ts';

const mostServings = 24;

/** The draft as a customer would read it, for a meal that can be chosen; and what is not true of it yet. */
export function MethodPreview(props: {
  draft: Draft;
  nameOf: (ingredientNo: string) => string;
  /** What the store said, and to which choice, where the page came without scripts. */
  read: { preview: Preview; choice: PreviewChoice } | undefined;
}) {
  const { draft, nameOf, read } = props;
  const [choice, setChoice] = useState(read?.choice ?? noChoice);
  const { preview, reading } = useMethod(draft, choice, read?.preview);
  const scripts = useScripts();
  const changes = draft.ingredients.flatMap(({ ingredientNo, swaps }) =>
    ingredientNo === ''
      ? []
      : [
          { value: `omit-${ingredientNo}`, label: texts.without(nameOf(ingredientNo)) },
          ...swaps.flatMap((swap) =>
            swap.with === ''
              ? []
              : [
                  {
                    value: `swap-${ingredientNo}-${swap.with}`,
                    label: texts.swap(nameOf(ingredientNo), nameOf(swap.with)),
                  },
                ],
          ),
        ],
  );
  const change = (index: number, label: string) => (
    <NativeSelect
      name={`change-${index}`}
      label={label}
      data={[{ value: '', label: texts.asWritten }, ...changes]}
      value={choice.changes[index] ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setChoice({ ...choice, changes: choice.changes.with(index, value) });
      }}
    />
  );
  return (
    <Panel title={texts.preview}>
      <p>{texts.previewText}</p>
      <div className={styles.choices}>
        {change(0, texts.change)}
        {change(1, texts.anotherChange)}
        <NativeSelect
          name="readFor"
          label={texts.readFor}
          data={Array.from({ length: mostServings }, (_, index) => String(index + 1))}
          value={choice.servings || draft.servings}
          onChange={(event) => setChoice({ ...choice, servings: event.currentTarget.value })}
        />
      </div>
      {scripts ? null : (
        <Button type="submit" name="intent" value="read" variant="default" formNoValidate mt="md">
          {texts.show}
        </Button>
      )}
      <div aria-live="polite" aria-busy={reading}>
        {preview === undefined ? (
          <p className={styles.reading}>{reading ? texts.reading : texts.unread}</p>
        ) : (
          <Reading
            meal={preview.meal}
            problems={preview.problems.map((problem) => inDraft(draft, problem))}
            nameAt={(index) => nameOf(draft.ingredients[index]?.ingredientNo ?? '')}
          />
        )}
      </div>
    </Panel>
  );
}

function Reading({ meal, problems, nameAt }: Preview & { nameAt: (index: number) => string }) {
  return (
    <>
      {problems.length === 0 ? (
        <p className={styles.fine}>{texts.fine}</p>
      ) : (
        <MethodProblems problems={problems} nameAt={nameAt} />
      )}
      <div className={styles.reading}>
        <p className={styles.title}>{meal.name}</p>
        {meal.description === null ? null : <p>{meal.description}</p>}
        {meal.story === null ? null : <p>{meal.story}</p>}
        <ol className={styles.steps}>
          {meal.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <MethodNotices notices={meal.notices} />
      </div>
    </>
  );
}
