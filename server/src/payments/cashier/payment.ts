import { z } from 'zod';
import { statuses } from '../../contract/order-status.ts';
import type { Attempt } from './merge.ts';

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
});
export type OrderRow = z.infer<typeof orderToPayRow>;

export const attemptOf = (payment: Payment): Attempt => ({
  ...payment,
  refundedCents: Math.max(payment.refundedCents, payment.refundReservedCents),
});
