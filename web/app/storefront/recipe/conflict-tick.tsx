import type { Conflict } from '../../../../server/src/contract/food-terms.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './conflict-tick.module.css';

/** What goes against the customer's own profile, and the tick without which it does not go into the box. */
export function ConflictTick(props: { conflicts: Conflict[]; missing: boolean }) {
  const { conflicts, missing } = props;
  const asked = conflicts.join(',');
  return (
    <div aria-live="polite" className={styles.place}>
      {conflicts.length === 0 ? null : (
        <div className={styles.conflict}>
          <p className={styles.title}>{recipeWords.conflictTitle}</p>
          <p>{recipeWords.conflictText(foodWords.conflicts(conflicts))}</p>
          <label className={styles.tick}>
            <input
              // Another conflict is another question.
              key={asked}
              type="checkbox"
              id="acknowledged"
              name="acknowledged"
              value={asked}
              required
              aria-invalid={missing || undefined}
              aria-describedby={missing ? 'conflict-missing' : undefined}
            />
            <span>{recipeWords.conflictTick}</span>
          </label>
          {missing ? (
            <p id="conflict-missing" className={styles.missing}>
              {recipeWords.conflictMissing}
            </p>
          ) : null}
        </div>
      )}
    </div>
  );
}
