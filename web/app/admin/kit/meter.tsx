import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './meter.module.css';

/** So much of so much, as a bar beside its figures; nearly full is said by colour as well. */
export function Meter(props: { value: number; most: number; children: ReactNode }) {
  const { value, most, children } = props;
  const percent = most === 0 ? 100 : Math.min(100, Math.round((100 * value) / most));
  return (
    <div className={styles.meter}>
      <Progress.Root size="md" aria-hidden="true" className={styles.bar}>
        <Progress.Section
          value={percent}
          color={percent >= 90 ? 'tomato' : 'herb'}
          withAria={false}
        />
      </Progress.Root>
      <span className={`figures ${styles.figure}`}>{children}</span>
    </div>
  );
}
