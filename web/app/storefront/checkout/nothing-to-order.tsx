import { Link } from 'react-router';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

export function NothingToOrder() {
  return (
    <main id="content" className={`wrap ${styles.empty}`}>
      <h1>{checkoutWords.emptyTitle}</h1>
      <p>{checkoutWords.emptyText}</p>
      <div className={styles.buttons}>
        <Link to="/menu" className="button">
          {checkoutWords.menu}
        </Link>
        <Link to="/account/orders" className="button plain">
          {checkoutWords.orders}
        </Link>
      </div>
    </main>
  );
}
