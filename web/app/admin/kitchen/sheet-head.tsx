import type { ReactNode } from 'react';
import { useOutletContext } from 'react-router';
import styles from './sheets.module.css';

/** The head of a sheet; on paper it also says of which day, and where there are several, of which kitchen. */
export function SheetHead(props: {
  title: string;
  day: string;
  text?: string;
  children?: ReactNode;
}) {
  const kitchen = useOutletContext<string | null>();
  return (
    <div className={styles.head}>
      <div>
        <h2>
          {props.title}
          <span className={styles.onPaper}>
            , {props.day}
            {kitchen === null ? null : `, ${kitchen}`}
          </span>
        </h2>
        {props.text ? <p className={styles.quiet}>{props.text}</p> : null}
      </div>
      <div className={`${styles.actions} no-print`}>{props.children}</div>
    </div>
  );
}
