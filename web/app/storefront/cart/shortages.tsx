import { amount } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { boxWords } from '../../words/en/box.ts';
import { CartForm } from './cart-form.tsx';
import type { CartView } from './read-cart.server.ts';
import styles from './shortages.module.css';

/** What the shelf cannot give, and what would fit: one click each. */
export function Shortages({ cart }: { cart: CartView }) {
  if (cart.shortages.length === 0) return null;
  return (
    <CartForm>
      <input type="hidden" name="version" value={cart.version} />
      <ShortagesNote cart={cart} />
    </CartForm>
  );
}

/** The same inside a form that knows what to do with the buttons. */
export function ShortagesNote({ cart }: { cart: CartView }) {
  const unitOf = (ingredientNo: number) =>
    cart.inTheBox.find((part) => part.ingredientNo === ingredientNo)?.unit ?? 'g';
  const remedies = cart.remedies.flatMap((remedy) => {
    const line = cart.lines.find(({ lineId }) => lineId === remedy.lineId);
    return line && remedy.servings < line.servings
      ? [{ ...remedy, dish: line.name ?? boxWords.nameless }]
      : [];
  });
  return (
    <Note title={boxWords.shortTitle}>
      <ul className={styles.shortages}>
        {cart.shortages.map(({ ingredientNo, name, needed, left }) => (
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
    </Note>
  );
}
