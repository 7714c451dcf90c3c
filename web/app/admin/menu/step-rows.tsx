import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import type { Editing } from './recipe-editor.tsx';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.recipe;
/** Off, but not so that it loses the focus when its step arrives at an end. */
const offAt = (end: boolean) => (end ? { 'data-disabled': true, 'aria-disabled': true } : {});

/** How to cook it, moved by buttons; a row keeps the focus as it moves. */
export function StepRows({ editing }: { editing: Editing }) {
  const { draft, change, problem, rowButton } = editing;
  const { steps } = draft;
  return (
    <>
      {steps.length === 0 ? <p>{texts.noSteps}</p> : null}
      <ol className={styles.rows}>
        {steps.map((step, index) => (
          <li key={step.key} className={`${styles.row} ${styles.step}`}>
            <Textarea
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
              <ActionIcon
                {...rowButton(`steps.up.${index}`)}
                variant="default"
                size={44}
                {...offAt(index === 0)}
                aria-label={texts.moveUp(index + 1)}
              >
                <IconArrowUp size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                {...rowButton(`steps.down.${index}`)}
                variant="default"
                size={44}
                {...offAt(index === steps.length - 1)}
                aria-label={texts.moveDown(index + 1)}
              >
                <IconArrowDown size={20} aria-hidden />
              </ActionIcon>
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
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
      >
        {texts.addStep}
      </Button>
      <p className={styles.wrong}>{wrongHere(problem, '/steps')}</p>
    </>
  );
}
