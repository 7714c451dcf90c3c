import { Stripe } from 'stripe';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFront, passOn } from '../../../test/stand-ins/region-front.ts';
import { openStripeStandIn } from '../../../test/stand-ins/stripe.ts';
import { isTransient } from '../transient.ts';
import { paymentsContract, type RigCard } from './payments.contract.ts';
import { openStripe } from './stripe.ts';
import { failureOf } from './stripe/failures.ts';

const noon = new Date('2026-11-03T12:00:00Z');
const key = 'sk_test_51abcdefgh';
const hookSecrets = ['whsec_abcdefghijklmnop', 'whsec_qrstuvwxyzabcdef'];
const store = 'a-store-of-the-tests';

async function openHere(more: { timeoutMs?: number } = {}) {
  let now = noon;
  const clock = () => now;
  const there = await openStripeStandIn({ key, clock });
  const host = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(there.url).port) } as const; // prettier-ignore
  const open = () =>
    openStripe({ key, hookSecrets, store, shop: () => 'Larder', clock, host, ...more });
  return { there, open, clock, setTime: (time: Date) => (now = time) };
}

const cards: Record<RigCard, Parameters<Awaited<ReturnType<typeof openHere>>['there']['pay']>[1]> =
  {
    good: { number: '4242424242424242' },
    declined: { number: '4000000000000002' },
    asks: { number: '4000002500003155' },
    'asks-always': { number: '4000002760003184', later: 'authentication_required' },
    'declined-later': { number: '4000000000000341', later: 'declined' },
  };

const signed = (paymentNo: number, signedAt: Date, secret: string, of = store) => {
  const metadata = { store: of, paymentNo: String(paymentNo) };
  const about = { id: 'pi_1', object: 'payment_intent', metadata };
  const body = JSON.stringify({ id: 'evt_1', object: 'event', data: { object: about } });
  const timestamp = Math.floor(signedAt.getTime() / 1000);
  const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
  return { headers: new Headers({ 'stripe-signature': header }), body };
};
const hook = (paymentNo: number, signedAt: Date, secret: 1 | 2 | 3) =>
  signed(paymentNo, signedAt, hookSecrets[secret - 1] ?? 'whsec_ofsomebodyelse');

paymentsContract(
  'Stripe, as a stand-in has it,',
  async () => {
    const { there, open, clock, setTime } = await openHere();
    return {
      payments: open(),
      another: open(),
      now: clock,
      setTime,
      pay: async ({ ref }, card, approves = true) => {
        await Promise.resolve();
        const asks = card === 'asks' || card === 'asks-always';
        const outcome =
          card === 'declined' ? 'declined' : asks && !approves ? 'unauthenticated' : 'good';
        there.pay(ref, cards[card], outcome);
      },
      keptCard: (customerNo, card) =>
        Promise.resolve(there.keepCard(customerNo, store, cards[card])),
      hook,
      close: () => there.close(),
    };
  },
  { pay: true, setTime: true },
);

const testKey = process.env['STRIPE_TEST_KEY'];

/** Cards of Stripe's test mode that may be kept without anybody before the screen. */
const testMethods: Record<RigCard, string> = {
  good: 'pm_card_visa',
  declined: 'pm_card_visa_chargeDeclined',
  asks: 'pm_card_threeDSecure2Required',
  'asks-always': 'pm_card_authenticationRequired',
  'declined-later': 'pm_card_chargeCustomerFail',
};

