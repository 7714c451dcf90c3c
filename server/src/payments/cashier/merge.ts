import type { Status } from '../../contract/order-status.ts';
import type { AttemptState } from '../../platform/platform.ts';

/** An attempt to pay as it was last read at its provider, and never as a hook tells it. */
export type Attempt = {
  paymentNo: number;
  purpose: 'hold' | 'save' | 'charge';
  /** unsent: no answer to the call that opens it has arrived, and its provider knows nothing of it. */
  state: 'unsent' | AttemptState;
  amountCents: number;
  currency: string;
  authorisedCents: number;
  capturedCents: number;
  /** Given back, or asked to be. */
  refundedCents: number;
  /** When what is held lapses. */
  captureBefore: Date | null;
  /** The card that it was paid with, where it is kept. */
  methodRef: string | null;
  /** When its provider was last asked to open or to charge it. */
  askedAt: Date;
};

/** What the rule needs to know of an order. */
export type OrderToPay = {
  status: Status;
  /** What has to be paid for it before it is sold: nothing of what is on account. */
  dueCents: number;
  currency: string;
  /** An order that nobody has paid by then is given up; null: it waits for nothing. */
  payBy: Date | null;
  /** When the kept card is charged, or what is held captured. */
  chargeAt: Date;
  /** Whether it is in the books as sold. */
  sold: boolean;
  /** How often its customer was asked to pay again, and when last. */
  dunned: number;
  dunnedAt: Date | null;
};

/** One thing to do, in order. None: there is nothing to do but to wait. */
export type Step =
  // ours
  | { do: 'place' }
  | { do: 'cancel'; why: 'unpaid' | 'charge-failed' }
  | { do: 'ask-for-card' }
  | { do: 'post-sale' }
  | { do: 'dun' }
  | { do: 'write-off'; cents: number }
  | {
      do: 'alert';
      why: 'wrong-amount' | 'wrong-currency' | 'captured-after-the-box-left';
      paymentNo: number;
    }
  // the provider's; each answers how the attempt stands then
  | { do: 'close'; paymentNo: number }
  | { do: 'void'; paymentNo: number }
  | { do: 'capture'; paymentNo: number; cents: number }
  | { do: 'charge'; paymentNo: number }
  // ours, and then the provider's
  | { do: 'charge-kept-card'; methodRef: string; cents: number }
  | { do: 'refund'; paymentNo: number; cents: number; why: 'cancelled' | 'surplus' };

export type Phase = 'awaiting' | 'late' | 'placed' | 'charging' | 'gone' | 'cancelled';

export function phaseOf({ status, payBy, chargeAt }: OrderToPay, now: Date): Phase {
  switch (status) {
    case 'awaiting-payment':
      return payBy === null || now < payBy ? 'awaiting' : 'late';
    case 'placed':
    case 'packing':
      return now < chargeAt ? 'placed' : 'charging';
    case 'packed':
    case 'shipped':
    case 'delivered':
    case 'returned':
      return 'gone';
    case 'cancelled':
      return 'cancelled';
  }
}

const hours = (count: number) => count * 3_600_000;
const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms);

/** So long a call may be under way on another server, or at the provider, before an attempt that nobody knows is taken for none. */
export const answerWithinMs = hours(1 / 6);
/** So long somebody who was asked to pay again may sit before the provider's page. */
export const sitsMs = hours(1);
/** An order that was packed or is to be packed is asked for its money so often, and so far apart. */
export const mostDuns = 3;
export const dunEveryMs = hours(8);
/** What is held is taken so long before it lapses. */
export const beforeLapseMs = hours(24);

/** From what pays best to what pays nothing, the order in which attempts are looked at. */
const sorts = ['captured', 'held', 'processing', 'saved', 'asked', 'open', 'over'] as const;
type Sort = (typeof sorts)[number];

const sortOfState: Readonly<Record<AttemptState, Sort>> = {
  open: 'open',
  'needs-action': 'open',
  processing: 'processing',
  saved: 'saved',
  held: 'held',
  captured: 'captured',
  failed: 'over',
  closed: 'over',
  lapsed: 'over',
};

function sortOf(attempt: Attempt, now: Date): Sort {
  // The card outlives what was held on it.
  if (attempt.state === 'lapsed' && attempt.methodRef !== null) return 'saved';
  if (attempt.state !== 'unsent') return sortOfState[attempt.state];
  return isUnderWay(attempt, now) || attempt.purpose === 'charge' ? 'asked' : 'over';
}

export const isUnderWay = ({ askedAt }: Attempt, now: Date) => now < after(askedAt, answerWithinMs);

type Case = {
  order: OrderToPay;
  attempt: Attempt;
  /** What better attempts leave to be paid; more than nothing but in the row of what is covered. */
  left: number;
  others: readonly Attempt[];
  now: Date;
};
/** What follows from an attempt, and how much of the order it pays or is about to. `waits`: it may still. */
type Answer = { steps?: Step[]; pays?: number; waits?: boolean };
type Rule = (it: Case) => Answer;

