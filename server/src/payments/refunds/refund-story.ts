import { orderStatuses } from '../../contract/order-status.ts';
import { paidCents, type Piece } from '../../ledger/books/pieces.ts';
import { cameBack, givenIn, partsOf, type Refund } from './refund.ts';
import type { OrderedIngredient, OrderToRefund, PaymentToRefund } from './sql.ts';
import { leftOf, leftOfPiece, workOut, type GivenPart, type Refundable } from './work-out.ts';

type Read = {
  ingredients: OrderedIngredient[];
  payments: PaymentToRefund[];
  refunds: Refund[];
  pieces: Piece[];
  sold: boolean;
};

/** An order with everything that can be given back of it. */
export type RefundStory = Omit<Read, 'pieces' | 'sold'> & {
  order: OrderToRefund;
  refundable: Refundable;
  /** Nobody has paid it yet: what is given back is owed less. */
  onAccount: boolean;
};

export function refundStory(order: OrderToRefund, read: Read): RefundStory {
  const { ingredients, payments, refunds, pieces, sold } = read;
  const { paymentBy, status } = order;
  // Credit and gift cards pay a part; the rest is owed.
  const isCarded = payments.some(({ account }) => account === null);
  const onAccount = !isCarded && (paymentBy === null || paymentBy === 'invoice');
  const isOver = !orderStatuses[status].live && !orderStatuses[status].inTheHouse;
  const paid = payments.map((payment) => ({
    paymentNo: payment.paymentNo,
    leftCents: leftOnPayment(payment),
  }));
  const owedCents = Math.max(
    0,
    sumOf(pieces.map(paidCents)) -
      capturedOf(payments) -
      sumOf(
        refunds
          .filter(({ paymentNo, state }) => paymentNo === null && state !== 'failed')
          .map(({ cents }) => cents),
      ),
  );
  const owed = { paymentNo: null, leftCents: owedCents };
  const isOwed = sold && (onAccount || isOver);
  // What was never paid is owed less before anything goes back to credit.
  const sources = !isOwed ? paid : onAccount ? [owed, ...paid] : [...paid, owed];
  const refundable = { pieces, ingredients, given: givenIn(refunds), sources };
  return { order, ingredients, payments, refunds, refundable, onAccount };
}

/** What nobody has paid of it, as far as it can be owed less. */
export const unpaidOf = ({ refundable }: RefundStory): Refundable => ({
  ...refundable,
  sources: refundable.sources.filter(({ paymentNo }) => paymentNo === null),
});

export type RefundView = {
  currency: string;
  onAccount: boolean;
  capturedCents: number;
  refundedCents: number;
  /** What can still be asked for. */
  leftCents: number;
  deliveryLeftCents: number;
  lines: {
    lineNo: number;
    name: string | null;
    leftCents: number;
    ingredients: Pick<
      OrderedIngredient,
      'ingredientNo' | 'name' | 'unit' | 'amount' | 'missingAmount'
    >[];
  }[];
  refunds: (Refund & { cameBack: boolean })[];
};

export function refundView(story: RefundStory): RefundView {
  const { order, payments, refundable, ingredients, refunds, onAccount } = story;
  const byLine = Map.groupBy(ingredients, ({ lineNo }) => lineNo);
  const back = new Set(cameBack(refunds));
  return {
    currency: order.currency,
    onAccount,
    capturedCents: capturedOf(payments),
    refundedCents: sumOf(
      refunds.filter(({ state }) => state === 'succeeded').map(({ cents }) => cents),
    ),
    leftCents: leftOf(refundable),
    deliveryLeftCents: leftOfPiece(refundable, null),
    lines: [...byLine].map(([lineNo, ofLine]) => ({
      lineNo,
      name: ofLine[0]?.lineName ?? null,
      leftCents: leftOfPiece(refundable, lineNo),
      ingredients: ofLine.map(({ ingredientNo, name, unit, amount, missingAmount }) => ({
        ingredientNo,
        name,
        unit,
        amount,
        missingAmount,
      })),
    })),
    refunds: refunds.map((refund) => ({ ...refund, cameBack: back.has(refund) })),
  };
}

/**
 * What a refund gives back that does not say what it is for: what was paid beyond the order is no part of it, and the rest is taken of
 * everything alike.
 */
export function unsaid(
  { refundable, payments, refunds }: RefundStory,
  { refundNo, cents }: Refund,
): GivenPart[] {
  const total = sumOf(refundable.pieces.map(paidCents));
  const beyond = sumOf(refunds.filter((it) => it.refundNo !== refundNo).map(beyondOf));
  const surplus = Math.max(0, capturedOf(payments) - total - beyond);
  const sources = [{ paymentNo: null, leftCents: total }];
  const left = leftOf({ ...refundable, sources });
  const taken = Math.min(Math.max(0, cents - surplus), left);
  if (taken === 0) return [];
  const found = workOut({ ...refundable, sources }, [{ kind: 'amount', cents: taken }]);
  if (!found.ok) throw new Error(`Refund ${refundNo} could not be dealt over its order.`);
  return found.shares.flatMap(({ given }) => given);
}

/** What of a refund's money went back beyond what it took back of the sale. What came back and is sent again makes up for each other. */
function beyondOf(refund: Refund): number {
  const given = sumOf((partsOf(refund)?.given ?? []).map(paidCents));
  switch (refund.state) {
    case 'succeeded':
      return refund.cents - given;
    case 'bounced':
      return -given;
    case 'requested':
    case 'sent':
    case 'failed':
      return 0;
  }
}

/** What was asked back of so much of an ingredient that was missing. */
export const missingIn = (
  { given }: Pick<Refundable, 'given'>,
  { lineNo, ingredientNo }: { lineNo: number; ingredientNo: number },
): GivenPart[] =>
  given.filter((it) => it.lineNo === lineNo && it.missing?.ingredientNo === ingredientNo);

const capturedOf = (payments: readonly PaymentToRefund[]): number =>
  sumOf(payments.map(({ capturedCents }) => capturedCents));

const sumOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);

/** What of a payment can still go back, by whatever way. */
export const leftOnPayment = ({ capturedCents, refundedCents, reservedCents }: PaymentToRefund) =>
  Math.max(0, capturedCents - Math.max(refundedCents, reservedCents));
