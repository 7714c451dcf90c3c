import { z } from 'zod';
import { askedPart, givenPart, type GivenPart } from './work-out.ts';

/** bounced: its money had gone, and came back; what it took back of the sale stays so. */
export const refundStates = ['requested', 'sent', 'succeeded', 'failed', 'bounced'] as const;

export const refundRow = z.object({
  refundNo: z.int(),
  orderNo: z.int(),
  /** Null: on the account of who has not paid yet. */
  paymentNo: z.int().nullable(),
  key: z.string(),
  cents: z.int(),
  reason: z.string(),
  /** As `refundParts`; of money that is no part of the order it says nothing. */
  parts: z.json(),
  state: z.enum(refundStates),
  failure: z.string().nullable(),
  askedAt: z.date(),
  askedBy: z.string(),
  settledAt: z.date().nullable(),
});
export type Refund = z.infer<typeof refundRow>;

const refundParts = z.object({
  asked: z.array(askedPart),
  given: z.array(givenPart),
  /** The refund whose money came back and is sent again: that one took back what was sold. */
  again: z.int().optional(),
});
export type RefundParts = z.infer<typeof refundParts>;

/** What a refund is for; null where it is not said to be for parts of the order. */
export const partsOf = ({ parts }: Pick<Refund, 'parts'>): RefundParts | null =>
  refundParts.safeParse(parts).data ?? null;

/** The parts that refunds take back of the sale: all but those that failed. */
export const givenIn = (refunds: readonly Refund[]): GivenPart[] =>
  refunds.flatMap((refund) => (refund.state === 'failed' ? [] : (partsOf(refund)?.given ?? [])));

/** Refunds whose money came back and has not been sent again. */
export const cameBack = (refunds: readonly Refund[]): Refund[] =>
  refunds.filter(
    ({ state, refundNo }) =>
      state === 'bounced' &&
      !refunds.some((it) => it.state !== 'failed' && partsOf(it)?.again === refundNo),
  );
