import { Link } from 'react-router';
import { PriceSoFar } from '../../kit/price-lines.tsx';
import { boxWords } from '../../words/en/box.ts';
import { changeOrderWords } from '../../words/en/change-order.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import { CartForm } from './cart-form.tsx';
import { Codes, type Refused } from './codes.tsx';
import styles from './cart-summary.module.css';
import type { CartView } from './read-cart.server.ts';
import { fitsSomeWeek } from './weeks-note.tsx';
import { WhereForm } from './where-form.tsx';

/** The total and the way on. What is marked has to be seen to first. */
export function CartSummary(props: { cart: CartView; wrongPlace: boolean; code: Refused }) {
  const { cart, wrongPlace, code } = props;
  const toMend =
    cart.shortages.length > 0 ||
    !fitsSomeWeek(cart) ||
    cart.lines.some(({ quote, unacknowledged }) => quote === null || unacknowledged.length > 0);
  return (
    <aside className={styles.summary} aria-label={boxWords.total}>
      <PriceSoFar priced={cart} />
      {cart.asksForPlace && !cart.editing ? (
        <WhereForm action="/box" where={cart} button={deliveryWords.show} wrong={wrongPlace} />
      ) : null}
      {cart.editing ? null : <Codes priced={cart} refused={code} back="/box" Part={CartForm} />}
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
