import { useEffect } from 'react';
import { NavLink, useLocation } from 'react-router';
import { shopWords } from '../words/en/shop.ts';
import type { Cart } from './api-types.ts';
import styles from './cart-link.module.css';
import { inLanguage } from './in-language.ts';
import { tellCart, useCart } from './use-cart.ts';

/** The way to the box. How many meals are in it is asked for on each page once scripts run: the page itself is the same for everybody. */
export function CartLink() {
  const { pathname } = useLocation();
  const meals = useCart()?.length ?? 0;
  useEffect(() => {
    const asking = new AbortController();
    const count = () => {
      fetch(inLanguage('/api/cart'), { signal: asking.signal })
        .then(async (reply) => (await reply.json()) as Cart)
        .then(({ lines }) => {
          tellCart(lines);
        })
        // Without an answer the link is what it is without scripts.
        .catch(() => undefined);
    };
    count();
    window.addEventListener('cart-changed', count);
    return () => {
      asking.abort();
      window.removeEventListener('cart-changed', count);
    };
  }, [pathname]);
  return (
    <NavLink to="/box" className={styles.cart}>
      {shopWords.box}
      {meals > 0 ? (
        <>
          <span aria-hidden="true" className={styles.count}>
            {meals}
          </span>
          <span className="visually-hidden">, {shopWords.boxWith(meals)}</span>
        </>
      ) : null}
    </NavLink>
  );
}
