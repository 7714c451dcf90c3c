import type { ReactNode } from 'react';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './step.module.css';

/** One step of the checkout, numbered; those that come later are only named. */
export function Step(props: {
  number: number;
  title: string;
  done?: boolean;
  later?: boolean;
  children?: ReactNode;
}) {
  const { number, title, done = false, later = false, children } = props;
  const state = later ? styles.later : done ? styles.done : '';
  return (
    <section className={`${styles.step} ${state}`} aria-labelledby={`step-${number}`}>
      <span className={styles.number} aria-hidden="true">
        {done ? '✓' : number}
      </span>
      <h2 id={`step-${number}`} className={styles.title} tabIndex={-1}>
        <span className="visually-hidden">{checkoutWords.stepOf(number)}: </span>
        {title}
      </h2>
      {children ? <div className={styles.body}>{children}</div> : null}
    </section>
  );
}
