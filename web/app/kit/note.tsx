import type { ReactNode } from 'react';
import styles from './note.module.css';

/** What went wrong, and what to do next: said where it matters, and where the focus goes. */
export function ProblemNote(props: {
  title: string;
  text?: string | undefined;
  /** Something to know rather than something to mend. */
  calm?: boolean;
  children?: ReactNode;
}) {
  const { title, text, calm = false, children } = props;
  return (
    <div
      className={calm ? `${styles.note} ${styles.calm}` : styles.note}
      role={calm ? 'status' : 'alert'}
      tabIndex={-1}
      data-problem=""
    >
      <p className={styles.title}>{title}</p>
      {text ? <p>{text}</p> : null}
      {children}
    </div>
  );
}
