import { Link } from 'react-router';
import { words } from '../../words/words.ts';
import styles from './checkout.module.css';

export function NothingToOrder() {
  const { checkout } = words;
  return (
    <main id="content" className={`wrap ${styles.empty}`}>
      <h1>{checkout.emptyTitle}</h1>
      <p>{checkout.emptyText}</p>
      <div className={styles.buttons}>
        <Link to="/menu" className="button">
          {checkout.menu}
        </Link>
        <Link to="/account/orders" className="button plain">
          {checkout.orders}
        </Link>
      </div>
    </main>
  );
}
