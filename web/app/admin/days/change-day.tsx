import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { day as dayName } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import type { Day } from './day-columns.tsx';
import styles from './days.module.css';

/** The capacity of a day, and whether it takes orders: saved where it stands. */
export function ChangeDay(props: { day: Day; isSaved: boolean; problem: Problem | undefined }) {
  const { day, isSaved, problem } = props;
  const name = dayName(day.day);
  const capacity = useFocusOnNews<HTMLInputElement>(problem);
  return (
    <Form method="post" preventScrollReset className={styles.change}>
      <input type="hidden" name="day" value={day.day} />
      <input type="hidden" name="version" value={day.version} />
      <input type="hidden" name="seen" value={day.seen} />
      <TextInput
        ref={capacity}
        key={day.capacity}
        type="number"
        name="capacity"
        aria-label={adminDaysWords.capacityOf(name)}
        defaultValue={day.capacity}
        min={0}
        max={9_999_999}
        required
        error={problem ? whatIsWrong(problem, day) : undefined}
        className={styles.capacity}
      />
      <Button
        type="submit"
        name="closed"
        value={String(day.closed)}
        variant="default"
        aria-label={adminDaysWords.saveOf(name)}
      >
        {adminDaysWords.save}
      </Button>
      <Button
        type="submit"
        name="closed"
        value={String(!day.closed)}
        variant="subtle"
        color={day.closed ? 'herb' : 'tomato'}
        aria-label={day.closed ? adminDaysWords.reopenOf(name) : adminDaysWords.closeOf(name)}
        className={styles.toggle}
      >
        {day.closed ? adminDaysWords.reopen : adminDaysWords.close}
      </Button>
      <span role="status" className={styles.saved}>
        {isSaved ? adminDaysWords.saved : ''}
      </span>
    </Form>
  );
}

const whatIsWrong = ({ code, title }: Problem, { taken }: Day) =>
  code === 'capacity-below-taken' ? adminDaysWords.tooFew(taken) : title;
