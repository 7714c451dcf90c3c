import { z } from 'zod';

/** What the law taxes alike, as the parts of a price name it. */
export const soldClass = z.enum(['food', 'alcohol']);

/** A leaf of an order's price beside its meals, as it was written when the order was placed. */
export const soldCharge = z.object({
  kind: z.enum(['discount', 'delivery', 'tax']),
  lineNo: z.int().nullable(),
  name: z.string().nullable(),
  basisPoints: z.int().nullable(),
  cents: z.int(),
  included: z.boolean(),
});

/** An order at its price, for the books. */
export type SoldOrder = {
  orderNo: number;
  currency: string;
  /** Whose taxes its price has; null: nothing was said of tax. */
  taxRegion: string | null;
  lines: { lineNo: number; cents: number; taxClass: z.infer<typeof soldClass> }[];
  charges: z.infer<typeof soldCharge>[];
};

/** Where the cents of something sold stand in the books: what it sold for net of tax, less what was taken off, and its tax. */
export type Cents = { salesCents: number; discountCents: number; taxCents: number };

/** A line of an order, or its delivery, as it was paid for. */
export type Piece = Cents & {
  /** Null: the delivery. */
  lineNo: number | null;
  taxClass: string;
  /** Of its tax; 0 where there is none. */
  basisPoints: number;
};

/** What a customer pays for it: all of its cents together. */
export const paidCents = ({ salesCents, discountCents, taxCents }: Cents): number =>
  salesCents - discountCents + taxCents;

/** An order as pieces that together are its total, to the cent. */
export function piecesOf({ lines, charges }: SoldOrder): Piece[] {
  const delivery = sumOf(charges.filter(({ kind }) => kind === 'delivery'));
  return [
    ...lines.map(({ lineNo, cents, taxClass }) => pieceOf(lineNo, cents, taxClass, charges)),
    ...(delivery === 0 ? [] : [pieceOf(null, delivery, 'delivery', charges)]),
  ];
}

function pieceOf(
  lineNo: number | null,
  cents: number,
  taxClass: string,
  charges: SoldOrder['charges'],
): Piece {
  const own = charges.filter((charge) => charge.lineNo === lineNo);
  const taxes = own.filter(({ kind }) => kind === 'tax');
  const discounts = own.filter(({ kind }) => kind === 'discount');
  return {
    lineNo,
    taxClass,
    // A line that costs nothing has no tax of its own; its class has a rate all the same.
    basisPoints:
      charges.find(({ kind, name }) => kind === 'tax' && name === taxClass)?.basisPoints ?? 0,
    salesCents: cents - sumOf(taxes.filter(({ included }) => included)),
    discountCents: -sumOf(discounts) || 0,
    taxCents: sumOf(taxes),
  };
}

const sumOf = (parts: readonly { cents: number }[]): number =>
  parts.reduce((sum, { cents }) => sum + cents, 0);
