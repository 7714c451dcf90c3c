import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { day as dayName } from '../../kit/format.ts';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import columns from '../kit/columns.module.css';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { RefusedDay } from './day-columns.tsx';
import styles from './days.module.css';

/** A day that is not in the list: a holiday to close, a busy day to prepare. */
export function AnotherDay(props: {
  today: string;
  saved: string | undefined;
  refused: RefusedDay | undefined;
}) {
  const { today, saved, refused } = props;
  return (
    <>
      <p className={styles.text}>{adminDaysWords.anotherText}</p>
      <Form method="post" preventScrollReset className={`${columns.filters} ${columns.even}`}>
        <input type="hidden" name="version" value="0" />
        <TextInput type="date" name="day" label={adminDaysWords.day} min={today} required />
        <TextInput
          type="number"
          name="capacity"
          label={adminDaysWords.capacity}
          min={0}
          max={9_999_999}
          required
        />
        <NativeSelect
          name="closed"
          label={adminDaysWords.state}
          data={[
            { value: 'false', label: adminDaysWords.takesOrders },
            { value: 'true', label: adminDaysWords.isClosed },
          ]}
        />
        <Button type="submit" variant="default">
          {adminDaysWords.save}
        </Button>
      </Form>
      <div role="status" className={styles.outcome}>
        {saved && !refused && isDate(saved) ? (
          <Alert color="herb" title={adminDaysWords.savedDay(dayName(saved))} />
        ) : null}
      </div>
      <ProblemNote problem={refused?.problem} />
    </>
  );
}

const isDate = (text: string) => /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/.test(text);
