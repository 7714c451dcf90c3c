import { z } from 'zod';
import { askedPart, givenPart, type AskedPart, type GivenPart } from './work-out.ts';

export const refundStates = ['requested', 'sent', 'succeeded', 'failed'] as const;

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

export type RefundParts = { asked: AskedPart[]; given: GivenPart[] };

const refundParts = z.object({ asked: z.array(askedPart), given: z.array(givenPart) });

/** What a refund is for; null where it is not said to be for parts of the order. */
export const partsOf = ({ parts }: Pick<Refund, 'parts'>): RefundParts | null =>
  refundParts.safeParse(parts).data ?? null;

/** The parts that all refunds give back which have not failed. */
export const givenIn = (refunds: readonly Refund[]): GivenPart[] =>
  refunds.flatMap((refund) => (refund.state === 'failed' ? [] : (partsOf(refund)?.given ?? [])));
