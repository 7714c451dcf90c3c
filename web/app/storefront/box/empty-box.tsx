import { Link } from 'react-router';
import { words } from '../../words/words.ts';
import styles from './box.module.css';

export function EmptyBox() {
  const { box } = words;
  return (
    <div className={styles.empty}>
      <h2>{box.emptyTitle}</h2>
      <p className={styles.muted}>{box.emptyText}</p>
      <Link to="/menu" className="button">
        {box.emptyNext}
      </Link>
    </div>
  );
}
