import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { openFront, type Answer } from './region-front.ts';
import { readForm, type Form } from './stripe/form.ts';
import { requests, type Requests } from './stripe/requests.ts';

type Thing = { id: string; object: string; created: number; [member: string]: unknown };
type Card = { number: string; later?: 'declined' | 'authentication_required' };
type Kept = { asked: string; at: number; answer: Promise<Answer> | undefined };

/** What Stripe says no to. */
class Refused extends Error {
  readonly status: number;
  readonly error: Record<string, unknown>;
  constructor(status: number, error: Record<string, unknown>) {
    super(String(error['message']));
    this.status = status;
    this.error = error;
  }
}
const invalid = (message: string, code?: string) =>
  new Refused(400, { type: 'invalid_request_error', message, ...(code && { code }) });
const missing = (id: string) =>
  new Refused(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such thing: '${id}'` }); // prettier-ignore
const declined = (code: string, intent: Thing) =>
  new Refused(402, { type: 'card_error', code, message: 'Your card was declined.', payment_intent: intent }); // prettier-ignore

const holdSeconds = 7 * 86_400;
const keySeconds = 86_400;
/** How long a search does not find what is new. */
const searchLagSeconds = 60;

/**
 * The parts of Stripe that the store uses, with a memory and a clock that is set: sessions, payments, cards, refunds, events. It forgets
 * idempotency keys after a day, replays what they answered (failures too), and says no to a parameter that it does not know. It believes
 * of Stripe what we believe. It can fall ill (see `openFront`).
 */
export async function openStripeStandIn({ key, clock }: { key: string; clock: () => Date }) {
  const things = new Map<string, Thing>();
  const keys = new Map<string, Kept>();
  const heard: { name: string; params: unknown; key: string | undefined }[] = [];
  let count = 0;
  let toFail = '';
  const seconds = () => Math.floor(clock().getTime() / 1000);

  function make<Made extends object>(object: string, prefix: string, made: Made): Thing & Made {
    count += 1;
    const thing = { id: `${prefix}_${count}`, object, created: seconds(), ...made };
    things.set(thing.id, thing);
    return thing;
  }
  function get(id: unknown, object: string): Thing {
    const thing = things.get(String(id));
    if (thing?.object !== object) throw missing(String(id));
    return thing;
  }
  const allOf = (object: string) => [...things.values()].filter((it) => it.object === object);
  const happened = (type: string, about: Thing) =>
    make('event', 'evt', { type, data: { object: { ...about } } });

  /** What time alone has done. */
  function passTime(): void {
    for (const session of allOf('checkout.session'))
      if (session['status'] === 'open' && Number(session['expires_at']) <= seconds()) end(session);
    for (const intent of allOf('payment_intent')) {
      const charge = things.get(String(intent['latest_charge']));
      if (intent['status'] !== 'requires_capture' || !charge) continue;
      if (Number(charge['captureBefore']) > seconds()) continue;
      Object.assign(intent, { status: 'canceled', cancellation_reason: 'automatic' });
      Object.assign(intent, { amount_capturable: 0 });
      happened('payment_intent.canceled', intent);
    }
  }
  function end(session: Thing): void {
    Object.assign(session, { status: 'expired', url: null });
    const intent = things.get(String(session['payment_intent']));
    if (intent) Object.assign(intent, { status: 'canceled', cancellation_reason: 'expired' });
    happened('checkout.session.expired', session);
  }

  function newIntent(params: Record<string, unknown>): Thing {
    return make('payment_intent', 'pi', {
      amount: Number(params['amount']),
      amount_capturable: 0,
      amount_received: 0,
      cancellation_reason: null,
      capture_method: params['capture_method'] ?? 'automatic_async',
      currency: params['currency'],
      customer: params['customer'] ?? null,
      last_payment_error: null,
      latest_charge: null,
      metadata: params['metadata'],
      payment_method: null,
      status: 'requires_payment_method',
    });
  }

  const failing = (intent: Thing, error: object) => {
    Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error });
    happened('payment_intent.payment_failed', intent);
  };

  /** The card is good: held, or taken. */
  function succeed(intent: Thing, method: Thing): void {
    const isHold = intent['capture_method'] === 'manual';
    const amount = Number(intent['amount']);
    const captureBefore = seconds() + holdSeconds;
    const charge = make('charge', 'ch', {
      amount,
      amount_captured: isHold ? 0 : amount,
      amount_refunded: 0,
      captureBefore,
      metadata: intent['metadata'],
      payment_intent: intent.id,
      payment_method_details: { card: isHold ? { capture_before: captureBefore } : {} },
    });
    Object.assign(intent, {
      status: isHold ? 'requires_capture' : 'succeeded',
      amount_capturable: isHold ? amount : 0,
      amount_received: isHold ? 0 : amount,
      last_payment_error: null,
      latest_charge: charge.id,
      payment_method: method.id,
    });
    happened(isHold ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent); // prettier-ignore
  }

  function newMethod({ number, later }: Card, customer: unknown): Thing {
    const card = { brand: 'visa', last4: number.slice(-4), exp_month: 4, exp_year: 2031 };
    return make('payment_method', 'pm', { type: 'card', customer, card, later });
  }

  const refundedOf = (intent: Thing): number =>
    allOf('refund')
      .filter((it) => it['payment_intent'] === intent.id && it['metadata'] !== null)
      .reduce((sum, it) => sum + Number(it['amount']), 0);

  const page = (found: Thing[], { limit = 10 }: { limit?: number | undefined }) => ({
    object: 'list',
    url: '/v1/list',
    data: found.toReversed().slice(0, limit),
    has_more: found.length > limit,
  });
  const after = (found: Thing[], last: string | undefined) =>
    last === undefined
      ? found
      : found.slice(
          0,
          found.findIndex(({ id }) => id === last),
        );

  const verbs: { [Name in keyof Requests]: (params: Requests[Name], id: string) => object } = {
    'POST /v1/customers': ({ metadata }) => make('customer', 'cus', { metadata, email: null }),
    'POST /v1/customers/:id': ({ email }, id) => Object.assign(get(id, 'customer'), { email }),
    'DELETE /v1/customers/:id': (_, id) => {
      get(id, 'customer');
      things.delete(id);
      for (const method of allOf('payment_method'))
        if (method['customer'] === id) method['customer'] = null;
      return { id, object: 'customer', deleted: true };
    },
    'GET /v1/customers/search': ({ query }) => {
      const wanted = [...query.matchAll(/metadata\['(\w+)'\]:'([^']*)'/g)];
      if (query.replaceAll(/metadata\['\w+'\]:'[^']*'/g, '') !== ' AND ') throw invalid(query);
      const old = allOf('customer').filter(
        ({ created }) => created <= seconds() - searchLagSeconds,
      );
      const data = old.filter(({ metadata }) =>
        wanted.every(([, name = '', value]) => (metadata as Form)[name] === value),
      );
      return { object: 'search_result', url: '/v1/customers/search', data, has_more: false };
    },
    'POST /v1/checkout/sessions': (params) => {
      get(params.customer, 'customer');
      const lives = params.expires_at - seconds();
      if (lives < 30 * 60 || lives > 86_400)
        throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.'); // prettier-ignore
      const isSetup = params.mode === 'setup';
      if (isSetup === (params.line_items !== undefined)) throw invalid('line_items');
      const setup = isSetup
        ? make('setup_intent', 'seti', {
            status: 'requires_payment_method',
            last_setup_error: null,
            payment_method: null,
            metadata: params.setup_intent_data?.metadata,
          }).id
        : null;
      const session = make('checkout.session', 'cs_test', {
        currency: params.currency ?? params.line_items?.[0].price_data.currency,
        customer: params.customer,
        expires_at: params.expires_at,
        metadata: params.metadata,
        mode: params.mode,
        payment_intent: null,
        setup_intent: setup,
        status: 'open',
        asked: params,
      });
      return Object.assign(session, { url: `https://checkout.stripe.com/c/pay/${session.id}` });
    },
    'GET /v1/checkout/sessions': ({ customer, payment_intent: intent, ...paging }) =>
      page(
        after(
          allOf('checkout.session').filter(
            (it) =>
              (customer === undefined || it['customer'] === customer) &&
              (intent === undefined || it['payment_intent'] === intent),
          ),
          paging.starting_after,
        ),
        paging,
      ),
    'GET /v1/checkout/sessions/:id': (_, id) => get(id, 'checkout.session'),
    'POST /v1/checkout/sessions/:id/expire': (_, id) => {
      const session = get(id, 'checkout.session');
      if (session['status'] !== 'open') throw invalid('Only open sessions can be expired.');
      end(session);
      return session;
    },
    'POST /v1/payment_intents': (params) => {
      if (params.customer !== undefined) get(params.customer, 'customer');
      const method = params.payment_method && get(params.payment_method, 'payment_method');
      if (method && method['customer'] !== params.customer)
        throw invalid('The PaymentMethod does not belong to this Customer.');
      const intent = newIntent(params);
      if (!params.confirm || !method) return intent;
      if (!params.off_session) throw invalid('Nobody is there to answer.');
      if (method['later'] === 'declined') {
        failing(intent, { code: 'card_declined', decline_code: 'generic_decline' });
        throw declined('card_declined', intent);
      }
      if (method['later'] === 'authentication_required') {
        failing(intent, { code: 'authentication_required' });
        throw declined('authentication_required', intent);
      }
      succeed(intent, method);
      return intent;
    },
    'GET /v1/payment_intents': ({ customer, ...paging }) =>
      page(
        after(
          allOf('payment_intent').filter((it) => it['customer'] === customer),
          paging.starting_after,
        ),
        paging,
      ),
    'GET /v1/payment_intents/:id': (_, id) => get(id, 'payment_intent'),
    'POST /v1/payment_intents/:id/capture': ({ amount_to_capture: cents }, id) => {
      const intent = get(id, 'payment_intent');
      if (intent['status'] !== 'requires_capture')
        throw invalid('This PaymentIntent could not be captured.', 'payment_intent_unexpected_state'); // prettier-ignore
      if (cents > Number(intent['amount_capturable']))
        throw invalid('too much', 'amount_too_large');
      const rest = Number(intent['amount']) - cents;
      // What is not captured goes back as a refund that moved nothing.
      const charge = get(intent['latest_charge'], 'charge');
      Object.assign(charge, { amount_captured: cents, amount_refunded: rest });
      if (rest > 0) make('refund', 're', { amount: rest, payment_intent: id, metadata: null, status: 'succeeded', balance_transaction: null }); // prettier-ignore
      Object.assign(intent, { status: 'succeeded', amount_capturable: 0, amount_received: cents });
      happened('payment_intent.succeeded', intent);
      return intent;
    },
    'POST /v1/payment_intents/:id/cancel': (_, id) => {
      const intent = get(id, 'payment_intent');
      if (['succeeded', 'canceled'].includes(String(intent['status'])))
        throw invalid('You cannot cancel this PaymentIntent.', 'payment_intent_unexpected_state');
      Object.assign(intent, { status: 'canceled', amount_capturable: 0 });
      happened('payment_intent.canceled', intent);
      return intent;
    },
    'POST /v1/payment_methods/:id/detach': (_, id) => {
      const method = get(id, 'payment_method');
      if (method['customer'] === null) throw invalid('This PaymentMethod is not attached.');
      return Object.assign(method, { customer: null });
    },
    'POST /v1/refunds': ({ payment_intent: id, amount, metadata }) => {
      const intent = get(id, 'payment_intent');
      const left = Number(intent['amount_received']) - refundedOf(intent);
      if (amount > left)
        throw invalid('Refund amount is greater than unrefunded amount on charge.');
      const refund = make('refund', 're', { amount, payment_intent: id, metadata, status: 'succeeded', balance_transaction: 'txn_1' }); // prettier-ignore
      const charge = get(intent['latest_charge'], 'charge');
      Object.assign(charge, { amount_refunded: Number(charge['amount_refunded']) + amount });
      happened('charge.refunded', charge);
      happened('refund.created', refund);
      return refund;
    },
    'GET /v1/refunds': ({ payment_intent: id, ...paging }) =>
      page(
        after(
          allOf('refund').filter((it) => it['payment_intent'] === id),
          paging.starting_after,
        ),
        paging,
      ),
    'GET /v1/events': ({ created, types, ...paging }) =>
      page(
        after(
          allOf('event').filter(
            (it) => it.created >= created.gte && Object.values(types).includes(String(it['type'])),
          ),
          paging.starting_after,
        ),
        paging,
      ),
  };

  /** `a.b`: in place of an id, the thing that it names. */
  function expanded(thing: object, path: string[]): object {
    const [name = '', ...deeper] = path;
    if (path.length === 0) return thing;
    const part = (thing as Record<string, unknown>)[name];
    const whole = typeof part === 'string' ? things.get(part) : part;
    if (typeof whole !== 'object' || whole === null) return thing;
    return { ...thing, [name]: expanded(whole, deeper) };
  }

  function answer(method: string, path: string, form: Form, key: string | undefined): object {
    const [name, id] = Object.keys(requests)
      .map((known) => {
        const pattern = new RegExp(`^${known.replace(':id', '([^/]+)')}$`);
        return [known, pattern.exec(`${method} ${path}`)] as const;
      })
      .flatMap(([known, match]) => (match ? [[known, match[1] ?? ''] as const] : []))
      .toSorted(([one], [two]) => Number(one.includes(':id')) - Number(two.includes(':id')))[0] ?? [
      '',
      '',
    ];
    if (!(name in requests)) throw new Refused(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` }); // prettier-ignore
    const known = name as keyof Requests;
    const parsed = requests[known].safeParse(form);
    if (!parsed.success) throw invalid(z.prettifyError(parsed.error), 'parameter_unknown');
    heard.push({ name, params: parsed.data, key });
    const verb = verbs[known] as (params: unknown, id: string) => object;
    const paths = Object.values((parsed.data as { expand?: Record<string, string> }).expand ?? {});
    return paths.reduce((thing, wanted) => expanded(thing, wanted.split('.')), verb(parsed.data, id)); // prettier-ignore
  }

  async function answered(method: string, path: string, form: Form, key: string | undefined) {
    // As between any two requests: another may come in meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 2));
    passTime();
    try {
      if (toFail === `${method} ${path}`) {
        toFail = '';
        throw new Refused(500, { type: 'api_error', message: 'Something went wrong.' });
      }
      return json(200, answer(method, path, form, key));
    } catch (error) {
      if (error instanceof Refused) return json(error.status, { error: error.error });
      throw error;
    }
  }

  const front = await openFront(async (asked: IncomingMessage, body) => {
    const { pathname, search } = new URL(asked.url ?? '', 'http://stripe');
    const method = asked.method ?? '';
    if (asked.headers.authorization !== `Bearer ${key}`)
      return json(401, { error: { type: 'invalid_request_error', message: 'Invalid API Key' } });
    const text = method === 'GET' ? search.slice(1) : body.toString();
    const form = readForm(text);
    const header = asked.headers['idempotency-key'];
    const own = typeof header === 'string' && !/^stripe-node-retry-/.test(header);
    if (!own || method !== 'POST') return answered(method, pathname, form, undefined);
    const before = keys.get(header);
    if (before && seconds() - before.at < keySeconds) {
      if (before.asked !== pathname + text)
        return json(400, { error: { type: 'idempotency_error', message: 'Keys can only be used with the same parameters.' } }); // prettier-ignore
      if (!before.answer)
        return json(409, { error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'There is another request in progress.' } }); // prettier-ignore
      return before.answer;
    }
    const kept: Kept = { asked: pathname + text, at: seconds(), answer: undefined };
    keys.set(header, kept);
    const given = await answered(method, pathname, form, header);
    kept.answer = Promise.resolve(given);
    return given;
  });

  return {
    ...front,
    requests: heard,
    /** How many there are of a kind. */
    count: (object: string) => allOf(object).length,
    /** The next such request is answered by a 500, and its key remembers that. */
    failNext: (name: string) => void (toFail = name),
    /** The customer at Stripe's page. */
    pay: (ref: string, card: Card, outcome: 'good' | 'declined' | 'unauthenticated') => {
      passTime();
      const session = get(ref, 'checkout.session');
      if (session['status'] !== 'open') throw new Error('The page is not there any more.');
      const asked = session['asked'] as Requests['POST /v1/checkout/sessions'];
      const method = newMethod(card, null);
      const isSetup = session['mode'] === 'setup';
      const intent = isSetup
        ? get(session['setup_intent'], 'setup_intent')
        : (things.get(String(session['payment_intent'])) ??
          newIntent({
            ...asked.payment_intent_data,
            amount: asked.line_items?.[0].price_data.unit_amount,
            currency: session['currency'],
            customer: session['customer'],
          }));
      if (!isSetup) session['payment_intent'] = intent.id;
      if (outcome !== 'good') {
        const code =
          outcome === 'declined'
            ? 'card_declined'
            : `${isSetup ? 'setup' : 'payment'}_intent_authentication_failure`;
        failing(intent, { code });
        if (isSetup) intent['last_setup_error'] = { code };
        return;
      }
      method['customer'] = session['customer'];
      if (isSetup) Object.assign(intent, { status: 'succeeded', payment_method: method.id });
      else succeed(intent, method);
      Object.assign(session, { status: 'complete', url: null });
      happened('checkout.session.completed', session);
    },
    /** A card that a customer let the shop keep. */
    keepCard: (customerNo: number, store: string, card: Card): string => {
      const metadata = { store, customerNo: String(customerNo) };
      const known = allOf('customer').find(
        (it) => JSON.stringify(it['metadata']) === JSON.stringify(metadata),
      );
      const customer = known ?? make('customer', 'cus', { metadata, email: null });
      // They came long ago: a search finds them.
      customer.created -= 3_600;
      return `${customer.id}/${newMethod(card, customer.id).id}`;
    },
  };
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'request-id': 'req_1' },
  body: Buffer.from(JSON.stringify(body)),
});