describe.skipIf(testKey === undefined)('with STRIPE_TEST_KEY', () => {
  paymentsContract(
    'Stripe in test mode',
    () => {
      const own = `test-${crypto.randomUUID()}`;
      const clock = () => new Date();
      const open = () =>
        openStripe({ key: testKey ?? '', hookSecrets, store: own, shop: () => 'Larder', clock });
      const stripe = new Stripe(testKey ?? '');
      return Promise.resolve({
        payments: open(),
        another: open(),
        now: clock,
        keptCard: async (customerNo, card) => {
          const metadata = { store: own, customerNo: String(customerNo) };
          const idempotencyKey = `customer-${own}-${customerNo}`;
          const customer = await stripe.customers.create({ metadata }, { idempotencyKey });
          const kept = { customer: customer.id };
          const method = await stripe.paymentMethods.attach(testMethods[card], kept);
          return `${customer.id}/${method.id}`;
        },
        hook: (paymentNo, signedAt, secret) =>
          signed(paymentNo, signedAt, hookSecrets[secret - 1] ?? 'whsec_ofsomebodyelse', own),
        close: () => Promise.resolve(),
      });
    },
    { pay: false, setTime: false },
  );
});

const attempt = {
  paymentNo: 12,
  orderNo: 7,
  customerNo: 41,
  purpose: 'hold' as const,
  cents: 3_995,
  currency: 'EUR',
  email: 'ada@example.com',
  openedAt: noon,
};
const toOpen = {
  ...attempt,
  returnUrl: 'https://larder.example/pay/7',
  expiresAt: new Date(noon.getTime() + 3_600_000),
  note: 'Taken on Thursday.',
};

