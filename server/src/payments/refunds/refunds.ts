import type { Logger } from 'pino';
import { openWording } from '../../checkout/after-order/letter.ts';
import type { Config } from '../../config.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import { isSold, post, soldOrder } from '../../ledger/books/books.ts';
import { paidCents, piecesOf, type Piece } from '../../ledger/books/pieces.ts';
import { refunded, returned } from '../../ledger/books/transfers.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Database, Db, Json, Mail, OutboxPort, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { creditNoteOf, issueCreditNote } from '../invoices/invoices.ts';
import { failedLetter, givenBackLetter, missingLetter } from './letters.ts';
import { givenIn, partsOf, type Refund } from './refund.ts';
import * as rows from './sql.ts';
import type { OrderedIngredient, OrderToRefund, PaymentToRefund } from './sql.ts';
import {
  leftOf,
  leftOfPiece,
  workOut,
  type AskedPart,
  type GivenPart,
  type Refundable,
  type WorkedOut,
} from './work-out.ts';

/** What giving money back takes. */
export type Refunding = {
  database: Database;
  clock: () => Date;
  outbox: OutboxPort;
  config: Pick<Config, 'shop'>;
};
type Inside = Pick<Refunding, 'clock' | 'config'>;

/** An order with everything that can be given back of it. */
type RefundStory = {
  order: OrderToRefund;
  ingredients: OrderedIngredient[];
  payments: PaymentToRefund[];
  refunds: Refund[];
  refundable: Refundable;
  /** Nobody has paid it yet: what is given back is owed less. */
  onAccount: boolean;
};

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
  refunds: Refund[];
};

/** The refunds of an order, and what is left to give back. */
export async function refundsOf(
  { database }: Pick<Refunding, 'database'>,
  orderNo: number,
): Promise<RefundView> {
  const story = await database.snapshot(async (db) =>
    storyOf(db, found(await rows.readOrder(db, orderNo))),
  );
  const { order, payments, refundable, ingredients, refunds, onAccount } = story;
  const byLine = Map.groupBy(ingredients, ({ lineNo }) => lineNo);
  return {
    currency: order.currency,
    onAccount,
    capturedCents: sumOf(payments.map((payment) => payment.capturedCents)),
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
    refunds,
  };
}

/** What would be given back for these parts, without asking for it. */
export async function previewRefund(
  { database }: Pick<Refunding, 'database'>,
  orderNo: number,
  asked: readonly AskedPart[],
): Promise<{ cents: number; given: GivenPart[]; currency: string }> {
  return database.snapshot(async (db) => {
    const { refundable, order } = await storyOf(db, found(await rows.readOrder(db, orderNo)));
    const { cents, shares } = orRefuse(workOut(refundable, asked), order);
    return { cents, given: shares.flatMap(({ given }) => given), currency: order.currency };
  });
}

type Ask = { by: string; reason: string; key: string };

/**
 * Asks money back, once for each key: it is put aside on the payments that it came with, and the cashier is called to send it. The same
 * key with the same parts answers the same refund.
 */
export async function askRefund(
  parts: Refunding,
  orderNo: number,
  asked: readonly AskedPart[],
  ask: Ask,
): Promise<{ refunds: Refund[]; isNew: boolean }> {
  const answer = await parts.database.transaction((tx) =>
    askRefundIn(tx, parts, orderNo, asked, ask),
  );
  parts.outbox.poke();
  return answer;
}

/** The same inside a transaction that decides more. */
export async function askRefundIn(
  tx: Tx,
  parts: Inside,
  orderNo: number,
  asked: readonly AskedPart[],
  { by, reason, key }: Ask,
): Promise<{ refunds: Refund[]; isNew: boolean }> {
  const order = found(await rows.lockOrder(tx, orderNo));
  const { refundable, refunds } = await storyOf(tx, order);
  // Payments that share one refund are told apart by the number behind its key.
  const prefix = `${orderNo}:${key}:`;
  const before = refunds.filter((refund) => refund.key.startsWith(prefix));
  if (before.length > 0) return { refunds: sameOrRefuse(before, asked, reason), isNew: false };
  const { shares } = orRefuse(workOut(refundable, asked), order);
  const now = parts.clock();
  for (const [index, { paymentNo, given }] of shares.entries()) {
    const cents = sumOf(given.map(paidCents));
    if (paymentNo !== null && !(await rows.reserve(tx, paymentNo, cents)))
      throw new Error(`Payment ${paymentNo} has less left than was read under the order's lock.`);
    const refundNo = await rows.writeRefund(tx, {
      orderNo,
      paymentNo,
      key: `${prefix}${index + 1}`,
      cents,
      reason,
      parts: { asked: [...asked], given },
      askedAt: now,
      askedBy: by,
    });
    if (paymentNo === null) await settleRefund(tx, parts, refundNo, { state: 'succeeded' });
  }
  if (shares.some(({ paymentNo }) => paymentNo !== null)) await rows.callCashier(tx, orderNo, now);
  const all = await rows.readRefunds(tx, orderNo);
  return { refunds: all.filter((refund) => refund.key.startsWith(prefix)), isNew: true };
}

