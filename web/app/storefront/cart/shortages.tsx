import { amount } from '../../kit/format.ts';
import { ProblemNote } from '../../kit/note.tsx';
import { boxWords } from '../../words/en/box.ts';
import { BoxForm } from './cart-form.tsx';
import type { Box } from './read-cart.server.ts';
import styles from './shortages.module.css';

/** What the shelf cannot give, and what would fit: one click each. */
export function Shortages({ box }: { box: Box }) {
  if (box.shortages.length === 0) return null;
  return (
    <BoxForm>
      <input type="hidden" name="version" value={box.version} />
      <ShortagesNote box={box} />
    </BoxForm>
  );
}

/** The same inside a form that knows what to do with the buttons. */
export function ShortagesNote({ box }: { box: Box }) {
  const unitOf = (ingredientNo: number) =>
    box.inTheBox.find((part) => part.ingredientNo === ingredientNo)?.unit ?? 'g';
  const remedies = box.remedies.flatMap((remedy) => {
    const line = box.lines.find(({ lineId }) => lineId === remedy.lineId);
    return line && remedy.servings < line.servings
      ? [{ ...remedy, dish: line.name ?? boxWords.nameless }]
      : [];
  });
  return (
    <ProblemNote title={boxWords.shortTitle}>
      <ul className={styles.shortages}>
        {box.shortages.map(({ ingredientNo, name, needed, left }) => (
          <li key={ingredientNo}>
            {boxWords.short(
              name ?? boxWords.something,
              amount(needed, unitOf(ingredientNo)),
              amount(left, unitOf(ingredientNo)),
            )}
          </li>
        ))}
      </ul>
      <p>{boxWords.remedies}</p>
      <div className={styles.remedies}>
        {remedies.map(({ lineId, servings, dish }) => (
          <button
            key={lineId}
            className="button plain"
            name="intent"
            value={servings === 0 ? `remove ${lineId}` : `servings ${lineId} ${servings}`}
            formNoValidate
          >
            {servings === 0 ? boxWords.remedyRemove(dish) : boxWords.remedy(servings, dish)}
          </button>
        ))}
      </div>
    </ProblemNote>
  );
}
