import { z } from 'zod';

/** One side of the books on a day: what came onto an account and what left it. Orders, credit and gift cards are one account each here. */
export const accountSum = z.object({
  account: z.string(),
  currency: z.string(),
  debitCents: z.int(),
  creditCents: z.int(),
});
export type AccountSum = z.infer<typeof accountSum>;

const mismatchKinds = [
  'order-not-even',
  'sale-not-returned',
  'capture-not-posted',
  'refund-not-posted',
  'invoice-differs',
  'credit-note-differs',
  'number-missing',
  'refund-stuck',
  'allowance-differs',
  'balance-differs',
] as const;

/** Something in the books that does not match, and by how many cents. */
export const mismatch = z.object({
  kind: z.enum(mismatchKinds),
  /** Null: of no order. */
  orderNo: z.int().nullable(),
  cents: z.int(),
  currency: z.string().nullable(),
  /** A number of a document, a provider, the state of a refund. */
  what: z.string().nullable(),
});
export type Mismatch = z.infer<typeof mismatch>;

/** Since and until which moments books are read; null: since ever. */
export type Period = { from: Date; to: Date };

export type DailyBooks = {
  /** Null: of all days. */
  day: string | null;
  sums: AccountSum[];
  mismatches: Mismatch[];
};

/** So long a refund may be under way before somebody has to look. */
export const refundIsStuckAfterMs = 24 * 60 * 60 * 1000;

/** How many mismatches of one kind are named at most. */
export const mostNamed = 200;
