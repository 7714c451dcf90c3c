import { Link } from 'react-router';
import { day as dayName, moment } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import type { Column } from '../parts/data-table.tsx';
import { Meter } from '../parts/meter.tsx';
import type { Problem } from '../parts/problem.ts';
import { Badge } from '../parts/status-badge.tsx';
import { ChangeDay } from './change-day.tsx';
import styles from './days.module.css';

export type Day = {
  day: string;
  capacity: number;
  taken: number;
  closed: boolean;
  /** When ordering for it closes; null when it has. */
  cutOffAt: string | null;
};

/** The day that could not be changed. */
export type RefusedDay = { day: string; problem: Problem };

const { adminDays } = words;

export const dayColumns = (
  saved: string | undefined,
  refused: RefusedDay | undefined,
): Column<Day>[] => [
  {
    key: 'day',
    head: adminDays.day,
    names: true,
    narrow: true,
    cell: ({ day }) => <Link to={`/admin/orders?day=${day}`}>{dayName(day)}</Link>,
  },
  { key: 'state', head: adminDays.state, cell: stateOf, narrow: true },
  {
    key: 'taken',
    head: adminDays.taken,
    cell: ({ taken, capacity }) => (
      <Meter value={taken} most={capacity}>
        {adminDays.takenOf(taken, capacity)}
      </Meter>
    ),
  },
  {
    key: 'change',
    head: adminDays.change,
    label: '',
    cell: (day) => (
      <ChangeDay
        day={day}
        isSaved={!refused && saved === day.day}
        problem={refused?.day === day.day ? refused.problem : undefined}
      />
    ),
    narrow: true,
    noPrint: true,
  },
];

function stateOf({ closed, cutOffAt }: Day) {
  if (closed) return <Badge tone="warning">{adminDays.closed}</Badge>;
  if (cutOffAt === null) return <Badge tone="plain">{adminDays.over}</Badge>;
  return (
    <span className={styles.state}>
      <Badge tone="good">{adminDays.open}</Badge>
      <span className={styles.until}>{adminDays.until(moment(cutOffAt))}</span>
    </span>
  );
}
