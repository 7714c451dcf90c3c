import {
  orderStatuses,
  statuses,
  type Status,
} from '../../../../server/src/contract/order-status.ts';
import { number } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Panel } from '../kit/panel.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import styles from './due-orders.module.css';

const toneOf = (status: Status) => orderStatuses[status].tone.staff;

/** How far the boxes are, as one bar and as figures that lead to the orders. */
export function DueOrders({ counts }: { counts: Partial<Record<Status, number>> }) {
  const bars = statuses.filter((status) => orderStatuses[status].live && (counts[status] ?? 0) > 0);
  return (
    <Panel
      title={adminTodayWords.ordersByStatus}
      beside={<span className={styles.beside}>{adminTodayWords.ordersText}</span>}
    >
      <div className={styles.bar} aria-hidden="true">
        {bars.map((status) => (
          <span key={status} data-tone={toneOf(status)} style={{ flexGrow: counts[status] }} />
        ))}
      </div>
      <ul className={styles.list}>
        {statuses.map((status) => (
          <li key={status}>
            <StaffLink
              needs="see-orders"
              to={`/admin/orders?status=${status}`}
              className={styles.status}
            >
              <span className={styles.dot} data-tone={toneOf(status)} />
              {adminWords.statuses[status]}
              <span className={`figures ${styles.count}`}>{number(counts[status] ?? 0)}</span>
            </StaffLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
