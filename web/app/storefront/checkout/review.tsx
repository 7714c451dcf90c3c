import type { Priced } from '../../kit/api-types.ts';
import { money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { PriceSoFar } from '../../kit/price-lines.tsx';
import { boxWords } from '../../words/en/box.ts';
import type { CartView } from '../cart/read-cart.server.ts';
import styles from './review.module.css';

/** What is about to be ordered: meals, changes, prices, total. */
export function Review({ cart, priced = cart }: { cart: CartView; priced?: Priced }) {
  return (
    <div className={styles.review}>
      <ul className={styles.lines}>
        {cart.lines.map((line) => (
          <li key={line.lineId} className={styles.line}>
            <Picture base={line.picture} alt="" sizes="64px" className={styles.picture} />
            <div>
              <p className={styles.name}>{line.name ?? boxWords.nameless}</p>
              <p className={styles.small}>
                {[boxWords.servings(line.servings), ...line.changesInWords].join(' · ')}
              </p>
              {line.quote ? null : <p className={styles.gone}>{boxWords.gone}</p>}
            </div>
            <p className="figures">{line.quote ? money(line.quote.totalCents) : ''}</p>
          </li>
        ))}
      </ul>
      <PriceSoFar priced={priced} />
    </div>
  );
}
