import { afterEach, describe, expect, test } from 'vitest';
import {
  at,
  booksOf,
  giveCard,
  openCardStore,
  orderToPay,
  payFor,
  paymentsOf,
  startPayment,
  statusOf,
  stay,
  takenAtProvider,
} from '../paying.ts';
import { monday, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const after = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
/** Monday at six in the evening, shop time: Wednesday closes. */
const cutOff = '2026-11-23T18:00:00Z';
const stockLeft = async () => (await store.stockAndLedger())['Rice'];

describe('an order that is paid by card', () => {
  test('holds its stock while it waits, is placed once the card holds the amount, and is charged when it closes', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    expect(await stockLeft()).toEqual({ stock: 99_900, ledger: 99_900 });
    expect(store.letters.filter(({ to }) => to === ada.email)).toEqual([]);
    await payFor(store, ada, orderNo);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held', capturedCents: 0 }]);
    expect(store.letters.map(({ subject }) => subject)).toEqual([
      expect.stringContaining(`Your order ${orderNo}`),
    ]);
    await at(store, cutOff);
    const [payment] = await paymentsOf(store, orderNo);
    expect(payment).toMatchObject({ state: 'captured' });
    const cents = payment?.capturedCents ?? 0;
    expect(cents).toBeGreaterThan(0);
    const books = await booksOf(store);
    expect(books['psp:sandbox']).toBe(cents);
    expect(books[`order:${orderNo}`]).toBeUndefined();
  });
});
