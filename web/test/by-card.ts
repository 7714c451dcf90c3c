import type { BusyPayment } from '../app/pages.ts';

/** What the API answers to a customer, when all is well. */
type Ask = <Body>(method: string, path: string, body?: object) => Promise<Body>;

/** Goes as far as the page where an order is paid. */
export async function beginToPay(ask: Ask, orderNo: number): Promise<BusyPayment> {
  const { url } = await ask<{ url: string }>('POST', `/api/orders/${orderNo}/payment`, {});
  const { returnTo } = await ask<{ returnTo: string }>('GET', apiOf(url));
  return { orderNo, page: url, back: returnTo };
}

/** Gives a card there and comes back; answers what the shop says of it then. */
export async function payWith(
  ask: Ask,
  { page, back }: BusyPayment,
  number = '4242424242424242',
): Promise<string> {
  await ask('POST', `${apiOf(page)}/card`, { number, expires: '12/34', cvc: '123' });
  const token = back.split('/').at(-1) ?? '';
  return (await ask<{ outcome: string }>('GET', `/api/payments/return/${token}`)).outcome;
}

const apiOf = (page: string) => page.replace('/sandbox/pay/', '/api/sandbox/payments/');

/** One payment of each kind that its customer may sit before; `orderNos` wait to be paid, `paid` is. */
export async function sitBefore(
  ask: Ask,
  paid: BusyPayment,
  orderNos: readonly number[],
): Promise<Record<'open' | 'declined' | 'asked' | 'paid', BusyPayment>> {
  const [first = 0, second = 0, third = 0] = orderNos;
  const open = await beginToPay(ask, first);
  const declined = await beginToPay(ask, second);
  await payWith(ask, declined, '4000000000000002');
  const asked = await beginToPay(ask, third);
  await payWith(ask, asked, '4000002500003155');
  return { open, declined, asked, paid };
}
