import type { Card } from '../../kit/api-types.ts';
import { DishRow } from '../../kit/dish-row.tsx';
import type { Fit } from '../../kit/use-conflicts.ts';
import { likingWords } from '../../words/en/liking.ts';
import styles from './similar.module.css';

/** Dishes of the menu that are like this one: the same for everybody. */
export const Similar = ({ cards, fit }: { cards: readonly Card[]; fit: Fit }) => (
  <DishRow
    id="similar"
    title={likingWords.similar}
    cards={cards}
    fit={fit}
    className={styles.similar}
  />
);
