import type { ReactNode } from 'react';
import styles from './error-page.module.css';

/** In place of a page, inside its `main`: what is the matter, and the next step. `to` is an address; empty is this page again. */
export function ErrorPage(props: {
  title: string;
  text: string;
  to: string;
  next: string;
  /** Other ways to go on. */
  children?: ReactNode;
}) {
  return (
    <div className={styles.instead}>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      <a className="button" href={props.to}>
        {props.next}
      </a>
      {props.children}
    </div>
  );
}