const wait: Rule = () => ({ waits: true });
const keep: Rule = ({ left }) => ({ pays: left });
const nothing: Rule = () => ({});

const close: Rule = ({ attempt: { paymentNo } }) => ({
  steps: [{ do: 'close', paymentNo }],
  waits: true,
});
const letGo: Rule = ({ attempt: { paymentNo } }) => ({ steps: [{ do: 'void', paymentNo }] });

const placed = (left: number): Answer => ({ steps: [{ do: 'place' }], pays: left });
const alert = (why: 'wrong-amount' | 'wrong-currency', { paymentNo }: Attempt): Answer => ({
  steps: [{ do: 'alert', why, paymentNo }],
});

/** Money that is there in the right currency and amount; else nobody's order is decided by it. */
const placeIfRight: Rule = ({ order, attempt, left }) => {
  if (attempt.currency !== order.currency) return alert('wrong-currency', attempt);
  const there = Math.max(attempt.authorisedCents, attempt.capturedCents - attempt.refundedCents);
  return there === left ? placed(left) : alert('wrong-amount', attempt);
};

const placeForKeptCard: Rule = ({ attempt, left, order }) =>
  attempt.currency === order.currency ? placed(left) : alert('wrong-currency', attempt);

const capture: Rule = ({ attempt: { paymentNo, authorisedCents }, left }) => {
  const cents = Math.min(left, authorisedCents);
  return cents > 0
    ? { steps: [{ do: 'capture', paymentNo, cents }], pays: cents }
    : { steps: [{ do: 'void', paymentNo }] };
};

/**
 * A hold that would lapse before the order closes is let lapse where its card is kept, and charged when that was promised; it is taken while
 * it lives where nothing else would pay.
 */
const keepOrCapture: Rule = (it) => {
  const { captureBefore, methodRef } = it.attempt;
  if (methodRef !== null) return keep(it);
  const lapses = captureBefore !== null && it.now >= after(captureBefore, -beforeLapseMs);
  return lapses ? capture(it) : keep(it);
};

/** What pays for the order stays; what is more than is due goes back. */
const useAndGiveBack: Rule = ({ attempt, left }) => {
  const { paymentNo, capturedCents, refundedCents } = attempt;
  const pays = Math.min(left, capturedCents);
  const cents = capturedCents - pays - refundedCents;
  return {
    pays,
    steps: cents > 0 ? [{ do: 'refund', paymentNo, cents, why: 'surplus' }] : [],
  };
};

const giveAllBack: Rule = ({ attempt: { paymentNo, capturedCents, refundedCents } }) => {
  const cents = capturedCents - refundedCents;
  return { steps: cents > 0 ? [{ do: 'refund', paymentNo, cents, why: 'cancelled' }] : [] };
};

/** A kept card is charged once by itself; then its owner is asked. */
const chargeKeptCard: Rule = ({ attempt: { methodRef }, left, others }) =>
  methodRef === null || wasCharged(methodRef, others)
    ? {}
    : { steps: [{ do: 'charge-kept-card', methodRef, cents: left }], pays: left };

const wasCharged = (methodRef: string, attempts: readonly Attempt[]) =>
  attempts.some((it) => it.purpose === 'charge' && it.methodRef === methodRef);

/** What is held is taken; what is due beyond it is charged to the same card, where that is kept. */
const captureAndChargeRest: Rule = (it) => {
  const taken = capture(it);
  const rest = it.left - (taken.pays ?? 0);
  if (rest <= 0) return taken;
  const more = chargeKeptCard({ ...it, left: rest });
  return {
    steps: [...(taken.steps ?? []), ...(more.steps ?? [])],
    pays: (taken.pays ?? 0) + (more.pays ?? 0),
  };
};

const captureAndAlert: Rule = (it) => {
  const taken = captureAndChargeRest(it);
  const { paymentNo } = it.attempt;
  const told = { do: 'alert', why: 'captured-after-the-box-left', paymentNo } as const;
  return { ...taken, steps: [...(taken.steps ?? []), told] };
};

/** Money of another currency pays for nothing, and nobody is asked for more until somebody has looked. */
const ifOurCurrency =
  (rule: Rule): Rule =>
  (it) =>
    it.attempt.currency === it.order.currency
      ? rule(it)
      : { ...alert('wrong-currency', it.attempt), waits: true };

/** The call that charges is sent again under its own number; another that was asked for may still be opened. */
const sendAgain: Rule = ({ attempt: { purpose, paymentNo }, left }) =>
  purpose === 'charge' ? { steps: [{ do: 'charge', paymentNo }], pays: left } : { waits: true };

/** Who was asked to pay again may sit before the provider's page; anybody else's page is from before the card was charged. */
const closeIfStale: Rule = (it) =>
  it.order.dunned > 0 && it.now < after(it.attempt.askedAt, sitsMs) ? wait(it) : close(it);

