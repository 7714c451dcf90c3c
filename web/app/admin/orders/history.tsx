import type { Status } from '../../../../server/src/contract/order-status.ts';
import { moment } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './order.module.css';

type Move = { from: Status; to: Status; movedAt: string; movedBy: string; reason: string | null };

const { admin, adminOrders } = words;

/** What happened to the order, when, and who did it. */
export function History({ placedAt, moves }: { placedAt: string; moves: readonly Move[] }) {
  return (
    <Panel title={adminOrders.history}>
      <ol className={styles.history}>
        <li>
          <p className={styles.event}>{adminOrders.placed}</p>
          <p className={styles.muted}>
            <time dateTime={placedAt}>{moment(placedAt)}</time> {adminOrders.by('customer')}
          </p>
        </li>
        {moves.map(({ from, to, movedAt, movedBy, reason }) => (
          <li key={movedAt + to}>
            <p className={styles.event}>
              {adminOrders.movedFromTo(admin.statuses[from], admin.statuses[to])}
            </p>
            <p className={styles.muted}>
              <time dateTime={movedAt}>{moment(movedAt)}</time> {adminOrders.by(movedBy)}
            </p>
            {reason ? <p className={styles.reason}>{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