describe('Stripe', () => {
  const begin = async (more: { timeoutMs?: number } = {}) => {
    const here = await openHere(more);
    onTestFinished(() => here.there.close());
    return { ...here, payments: here.open() };
  };
  const marks = { store, paymentNo: '12', orderNo: '7' };
  const common = {
    customer: 'cus_1',
    client_reference_id: '12',
    metadata: marks,
    allowed_payment_method_types: { 0: 'card' },
    success_url: 'https://larder.example/pay/7',
    cancel_url: 'https://larder.example/pay/7',
    expires_at: noon.getTime() / 1000 + 3_600,
    wallet_options: { link: { display: 'never' } },
    custom_text: { submit: { message: 'Taken on Thursday.' } },
  };
  const payment = (capture: 'manual' | 'automatic') => ({
    ...common,
    mode: 'payment',
    adaptive_pricing: { enabled: 'false' },
    line_items: {
      0: {
        quantity: '1',
        price_data: {
          currency: 'eur',
          unit_amount: 3_995,
          product_data: { name: 'Larder · 7' },
        },
      },
    },
    payment_intent_data: {
      capture_method: capture,
      setup_future_usage: 'off_session',
      metadata: marks,
    },
  });

  test.each([
    ['hold', payment('manual')],
    ['charge', payment('automatic')],
    ['save', { ...common, mode: 'setup', currency: 'eur', setup_intent_data: { metadata: marks } }],
  ] as const)('is asked for a page to %s with these words and no other', async (purpose, words) => {
    const { there, payments } = await begin();
    const { ref, url } = await payments.open({ ...toOpen, purpose });
    expect(url).toBe(`${payments.formOrigin}/c/pay/${ref}`);
    expect(there.requests.slice(-1)).toEqual([
      { name: 'POST /v1/checkout/sessions', params: words, key: `open-${store}-pay-12` },
    ]);
  });

  test('is asked to charge, capture and give back with these words and no other', async () => {
    const { there, payments } = await begin();
    const methodRef = there.keepCard(41, store, cards.good);
    const [customer, method] = methodRef.split('/');
    const { ref } = await payments.charge({ ...attempt, purpose: 'charge', methodRef });
    await payments.refund({ key: 'refund-3', paymentNo: 12, ref, cents: 500 });
    const held = await payments.open({ ...toOpen, paymentNo: 13 });
    there.pay(held.ref, cards.good, 'good');
    await payments.capture({ paymentNo: 13, ref: held.ref, cents: 3_000 });
    const changes = there.requests.filter(({ name }) => /payment_intents|refunds/.test(name) && name.startsWith('POST')); // prettier-ignore
    expect(changes).toEqual([
      {
        name: 'POST /v1/payment_intents',
        key: `charge-${store}-pay-12`,
        params: {
          amount: 3_995,
          currency: 'eur',
          customer,
          payment_method: method,
          allowed_payment_method_types: { 0: 'card' },
          capture_method: 'automatic',
          confirm: 'true',
          off_session: 'true',
          metadata: marks,
        },
      },
      {
        name: 'POST /v1/refunds',
        key: `refund-${store}-refund-3`,
        params: {
          payment_intent: ref,
          amount: 500,
          metadata: { store, key: 'refund-3', paymentNo: '12' },
        },
      },
      {
        name: 'POST /v1/payment_intents/:id/capture',
        key: `capture-${store}-pay-13`,
        params: { amount_to_capture: 3_000 },
      },
    ]);
  });

  test.each([
    [60_000, 31 * 60],
    [7_200_000, 7_200],
    [3 * 86_400_000, 86_340],
  ])('lets a session of %i ms live for %i s', async (wantedMs, seconds) => {
    const { there, payments } = await begin();
    const expiresAt = new Date(noon.getTime() + wantedMs);
    await payments.open({ ...toOpen, expiresAt });
    const params = there.requests.at(-1)?.params as { expires_at: number };
    expect(params.expires_at - noon.getTime() / 1000).toBe(seconds);
  });

  test('makes one session and one charge when answers are lost on their way', async () => {
    const { there, payments } = await begin();
    const methodRef = there.keepCard(41, store, cards.good);
    for (let lost = 1; lost <= 3; lost += 1) {
      there.loseAnswers(lost);
      await payments.open(toOpen).catch(() => undefined);
      there.loseAnswers(lost);
      await payments.charge({ ...attempt, paymentNo: 13, methodRef }).catch(() => undefined);
    }
    await there.recover();
    const { ref } = await payments.open(toOpen);
    expect(await payments.read({ ...attempt, ref: null })).toMatchObject({ ref, state: 'open' });
    const charge = await payments.charge({ ...attempt, paymentNo: 13, methodRef });
    expect(charge.capturedCents).toBe(3_995);
    expect(there.count('checkout.session')).toBe(1);
    expect(there.count('payment_intent')).toBe(1);
  });

  test('replays a failure for a day; the day after, the same attempt is opened', async () => {
    const { there, payments, setTime } = await begin();
    await payments.open({ ...toOpen, paymentNo: 11 });
    there.failNext('POST /v1/checkout/sessions');
    await expect(payments.open(toOpen)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await expect(payments.open(toOpen)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    setTime(new Date(noon.getTime() + 86_400_000));
    const expiresAt = new Date(noon.getTime() + 90_000_000);
    const { ref } = await payments.open({ ...toOpen, expiresAt });
    expect(await payments.read({ ...attempt, ref: null })).toMatchObject({ ref });
  });

  test('that hangs is given up, as one that is away', async () => {
    const { there, payments } = await begin({ timeoutMs: 40 });
    there.freeze();
    for (const ask of [
      () => payments.open(toOpen),
      () => payments.read({ ...attempt, ref: 'cs_test_1' }),
      () => payments.close({ ...attempt, ref: 'cs_test_1' }),
    ])
      await expect(ask()).rejects.toSatisfy(isTransient);
    await there.recover();
  });

  test('that refuses our key is no stranger that is away: an operator reads why', async () => {
    const { there, clock } = await openHere();
    onTestFinished(() => there.close());
    const host = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(there.url).port) } as const; // prettier-ignore
    const payments = openStripe({ key: 'sk_test_other', hookSecrets, store, shop: () => 'Larder', clock, host }); // prettier-ignore
    await expect(payments.open(toOpen)).rejects.toThrow('Stripe refused');
  });

  test('keeps two stores of one account apart, though both count from 1', async () => {
    const { there, payments, clock } = await begin();
    const host = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(there.url).port) } as const; // prettier-ignore
    const other = openStripe({ key, hookSecrets, store: 'another-store', shop: () => 'Larder', clock, host }); // prettier-ignore
    const { ref } = await other.open(toOpen);
    there.pay(ref, cards.good, 'good');
    expect(await payments.read({ ...attempt, ref: null })).toBeUndefined();
    expect((await payments.open(toOpen)).ref).not.toBe(ref);
    const found = [];
    for await (const it of payments.changesSince(noon)) found.push(it.ref);
    expect(found).not.toContain(ref);
    const theirs = signed(12, noon, hookSecrets[0] ?? '', 'another-store');
    expect(payments.verify(theirs)).toEqual({ eventId: 'evt_1', ref: null, paymentNo: null });
  });

  test('says why a card was not taken, in the words of the shop', () => {
    expect(failureOf({ code: 'card_declined', decline_code: 'insufficient_funds' })).toBe(
      'insufficient-funds',
    );
    expect(failureOf({ code: 'card_declined', decline_code: 'lost_card' })).toBe('declined');
    expect(failureOf({ code: 'expired_card', decline_code: 'expired_card' })).toBe('expired-card');
    expect(failureOf({ code: 'incorrect_cvc' })).toBe('wrong-cvc');
    expect(failureOf({ code: 'authentication_required' })).toBe('authentication-needed');
    expect(failureOf({ code: 'payment_intent_authentication_failure' })).toBe(
      'authentication-refused',
    );
    expect(failureOf({ code: 'something_new' })).toBe('declined');
    expect(failureOf({})).toBe('declined');
  });
});