/** What follows where nothing pays, and nothing may still. */
type Unpaid = (it: { order: OrderToPay; left: number; now: Date }) => Step[];

const dunOr =
  (last: (left: number) => Step): Unpaid =>
  ({ order: { dunned, dunnedAt }, left, now }) => {
    if (dunned > mostDuns || (dunnedAt !== null && now < after(dunnedAt, dunEveryMs))) return [];
    return [dunned < mostDuns ? { do: 'dun' } : last(left)];
  };

type Row = Readonly<Record<Exclude<Sort, 'over'>, Rule> & { none: Unpaid }>;

/** The table of decisions: one row for each phase of an order, one column for each sort of attempt; `none`: all of them are over. */
const table: Readonly<Record<Phase | 'covered', Row>> = {
  awaiting: {
    captured: placeIfRight,
    held: placeIfRight,
    processing: wait,
    saved: placeForKeptCard,
    asked: wait,
    open: wait,
    none: () => [],
  },
  late: {
    captured: placeIfRight,
    held: placeIfRight,
    processing: keep,
    saved: placeForKeptCard,
    asked: wait,
    open: close,
    none: () => [{ do: 'cancel', why: 'unpaid' }],
  },
  placed: {
    captured: ifOurCurrency(useAndGiveBack),
    held: ifOurCurrency(keepOrCapture),
    processing: keep,
    saved: ifOurCurrency(keep),
    asked: wait,
    open: wait,
    none: ({ order }) => (order.dunned === 0 ? [{ do: 'ask-for-card' }] : []),
  },
  charging: {
    captured: ifOurCurrency(useAndGiveBack),
    held: ifOurCurrency(captureAndChargeRest),
    processing: keep,
    saved: ifOurCurrency(chargeKeptCard),
    asked: sendAgain,
    open: closeIfStale,
    none: dunOr(() => ({ do: 'cancel', why: 'charge-failed' })),
  },
  gone: {
    captured: ifOurCurrency(useAndGiveBack),
    held: ifOurCurrency(captureAndAlert),
    processing: keep,
    saved: ifOurCurrency(chargeKeptCard),
    asked: sendAgain,
    open: closeIfStale,
    none: dunOr((cents) => ({ do: 'write-off', cents })),
  },
  cancelled: {
    captured: giveAllBack,
    held: letGo,
    processing: wait,
    saved: nothing,
    asked: wait,
    open: close,
    none: () => [],
  },
  // Better attempts pay for all of the order.
  covered: {
    captured: useAndGiveBack,
    held: letGo,
    processing: wait,
    saved: nothing,
    asked: wait,
    open: close,
    none: () => [],
  },
};

/**
 * What follows for an order from how the attempts to pay for it stand. Asked as often as anybody likes it answers the same, so that a hook
 * that is lost, doubled or late, and a job that was killed, change nothing but the moment.
 */
export function merge(order: OrderToPay, attempts: readonly Attempt[], now: Date): Step[] {
  const phase = phaseOf(order, now);
  const { steps, left, waits } = standing(order, attempts, now);
  if (left > 0 && !waits) steps.push(...table[phase].none({ order, left, now }));
  const own = attempts.filter(({ currency }) => currency === order.currency);
  const isTaken = capturedOf(own) >= order.dueCents;
  if ((phase === 'charging' || phase === 'gone') && isTaken && !order.sold)
    steps.push({ do: 'post-sale' });
  return steps;
}

/** What nobody has paid, kept a card for or is about to pay. */
export const leftToPay = (order: OrderToPay, attempts: readonly Attempt[], now: Date): number =>
  Math.max(0, standing(order, attempts, now).left);

function standing(order: OrderToPay, attempts: readonly Attempt[], now: Date) {
  const phase = phaseOf(order, now);
  const steps: Step[] = [];
  let left = order.dueCents;
  let waits = false;
  for (const { attempt, sort } of inOrder(attempts, now)) {
    if (sort === 'over') break;
    const row = table[phase !== 'cancelled' && left <= 0 ? 'covered' : phase];
    const answer = row[sort]({ order, attempt, left, others: attempts, now });
    steps.push(...(answer.steps ?? []));
    left -= answer.pays ?? 0;
    waits ||= answer.waits ?? false;
  }
  return { steps, left, waits };
}

const capturedOf = (attempts: readonly Attempt[]) =>
  attempts.reduce((sum, { capturedCents }) => sum + capturedCents, 0);

const inOrder = (attempts: readonly Attempt[], now: Date) =>
  attempts
    .map((attempt) => ({ attempt, sort: sortOf(attempt, now) }))
    .toSorted(
      (one, other) =>
        sorts.indexOf(one.sort) - sorts.indexOf(other.sort) ||
        one.attempt.paymentNo - other.attempt.paymentNo,
    );
