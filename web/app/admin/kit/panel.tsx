import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** A part of a page with a name of its own. */
export function Panel(props: {
  title: string;
  /** On the right of the title: a link to the list, a choice. */
  beside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}) {
  const { title, beside, children, className = '' } = props;
  return (
    <section aria-label={title} className={`${styles.panel} ${className}`}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
