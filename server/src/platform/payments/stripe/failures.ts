import type { PaymentFailure } from '../../../contract/payment-failure.ts';

type CardError = { code?: string; decline_code?: string };

/** Stripe's codes (https://docs.stripe.com/error-codes and /declines/codes) in the shop's words. */
const words: Readonly<Record<string, PaymentFailure>> = {
  insufficient_funds: 'insufficient-funds',
  expired_card: 'expired-card',
  incorrect_cvc: 'wrong-cvc',
  invalid_cvc: 'wrong-cvc',
  authentication_required: 'authentication-needed',
  authentication_not_handled: 'authentication-needed',
  payment_intent_authentication_failure: 'authentication-refused',
  setup_intent_authentication_failure: 'authentication-refused',
  processing_error: 'provider-fault',
};

/** Why a card was not taken; banks say little, and what is not known is a decline. */
export const failureOf = ({ code = '', decline_code = '' }: CardError): PaymentFailure =>
  words[decline_code] ?? words[code] ?? 'declined';
