import type Stripe from 'stripe';
import type { AttemptState, Observed } from '../../platform.ts';
import { failureOf } from './failures.ts';

/** What the store writes on everything that it makes at Stripe. */
export type Marks = { store: string; paymentNo: string; orderNo: string };

export const sessionParts = [
  'payment_intent.latest_charge',
  'payment_intent.payment_method',
  'setup_intent.payment_method',
];
export const intentParts = ['latest_charge', 'payment_method'];

/** A part that was asked for along with the whole. */
const expanded = <Part extends object>(part: string | Part | null | undefined): Part | null =>
  typeof part === 'object' ? part : null;

/** A payment of a session before it is paid, or on its own. */
const stateOfIntent = (intent: Stripe.PaymentIntent): AttemptState | undefined => {
  switch (intent.status) {
    case 'requires_capture':
      return 'held';
    case 'succeeded':
      return 'captured';
    case 'processing':
      return 'processing';
    case 'canceled':
      return intent.cancellation_reason === 'automatic' ? 'lapsed' : 'closed';
    default:
      return undefined;
  }
};

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

/** A card as `charge` wants it: whose it is, and which. Null where it is not kept. */
function methodOf(method: Stripe.PaymentMethod | null): Observed['method'] {
  const owner = expanded(method?.customer)?.id ?? (method?.customer as string | null | undefined);
  if (!method?.card || !owner) return null;
  const { brand, last4, exp_month: month, exp_year: year } = method.card;
  return {
    ref: `${owner}/${method.id}`,
    label: `${brands[brand] ?? 'Card'} •••• ${last4}`,
    expires: `${year}-${String(month).padStart(2, '0')}`,
  };
}

/** Whose card, and which. */
export function methodRefOf(methodRef: string): { customer: string; method: string } {
  const [customer = '', method = ''] = methodRef.split('/');
  return { customer, method };
}

type Money = Pick<
  Observed,
  'currency' | 'authorisedCents' | 'capturedCents' | 'refundedCents' | 'captureBefore'
>;

function moneyOf(intent: Stripe.PaymentIntent, refundedCents: number): Money {
  const card = expanded(intent.latest_charge)?.payment_method_details?.card;
  const isHeld = intent.status === 'requires_capture';
  return {
    currency: intent.currency.toUpperCase(),
    authorisedCents: isHeld ? intent.amount_capturable : 0,
    capturedCents: intent.amount_received,
    refundedCents,
    captureBefore:
      isHeld && card?.capture_before !== undefined ? new Date(card.capture_before * 1000) : null,
  };
}

const paid: readonly AttemptState[] = ['held', 'captured', 'saved', 'lapsed'];

/** An attempt that its customer makes at Stripe's page. `refundedCents` was counted apart: see `refundedOf`. */
export function observeSession(session: Stripe.Checkout.Session, refundedCents: number): Observed {
  const intent = expanded(session.payment_intent);
  const setup = expanded(session.setup_intent);
  const step = intent ?? setup;
  const error = intent?.last_payment_error ?? setup?.last_setup_error ?? null;
  const state = stateOfSession(session, intent, setup);
  const money = intent
    ? moneyOf(intent, refundedCents)
    : {
        currency: (session.currency ?? '').toUpperCase(),
        authorisedCents: 0,
        capturedCents: 0,
        refundedCents: 0,
        captureBefore: null,
      };
  return {
    ref: session.id,
    paymentNo: Number(session.metadata?.['paymentNo']),
    state,
    ...money,
    method: paid.includes(state) ? methodOf(expanded(step?.payment_method)) : null,
    failure: error && (state === 'open' || state === 'closed') ? failureOf(error) : null,
  };
}

function stateOfSession(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  setup: Stripe.SetupIntent | null,
): AttemptState {
  const settled = intent && stateOfIntent(intent);
  if (settled) return settled;
  if (setup?.status === 'succeeded') return 'saved';
  if (session.status === 'expired' || setup?.status === 'canceled') return 'closed';
  if (setup?.status === 'processing' || session.status === 'complete') return 'processing';
  return (intent ?? setup)?.status === 'requires_action' ? 'needs-action' : 'open';
}

/** A kept card that was charged without its owner: whatever would have to be asked is a failure. */
export function observeCharge(intent: Stripe.PaymentIntent, refundedCents: number): Observed {
  const settled = stateOfIntent(intent);
  const forgotten = intent.metadata['failure'] === 'card-forgotten';
  const state = forgotten ? 'failed' : (settled ?? 'failed');
  const why = intent.last_payment_error
    ? failureOf(intent.last_payment_error)
    : 'authentication-needed';
  return {
    ref: intent.id,
    paymentNo: Number(intent.metadata['paymentNo']),
    state,
    ...moneyOf(intent, refundedCents),
    method: methodOf(expanded(intent.payment_method)),
    failure: state === 'failed' ? (forgotten ? 'card-forgotten' : why) : null,
  };
}

/**
 * What went back of captured money. Stripe counts the rest of a hold that was captured in part among `amount_refunded`, and may list it
 * as a refund that moved nothing on the account.
 */
export const refundedOf = (refunds: readonly Stripe.Refund[]): number =>
  refunds
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .filter(({ metadata, balance_transaction: moved }) => metadata?.['key'] ?? moved)
    .reduce((sum, { amount }) => sum + amount, 0);
