import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** An empty list says why it is empty and offers the next step. */
export function EmptyState(props: {
  title: string;
  text?: string;
  /** Where it is the whole page or a part of it with a heading. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
}) {
  const { title, text, heading: Title = 'p', children } = props;
  return (
    <div className={styles.empty}>
      <Title className={styles.title}>{title}</Title>
      {text ? <p>{text}</p> : null}
      {children ? <div className={styles.next}>{children}</div> : null}
    </div>
  );
}
