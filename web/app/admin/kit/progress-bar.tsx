import type { ReactNode } from 'react';
import styles from './progress-bar.module.css';

/** So much of so much, for the eye; the figures beside it, or whoever shows it, say the same in words. */
export function ProgressBar(props: {
  done: number;
  of: number;
  /** Being full is nothing to be glad of: nearly there is told by colour as well. */
  isLimit?: boolean;
  children?: ReactNode;
}) {
  const { done, of, isLimit = false, children } = props;
  const empty = isLimit ? 100 : 0;
  const percent = of === 0 ? empty : Math.min(100, (100 * done) / of);
  return (
    <span className={styles.progress}>
      <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="1" className={styles.all} />
        <rect
          width={percent}
          height="1"
          className={isLimit && percent >= 90 ? styles.nearlyFull : styles.done}
        />
      </svg>
      {children ? <span className={`figures ${styles.figure}`}>{children}</span> : null}
    </span>
  );
}
