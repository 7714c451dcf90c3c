import { toAgreeTo, type HouseholdConflicts } from '../../../../server/src/contract/household.ts';
import { isFine, notForWhom } from '../../kit/against.ts';
import type { Problem } from '../../kit/problem.ts';
import { useError } from '../../kit/use-error.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './conflict-tick.module.css';

/** What goes against whoever is at the customer's table, and the tick without which it does not go into the box. */
export function ConflictTick(props: { against: HouseholdConflicts; problem: Problem | undefined }) {
  const { against, problem } = props;
  const { conflicts } = against;
  const fault = problem?.code === 'not-acknowledged' ? recipeWords.conflictMissing : undefined;
  const { shown: missing, mend } = useError(fault, problem);
  const asked = toAgreeTo(against).join(',');
  return (
    <div aria-live="polite" className={styles.place}>
      {isFine(against) ? null : (
        <div className={styles.conflict}>
          <p className={styles.title}>
            {conflicts.length > 0 ? recipeWords.conflictTitle : recipeWords.conflictTitleOfOthers}
          </p>
          {conflicts.length > 0 ? (
            <p>{recipeWords.conflictText(foodWords.conflicts(conflicts))}</p>
          ) : null}
          {notForWhom(against).map((said) => (
            <p key={said}>{said}</p>
          ))}
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
