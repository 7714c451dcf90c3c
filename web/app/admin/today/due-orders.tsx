import { Link } from 'react-router';
import {
  orderStatuses,
  statuses,
  type Status,
} from '../../../../server/src/contract/order-status.ts';
import { number } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './due-orders.module.css';

const { admin, adminToday } = words;
const toneOf = (status: Status) => orderStatuses[status].tone.staff;

/** How far the boxes are, as one bar and as figures that lead to the orders. */
export function DueOrders({ counts }: { counts: Partial<Record<Status, number>> }) {
  const bars = statuses.filter((status) => orderStatuses[status].live && (counts[status] ?? 0) > 0);
  return (
    <Panel
      title={adminToday.ordersByStatus}
      beside={<span className={styles.beside}>{adminToday.ordersText}</span>}
    >
      <div className={styles.bar} aria-hidden="true">
        {bars.map((status) => (
          <span key={status} data-tone={toneOf(status)} style={{ flexGrow: counts[status] }} />
        ))}
      </div>
      <ul className={styles.list}>
        {statuses.map((status) => (
          <li key={status}>
            <Link to={`/admin/orders?status=${status}`} className={styles.status}>
              <span className={styles.dot} data-tone={toneOf(status)} />
              {admin.statuses[status]}
              <span className={`figures ${styles.count}`}>{number(counts[status] ?? 0)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
