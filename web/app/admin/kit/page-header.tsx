import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './page-header.module.css';

/** The name of a page, where it belongs, and what can be done on it. */
export function PageHeader(props: {
  title: string;
  /** Beside the title: a badge, a count. */
  beside?: ReactNode;
  text?: ReactNode;
  back?: { to: string; label: string };
  children?: ReactNode;
}) {
  const { title, beside, text, back, children } = props;
  return (
    <header className={styles.header}>
      <div>
        {back ? (
          <Link to={back.to} className={`${styles.back} no-print`}>
            <span aria-hidden="true">‹ </span>
            {back.label}
          </Link>
        ) : null}
        <div className={styles.title}>
          <h1>{title}</h1>
          {beside}
        </div>
        {text ? <p className={styles.text}>{text}</p> : null}
      </div>
      {children ? <div className={`${styles.actions} no-print`}>{children}</div> : null}
    </header>
  );
}
