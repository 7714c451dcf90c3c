import { Link } from 'react-router';
import { day as dayName, moment } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import type { Column } from '../kit/data-table.tsx';
import type { DeliveryDay } from '../kit/office-types.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { Badge } from '../kit/status-badge.tsx';
import { ChangeDay } from './change-day.tsx';
import styles from './days.module.css';

/** `cutOffAt`: when ordering for it closes; null when it has. */
export type Day = DeliveryDay & {
  cutOffAt: string | null;
  /** What the page shows of it, for who saves over somebody else's change. */
  seen: string;
};

/** The day that could not be changed. */
export type RefusedDay = { day: string; problem: Problem };

export const dayColumns = (
  saved: string | undefined,
  refused: RefusedDay | undefined,
): Column<Day>[] => [
  {
    key: 'day',
    head: adminDaysWords.day,
    names: true,
    narrow: true,
    cell: ({ day }) => <Link to={`/admin/orders?day=${day}`}>{dayName(day)}</Link>,
  },
  { key: 'state', head: adminDaysWords.state, cell: stateOf, narrow: true },
  {
    key: 'taken',
    head: adminDaysWords.taken,
    cell: ({ taken, capacity }) => (
      <ProgressBar isLimit done={taken} of={capacity}>
        {adminDaysWords.takenOf(taken, capacity)}
      </ProgressBar>
    ),
  },
  {
    key: 'change',
    head: adminDaysWords.change,
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
  if (closed) return <Badge tone="warning">{adminDaysWords.closed}</Badge>;
  if (cutOffAt === null) return <Badge tone="plain">{adminDaysWords.over}</Badge>;
  return (
    <span className={styles.state}>
      <Badge tone="good">{adminDaysWords.open}</Badge>
      <span className={styles.until}>{adminDaysWords.until(moment(cutOffAt))}</span>
    </span>
  );
}
