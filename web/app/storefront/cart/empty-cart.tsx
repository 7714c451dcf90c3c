import { Link } from 'react-router';
import { boxWords } from '../../words/en/box.ts';
import styles from './cart.module.css';

export function EmptyBox() {
  return (
    <div className={styles.empty}>
      <h2>{boxWords.emptyTitle}</h2>
      <p className={styles.muted}>{boxWords.emptyText}</p>
      <Link to="/menu" className="button">
        {boxWords.emptyNext}
      </Link>
    </div>
  );
}
