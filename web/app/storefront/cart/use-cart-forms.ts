import { useFetcher, type FetcherWithComponents } from 'react-router';
import type { Changed } from './change-cart.server.ts';

/** All forms of the box share one way to the server, so that each change is made on what the one before left. */
export const useCartForms = (): FetcherWithComponents<Changed> =>
  useFetcher<Changed>({ key: 'cart' });
