import type { Cart } from '../../kit/api-types.ts';
import { amount } from '../../kit/format.ts';
import { boxWords } from '../../words/en/box.ts';
import styles from './in-the-cart.module.css';

/** All meals together, per ingredient. */
export function InTheCart({ amounts }: { amounts: Cart['inTheBox'] }) {
  const sorted = amounts.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
  return (
    <section className={styles.section} aria-labelledby="in-the-cart">
      <h2 id="in-the-cart">{boxWords.inTheBox}</h2>
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
