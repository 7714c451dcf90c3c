import { Link } from 'react-router';
import { EmptyState } from '../../kit/empty-state.tsx';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

export function NothingToOrder() {
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <EmptyState heading="h1" title={checkoutWords.emptyTitle} text={checkoutWords.emptyText}>
        <Link to="/menu" className="button">
          {checkoutWords.menu}
        </Link>
        <Link to="/account/orders" className="button plain">
          {checkoutWords.orders}
        </Link>
      </EmptyState>
    </main>
  );
}
