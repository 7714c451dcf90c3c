import { adminRecallsWords as texts } from '../../words/en/admin-recalls.ts';
import type { Recall } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import styles from './recalls.module.css';

/** What is called back, by its name. */
export const foodOf = ({ name, ingredientNo }: Pick<Recall, 'name' | 'ingredientNo'>): string =>
  name ?? texts.nameless(ingredientNo);

/** Whether it goes on, and whether it is one in earnest. */
export function RecallBadges({ recall }: { recall: Pick<Recall, 'isDrill' | 'endedAt'> }) {
  const { isDrill, endedAt } = recall;
  return (
    <span className={styles.badges}>
      {isDrill ? <Badge tone="plain">{texts.isDrill}</Badge> : null}
      <Badge tone={endedAt !== null ? 'done' : isDrill ? 'notable' : 'warning'}>
        {endedAt === null ? texts.states.open : texts.states.ended}
      </Badge>
    </span>
  );
}
