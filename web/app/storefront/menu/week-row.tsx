import { Link } from 'react-router';
import { dayAndTime } from '../../kit/format.ts';
import { nameOfWeek, type MenuWeek, type MenuWeeks } from '../../kit/weeks.ts';
import { weekWords } from '../../words/en/weeks.ts';
import rows from './category-row.module.css';
import { menuAddress, type MenuFilters } from './menu-filters.ts';
import styles from './week-row.module.css';

/** The weeks on the menu, and until when the one that is shown can be ordered for. Nothing in a shop without weeks. */
export function WeekRow(props: { weeks: MenuWeeks; shown: string; filters: MenuFilters }) {
  const { weeks, shown, filters } = props;
  if (!weeks.weekly) return null;
  if (weeks.items.length === 0) return <p>{weekWords.none}</p>;
  const current = weeks.items.find(({ week }) => week === shown);
  return (
    <div className={styles.weeks}>
      <nav aria-label={weekWords.title} className={rows.row}>
        <ul className={rows.list}>
          {weeks.items.map((item) => (
            <li key={item.week}>
              <Link
                to={menuAddress({ ...filters, week: item.week, cursor: '' })}
                preventScrollReset
                aria-current={item.week === shown ? 'true' : undefined}
              >
                {nameOfWeek(item)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {current ? <p className={styles.until}>{standing(current)}</p> : null}
    </div>
  );
}

function standing({ state, opensAt, orderUntil }: MenuWeek): string {
  switch (state) {
    case 'opens-later':
      return weekWords.later(dayAndTime(opensAt));
    case 'closed':
      return weekWords.closed;
    case 'open':
      return orderUntil === null ? weekWords.noDays : weekWords.until(dayAndTime(orderUntil));
  }
}
