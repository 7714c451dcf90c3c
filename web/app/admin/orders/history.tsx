import { moment } from '../../kit/format.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Order } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './order.module.css';

/** What happened to the order, when, and who did it. */
export function History({ placedAt, moves }: Pick<Order, 'placedAt' | 'moves'>) {
  return (
    <Panel title={adminOrdersWords.history}>
      <ol className={styles.history}>
        <li>
          <p className={styles.event}>{adminOrdersWords.placed}</p>
          <p className={styles.muted}>
            <time dateTime={placedAt}>{moment(placedAt)}</time> {adminOrdersWords.by('customer')}
          </p>
        </li>
        {moves.map(({ from, to, movedAt, movedBy, reason }) => (
          <li key={movedAt + to}>
            <p className={styles.event}>
              {adminOrdersWords.movedFromTo(adminWords.statuses[from], adminWords.statuses[to])}
            </p>
            <p className={styles.muted}>
              <time dateTime={movedAt}>{moment(movedAt)}</time> {adminOrdersWords.by(movedBy)}
            </p>
            {reason ? <p className={styles.reason}>{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
