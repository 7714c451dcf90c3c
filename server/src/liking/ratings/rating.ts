import { z } from 'zod';
import { isWithCustomer, type Status } from '../../contract/order-status.ts';
import { leastRatings } from '../../contract/ratings.ts';

export const ratingRow = z.object({
  orderNo: z.int(),
  lineNo: z.int(),
  stars: z.int(),
  /** To the kitchen, and read by staff alone. */
  note: z.string().nullable(),
  ratedAt: z.date(),
});
export type Rating = z.infer<typeof ratingRow>;

/** How a recipe was liked: each customer counts once, with what they said last of it. */
export const sumRow = z.object({ recipeNo: z.int(), customers: z.int(), stars: z.int() });
export type Sum = z.infer<typeof sumRow>;

/** A recipe in stars, to a tenth, and of how many customers. */
export type Average = { average: number; customers: number };

export const averageOf = ({ customers, stars }: Pick<Sum, 'customers' | 'stars'>): Average => ({
  average: Math.round((10 * stars) / customers) / 10,
  customers,
});

/** As customers read it; null while too few have said anything. */
export const shownAverage = (sum: Sum | undefined): Average | null =>
  sum === undefined || sum.customers < leastRatings ? null : averageOf(sum);

type Sold = { lineNo: number; priceCents: number };
type Back = {
  refunds: readonly { state: string }[];
  lines: readonly { lineNo: number; leftCents: number }[];
};

/** Whether its customer can say how a meal was: the box is with them, and what the meal cost did not all go back. */
export function mayRate(
  status: Status,
  { lineNo, priceCents }: Sold,
  { refunds, lines }: Back,
): boolean {
  if (!isWithCustomer(status)) return false;
  const anyWentBack = refunds.some(({ state }) => state !== 'failed');
  const left = lines.find((line) => line.lineNo === lineNo)?.leftCents ?? 0;
  return !anyWentBack || priceCents === 0 || left > 0;
}
