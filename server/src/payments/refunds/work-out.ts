import { z } from 'zod';
import { deal } from '../../checkout/pricing/deal.ts';
import { addCents, noCents, partOf, roundHalfUp } from '../../ledger/books/part-of.ts';
import { paidCents, type Cents, type Piece } from '../../ledger/books/pieces.ts';
import { fields } from '../../contract/fields.ts';

/** What somebody asks back: what is left of a line or of the delivery, so much of an ingredient, or an amount over everything. */
export const askedPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), lineNo: fields.number }),
  z.strictObject({
    kind: z.literal('ingredient'),
    lineNo: fields.number,
    ingredientNo: fields.number,
    amount: fields.amount,
  }),
  z.strictObject({ kind: z.literal('delivery') }),
  z.strictObject({ kind: z.literal('amount'), cents: fields.amount }),
]);
export type AskedPart = z.infer<typeof askedPart>;

const missing = z.object({ ingredientNo: z.int(), amount: z.int() });

/** A part of one piece that is given back, with where its cents stand in the books. */
export const givenPart = z.object({
  lineNo: z.int().nullable(),
  taxClass: z.string(),
  basisPoints: z.int(),
  salesCents: z.int(),
  discountCents: z.int(),
  taxCents: z.int(),
  missing: missing.nullable(),
});
export type GivenPart = z.infer<typeof givenPart>;

/** An order as far as its money can go back. */
export type Refundable = {
  pieces: readonly Piece[];
  /** What was ordered of each line, at the price of the menu. */
  ingredients: readonly {
    lineNo: number;
    ingredientNo: number;
    amount: number;
    cents: number;
    lineCents: number;
  }[];
  /** What was asked for and has not failed. */
  given: readonly GivenPart[];
  /** What can go back on each payment, in the order in which they are used; null: on the account. */
  sources: readonly { paymentNo: number | null; leftCents: number }[];
};

export type WorkedOut =
  | { ok: true; cents: number; shares: { paymentNo: number | null; given: GivenPart[] }[] }
  | { ok: false; code: 'refund-too-large'; leftCents: number }
  | { ok: false; code: 'nothing-to-refund' }
  | { ok: false; code: 'line-not-found' };

type Wanted = { lineNo: number | null; cents: number; missing: GivenPart['missing'] };

/** What is still to be had of a refundable order, whatever for. */
export function leftOf({ pieces, given, sources }: Refundable): number {
  const rest = pieces.reduce((sum, piece) => sum + restOf(piece, given), 0);
  return Math.min(rest, sumOf(sources.map(({ leftCents }) => leftCents)));
}

/** What is left of a line or of the delivery (null). */
export const leftOfPiece = ({ pieces, given }: Refundable, lineNo: number | null): number =>
  pieces
    .filter((piece) => piece.lineNo === lineNo)
    .reduce((sum, piece) => sum + restOf(piece, given), 0);

/**
 * Works out what is given back for what is asked: never more of a line than it cost after its discounts, never more of all than was
 * captured and is not asked for yet. Asked in parts it comes to the same cents as asked at once.
 */
export function workOut(order: Refundable, asked: readonly AskedPart[]): WorkedOut {
  const wanted: Wanted[] = [];
  for (const part of asked) {
    const found = want(order, part, wanted);
    if (!Array.isArray(found)) return found;
    // Too little to be a cent is remembered all the same: the next of it may make one.
    wanted.push(...found.filter((it) => it.cents > 0 || it.missing !== null));
  }
  const cents = sumOf(wanted.map((it) => it.cents));
  if (wanted.length === 0) return { ok: false, code: 'nothing-to-refund' };
  if (cents > leftOf(order))
    return { ok: false, code: 'refund-too-large', leftCents: leftOf(order) };
  return { ok: true, cents, shares: shareOut(order, wanted) };
}

