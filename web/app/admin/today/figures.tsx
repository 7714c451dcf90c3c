import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './today.module.css';

export function Figures({ children }: { children: ReactNode }) {
  return <ul className={styles.figures}>{children}</ul>;
}

/** A number that leads to the list behind it. */
export function Figure(props: { to: string; name: string; value: string; beside: string }) {
  return (
    <li>
      <Link to={props.to} className={styles.figure}>
        <span className={styles.name}>{props.name}</span>
        <span className={`figures ${styles.value}`}>{props.value}</span>
        <span className={styles.beside}>{props.beside}</span>
      </Link>
    </li>
  );
}
