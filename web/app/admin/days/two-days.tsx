import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { day as dayName } from '../../kit/format.ts';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import { Panel } from '../kit/panel.tsx';

/** A day that two people changed at once: both values, to choose from. */
export function TwoDays(props: {
  day: string;
  typed: { capacity: number; closed: boolean };
  two: TwoVersions;
}) {
  const { day, typed, two } = props;
  return (
    <Panel title={dayName(day)}>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="version" value={two.version} />
        <input type="hidden" name="capacity" value={typed.capacity} />
        <input type="hidden" name="closed" value={String(typed.closed)} />
        <BothValuesNote two={two} />
        <Button type="submit" mt="md">
          {adminDaysWords.saveOf(dayName(day))}
        </Button>
      </Form>
    </Panel>
  );
}
