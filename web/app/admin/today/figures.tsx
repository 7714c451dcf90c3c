import type { ReactNode } from 'react';
import type { Permission } from '../kit/office-types.ts';
import { StaffLink } from '../kit/staff-link.tsx';
import styles from './today.module.css';

export function Figures({ children }: { children: ReactNode }) {
  return <ul className={styles.figures}>{children}</ul>;
}

/** A number that leads whoever may see it to the list behind it. */
export function Figure(props: {
  needs: Permission;
  to: string;
  name: string;
  value: string;
  beside: string;
}) {
  return (
    <li>
      <StaffLink needs={props.needs} to={props.to} className={styles.figure}>
        <span className={styles.name}>{props.name}</span>
        <span className={`figures ${styles.value}`}>{props.value}</span>
        <span className={styles.beside}>{props.beside}</span>
      </StaffLink>
    </li>
  );
}
