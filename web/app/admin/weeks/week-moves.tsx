import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { daysAfter } from '../kit/dates.ts';
import type { PlannedWeek } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { KeepIt } from './ordered-note.tsx';
import type { WeekAnswer } from './week.tsx';
import styles from './weeks.module.css';

/** Onto the menu and off it, a copy for another week, and away with it. */
export function WeekMoves({ week, answer }: { week: PlannedWeek; answer: WeekAnswer | undefined }) {
  const isPublic = week.state !== 'draft';
  const mustAgree = answer?.problem?.code === 'week-ordered' && answer.intent === 'unpublish';
  return (
    <>
      <Panel title={texts.onMenu}>
        <Form method="post" className={styles.move}>
          <input type="hidden" name="version" value={week.version} />
          <p className={styles.hint}>{isPublic ? texts.unpublishText : texts.publishText}</p>
          {mustAgree ? <KeepIt /> : null}
          <Button
            type="submit"
            name="intent"
            value={isPublic ? 'unpublish' : 'publish'}
            variant={isPublic ? 'default' : 'filled'}
          >
            {isPublic ? texts.unpublish : texts.publish}
          </Button>
        </Form>
      </Panel>
      <Panel title={texts.copy}>
        <Form method="post" className={styles.move}>
          <p className={styles.hint}>{texts.copyText}</p>
          <TextInput
            type="date"
            name="to"
            label={texts.copyTo}
            defaultValue={daysAfter(week.week, 7)}
            required
          />
          <Button type="submit" name="intent" value="copy" variant="default">
            {texts.copyButton}
          </Button>
        </Form>
      </Panel>
      {isPublic ? null : (
        <Panel title={texts.removeWeek}>
          <Form method="post" className={styles.move}>
            <input type="hidden" name="version" value={week.version} />
            <p className={styles.hint}>{texts.removeText}</p>
            <ConfirmButton
              title={texts.removeWeek}
              text={texts.removeText}
              confirm={texts.removeConfirm}
              name="intent"
              value="remove-week"
              color="tomato"
              variant="default"
            >
              {texts.removeWeek}
            </ConfirmButton>
          </Form>
        </Panel>
      )}
    </>
  );
}