function sameOrRefuse(before: Refund[], asked: readonly AskedPart[], reason: string): Refund[] {
  const isSame = before.every(
    (refund) =>
      refund.reason === reason && JSON.stringify(partsOf(refund)?.asked) === JSON.stringify(asked),
  );
  if (!isSame) throw new Refusal('idempotency-key-reused');
  return before;
}

export type Outcome =
  | { state: 'succeeded'; ref?: string | null }
  | { state: 'failed'; ref?: string | null; failure?: string | null };

/**
 * What became of a refund, told by whoever sent it, once: money that is back is posted, and credited where it was billed; what failed is
 * put back where it was kept aside, and staff are told. A refund that is at its end already stays as it is.
 */
export async function settleRefund(
  tx: Tx,
  parts: Inside,
  refundNo: number,
  outcome: Outcome,
): Promise<void> {
  const asked = await rows.readRefund(tx, refundNo);
  if (!asked) throw new Error(`There is no refund ${refundNo}.`);
  const order = found(await rows.lockOrder(tx, asked.orderNo));
  const refund = (await rows.readRefund(tx, refundNo)) ?? asked;
  if (refund.state === 'succeeded' || refund.state === 'failed') return;
  const settledAt = parts.clock();
  const { state, ref = null } = outcome;
  const failure = outcome.state === 'failed' ? (outcome.failure ?? null) : null;
  await rows.writeOutcome(tx, refundNo, { state, ref, failure, settledAt });
  const { paymentNo, orderNo, cents } = refund;
  if (state === 'failed') {
    if (paymentNo !== null) await rows.letGo(tx, paymentNo, cents);
    await outbox.add(tx, { kind: 'refund-failed', payload: { refundNo, orderNo } });
    return;
  }
  if (paymentNo !== null) await rows.countRefunded(tx, paymentNo);
  await postRefund(tx, parts, order, refund, settledAt);
  if (cents > 0) await outbox.add(tx, { kind: 'refund-given', payload: { refundNo, orderNo } });
}

async function postRefund(
  tx: Tx,
  parts: Inside,
  order: OrderToRefund,
  refund: Refund,
  at: Date,
): Promise<void> {
  const { refundNo, paymentNo, orderNo, cents, reason } = refund;
  const of = { orderNo, currency: order.currency, at, taxRegion: order.taxRegion };
  const { payments, ingredients, refundable, refunds } = await storyOf(tx, order);
  const provider = payments.find((payment) => payment.paymentNo === paymentNo)?.provider;
  if (provider !== undefined) await post(tx, refunded(refundNo, { ...of, provider, cents }));
  if (!(await isSold(tx, orderNo))) return;
  const said = partsOf(refund);
  const given = said?.given ?? unsaid(refundable, payments, refunds, refund);
  if (!said) await rows.writeParts(tx, refundNo, { asked: [], given });
  if (given.length === 0 || cents === 0) return;
  await post(tx, returned(refundNo, of, given));
  const named = given.map(({ missing, ...piece }) => ({
    piece: piece satisfies Piece,
    missing: missing && {
      amount: missing.amount,
      ...nameOf(ingredients, piece.lineNo, missing.ingredientNo),
    },
  }));
  const note = { refundNo, orderNo, reason, given: named, by: provider ?? 'invoice', cents };
  await issueCreditNote(tx, parts, note, at);
}

/**
 * What a refund gives back that does not say what it is for: what was paid beyond the order is no part of it, and the rest is taken of
 * everything alike.
 */
function unsaid(
  refundable: Refundable,
  payments: readonly PaymentToRefund[],
  refunds: readonly Refund[],
  { refundNo, cents }: Refund,
): GivenPart[] {
  const total = sumOf(refundable.pieces.map(paidCents));
  const captured = sumOf(payments.map(({ capturedCents }) => capturedCents));
  const others = refunds.filter((it) => it.refundNo !== refundNo && it.state === 'succeeded');
  const beyond = sumOf(
    others.map((it) => it.cents - sumOf((partsOf(it)?.given ?? []).map(paidCents))),
  );
  const surplus = Math.max(0, captured - total - beyond);
  const sources = [{ paymentNo: null, leftCents: total }];
  const left = leftOf({ ...refundable, sources });
  const taken = Math.min(Math.max(0, cents - surplus), left);
  if (taken === 0) return [];
  const found = workOut({ ...refundable, sources }, [{ kind: 'amount', cents: taken }]);
  if (!found.ok) throw new Error(`Refund ${refundNo} could not be dealt over its order.`);
  return found.shares.flatMap(({ given }) => given);
}