const mock = process.env['STRIPE_MOCK'];

/** stripe-mock knows Stripe's own description of each request, and no behaviour: it judges our words. */
test.skipIf(mock === undefined)(
  'stripe-mock at STRIPE_MOCK has nothing against any request',
  async () => {
    const { there, clock } = await openHere();
    const complaints: string[] = [];
    let asked = 0;
    const front = await openFront(async (request, body) => {
      // Its newest release describes an API from before this parameter had its name of today.
      const asOfOld = request.url === '/v1/checkout/sessions' ? body.toString().replace('allowed_payment_method_types', 'payment_method_types') : body; // prettier-ignore
      const older = Buffer.from(asOfOld);
      const length = { ...request.headers, 'content-length': String(older.length) };
      const judged = await passOn(
        mock ?? '',
        Object.create(request, { headers: { value: length } }) as typeof request,
        older,
      );
      asked += 1;
      if (judged.status !== 200) complaints.push(`${request.method} ${request.url} ${body.toString()} ${judged.body.toString()}`); // prettier-ignore
      return passOn(there.url, request, body);
    });
    const host = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(front.url).port) } as const; // prettier-ignore
    const payments = openStripe({ key, hookSecrets, store, shop: () => 'Larder', clock, host });
    const methodRef = there.keepCard(41, store, cards.good);
    for (const [paymentNo, purpose] of [
      [1, 'hold'],
      [2, 'save'],
      [3, 'charge'],
    ] as const) {
      const it = { ...toOpen, paymentNo, purpose };
      const { ref } = await payments.open(it);
      there.pay(ref, cards.good, 'good');
      await payments.read({ ...it, ref: null });
      await payments.capture({ paymentNo, ref, cents: 3_000 });
      await payments.close({ paymentNo, ref });
    }
    const closing = await payments.open({ ...toOpen, paymentNo: 4 });
    await payments.close({ paymentNo: 4, ref: closing.ref });
    const { ref } = await payments.charge({ ...attempt, paymentNo: 5, methodRef });
    await payments.refund({ key: 'refund-1', paymentNo: 5, ref, cents: 100 });
    await payments.forget(methodRef);
    await payments.charge({ ...attempt, paymentNo: 6, methodRef });
    for await (const it of payments.changesSince(noon)) expect(it.paymentNo).toBeLessThan(7);
    await Promise.all([front.close(), there.close()]);
    expect(asked).toBeGreaterThan(40);
    expect(complaints).toEqual([]);
  },
);
