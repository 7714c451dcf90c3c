import type { ReactNode } from 'react';
import type { Status } from '../../kit/api-types.ts';
import { adminWords } from '../../words/en/admin.ts';
import styles from './status-badge.module.css';

type Tone = 'plain' | 'good' | 'notable' | 'warning' | 'strong';

const tones: Record<Status, Tone> = {
  placed: 'notable',
  packing: 'plain',
  packed: 'good',
  shipped: 'strong',
  delivered: 'plain',
  cancelled: 'warning',
};

/** A word, and a colour for those who see it. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}

export function StatusBadge({ status }: { status: Status }) {
  return <Badge tone={tones[status]}>{adminWords.statuses[status]}</Badge>;
}
