import type { Conflict } from '../../../../server/src/contract/food-terms.ts';
import type { Problem } from '../../kit/problem.ts';
import { useError } from '../../kit/use-error.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './conflict-tick.module.css';

/** What goes against the customer's own profile, and the tick without which it does not go into the box. */
export function ConflictTick(props: { conflicts: Conflict[]; problem: Problem | undefined }) {
  const { conflicts, problem } = props;
  const fault = problem?.code === 'not-acknowledged' ? recipeWords.conflictMissing : undefined;
  const { shown: missing, mend } = useError(fault, problem);
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
              aria-invalid={missing ? true : undefined}
              aria-describedby={missing ? 'conflict-missing' : undefined}
              onChange={mend}
            />
            <span>{recipeWords.conflictTick}</span>
          </label>
          {missing ? (
            <p id="conflict-missing" className={styles.missing}>
              {missing}
            </p>
          ) : null}
        </div>
      )}
    </div>
  );
}
