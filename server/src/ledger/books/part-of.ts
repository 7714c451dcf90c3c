import { paidCents, type Cents, type Piece } from './pieces.ts';

export const noCents: Cents = { salesCents: 0, discountCents: 0, taxCents: 0 };

export const addCents = (one: Cents, other: Cents): Cents => ({
  salesCents: one.salesCents + other.salesCents,
  discountCents: one.discountCents + other.discountCents,
  taxCents: one.taxCents + other.taxCents,
});

/**
 * Of which cents a part of a piece is made when so much of it was given back before. Whatever the parts, and whichever of them failed,
 * the last one takes what is left, and none takes more tax, sales or discount than the piece has.
 */
export function partOf(piece: Piece, before: Cents, cents: number): Piece {
  const paid = paidCents(piece);
  const left = {
    discount: piece.discountCents - before.discountCents,
    tax: piece.taxCents - before.taxCents,
    sales: piece.salesCents - before.salesCents,
  };
  const upTo = paidCents(before) + cents;
  if (cents < 0 || upTo > paid) throw new Error(`${cents} is more than is left of a piece.`);
  const discountCents = within(
    share(piece.discountCents, upTo, paid) - before.discountCents,
    0,
    left.discount,
  );
  const gross = cents + discountCents;
  const taxCents = within(
    share(piece.taxCents, upTo, paid) - before.taxCents,
    Math.max(0, gross - left.sales),
    Math.min(left.tax, gross),
  );
  return { ...piece, discountCents, taxCents, salesCents: gross - taxCents };
}

const within = (cents: number, least: number, most: number) =>
  Math.max(least, Math.min(cents, most));

const share = (cents: number, part: number, whole: number): number =>
  roundHalfUp(BigInt(cents) * BigInt(part), BigInt(whole));

/** A fraction of whole numbers, rounded half up in whole numbers throughout; of nothing it is nothing. */
export const roundHalfUp = (numerator: bigint, denominator: bigint): number =>
  denominator === 0n ? 0 : Number((2n * numerator + denominator) / (2n * denominator));
