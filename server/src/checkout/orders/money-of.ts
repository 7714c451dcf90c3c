import { orderStatuses } from '../../contract/order-status.ts';
import type { Order, OrderPayment } from './order.ts';

/** How an order is paid, in a word for its customer. */
export const payStates = [
  // It was placed before the store took money, or is on account.
  'on-account',
  // Nothing is due.
  'free',
  // It waits for its payment, and keeps its meals and its day meanwhile.
  'awaited',
  // The amount is held on a card, and charged when the order closes.
  'held',
  // A card is kept, and charged when the order closes.
  'kept',
  'processing',
  // The card was charged.
  'charged',
  // What was charged went back, all or in part.
  'given-back',
  // It stands and nobody has paid it: its customer was asked to pay again.
  'failed',
  // It was cancelled, and nothing was taken.
  'nothing-taken',
] as const;
export type PayState = (typeof payStates)[number];

type PaidOrder = Pick<Order, 'status' | 'paymentBy' | 'dueCents' | 'dunned'>;

const sumOf = (cents: readonly number[]) => cents.reduce((sum, each) => sum + each, 0);

export const chargedCents = (payments: readonly OrderPayment[]): number =>
  sumOf(payments.map(({ capturedCents }) => capturedCents));
export const givenBackCents = (payments: readonly OrderPayment[]): number =>
  sumOf(
    payments.map((it) => Math.max(it.refundedCents, it.refundReservedCents - it.disputedCents)),
  );

export function payStateOf(order: PaidOrder, payments: readonly OrderPayment[]): PayState {
  const { status, paymentBy, dueCents, dunned } = order;
  if (paymentBy === null || paymentBy === 'invoice') return 'on-account';
  const is = (state: OrderPayment['state']) => payments.some((it) => it.state === state);
  if (givenBackCents(payments) > 0) return 'given-back';
  if (!orderStatuses[status].live && !orderStatuses[status].inTheHouse)
    return chargedCents(payments) > 0 ? 'charged' : 'nothing-taken';
  if (dueCents === 0) return 'free';
  if (chargedCents(payments) >= (dueCents ?? 0)) return 'charged';
  if (!orderStatuses[status].live) return is('processing') ? 'processing' : 'awaited';
  if (is('processing')) return 'processing';
  if (is('held')) return 'held';
  // What was held lapses where an order was brought to a later day: its card stays.
  const isKept = is('saved') || payments.some((it) => it.state === 'lapsed' && it.card !== null);
  return isKept && dunned === 0 ? 'kept' : 'failed';
}

/** Whether its customer is to pay it now. */
export const asksForPayment = (order: PaidOrder, payments: readonly OrderPayment[]): boolean => {
  const state = payStateOf(order, payments);
  return state === 'awaited' || (state === 'failed' && order.dunned > 0);
};
