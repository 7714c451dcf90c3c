import { Link } from 'react-router';
import { money } from '../../kit/format.ts';
import { boxWords } from '../../words/en/box.ts';
import { changeOrderWords } from '../../words/en/change-order.ts';
import styles from './cart-summary.module.css';
import type { CartView } from './read-cart.server.ts';

/** The total and the way on. What is marked has to be seen to first. */
export function CartSummary({ cart }: { cart: CartView }) {
  const toMend =
    cart.shortages.length > 0 ||
    cart.lines.some(({ quote, unacknowledged }) => quote === null || unacknowledged.length > 0);
  return (
    <aside className={styles.summary} aria-label={boxWords.total}>
      <p className={styles.total}>
        <span>{boxWords.total}</span>
        <strong className="figures">{money(cart.totalCents)}</strong>
      </p>
      {cart.editing ? null : <p className={styles.hint}>{boxWords.delivery}</p>}
      {toMend ? <p className={styles.mend}>{boxWords.mend}</p> : null}
      <Link
        to={cart.editing ? `/account/orders/${cart.editing.orderNo}/change` : '/checkout'}
        className={toMend ? 'button plain' : 'button'}
      >
        {cart.editing ? changeOrderWords.toSave : boxWords.checkout}
      </Link>
    </aside>
  );
}
