import { Link } from 'react-router';
import { shortDay } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import { Meter } from '../kit/meter.tsx';
import { Panel } from '../kit/panel.tsx';
import styles from './today.module.css';

type Day = { day: string; capacity: number; taken: number; closed: boolean };

const mostShown = 7;

/** The boxes of the days to come against what each day can take. */
export function NextDays({ days }: { days: readonly Day[] }) {
  return (
    <Panel
      title={adminTodayWords.days}
      beside={<Link to="/admin/delivery-days">{adminTodayWords.daysLink}</Link>}
    >
      {days.length === 0 ? <p className={styles.muted}>{adminTodayWords.noDays}</p> : null}
      <ul className={styles.days}>
        {days.slice(0, mostShown).map(({ day, capacity, taken, closed }) => (
          <li key={day} className={styles.day}>
            <Link to={`/admin/orders?day=${day}`}>{shortDay(day)}</Link>
            <Meter value={taken} most={capacity}>
              {adminTodayWords.boxes(taken, capacity)}
              {closed ? `, ${adminTodayWords.closed}` : ''}
            </Meter>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
