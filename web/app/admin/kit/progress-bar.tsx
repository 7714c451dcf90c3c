import styles from './progress-bar.module.css';

/** How much is done, for the eye; whoever shows it says the same in words. */
export function ProgressBar({ done, of }: { done: number; of: number }) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" className={styles.all} />
      <rect width={of === 0 ? 0 : (100 * done) / of} height="1" className={styles.done} />
    </svg>
  );
}
