import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** An empty list says why it is empty and offers the next step. */
export function Nothing({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles.nothing}>
      <p className={styles.title}>{title}</p>
      {text ? <p>{text}</p> : null}
      {children ? <div className={styles.next}>{children}</div> : null}
    </div>
  );
}