function nameOf(ingredients: readonly OrderedIngredient[], lineNo: number | null, no: number) {
  const known = ingredients.find((it) => it.lineNo === lineNo && it.ingredientNo === no);
  return { name: known?.name ?? null, unit: known?.unit ?? null };
}

async function storyOf(db: Db, order: OrderToRefund): Promise<RefundStory> {
  const { orderNo, paymentBy } = order;
  const payments = await rows.readCaptured(db, orderNo);
  const refunds = await rows.readRefunds(db, orderNo);
  const ingredients = await rows.readIngredients(db, orderNo);
  const pieces = piecesOf(await soldOrder(db, orderNo));
  const onAccount = payments.length === 0 && (paymentBy === null || paymentBy === 'invoice');
  const account = { paymentNo: null, leftCents: sumOf(pieces.map(paidCents)) };
  const sources = onAccount
    ? (await isSold(db, orderNo))
      ? [account]
      : []
    : payments.map((payment) => ({
        paymentNo: payment.paymentNo,
        leftCents: leftOnPayment(payment),
      }));
  const refundable = { pieces, ingredients, given: givenIn(refunds), sources };
  return { order, ingredients, payments, refunds, refundable, onAccount };
}

/** Tells that so much of an ingredient, in all, is not in the box: its customer reads of it and gets back what it cost. */
export async function tellMissing(
  parts: Refunding,
  day: string,
  missing: { orderNo: number; lineNo: number; ingredientNo: number; amount: number },
  by: string,
): Promise<void> {
  const { orderNo, lineNo, ingredientNo, amount } = missing;
  await parts.database.transaction(async (tx) => {
    const order = await rows.lockOrder(tx, orderNo);
    if (!order || order.day !== day) throw new Refusal('order-not-found', { orderNo });
    const { live, inTheHouse } = orderStatuses[order.status];
    if (!live || !inTheHouse)
      throw new Refusal('order-move-not-allowed', { orderNo, orderStatus: order.status });
    const ordered = (await rows.readIngredients(tx, orderNo)).find(
      (it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo,
    );
    if (!ordered) throw new Refusal('line-not-found', { orderNo, lineNo, ingredientNo });
    if (amount > ordered.amount)
      throw new Refusal('more-missing-than-ordered', { orderedAmount: ordered.amount });
    const told = { ...missing, toldAt: parts.clock(), toldBy: by };
    if (!(await rows.writeMissing(tx, told))) return;
    await refundMissingIn(tx, parts, orderNo);
    const payload = { orderNo, lineNo, ingredientNo, amount };
    await outbox.add(tx, { kind: 'ingredient-missing', payload });
  });
  parts.outbox.poke();
}

/** What waits for an order's invoice: what was missing in its box is asked back, and what was refunded before is credited. */
async function catchUp(parts: Refunding, orderNo: number): Promise<void> {
  await parts.database.transaction(async (tx) => {
    const order = found(await rows.lockOrder(tx, orderNo));
    for (const refund of await rows.readRefunds(tx, orderNo))
      if (refund.state === 'succeeded')
        await postRefund(tx, parts, order, refund, refund.settledAt ?? parts.clock());
    await refundMissingIn(tx, parts, orderNo);
  });
  parts.outbox.poke();
}

/** Asks back what was missing and is not asked for yet. */
async function refundMissingIn(tx: Tx, parts: Inside, orderNo: number): Promise<void> {
  // Before it is sold nothing of it is owed.
  if (!(await isSold(tx, orderNo))) return;
  const order = found(await rows.lockOrder(tx, orderNo));
  for (const { lineNo, ingredientNo, missingAmount } of await rows.readIngredients(tx, orderNo)) {
    if (missingAmount === 0) continue;
    const { refundable } = await storyOf(tx, order);
    const asked = sumOf(
      refundable.given
        .filter((it) => it.lineNo === lineNo && it.missing?.ingredientNo === ingredientNo)
        .map((it) => it.missing?.amount ?? 0),
    );
    const amount = missingAmount - asked;
    if (amount <= 0) continue;
    const part = { kind: 'ingredient', lineNo, ingredientNo, amount } as const;
    // What costs nothing, or was given back otherwise, is only told.
    if (!workOut(refundable, [part]).ok) continue;
    await askRefundIn(tx, parts, orderNo, [part], {
      by: 'packing room',
      reason: 'Missing in the box',
      key: `missing-${lineNo}-${ingredientNo}-${missingAmount}`,
    });
  }
}

/** What happens after a refund's commit, and after an invoice's. Each may run more than once. */
export function afterRefund(
  parts: Refunding & { mail: Mail; log: Logger; config: Pick<Config, 'publicUrl'> },
) {
  const { shop, publicUrl } = parts.config;
  const { name, locale, alcoholAge, operator } = shop;
  const wording = openWording({ shopName: name, locale, publicUrl, alcoholAge });
  return {
    'invoice-issued': async (payload: Json) => {
      await catchUp(parts, (payload as { orderNo: number }).orderNo);
    },
    'ingredient-missing': async (payload: Json) => {
      const { orderNo, lineNo, ingredientNo } = payload as {
        orderNo: number;
        lineNo: number;
        ingredientNo: number;
      };
      const order = found(await rows.readOrder(parts.database, orderNo));
      if (!orderStatuses[order.status].live) return;
      const { ingredients, refundable, onAccount } = await storyOf(parts.database, order);
      const missing = ingredients.find(
        (it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo,
      );
      if (!missing) throw new Error(`Order ${orderNo} has no ingredient ${ingredientNo}.`);
      const back = refundable.given.filter(
        (it) => it.lineNo === lineNo && it.missing?.ingredientNo === ingredientNo,
      );
      const cents = sumOf(back.map(paidCents));
      const sold = await isSold(parts.database, orderNo);
      await parts.mail.send(missingLetter(order, missing, { cents, onAccount, sold }, wording));
    },
    'refund-given': async (payload: Json) => {
      const { refundNo, orderNo } = payload as { refundNo: number; orderNo: number };
      const refund = await rows.readRefund(parts.database, refundNo);
      const order = await rows.readOrder(parts.database, orderNo);
      if (!refund || !order) throw new Error(`Refund ${refundNo} is gone.`);
      const { asked, given } = partsOf(refund) ?? { asked: [], given: [] };
      // What is owed less for what is missing was told with what is missing.
      const isToldAlready = given.length > 0 && given.every(({ missing }) => missing !== null);
      if (refund.paymentNo === null && isToldAlready) return;
      const { ingredients, payments } = await storyOf(parts.database, order);
      const paidBy = payments.find(({ paymentNo }) => paymentNo === refund.paymentNo);
      const creditNote = await creditNoteOf(parts.database, orderNo, refundNo);
      const of = { asked, ingredients, card: paidBy?.card ?? null, creditNote };
      await parts.mail.send(givenBackLetter(refund, order, of, wording));
    },
    'refund-failed': async (payload: Json) => {
      const { refundNo, orderNo } = payload as { refundNo: number; orderNo: number };
      const refund = await rows.readRefund(parts.database, refundNo);
      const order = await rows.readOrder(parts.database, orderNo);
      if (!refund || !order) throw new Error(`Refund ${refundNo} is gone.`);
      parts.log.error({ refundNo, orderNo, failure: refund.failure }, 'a refund failed');
      if (operator.email === undefined) return;
      await parts.mail.send(failedLetter(refund, order, operator.email, wording));
    },
  };
}

/** What was charged for an order, the newest payment first. */
export async function takenFor(db: Db, orderNo: number): Promise<Taken> {
  const { currency } = found(await rows.readOrder(db, orderNo));
  return { currency, payments: await rows.readCaptured(db, orderNo) };
}

/** The same under the order's pen: whoever asks money back for it waits. */
export async function lockTaken(tx: Tx, orderNo: number): Promise<Taken> {
  found(await rows.lockOrder(tx, orderNo));
  return takenFor(tx, orderNo);
}
export type Taken = { currency: string; payments: PaymentToRefund[] };

/** What of a payment can still go back, by whatever way. */
export const leftOnPayment = ({ capturedCents, refundedCents, reservedCents }: PaymentToRefund) =>
  Math.max(0, capturedCents - Math.max(refundedCents, reservedCents));

/** Puts money of a payment aside that goes another way, so that no refund takes it too; false where less is left. */
export const putAside = (tx: Tx, paymentNo: number, cents: number): Promise<boolean> =>
  rows.reserve(tx, paymentNo, cents);

/** What was put aside can go back again; the cashier looks whether it has to. */
export async function putBack(
  tx: Tx,
  { orderNo, paymentNo, cents }: { orderNo: number; paymentNo: number; cents: number },
  now: Date,
): Promise<void> {
  await rows.letGo(tx, paymentNo, cents);
  await rows.callCashier(tx, orderNo, now);
}

function found(order: OrderToRefund | undefined): OrderToRefund {
  if (!order) throw new Refusal('order-not-found');
  return order;
}

function orRefuse(
  worked: WorkedOut,
  { currency }: OrderToRefund,
): Extract<WorkedOut, { ok: true }> {
  if (worked.ok) return worked;
  if (worked.code !== 'refund-too-large') throw new Refusal(worked.code);
  throw new Refusal(worked.code, { leftCents: worked.leftCents, currency });
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);
