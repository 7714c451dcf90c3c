import { setTimeout as pause } from 'node:timers/promises';
import { Stripe } from 'stripe';
import { awayError, refusedError } from '../away.ts';
import type { Attempt, AttemptName, Hook, HookHint, Observed, Payments } from '../platform.ts';
import * as observe from './stripe/observe.ts';
import { chargeOf, sessionOf } from './stripe/requests.ts';

type Opening = {
  key: string;
  hookSecrets: readonly string[];
  /** By which this store knows its own payments: others may share the account. */
  store: string;
  shop: () => string;
  clock: () => Date;
  /** In place of Stripe's own address: for tests. */
  host?: { protocol: 'http'; host: string; port: number };
  /** How long one call may take; it is made twice. */
  timeoutMs?: number;
};

/** Two tries are given up after twenty seconds. */
const patienceMs = 10_000;
const toleranceSeconds = 300;
/** Stripe forgets idempotency keys after a day; an hour is left for clocks. */
const keysLastMs = 23 * 3_600_000;
const keyTries = 8;

const { errors } = Stripe;
const isMissing = (error: unknown): boolean =>
  error instanceof errors.StripeInvalidRequestError && error.code === 'resource_missing';
/** Another server is at it, or it was asked in other words, or the key's first answer was a failure and is replayed. */
const isAboutTheKey = (error: unknown): boolean =>
  error instanceof errors.StripeIdempotencyError ||
  (error instanceof errors.StripeError && error.statusCode === 409);
const isRefused = (error: unknown): boolean =>
  error instanceof errors.StripeInvalidRequestError && !isAboutTheKey(error);

/** Turns what Stripe throws into what the store knows: away, or wrong. */
function told(error: unknown): unknown {
  const away =
    error instanceof errors.StripeConnectionError ||
    error instanceof errors.StripeAPIError ||
    error instanceof errors.StripeRateLimitError ||
    isAboutTheKey(error);
  if (away) return awayError('Stripe could not be reached.', error);
  return error instanceof errors.StripeError ? refusedError('Stripe', error) : error;
}

