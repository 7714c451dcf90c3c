import { NavLink } from 'react-router';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import { useMay } from '../kit/may.ts';
import styles from './day-tabs.module.css';

const texts = adminKitchenWords.day;
const sheets = [
  { to: '', label: texts.purchase },
  { to: '/portioning', label: texts.portioning },
  { to: '/labels', label: texts.labels },
  { to: '/cards', label: texts.cards },
  { to: '/food-labels', label: texts.foodLabels },
  { to: '/packing', label: texts.packing },
];

/** The sheets of a day, each at an address of its own. */
export function DayTabs({ date }: { date: string }) {
  const may = useMay();
  const inKitchen = useInKitchen();
  const shown = sheets.filter(({ to }) => to !== '/labels' || may('send-boxes'));
  return (
    <nav aria-label={texts.tabs} className={`${styles.tabs} no-print`}>
      {shown.map(({ to, label }) => (
        <NavLink key={to} to={inKitchen(`/admin/kitchen/${date}${to}`)} end className={styles.tab}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
