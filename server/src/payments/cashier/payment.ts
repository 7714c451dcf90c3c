import { z } from 'zod';
import { statuses } from '../../contract/order-status.ts';
import type { Attempt as Asked, Observed } from '../../platform/platform.ts';
import { sitsMs, type Attempt, type OrderToPay } from './merge.ts';

const purposes = ['hold', 'save', 'charge'] as const;
const states = [
  'unsent',
  'open',
  'needs-action',
  'processing',
  'saved',
  'held',
  'captured',
  'failed',
  'closed',
  'lapsed',
] as const satisfies Attempt['state'][];

/** An attempt to pay, as the store keeps it. */
export const paymentRow = z.object({
  paymentNo: z.int(),
  orderNo: z.int(),
  provider: z.string(),
  purpose: z.enum(purposes),
  state: z.enum(states),
  amountCents: z.int(),
  currency: z.string(),
  /** The provider's name of it; null until the call that opens it was answered. */
  ref: z.string().nullable(),
  methodRef: z.string().nullable(),
  authorisedCents: z.int(),
  capturedCents: z.int(),
  refundedCents: z.int(),
  /** What refunds that were asked for take of it, done or not. */
  refundReservedCents: z.int(),
  captureBefore: z.date().nullable(),
  failure: z.string().nullable(),
  openedAt: z.date(),
  askedAt: z.date(),
  /** By which its customer comes back without a session. */
  returnToken: z.string(),
});
export type Payment = z.infer<typeof paymentRow>;

/** What credit or a gift card pays of an order: held until it is charged, and never asked of a provider. */
export const tenderRow = z.object({
  paymentNo: z.int(),
  orderNo: z.int(),
  provider: z.string(),
  account: z.string(),
  state: z.enum(states),
  currency: z.string(),
  authorisedCents: z.int(),
  capturedCents: z.int(),
  refundedCents: z.int(),
  refundReservedCents: z.int(),
});
export type Tender = z.infer<typeof tenderRow>;

/** Money that goes back, and is not there yet. */
const refundUnderWay = z.object({
  refundNo: z.int(),
  paymentNo: z.int(),
  key: z.string(),
  cents: z.int(),
  state: z.enum(['requested', 'sent']),
});
export type RefundUnderWay = z.infer<typeof refundUnderWay>;

/** What the cashier needs to know of an order. */
export const orderToPayRow = z.object({
  orderNo: z.int(),
  customerNo: z.int(),
  status: z.enum(statuses),
  dueCents: z.int(),
  currency: z.string(),
  paymentBy: z.string().nullable(),
  payBy: z.date().nullable(),
  chargeAt: z.date(),
  dunned: z.int(),
  dunnedAt: z.date().nullable(),
  failures: z.int(),
  email: z.string(),
  /** Whether it is in the books as sold. */
  sold: z.boolean(),
  /** It was ordered for a subscription by a server that died before it wrote that down: whether it is wanted is not known. */
  isOrphaned: z.boolean(),
  /** Whether credit or a gift card pays a part of it. */
  hasTenders: z.boolean(),
  refundsUnderWay: z.array(refundUnderWay),
});
export type OrderRow = z.infer<typeof orderToPayRow>;

export const attemptOf = (payment: Payment): Attempt => ({
  ...payment,
  refundedCents: Math.max(payment.refundedCents, payment.refundReservedCents),
});

/** What is on account is owed, and nobody has to pay it before the box is made. */
export const toPayOf = (order: OrderRow): OrderToPay => ({
  ...order,
  dueCents: order.paymentBy === null || order.paymentBy === 'invoice' ? 0 : order.dueCents,
});

type Standing = Pick<
  Payment,
  'state' | 'ref' | 'authorisedCents' | 'capturedCents' | 'refundedCents'
>;

export const isAlike = (
  one: Standing & { paymentNo: number },
  other: Standing & { paymentNo: number },
) =>
  one.paymentNo === other.paymentNo &&
  one.state === other.state &&
  one.ref === other.ref &&
  one.authorisedCents === other.authorisedCents &&
  one.capturedCents === other.capturedCents &&
  one.refundedCents === other.refundedCents;

/** Whether nothing is to be written of what its provider tells of it. */
export const isAsObserved = (
  known: Standing &
    Pick<Payment, 'paymentNo' | 'currency' | 'captureBefore' | 'failure' | 'methodRef'>,
  observed: Observed,
): boolean =>
  isAlike(known, observed) &&
  (observed.currency === '' || known.currency === observed.currency) &&
  known.captureBefore?.getTime() === observed.captureBefore?.getTime() &&
  known.failure === observed.failure &&
  (observed.method === null || known.methodRef === observed.method.ref);

/** An attempt whose page its customer can still be sent to. */
export const isBegun = ({ state, purpose }: Payment) =>
  purpose !== 'charge' && (state === 'unsent' || state === 'open' || state === 'needs-action');

/** The same whenever it is asked for: a provider remembers what it was asked. */
export const endOf = ({ payBy, status }: OrderRow, { openedAt }: Payment) =>
  status === 'awaiting-payment' && payBy ? payBy : new Date(openedAt.getTime() + sitsMs);

/** What a provider is told of an attempt. */
export const wantedBy = (
  { orderNo, customerNo, email }: Pick<OrderRow, 'orderNo' | 'customerNo' | 'email'>,
  { paymentNo, purpose, amountCents, currency, openedAt }: Payment,
): Asked => ({
  paymentNo,
  orderNo,
  customerNo,
  purpose,
  cents: amountCents,
  currency,
  email,
  openedAt,
});
