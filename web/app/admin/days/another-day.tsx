import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { day as dayName } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import columns from '../parts/columns.module.css';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import type { RefusedDay } from './day-columns.tsx';
import styles from './days.module.css';

const { adminDays } = words;

/** A day that is not in the list: a holiday to close, a busy day to prepare. */
export function AnotherDay(props: {
  today: string;
  saved: string | undefined;
  refused: RefusedDay | undefined;
}) {
  const { today, saved, refused } = props;
  return (
    <>
      <p className={styles.text}>{adminDays.anotherText}</p>
      <Form method="post" preventScrollReset className={`${columns.filters} ${columns.even}`}>
        <TextInput type="date" name="day" label={adminDays.day} min={today} required />
        <TextInput
          type="number"
          name="capacity"
          label={adminDays.capacity}
          min={0}
          max={9_999_999}
          required
        />
        <NativeSelect
          name="closed"
          label={adminDays.state}
          data={[
            { value: 'false', label: adminDays.takesOrders },
            { value: 'true', label: adminDays.isClosed },
          ]}
        />
        <Button type="submit" variant="default">
          {adminDays.save}
        </Button>
      </Form>
      <div role="status" className={styles.outcome}>
        {saved && !refused && isDate(saved) ? (
          <Alert color="herb" title={adminDays.savedDay(dayName(saved))} />
        ) : null}
      </div>
      <ProblemAlert problem={refused?.problem} />
    </>
  );
}

const isDate = (text: string) => /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/.test(text);
