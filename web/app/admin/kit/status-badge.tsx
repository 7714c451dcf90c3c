import type { ReactNode } from 'react';
import {
  orderStatuses,
  type Status,
  type Tone,
} from '../../../../server/src/contract/order-status.ts';
import { adminWords } from '../../words/en/admin.ts';
import styles from './status-badge.module.css';

/** A word, and a colour for those who see it. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}

export function StatusBadge({ status }: { status: Status }) {
  return <Badge tone={orderStatuses[status].tone.staff}>{adminWords.statuses[status]}</Badge>;
}
