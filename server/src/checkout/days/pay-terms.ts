type PaymentProvider = 'sandbox' | 'stripe' | 'invoice';

/** How an order is paid, should something be due. */
export type PayTerms = {
  by: PaymentProvider;
  /** Until when its payment is waited for; null: the box is made before it is paid. */
  payBy: Date | null;
  purpose: 'hold' | 'save';
};

const minutes = (count: number) => count * 60_000;

/** How long an order waits for its payment; less where its day closes before, but long enough to find the card. */
const waits = { usually: minutes(60), least: minutes(15) };

/** A card's authorisation lives 7 days (stripe.com/docs, place a hold on a payment method); a day of that is kept for the wave at the cut-off. */
const holdLives = minutes(6 * 24 * 60);

/**
 * A card is charged when the order closes. Until then the amount is held where a hold lives that long; for a later day the card is only
 * kept, so that nothing lapses and nobody sees the same money taken twice.
 */
export function payTerms(by: PaymentProvider, now: Date, cutOffAt: Date): PayTerms {
  const left = cutOffAt.getTime() - now.getTime();
  const wait = Math.max(Math.min(waits.usually, left), waits.least);
  return {
    by,
    payBy: by === 'invoice' ? null : new Date(now.getTime() + wait),
    purpose: left <= holdLives ? 'hold' : 'save',
  };
}
