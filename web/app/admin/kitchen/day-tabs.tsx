import { NavLink } from 'react-router';
import { words } from '../../words/admin-words.ts';
import styles from './day-tabs.module.css';

const said = words.adminKitchen.day;
const sheets = [
  { to: '', label: said.purchase },
  { to: '/portioning', label: said.portioning },
  { to: '/labels', label: said.labels },
  { to: '/packing', label: said.packing },
];

/** The sheets of a day, each at an address of its own. */
export function DayTabs({ date }: { date: string }) {
  return (
    <nav aria-label={said.tabs} className={`${styles.tabs} no-print`}>
      {sheets.map(({ to, label }) => (
        <NavLink key={to} to={`/admin/kitchen/${date}${to}`} end className={styles.tab}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
