/** Why a card could not be held, kept or charged, in words that every provider's reasons are brought down to. */
export const paymentFailures = [
  'declined',
  'insufficient-funds',
  'expired-card',
  'wrong-cvc',
  // The bank wants to ask the card's owner, who is not before the screen.
  'authentication-needed',
  // It asked, and the answer was not good.
  'authentication-refused',
  // The card is no longer kept.
  'card-forgotten',
  'provider-fault',
] as const;
export type PaymentFailure = (typeof paymentFailures)[number];
