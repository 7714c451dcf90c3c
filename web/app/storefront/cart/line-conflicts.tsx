import { isFine, notForWhom } from '../../kit/against.ts';
import { boxWords } from '../../words/en/box.ts';
import { foodWords } from '../../words/en/food.ts';
import { CartForm } from './cart-form.tsx';
import styles from './line-conflicts.module.css';
import type { CartLineView } from './read-cart.server.ts';

/** What of a meal goes against anybody of the household, with the tick that it is wanted all the same. */
export function LineConflicts({ line, version }: { line: CartLineView; version: number }) {
  if (!line.quote || isFine(line.quote)) return null;
  return (
    <CartForm className={styles.form}>
      <input type="hidden" name="version" value={version} />
      <ConflictTick line={line} />
    </CartForm>
  );
}

/** The same inside a form that knows what to do with it. */
export function ConflictTick({ line }: { line: CartLineView }) {
  const open = line.unacknowledged.length > 0;
  const against = line.quote ?? { conflicts: [], forMembers: [] };
  const { conflicts } = against;
  return (
    <div className={open ? `${styles.conflicts} ${styles.open}` : styles.conflicts}>
      <p>
        <strong>
          {conflicts.length > 0 ? boxWords.conflictTitle : boxWords.conflictTitleOfOthers}
        </strong>
        {conflicts.length > 0 ? (
          <span className={styles.what}>{boxWords.conflict(foodWords.conflicts(conflicts))}</span>
        ) : null}
        {notForWhom(against).map((said) => (
          <span key={said} className={styles.what}>
            {said}
          </span>
        ))}
      </p>
      <div className={styles.answer}>
        <label className={styles.tick}>
          <input type="checkbox" name="agreed" value={line.lineId} defaultChecked={!open} />
          {boxWords.acknowledge(line.name ?? boxWords.nameless)}
        </label>
        <button
          className="button plain"
          name="intent"
          value={`acknowledge ${line.lineId}`}
          formNoValidate
        >
          {boxWords.acknowledgeButton}
        </button>
      </div>
    </div>
  );
}