/** Payments at Stripe, on its own pages. */
export function openStripe(opening: Opening): Payments {
  const { store, shop, clock, hookSecrets } = opening;
  const stripe = new Stripe(opening.key, {
    ...opening.host,
    timeout: opening.timeoutMs ?? patienceMs,
    maxNetworkRetries: 1,
    telemetry: false,
  });
  const marksOf = ({ paymentNo, orderNo }: Attempt): observe.Marks => ({
    store,
    paymentNo: String(paymentNo),
    orderNo: String(orderNo),
  });
  const isOurs = (marks: Record<string, string> | null, paymentNo?: number): boolean =>
    marks?.['store'] === store &&
    (paymentNo === undefined || marks['paymentNo'] === String(paymentNo));

  const ofCustomer = (customerNo: number) =>
    `metadata['store']:'${store}' AND metadata['customerNo']:'${customerNo}'`;

  /** The customer by their number at the store: found a minute after it was made, and by its key until then. */
  async function customerOf(customerNo: number): Promise<Stripe.Customer> {
    const marks = { store, customerNo: String(customerNo) };
    const { data } = await stripe.customers.search({ query: ofCustomer(customerNo), limit: 1 });
    const idempotencyKey = `customer-${store}-${customerNo}`;
    return data[0] ?? stripe.customers.create({ metadata: marks }, { idempotencyKey });
  }

  async function sessionNo(customer: string, paymentNo: number) {
    for await (const session of stripe.checkout.sessions.list({ customer, limit: 100 }))
      if (isOurs(session.metadata, paymentNo)) return session;
    return undefined;
  }

  async function intentNo(customer: string, paymentNo: number) {
    for await (const intent of stripe.paymentIntents.list({ customer, limit: 100 }))
      if (isOurs(intent.metadata, paymentNo)) return intent;
    return undefined;
  }

  /** Makes one thing for one key; what is there already is found. A key that another server holds at this moment is waited for. */
  async function once<Made>(
    openedAt: Date,
    find: () => Promise<Made | undefined>,
    make: () => Promise<Made>,
  ): Promise<Made> {
    const isOld = clock().getTime() - openedAt.getTime() > keysLastMs;
    const known = isOld ? await find() : undefined;
    if (known) return known;
    for (let tries = 1; ; tries += 1) {
      try {
        return await make();
      } catch (error) {
        if (!isAboutTheKey(error) && !(error instanceof errors.StripeAPIError)) throw error;
        const found = await find();
        if (found) return found;
        if (tries === keyTries || !isAboutTheKey(error)) throw error;
        await pause(100 * tries);
      }
    }
  }

  async function refundsOf(intent: Stripe.PaymentIntent): Promise<Stripe.Refund[]> {
    const found: Stripe.Refund[] = [];
    const wanted = { payment_intent: intent.id, limit: 100 };
    for await (const refund of stripe.refunds.list(wanted)) found.push(refund);
    return found;
  }

  /** Most payments have no refund, and need no question for it. */
  async function refundedCents(intent: Stripe.PaymentIntent): Promise<number> {
    const charge = intent.latest_charge;
    const some = typeof charge === 'object' && charge !== null && charge.amount_refunded > 0;
    return some ? observe.refundedOf(await refundsOf(intent)) : 0;
  }

  async function readSession(ref: string) {
    const session = await stripe.checkout.sessions.retrieve(ref, { expand: observe.sessionParts });
    const intent = session.payment_intent;
    return { session, intent: typeof intent === 'object' ? intent : null };
  }

  async function readRef(ref: string): Promise<Observed | undefined> {
    try {
      if (ref.startsWith('cs_')) {
        const { session, intent } = await readSession(ref);
        return observe.observeSession(session, intent ? await refundedCents(intent) : 0);
      }
      const intent = await stripe.paymentIntents.retrieve(ref, { expand: observe.intentParts });
      return observe.observeCharge(intent, await refundedCents(intent));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async function mustRead(ref: string): Promise<Observed> {
    const observed = await readRef(ref);
    if (!observed) throw new Error(`Stripe knows no ${ref}.`);
    return observed;
  }

  /** The payment itself; null while nobody has given a card. */
  async function intentOf(ref: string): Promise<string | null> {
    if (!ref.startsWith('cs_')) return ref;
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(ref);
    return typeof intent === 'string' ? intent : (intent?.id ?? null);
  }

  const open: Payments['open'] = async (attempt) => {
    const { paymentNo, customerNo, email, openedAt } = attempt;
    const customer = await customerOf(customerNo);
    if (customer.email !== email) await stripe.customers.update(customer.id, { email });
    const marks = marksOf(attempt);
    const asked = sessionOf(attempt, { customer: customer.id, shop: shop(), marks, now: clock() });
    const session = await once(
      openedAt,
      () => sessionNo(customer.id, paymentNo),
      () => stripe.checkout.sessions.create(asked, { idempotencyKey: keyOf('open', paymentNo) }),
    );
    // A session that has ended has no page any more: whoever goes on is brought back.
    return { ref: session.id, url: session.url ?? attempt.returnUrl };
  };

  const keyOf = (verb: string, paymentNo: number) => `${verb}-${store}-pay-${paymentNo}`;

  const read = async ({ ref, paymentNo, customerNo }: AttemptName) => {
    if (ref !== null) return readRef(ref);
    const customer = await customerOf(customerNo);
    const found =
      (await sessionNo(customer.id, paymentNo)) ?? (await intentNo(customer.id, paymentNo));
    return found && readRef(found.id);
  };

  /** What Stripe will not do to an attempt as it stands is no failure: how it stands is the answer. */
  async function unlessRefused(work: () => Promise<unknown>): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      if (!isRefused(error) || isMissing(error)) throw error;
      return undefined;
    }
  }

  const close: Payments['close'] = async ({ ref }) => {
    const before = await mustRead(ref);
    if (before.state === 'open' || before.state === 'needs-action') {
      if (ref.startsWith('cs_')) await unlessRefused(() => stripe.checkout.sessions.expire(ref));
    }
    const intent = await intentOf(ref);
    // Money that was taken stays: only what is not captured can be cancelled.
    if (intent !== null && before.state !== 'captured')
      await unlessRefused(() => stripe.paymentIntents.cancel(intent));
    return mustRead(ref);
  };

  const capture: Payments['capture'] = async ({ ref, paymentNo, cents }) => {
    const before = await mustRead(ref);
    if (before.state !== 'held') return before;
    if (cents > before.authorisedCents)
      throw new Error(`Stripe holds less than ${cents} cents for payment ${paymentNo}.`);
    const intent = await intentOf(ref);
    if (intent !== null) {
      const idempotencyKey = keyOf('capture', paymentNo);
      const asked = { amount_to_capture: cents };
      try {
        await unlessRefused(() => stripe.paymentIntents.capture(intent, asked, { idempotencyKey }));
      } catch (error) {
        // Another server captures it at this moment, perhaps another amount: only one is taken.
        if (!isAboutTheKey(error)) throw error;
        await pause(500);
      }
    }
    return mustRead(ref);
  };

  const charge: Payments['charge'] = async (attempt) => {
    const { paymentNo, openedAt, methodRef } = attempt;
    const { customer } = observe.methodRefOf(methodRef);
    const marks = marksOf(attempt);
    const find = () => intentNo(customer, paymentNo);
    const idempotencyKey = keyOf('charge', paymentNo);
    const intent = await once(openedAt, find, async () => {
      try {
        return await stripe.paymentIntents.create(chargeOf(attempt, marks), { idempotencyKey });
      } catch (error) {
        // A card that is turned down leaves a payment that says so.
        if (error instanceof errors.StripeCardError) {
          const declined = await find();
          if (declined) return declined;
        }
        if (!isRefused(error)) throw error;
        return forgotten(attempt, customer, marks);
      }
    });
    return mustRead(intent.id);
  };

  /** A card that is gone leaves nothing at Stripe: a payment without a card keeps the answer. */
  async function forgotten(attempt: Attempt, customer: string, marks: observe.Marks) {
    const leave = (what: 'forgotten' | 'forgotten-with-customer', owner: { customer?: string }) =>
      stripe.paymentIntents.create(
        {
          amount: attempt.cents,
          currency: attempt.currency.toLowerCase(),
          ...owner,
          allowed_payment_method_types: ['card'],
          metadata: { ...marks, failure: 'card-forgotten' },
        },
        { idempotencyKey: keyOf(what, attempt.paymentNo) },
      );
    const intent = await leave('forgotten', { customer }).catch((error: unknown) => {
      // The customer is forgotten too.
      if (!isRefused(error)) throw error;
      return leave('forgotten-with-customer', {});
    });
    await unlessRefused(() => stripe.paymentIntents.cancel(intent.id));
    return intent;
  }

  const refund: Payments['refund'] = async ({ ref, key, paymentNo, cents }) => {
    const failed = { ref: null, state: 'failed', failure: 'more-than-captured' } as const;
    const { capturedCents } = await mustRead(ref);
    const intent = await intentOf(ref);
    if (intent === null || capturedCents === 0) return failed;
    const find = async () => {
      for await (const it of stripe.refunds.list({ payment_intent: intent, limit: 100 }))
        if (it.metadata?.['key'] === key) return it;
      return undefined;
    };
    try {
      // Looked for first: a key's first answer would say how it stood then.
      const known = await find();
      const asked = {
        payment_intent: intent,
        amount: cents,
        metadata: { store, key, paymentNo: String(paymentNo) },
      };
      const idempotencyKey = `refund-${store}-${key}`;
      return refundAnswer(
        known ??
          (await once(clock(), find, () => stripe.refunds.create(asked, { idempotencyKey }))),
      );
    } catch (error) {
      if (!isRefused(error)) throw error;
      const now = await mustRead(ref);
      const isTooMuch = cents > now.capturedCents - now.refundedCents;
      return isTooMuch ? failed : ({ ...failed, failure: 'refused' } as const);
    }
  };

  const refundAnswer = ({ id, status }: Stripe.Refund) => {
    if (status === 'failed' || status === 'canceled')
      return { ref: id, state: 'failed', failure: 'refused' } as const;
    const state = status === 'succeeded' ? 'succeeded' : 'sent';
    return { ref: id, state, failure: null } as const;
  };

  const forget: Payments['forget'] = async (methodRef) => {
    await unlessRefusedOrMissing(() =>
      stripe.paymentMethods.detach(observe.methodRefOf(methodRef).method),
    );
  };

  const forgetCustomer: Payments['forgetCustomer'] = async (customerNo) => {
    const query = ofCustomer(customerNo);
    for await (const { id } of stripe.customers.search({ query, limit: 100 }))
      await unlessRefusedOrMissing(() => stripe.customers.del(id));
  };

  async function unlessRefusedOrMissing(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }

  const verify = ({ headers, body }: Hook): HookHint | undefined => {
    const signature = headers.get('stripe-signature') ?? '';
    // The library fails, rather than refuses, at one without a value.
    if (!/^(t|v\d)=[0-9a-z]+(,(t|v\d)=[0-9a-z]+)*$/.test(signature)) return undefined;
    const now = Math.floor(clock().getTime() / 1000);
    for (const secret of hookSecrets) {
      try {
        return hintOf(
          stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now * 1000), // prettier-ignore
        );
      } catch (error) {
        if (!(error instanceof errors.StripeSignatureVerificationError)) throw error;
      }
    }
    return undefined;
  };

  const hintOf = (event: Stripe.Event): HookHint => {
    const about = event.data.object as { id?: string; metadata?: Record<string, string> | null };
    const paymentNo = about.metadata?.['paymentNo'];
    const ours = isOurs(about.metadata ?? null) && paymentNo !== undefined;
    const isSession = about.id?.startsWith('cs_') ?? false;
    return {
      eventId: event.id,
      ref: ours && isSession ? (about.id ?? null) : null,
      paymentNo: ours ? Number(paymentNo) : null,
    };
  };

  async function* changesSince(since: Date): AsyncIterable<Observed> {
    const sessions = new Set<string>();
    const intents = new Map<string, string>();
    const created = { gte: Math.floor(since.getTime() / 1000) };
    for await (const event of stripe.events.list({ created, types: watched, limit: 100 })) {
      const about = event.data.object as About;
      if (!isOurs(about.metadata ?? null)) continue;
      const paymentNo = about.metadata?.['paymentNo'] ?? '';
      if (about.object === 'checkout.session') sessions.add(about.id);
      else if (about.object === 'payment_intent') intents.set(about.id, paymentNo);
      else if (about.payment_intent) intents.set(about.payment_intent, paymentNo);
    }
    const told = new Set<number>();
    for (const ref of sessions) yield* tell(ref);
    for (const [intent, paymentNo] of intents) {
      if (told.has(Number(paymentNo))) continue;
      const { data } = await stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 });
      yield* tell(data[0]?.id ?? intent);
    }
    async function* tell(ref: string) {
      const observed = await readRef(ref);
      if (!observed) return;
      told.add(observed.paymentNo);
      yield observed;
    }
  }

  const asking =
    <Asked, Answer>(verb: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      try {
        return await verb(asked);
      } catch (error) {
        throw told(error);
      }
    };

  return {
    provider: 'stripe',
    formOrigin: 'https://checkout.stripe.com',
    open: asking(open),
    read: asking(read),
    close: asking(close),
    capture: asking(capture),
    charge: asking(charge),
    refund: asking(refund),
    forget: asking(forget),
    forgetCustomer: asking(forgetCustomer),
    verify,
    changesSince,
  };
}

type About = {
  id: string;
  object: string;
  metadata?: Record<string, string> | null;
  payment_intent?: string | null;
};

/** Whatever may change how an attempt stands. */
const watched = [
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'charge.captured',
  'charge.expired',
  'charge.refunded',
  'charge.succeeded',
  'refund.created',
  'refund.updated',
  'refund.failed',
];
