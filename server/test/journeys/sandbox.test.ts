import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payments } from '../../src/platform/platform.ts';
import { monday, openStore, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ environment: { LARDER_PAYMENTS: 'sandbox' } });
});
afterAll(() => store.close());

const payments = (): Payments => {
  if (!store.shop.payments) throw new Error('The sandbox was not opened.');
  return store.shop.payments;
};
let numbers = 0;

async function opened(purpose: 'hold' | 'save' | 'charge' = 'hold') {
  numbers += 1;
  const attempt = { paymentNo: numbers, customerNo: 3 };
  const { ref, url } = await payments().open({
    ...attempt,
    orderNo: 12,
    purpose,
    cents: 3_995,
    currency: 'EUR',
    email: 'ada@example.com',
    openedAt: monday,
    returnUrl: 'http://localhost:3000/pay/12',
    expiresAt: new Date(monday.getTime() + 3_600_000),
    note: 'Taken on Monday at 18:00.',
  });
  return { ...attempt, ref, url, api: `/api/sandbox/payments/${ref}` };
}

const good = { number: '4242 4242 4242 4242', expires: '12/34', cvc: '123' };
const asks = { ...good, number: '4000 0025 0000 3155' };

describe('somebody who has the address of a payment in the sandbox', () => {
  test('reads what it is about, without an account', async () => {
    const { api } = await opened();
    const { status, body } = await store.guest().ask('GET', api);
    expect(status).toBe(200);
    expect(body).toEqual({
      orderNo: 12,
      purpose: 'hold',
      state: 'open',
      cents: 3_995,
      currency: 'EUR',
      email: 'ada@example.com',
      note: 'Taken on Monday at 18:00.',
      failure: null,
      returnTo: '/pay/12',
    });
  });

  test('pays with a test card, once', async () => {
    const it = await opened();
    const paid = await store.guest().ask('POST', `${it.api}/card`, good);
    expect(paid.body).toMatchObject({ state: 'paid', returnTo: '/pay/12' });
    expect(await payments().read(it)).toMatchObject({ state: 'held', authorisedCents: 3_995 });
    const declined = { ...good, number: '4000000000000002' };
    expect((await store.guest().ask('POST', `${it.api}/card`, declined)).body).toEqual(paid.body);
  });

  test('is told of a card that is declined, and tries another', async () => {
    const it = await opened('charge');
    const declined = { ...good, number: '4000 0000 0000 9995' };
    const refused = await store.guest().ask('POST', `${it.api}/card`, declined);
    expect(refused.body).toMatchObject({ state: 'open', failure: 'insufficient-funds' });
    await store.guest().ask('POST', `${it.api}/card`, good);
    expect(await payments().read(it)).toMatchObject({ state: 'captured', capturedCents: 3_995 });
  });

  test('answers their bank', async () => {
    const it = await opened('save');
    const asked = await store.guest().ask('POST', `${it.api}/card`, asks);
    expect(asked.body).toMatchObject({ state: 'needs-action' });
    const refused = await store.guest().ask('POST', `${it.api}/challenge`, { approved: false });
    expect(refused.body).toMatchObject({ state: 'open', failure: 'authentication-refused' });
    await store.guest().ask('POST', `${it.api}/card`, asks);
    const approved = await store.guest().ask('POST', `${it.api}/challenge`, { approved: true });
    expect(approved.body).toMatchObject({ state: 'paid' });
    expect(await payments().read(it)).toMatchObject({ state: 'saved' });
  });

  test('is told field by field what is wrong with a card, of which nothing is kept', async () => {
    const it = await opened();
    const typed = { number: '4111 1111 1111 1111', expires: '01/20', cvc: '1' };
    const { status, body } = await store.guest().ask<{ fields: { field: string }[] }>('POST', `${it.api}/card`, typed); // prettier-ignore
    expect(status).toBe(400);
    expect(body.fields.map(({ field }) => field)).toEqual(['/number', '/expires', '/cvc']);
    expect(await payments().read(it)).toMatchObject({ state: 'open', failure: null });
  });

  test('cannot pay what was closed', async () => {
    const it = await opened();
    await payments().close(it);
    const { body } = await store.guest().ask('POST', `${it.api}/card`, good);
    expect(body).toMatchObject({ state: 'over' });
    expect(await payments().read(it)).toMatchObject({ state: 'closed', authorisedCents: 0 });
  });
});

test('nobody finds a payment without its address', async () => {
  const guest = store.guest();
  const nobody = '/api/sandbox/payments/AAAAAAAAAAAAAAAAAAAAAA';
  for (const [method, path, body] of [
    ['GET', nobody, undefined],
    ['POST', `${nobody}/card`, { ...good, number: 'x' }],
    ['POST', `${nobody}/challenge`, { approved: true }],
  ] as const)
    expect(await guest.ask(method, path, body)).toMatchObject({
      status: 404,
      body: { code: 'route-not-found' },
    });
});

test('the shop says that its payments are a sandbox, or on account; there is no sandbox then', async () => {
  expect((await store.guest().ask('GET', '/api/shop')).body).toMatchObject({ payments: 'sandbox' });
  const onAccount = await openStore();
  expect(onAccount.shop.payments).toBeUndefined();
  const { body } = await onAccount.guest().ask('GET', '/api/shop');
  expect(body).toMatchObject({ payments: 'invoice' });
  const { api } = await opened();
  expect((await onAccount.guest().ask('GET', api)).status).toBe(404);
  await onAccount.close();
});
