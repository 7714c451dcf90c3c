import { Link } from 'react-router';
import { shortDay } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Meter } from '../parts/meter.tsx';
import { Panel } from '../parts/panel.tsx';
import styles from './today.module.css';

type Day = { day: string; capacity: number; taken: number; closed: boolean };

const { adminToday } = words;
const mostShown = 7;

/** The boxes of the days to come against what each day can take. */
export function NextDays({ days }: { days: readonly Day[] }) {
  return (
    <Panel
      title={adminToday.days}
      beside={<Link to="/admin/delivery-days">{adminToday.daysLink}</Link>}
    >
      {days.length === 0 ? <p className={styles.muted}>{adminToday.noDays}</p> : null}
      <ul className={styles.days}>
        {days.slice(0, mostShown).map(({ day, capacity, taken, closed }) => (
          <li key={day} className={styles.day}>
            <Link to={`/admin/orders?day=${day}`}>{shortDay(day)}</Link>
            <Meter value={taken} most={capacity}>
              {adminToday.boxes(taken, capacity)}
              {closed ? `, ${adminToday.closed}` : ''}
            </Meter>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
