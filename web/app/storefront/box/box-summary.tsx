import { Link } from 'react-router';
import { money } from '../../kit/format.ts';
import { words } from '../../words/words.ts';
import styles from './box-summary.module.css';
import type { Box } from './read-box.server.ts';

/** The total and the way on. What is marked has to be seen to first. */
export function BoxSummary({ box }: { box: Box }) {
  const { box: said } = words;
  const toMend =
    box.shortages.length > 0 ||
    box.lines.some(({ quote, unacknowledged }) => quote === null || unacknowledged.length > 0);
  return (
    <aside className={styles.summary} aria-label={said.total}>
      <p className={styles.total}>
        <span>{said.total}</span>
        <strong className="figures">{money(box.totalCents)}</strong>
      </p>
      <p className={styles.hint}>{said.delivery}</p>
      {toMend ? <p className={styles.mend}>{said.mend}</p> : null}
      <Link to="/checkout" className={toMend ? 'button plain' : 'button'}>
        {said.checkout}
      </Link>
    </aside>
  );
}
