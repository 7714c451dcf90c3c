import type { Card } from '../../kit/api-types.ts';
import { DishRow } from '../../kit/dish-row.tsx';
import { useConflicts } from '../../kit/use-conflicts.ts';
import { likingWords } from '../../words/en/liking.ts';
import styles from './seen-lately.module.css';

/** Dishes of the menu that whoever looks has looked at lately. */
export const SeenLately = ({ cards }: { cards: readonly Card[] }) => (
  <DishRow
    id="seen"
    title={likingWords.seen}
    cards={cards}
    fit={useConflicts(cards)}
    className={styles.seen}
  />
);
