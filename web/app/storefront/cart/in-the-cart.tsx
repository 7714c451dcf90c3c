import { amount } from '../../kit/format.ts';
import { boxWords } from '../../words/en/box.ts';
import styles from './in-the-cart.module.css';
import type { Cart } from './cart-types.ts';

/** All meals together, per ingredient. */
export function InTheBox({ amounts }: { amounts: Cart['inTheBox'] }) {
  const sorted = amounts.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
  return (
    <section className={styles.section} aria-labelledby="in-the-box">
      <h2 id="in-the-box">{boxWords.inTheBox}</h2>
      <p className={styles.hint}>{boxWords.inTheBoxHint}</p>
      <ul className={styles.list}>
        {sorted.map((part) => (
          <li key={part.ingredientNo}>
            <span>{part.name ?? boxWords.something}</span>
            <span className="figures">{amount(part.amount, part.unit)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
