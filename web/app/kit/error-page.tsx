import type { ReactNode } from 'react';
import { isRouteErrorResponse } from 'react-router';
import { problemWords } from '../words/en/problems.ts';
import { referenceOf } from './problem.ts';
import styles from './error-page.module.css';

/** In place of a page, inside its `main`: what is the matter, and the next step. `to` is an address; empty is this page again. */
export function ErrorPage(props: {
  title: string;
  text: string;
  to: string;
  next: string;
  /** What was thrown in its place. */
  error?: unknown;
  /** Other ways to go on. */
  children?: ReactNode;
}) {
  const reference = isRouteErrorResponse(props.error) ? referenceOf(props.error.data) : undefined;
  return (
    <div className={styles.instead}>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      <a className="button" href={props.to}>
        {props.next}
      </a>
      {reference === undefined ? null : (
        <p className={styles.reference}>{problemWords.reference(reference)}</p>
      )}
      {props.children}
    </div>
  );
}