function want(
  order: Refundable,
  part: AskedPart,
  sofar: readonly Wanted[],
): Wanted[] | Exclude<WorkedOut, { ok: true }> {
  const rest = (lineNo: number | null) =>
    leftOfPiece(order, lineNo) -
    sumOf(sofar.filter((it) => it.lineNo === lineNo).map(({ cents }) => cents));
  const tooLarge = { ok: false, code: 'refund-too-large', leftCents: leftOf(order) } as const;
  switch (part.kind) {
    case 'line':
    case 'delivery': {
      const lineNo = part.kind === 'line' ? part.lineNo : null;
      if (!order.pieces.some((piece) => piece.lineNo === lineNo))
        return { ok: false, code: part.kind === 'line' ? 'line-not-found' : 'nothing-to-refund' };
      return rest(lineNo) === 0 ? tooLarge : [{ lineNo, cents: rest(lineNo), missing: null }];
    }
    case 'ingredient': {
      const { lineNo, ingredientNo, amount } = part;
      const worth = worthOf(order, part, sofar);
      if (worth === undefined) return { ok: false, code: 'line-not-found' };
      if (worth === 'too-much') return tooLarge;
      const cents = Math.min(worth, rest(lineNo));
      return [{ lineNo, cents, missing: { ingredientNo, amount } }];
    }
    case 'amount': {
      const rests = order.pieces.map(({ lineNo }) => ({ lineNo, cents: rest(lineNo) }));
      if (part.cents > sumOf(rests.map(({ cents }) => cents))) return tooLarge;
      const dealt = deal(
        part.cents,
        rests.map(({ cents }) => cents),
      );
      return rests.map(({ lineNo }, at) => ({ lineNo, cents: dealt[at] ?? 0, missing: null }));
    }
  }
}

/** What so much of an ingredient cost, after the line's discounts, counted with all that was missing of it before. */
function worthOf(
  { pieces, ingredients, given }: Refundable,
  { lineNo, ingredientNo, amount }: AskedPart & { kind: 'ingredient' },
  sofar: readonly Wanted[],
): number | 'too-much' | undefined {
  const piece = pieces.find((each) => each.lineNo === lineNo);
  const ordered = ingredients.find(
    (each) => each.lineNo === lineNo && each.ingredientNo === ingredientNo,
  );
  if (!piece || !ordered) return undefined;
  const before = [...given.map((part) => ({ ...part, cents: paidCents(part) })), ...sofar].filter(
    (part) => part.lineNo === lineNo && part.missing?.ingredientNo === ingredientNo,
  );
  const missingAmount = sumOf(before.map((part) => part.missing?.amount ?? 0)) + amount;
  if (missingAmount > ordered.amount) return 'too-much';
  const target = roundHalfUp(
    BigInt(ordered.cents) * BigInt(paidCents(piece)) * BigInt(missingAmount),
    BigInt(ordered.lineCents) * BigInt(ordered.amount),
  );
  return Math.max(0, target - sumOf(before.map(({ cents }) => cents)));
}

/**
 * Cuts what is wanted to what each payment still has; each part takes its cents of where they stand after those before it. What is worth
 * nothing needs no payment.
 */
function shareOut(
  { pieces, given, sources }: Refundable,
  wanted: readonly Wanted[],
): Extract<WorkedOut, { ok: true }>['shares'] {
  const queue = wanted
    .map((it) => ({ ...it }))
    .toSorted((a, b) => Number(b.cents > 0) - Number(a.cents > 0));
  const before = [...given];
  const shares = sources.flatMap(({ paymentNo, leftCents }) => {
    let left = leftCents;
    const own: GivenPart[] = [];
    for (let first = queue[0]; first && first.cents > 0 && left > 0; first = queue[0]) {
      const { lineNo, missing: short } = first;
      const cents = Math.min(first.cents, left);
      const piece = pieces.find((each) => each.lineNo === lineNo);
      if (!piece) throw new Error('What is given back is of no piece.');
      const part = { ...partOf(piece, givenOf(lineNo, before), cents), missing: short };
      own.push(part);
      before.push(part);
      left -= cents;
      if (cents === first.cents) queue.shift();
      else {
        first.cents -= cents;
        // The rest goes back on another payment; how much was missing is told once.
        first.missing = short && { ...short, amount: 0 };
      }
    }
    return own.length === 0 ? [] : [{ paymentNo, given: own }];
  });
  const worthless = queue.flatMap(({ lineNo, missing: short }) =>
    pieces
      .filter((piece) => piece.lineNo === lineNo)
      .map((piece) => ({ ...piece, ...noCents, missing: short })),
  );
  return worthless.length === 0 ? shares : [...shares, { paymentNo: null, given: worthless }];
}

const givenOf = (lineNo: number | null, given: readonly GivenPart[]): Cents =>
  given.filter((part) => part.lineNo === lineNo).reduce<Cents>(addCents, noCents);

const restOf = (piece: Piece, given: readonly GivenPart[]): number =>
  paidCents(piece) - paidCents(givenOf(piece.lineNo, given));

const sumOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);
