import { z } from 'zod';

/** What orders of one key are counted as; what they are not told apart by is empty or 0. */
export const tallyRow = z.object({
  counted: z.string(),
  day: z.iso.date(),
  currency: z.string(),
  recipeNo: z.int(),
  kitchenNo: z.int(),
  status: z.string(),
  ahead: z.int(),
  orders: z.int(),
  portions: z.int(),
  cents: z.int(),
  foodCents: z.int(),
});
export type Tally = z.infer<typeof tallyRow>;

/** A tally that is kept otherwise than its orders sum to, and by how much more. */
export type UnevenTally = Tally;

type Sums = Map<string, Tally>;

const keyOf = ({ counted, day, currency, recipeNo, kitchenNo, status, ahead }: Tally): string =>
  JSON.stringify([counted, day, currency, recipeNo, kitchenNo, status, ahead]);

export const sumsOf = (tallies: readonly Tally[]): Sums =>
  new Map(tallies.map((tally) => [keyOf(tally), tally]));

/** Takes what a run of orders sums to from what is kept. */
export function takeFrom(sums: Sums, counted: readonly Tally[]): void {
  for (const tally of counted) {
    const key = keyOf(tally);
    const { orders, portions, cents, foodCents } = sums.get(key) ?? nothing;
    sums.set(key, {
      ...tally,
      orders: orders - tally.orders,
      portions: portions - tally.portions,
      cents: cents - tally.cents,
      foodCents: foodCents - tally.foodCents,
    });
  }
}

const nothing = { orders: 0, portions: 0, cents: 0, foodCents: 0 };

/** What is left of them once every run was taken. */
export const unevenIn = (sums: Sums): UnevenTally[] =>
  [...sums.values()].filter(
    ({ orders, portions, cents, foodCents }) =>
      orders !== 0 || portions !== 0 || cents !== 0 || foodCents !== 0,
  );
