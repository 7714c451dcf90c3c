import { Link } from 'react-router';
import { adminBooksWords } from '../../words/en/admin-books.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './order.module.css';

const texts = adminBooksWords.refunds;

/** The way to an order's refunds and documents. */
export function MoneyPanel({ orderNo }: { orderNo: number }) {
  return (
    <Panel title={texts.panel} className="no-print">
      <p className={styles.muted}>{texts.panelText}</p>
      <p className={styles.more}>
        <Link to={`/admin/orders/${orderNo}/money`}>{texts.link}</Link>
      </p>
    </Panel>
  );
}
