import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Problem } from './problem.ts';
import styles from './problem-alert.module.css';

/** Says what the store refused and which fields are at fault, and takes the focus there. */
export function ProblemAlert({ problem }: { problem: Problem | undefined }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) alert.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      color="tomato"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem.title}
      className={styles.alert}
    >
      {problem.fields ? (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={field + message}>
              {field.replace(/^\//, '')}: {message}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
