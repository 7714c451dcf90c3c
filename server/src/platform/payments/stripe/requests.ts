import type Stripe from 'stripe';
import type { Attempt } from '../../platform.ts';
import { methodRefOf, type Marks } from './observe.ts';

type ToOpen = Attempt & { returnUrl: string; expiresAt: Date; note: string | null };

/** Stripe's sessions live from half an hour to a day; a minute for the way there. */
const leastMs = 31 * 60_000;
const mostMs = 24 * 3_600_000 - 60_000;

/** What a session at Stripe's own page is made of. The card is kept in every case, to be charged later. */
export function sessionOf(
  attempt: ToOpen,
  { customer, shop, marks, now }: { customer: string; shop: string; marks: Marks; now: Date },
): Stripe.Checkout.SessionCreateParams {
  const { purpose, returnUrl, expiresAt, note, paymentNo } = attempt;
  const lives = Math.min(Math.max(expiresAt.getTime() - now.getTime(), leastMs), mostMs);
  const currency = attempt.currency.toLowerCase();
  const metadata = { ...marks };
  const common: Stripe.Checkout.SessionCreateParams = {
    customer,
    client_reference_id: String(paymentNo),
    metadata,
    allowed_payment_method_types: ['card'],
    success_url: returnUrl,
    cancel_url: returnUrl,
    expires_at: Math.floor((now.getTime() + lives) / 1000),
    wallet_options: { link: { display: 'never' } },
    ...(note === null ? {} : { custom_text: { submit: { message: note } } }),
  };
  if (purpose === 'save')
    return { ...common, mode: 'setup', currency, setup_intent_data: { metadata } };
  return {
    ...common,
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency,
          unit_amount: attempt.cents,
          product_data: { name: `${shop} · ${attempt.orderNo}` },
        },
      },
    ],
    payment_intent_data: {
      capture_method: purpose === 'hold' ? 'manual' : 'automatic',
      setup_future_usage: 'off_session',
      metadata,
    },
    // The customer pays what the order says, in its currency.
    adaptive_pricing: { enabled: false },
  };
}

/** A kept card charged without its owner. */
export function chargeOf(
  attempt: Attempt & { methodRef: string },
  marks: Marks,
): Stripe.PaymentIntentCreateParams {
  const { customer, method } = methodRefOf(attempt.methodRef);
  return {
    amount: attempt.cents,
    currency: attempt.currency.toLowerCase(),
    customer,
    payment_method: method,
    allowed_payment_method_types: ['card'],
    capture_method: 'automatic',
    confirm: true,
    off_session: true,
    metadata: { ...marks },
  };
}
