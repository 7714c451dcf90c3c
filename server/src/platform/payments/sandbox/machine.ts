import type { CardBehaviour } from '../../../contract/test-cards.ts';
import type { PaymentFailure } from '../../../contract/payment-failure.ts';
import type { Attempt, AttemptState } from '../../platform.ts';

/** A payment as the sandbox keeps it. Money in cents. */
export type Standing = {
  purpose: Attempt['purpose'];
  state: Exclude<AttemptState, 'processing'>;
  cents: number;
  heldCents: number;
  capturedCents: number;
  captureBefore: Date | null;
  expiresAt: Date | null;
  failure: PaymentFailure | null;
};

/** What online holds live. */
const holdMs = 7 * 86_400_000;

const isOpen = ({ state }: Standing): boolean => state === 'open' || state === 'needs-action';

/** What time alone has done to it. */
export function standingAt<Kept extends Standing>(payment: Kept, now: Date): Kept {
  const { state, expiresAt, captureBefore } = payment;
  if (isOpen(payment) && expiresAt && now >= expiresAt) return { ...payment, state: 'closed' };
  if (state === 'held' && captureBefore && now >= captureBefore)
    return { ...payment, state: 'lapsed', heldCents: 0 };
  return payment;
}

const paid = <Kept extends Standing>(payment: Kept, now: Date): Kept => {
  const done = { ...payment, failure: null };
  switch (payment.purpose) {
    case 'save':
      return { ...done, state: 'saved' };
    case 'hold':
      return {
        ...done,
        state: 'held',
        heldCents: payment.cents,
        captureBefore: new Date(now.getTime() + holdMs),
      };
    case 'charge':
      return { ...done, state: 'captured', capturedCents: payment.cents };
  }
};

/** Somebody gives a card at the sandbox's page. One that is turned down leaves the payment open for another. */
export function payWith<Kept extends Standing>(
  payment: Kept,
  card: CardBehaviour,
  now: Date,
): Kept {
  if (!isOpen(payment)) return payment;
  switch (card) {
    case 'declined':
    case 'insufficient-funds':
    case 'expired-card':
    case 'wrong-cvc':
      return { ...payment, state: 'open', failure: card };
    case 'asks':
    case 'asks-always':
      return { ...payment, state: 'needs-action', failure: null };
    case 'succeeds':
    case 'declined-later':
    case 'refund-fails':
      return paid(payment, now);
  }
}

/** Their bank asked whether it is them. */
export function answerChallenge<Kept extends Standing>(
  payment: Kept,
  approved: boolean,
  now: Date,
): Kept {
  if (payment.state !== 'needs-action') return payment;
  return approved
    ? paid(payment, now)
    : { ...payment, state: 'open', failure: 'authentication-refused' };
}

export function close<Kept extends Standing>(payment: Kept): Kept {
  const letsGo = isOpen(payment) || payment.state === 'held';
  return letsGo ? { ...payment, state: 'closed', heldCents: 0 } : payment;
}

/** Of what is held; the rest is let go. Undefined for more than that. */
export function capture<Kept extends Standing>(payment: Kept, cents: number): Kept | undefined {
  if (payment.state !== 'held') return payment;
  if (cents > payment.heldCents) return undefined;
  return { ...payment, state: 'captured', heldCents: 0, capturedCents: cents };
}

/** A kept card is charged without its owner. Undefined: it is kept no more. */
export function charge<Kept extends Standing>(
  payment: Kept,
  card: CardBehaviour | undefined,
  now: Date,
): Kept {
  switch (card) {
    case undefined:
      return { ...payment, state: 'failed', failure: 'card-forgotten' };
    case 'asks-always':
      return { ...payment, state: 'failed', failure: 'authentication-needed' };
    case 'declined-later':
      return { ...payment, state: 'failed', failure: 'declined' };
    case 'declined':
    case 'insufficient-funds':
    case 'expired-card':
    case 'wrong-cvc':
      return { ...payment, state: 'failed', failure: card };
    case 'succeeds':
    case 'asks':
    case 'refund-fails':
      return paid({ ...payment, purpose: 'charge' }, now);
  }
}
