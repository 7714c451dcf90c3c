import { Alert, Stack } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { moment } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import type { Health } from '../kit/office-types.ts';
import styles from './health-alerts.module.css';

/** What is wrong with the store itself, what customers notice of it, and what to do. */
export function HealthAlerts({ faults }: Pick<Health, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconStethoscope aria-hidden />}
      title={adminTodayWords.unwell(faults.length)}
    >
      <Stack component="ul" gap="sm" className={styles.faults}>
        {faults.map(({ code, title, since, means, todo }) => (
          <li key={code}>
            <strong>{title}</strong>
            {since === null ? null : (
              <span className={styles.since}>
                {' '}
                {code === 'backup-old'
                  ? adminTodayWords.lastBackup(moment(since))
                  : adminTodayWords.unwellSince(moment(since))}
              </span>
            )}
            <p>{means}</p>
            <p className={styles.todo}>{todo}</p>
          </li>
        ))}
      </Stack>
    </Alert>
  );
}
