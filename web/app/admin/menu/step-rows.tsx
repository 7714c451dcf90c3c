import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import { MoveButtons } from './move-buttons.tsx';
import type { Editing } from './recipe-editor.tsx';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.recipe;
/** How to cook it, moved by buttons; a row keeps the focus as it moves. */
export function StepRows({ editing }: { editing: Editing }) {
  const { draft, change, problem, rowButton, spot } = editing;
  const { steps } = draft;
  return (
    <>
      {steps.length === 0 ? <p>{texts.noSteps}</p> : null}
      <ol className={styles.rows}>
        {steps.map((step, index) => (
          <li key={step.key} className={`${styles.row} ${styles.step}`}>
            <Textarea
              {...spot(`steps.${index}.first`)}
              name={`/steps/${index}`}
              label={texts.step(index + 1)}
              autosize
              minRows={2}
              value={step.text}
              onChange={(event) => {
                const text = event.currentTarget.value;
                change({ steps: steps.with(index, { ...step, text }) });
              }}
              error={wrongHere(problem, `/steps/${index}`)}
            />
            <div className={styles.buttons}>
              <MoveButtons
                editing={editing}
                row={`steps.${index}`}
                count={steps.length}
                up={texts.moveUp(index + 1)}
                down={texts.moveDown(index + 1)}
              />
              <ActionIcon
                {...rowButton(`steps.remove.${index}`)}
                variant="subtle"
                color="tomato"
                size={44}
                aria-label={texts.removeStep(index + 1)}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ol>
      <Button
        {...rowButton('steps.add')}
        {...spot('steps.add')}
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
      >
        {texts.addStep}
      </Button>
      <p className={styles.wrong}>{wrongHere(problem, '/steps')}</p>
    </>
  );
}
