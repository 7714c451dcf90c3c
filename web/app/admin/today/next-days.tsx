import { shortDay } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import type { Today } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import styles from './today.module.css';

const mostShown = 7;

/** The boxes of the days to come against what each day can take. */
export function NextDays({ days }: Pick<Today, 'days'>) {
  return (
    <Panel
      title={adminTodayWords.days}
      beside={
        <StaffLink needs="change-days" to="/admin/delivery-days" orNothing>
          {adminTodayWords.daysLink}
        </StaffLink>
      }
    >
      {days.length === 0 ? <p className={styles.muted}>{adminTodayWords.noDays}</p> : null}
      <ul className={styles.days}>
        {days.slice(0, mostShown).map(({ day, capacity, taken, closed }) => (
          <li key={day} className={styles.day}>
            <StaffLink needs="see-orders" to={`/admin/orders?day=${day}`}>
              {shortDay(day)}
            </StaffLink>
            <ProgressBar isLimit done={taken} of={capacity}>
              {adminTodayWords.boxes(taken, capacity)}
              {closed ? `, ${adminTodayWords.closed}` : ''}
            </ProgressBar>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
