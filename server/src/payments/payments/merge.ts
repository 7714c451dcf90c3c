import type { Status } from '../../contract/order-status.ts';

/** Where an attempt to pay stands at its provider, as read there and never as a hook tells it. */
export const attemptStates = [
  'open',
  'needs-action',
  'held',
  'captured',
  'failed',
  'closed',
  'lapsed',
  'processing',
] as const;
export type AttemptState = (typeof attemptStates)[number];

export type Observed = {
  state: AttemptState;
  currency: string;
  authorisedCents: number;
  capturedCents: number;
  refundedCents: number;
};

/** What the rule needs to know of an order; moments as dates. */
export type OrderToPay = {
  status: 'awaiting-payment' | Status;
  /** What a card still has to pay for it. */
  dueCents: number;
  currency: string;
  /** An order that nobody has paid by then is given up. */
  payBy: Date;
  /** When the saved method is charged, or what is held captured. */
  chargeAt: Date;
  /** Until when a failed charge is tried again before the order is cancelled. */
  graceUntil: Date;
};

/** One thing to do, in order. `close` asks the provider to end the attempt and then observes it once more. */
export type Step =
  | { do: 'wait' }
  | { do: 'place' }
  | { do: 'close' }
  | { do: 'cancel'; why: 'unpaid' | 'charge-failed' }
  | { do: 'ask-for-card' }
  | { do: 'charge-saved-method' }
  | { do: 'capture'; cents: number }
  | { do: 'post-sale' }
  | { do: 'dun' }
  | { do: 'write-off' }
  | { do: 'void' }
  | { do: 'refund'; cents: number }
  | { do: 'alert'; why: 'wrong-amount' | 'wrong-currency' | 'captured-after-the-box-left' };

type Phase = 'awaiting' | 'late' | 'placed' | 'charging' | 'gone' | 'cancelled';

const phaseOf = ({ status, payBy, chargeAt }: OrderToPay, now: Date): Phase => {
  switch (status) {
    case 'awaiting-payment':
      return now < payBy ? 'awaiting' : 'late';
    case 'placed':
    case 'packing':
      return now < chargeAt ? 'placed' : 'charging';
    case 'packed':
    case 'shipped':
    case 'delivered':
      return 'gone';
    case 'cancelled':
      return 'cancelled';
  }
};

type Sort = 'open' | 'held' | 'captured' | 'over' | 'processing';

const sortOf: Readonly<Record<AttemptState, Sort>> = {
  open: 'open',
  'needs-action': 'open',
  held: 'held',
  captured: 'captured',
  failed: 'over',
  closed: 'over',
  lapsed: 'over',
  processing: 'processing',
};

type Rule = (order: OrderToPay, seen: Observed, now: Date) => Step[];

const wait: Rule = () => [{ do: 'wait' }];
const close: Rule = () => [{ do: 'close' }];

/** Money that is there in the right currency and amount; else nobody's order is decided by it. */
const placeIfRight: Rule = (order, seen) => {
  if (seen.currency !== order.currency) return [{ do: 'alert', why: 'wrong-currency' }];
  const there = Math.max(seen.authorisedCents, seen.capturedCents - seen.refundedCents);
  return there === order.dueCents ? [{ do: 'place' }] : [{ do: 'alert', why: 'wrong-amount' }];
};

const dunOr =
  (last: Step): Rule =>
  ({ graceUntil }, _seen, now) => [now < graceUntil ? { do: 'dun' } : last];

const capture: Rule = ({ dueCents }, { authorisedCents }) => {
  const cents = Math.min(dueCents, authorisedCents);
  return cents > 0 ? [{ do: 'capture', cents }] : [{ do: 'void' }];
};

const giveBack: Rule = (_order, { capturedCents, refundedCents }) => {
  const cents = capturedCents - refundedCents;
  return cents > 0 ? [{ do: 'refund', cents }] : [{ do: 'wait' }];
};

/** The table of decisions: one row for each phase of an order, one column for each sort of attempt. */
const table: Readonly<Record<Phase, Readonly<Record<Sort, Rule>>>> = {
  awaiting: {
    open: wait,
    held: placeIfRight,
    captured: placeIfRight,
    over: wait,
    processing: wait,
  },
  late: {
    open: close,
    held: placeIfRight,
    captured: placeIfRight,
    over: () => [{ do: 'cancel', why: 'unpaid' }],
    processing: wait,
  },
  placed: {
    open: close,
    held: wait,
    captured: wait,
    over: () => [{ do: 'ask-for-card' }],
    processing: wait,
  },
  charging: {
    open: () => [{ do: 'close' }, { do: 'charge-saved-method' }],
    held: capture,
    captured: () => [{ do: 'post-sale' }],
    over: dunOr({ do: 'cancel', why: 'charge-failed' }),
    processing: wait,
  },
  gone: {
    open: () => [{ do: 'close' }, { do: 'dun' }],
    held: (...it) => [...capture(...it), { do: 'alert', why: 'captured-after-the-box-left' }],
    captured: () => [{ do: 'post-sale' }],
    over: dunOr({ do: 'write-off' }),
    processing: wait,
  },
  cancelled: {
    open: close,
    held: () => [{ do: 'void' }],
    captured: giveBack,
    over: wait,
    processing: wait,
  },
};

/**
 * What follows for an order from how an attempt to pay for it stands. Asked as often as anybody likes it answers the same, so that a hook
 * that is lost, doubled or late, and a job that was killed, change nothing but the moment.
 */
export const merge = (order: OrderToPay, seen: Observed, now: Date): Step[] =>
  table[phaseOf(order, now)][sortOf[seen.state]](order, seen, now);
