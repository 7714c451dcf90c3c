import { shopsOwn, shopsReasons } from '../../contract/shops-own.ts';
import type { Logger } from 'pino';
import { toldIn, type Telling } from '../../checkout/after-order/after-order.ts';
import type { OrderStory } from '../../checkout/orders/orders.ts';
import { wordingOf } from '../../checkout/after-order/letter.ts';
import { giveToAccount } from '../../checkout/promotions/promotions.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import { hasGone, isSold, post, recover, soldOrder } from '../../ledger/books/books.ts';
import { paidCents, piecesOf, type Piece } from '../../ledger/books/pieces.ts';
import { bounced, refunded, returned } from '../../ledger/books/transfers.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Database, Db, Json, Mail, OutboxPort, Tx } from '../../platform/platform.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { Refusal } from '../../refusal.ts';
import { creditNoteOf, issueCreditNote, type Issuing } from '../invoices/invoices.ts';
import {
  asRead,
  failedLetter,
  givenBackLetter,
  missingLetter,
  type Back,
  type WentTo,
} from './letters.ts';
import { cameBack, givenIn, partsOf, type Refund } from './refund.ts';
import { dueOf } from './due-of.ts';
import {
  missingIn,
  refundStory,
  refundView,
  unpaidOf,
  unsaid,
  type RefundStory,
  type RefundView,
} from './refund-story.ts';
import * as rows from './sql.ts';
import type { OrderedIngredient, OrderToRefund, PaymentToRefund, Recalled } from './sql.ts';
import {
  leftOf,
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
} & Issuing;
type Inside = Pick<Refunding, 'clock'> & Issuing;

/** The refunds of an order, and what is left to give back. */
export async function refundsOf(
  { database }: Pick<Refunding, 'database'>,
  orderNo: number,
): Promise<RefundView> {
  return database.snapshot(async (db) =>
    refundView(await storyOf(db, found(await rows.readOrder(db, orderNo)))),
  );
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

/** `called`: which part of the shop it is, where the shop itself asks. */
type Ask = { by: Actor; called?: string; reason: string; key: string };

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
async function askRefundIn(
  tx: Tx,
  parts: Inside,
  orderNo: number,
  asked: readonly AskedPart[],
  { key, ...ask }: Ask,
): Promise<{ refunds: Refund[]; isNew: boolean }> {
  const order = found(await rows.lockOrder(tx, orderNo));
  const { refundable, refunds } = await storyOf(tx, order);
  // Payments that share one refund are told apart by the number behind its key.
  const prefix = `${orderNo}:${key}:`;
  const before = refunds.filter((refund) => refund.key.startsWith(prefix));
  if (before.length > 0) return { refunds: sameOrRefuse(before, asked, ask.reason), isNew: false };
  await putAside(tx, parts, { order, refundable, asked }, { ...ask, key: prefix });
  const all = await rows.readRefunds(tx, orderNo);
  return { refunds: all.filter((refund) => refund.key.startsWith(prefix)), isNew: true };
}

/** Puts what is asked aside on the payments that it goes back to. What is on account is owed less at once. */
async function putAside(
  tx: Tx,
  parts: Inside,
  what: { order: OrderToRefund; refundable: Refundable; asked: readonly AskedPart[] },
  { by, called = nameOf(by), reason, key }: Ask,
): Promise<void> {
  const { order, refundable, asked } = what;
  const { orderNo } = order;
  const { shares } = orRefuse(workOut(refundable, asked), order);
  const now = parts.clock();
  for (const [index, { paymentNo, given }] of shares.entries()) {
    const cents = sumOf(given.map(paidCents));
    if (paymentNo !== null && !(await rows.reserve(tx, paymentNo, cents)))
      throw new Error(`Payment ${paymentNo} has less left than was read under the order's lock.`);
    const refundNo = await rows.writeRefund(tx, {
      orderNo,
      paymentNo,
      key: `${key}${index + 1}`,
      cents,
      reason,
      parts: { asked: [...asked], given },
      askedAt: now,
      askedBy: called,
    });
    const after = { refundNo, cents, paymentNo };
    await record(tx, { by, what: 'refund-asked', subject: orderNo, before: null, after });
    if (paymentNo === null) await settleRefund(tx, parts, refundNo, { state: 'succeeded' });
  }
  if (shares.some(({ paymentNo }) => paymentNo !== null)) await rows.callCashier(tx, orderNo, now);
}

/** Sends money again that had gone back and was refused where it went: once for each time that it came back. */
export async function sendAgain(
  parts: Refunding,
  orderNo: number,
  refundNo: number,
  by: Actor,
): Promise<Refund> {
  const sent = await parts.database.transaction(async (tx) => {
    const order = found(await rows.lockOrder(tx, orderNo));
    const { refunds, refundable } = await storyOf(tx, order);
    const before = cameBack(refunds).find((refund) => refund.refundNo === refundNo);
    if (!before || before.paymentNo === null) throw new Refusal('nothing-to-refund');
    const { paymentNo, cents, reason } = before;
    const { currency } = order;
    if (!(await rows.reserve(tx, paymentNo, cents)))
      throw new Refusal('refund-too-large', { leftCents: leftOf(refundable), currency });
    const tries = refunds.filter((it) => partsOf(it)?.again === refundNo).length;
    const againNo = await rows.writeRefund(tx, {
      orderNo,
      paymentNo,
      key: `again-${refundNo}-${tries + 1}`,
      cents,
      reason,
      parts: { asked: [], given: [], again: refundNo },
      askedAt: parts.clock(),
      askedBy: nameOf(by),
    });
    const after = { refundNo: againNo, cents, paymentNo, again: refundNo };
    await record(tx, { by, what: 'refund-sent-again', subject: orderNo, before: null, after });
    await rows.callCashier(tx, orderNo, parts.clock());
    return rows.readRefund(tx, againNo);
  });
  if (!sent) throw new Error(`Refund ${refundNo} was not written again.`);
  parts.outbox.poke();
  return sent;
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
 * put back where it was kept aside, and staff are told, also where its money had gone before. One that is at its end stays as it is.
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
  if (refund.state !== 'requested' && refund.state !== 'sent') return;
  const { paymentNo, orderNo, cents } = refund;
  const settledAt = parts.clock();
  const { state, ref = null } = outcome;
  if (state === 'succeeded') {
    await rows.writeOutcome(tx, refundNo, { state, ref, failure: null, settledAt });
    if (paymentNo !== null) await rows.countRefunded(tx, paymentNo);
    await giveToTender(tx, refund);
    await postRefund(tx, parts, order, refund, settledAt);
    if (cents > 0) await outbox.add(tx, { kind: 'refund-given', payload: { refundNo, orderNo } });
    return;
  }
  const failure = outcome.failure ?? null;
  const hadGone = await hasGone(tx, refundNo);
  // Before the sale nothing was taken back of it: what came back is as good as never sent.
  const ended = hadGone && (await isSold(tx, orderNo)) ? 'bounced' : 'failed';
  await rows.writeOutcome(tx, refundNo, { state: ended, ref, failure, settledAt });
  if (paymentNo !== null) await rows.letGo(tx, paymentNo, cents);
  if (hadGone) {
    const payments = await rows.readCaptured(tx, orderNo);
    const of = payments.find((payment) => payment.paymentNo === paymentNo);
    if (!of) throw new Error(`Refund ${refundNo} went back on no payment.`);
    const { provider, currency } = of;
    await post(tx, bounced(refundNo, { orderNo, currency, at: settledAt, provider, cents }));
  }
  await outbox.add(tx, { kind: 'refund-failed', payload: { refundNo, orderNo } });
}

/**
 * A provider says that less went back of a payment than its refunds did: they are asked about again, and what came back is found. The
 * caller has the order's pen.
 */
export const askWhatCameBack = (tx: Tx, paymentNo: number): Promise<void> =>
  rows.reopenRefunds(tx, paymentNo);

/** What goes back to credit or a gift card can be spent again at once. */
async function giveToTender(tx: Tx, { paymentNo, orderNo, cents }: Refund): Promise<void> {
  const payments = await rows.readCaptured(tx, orderNo);
  const account = payments.find((it) => it.paymentNo === paymentNo)?.account ?? null;
  if (account !== null && cents > 0) await giveToAccount(tx, account, cents);
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
  const story = await storyOf(tx, order);
  const payment = story.payments.find((it) => it.paymentNo === paymentNo);
  if (payment) await post(tx, refunded(refundNo, { ...payment, orderNo, at, cents }));
  if (!(await isSold(tx, orderNo))) return;
  const said = partsOf(refund);
  const given = said?.given ?? unsaid(story, refund);
  if (!said) await rows.writeParts(tx, refundNo, { asked: [], given });
  if (given.length === 0 || cents === 0) return;
  await post(tx, returned(refundNo, of, given));
  const named = given.map(({ missing, ...piece }) => ({
    piece: piece satisfies Piece,
    missing: missing && {
      ingredientNo: missing.ingredientNo,
      amount: missing.amount,
      ...ingredientNamed(story.ingredients, piece.lineNo, missing.ingredientNo),
    },
  }));
  const by = payment?.provider ?? 'invoice';
  const note = { refundNo, orderNo, reason, given: named, by, cents };
  await issueCreditNote(tx, parts, note, at);
}

function ingredientNamed(
  ingredients: readonly OrderedIngredient[],
  lineNo: number | null,
  no: number,
) {
  const known = ingredients.find((it) => it.lineNo === lineNo && it.ingredientNo === no);
  return { name: known?.name ?? null, unit: known?.unit ?? null };
}

async function storyOf(db: Db, order: OrderToRefund): Promise<RefundStory> {
  const { orderNo } = order;
  return refundStory(order, {
    payments: await rows.readCaptured(db, orderNo),
    refunds: await rows.readRefunds(db, orderNo),
    ingredients: await rows.readIngredients(db, orderNo),
    pieces: piecesOf(await soldOrder(db, orderNo)),
    sold: await isSold(db, orderNo),
  });
}

/** What nobody has paid of an order that was sold and is cancelled is owed no more. What was paid goes back by the cashier. */
async function takeSaleBack(parts: Refunding, orderNo: number): Promise<void> {
  await parts.database.transaction(async (tx) => {
    const order = found(await rows.lockOrder(tx, orderNo));
    const refundable = unpaidOf(await storyOf(tx, order));
    const cents = leftOf(refundable);
    if (cents === 0) return;
    const what = { order, refundable, asked: [{ kind: 'amount', cents } as const] };
    const why = { reason: shopsReasons.cancelled, key: `sale-${orderNo}-cancelled-` };
    await putAside(tx, parts, what, { by: 'shop', called: shopsOwn.cashier, ...why });
    await recover(tx, { orderNo, currency: order.currency, at: parts.clock() });
  });
}

/** Tells that so much of an ingredient, in all, is not in the box: its customer reads of it and gets back what it cost. */
export async function tellMissing(
  parts: Refunding,
  day: string,
  missing: Missing,
  by: Actor,
): Promise<void> {
  await parts.database.transaction((tx) => tellMissingIn(tx, parts, day, missing, by));
  parts.outbox.poke();
}
type Missing = { orderNo: number; lineNo: number; ingredientNo: number; amount: number };

/** The same inside a transaction that decides more. */
export async function tellMissingIn(
  tx: Tx,
  parts: Inside,
  day: string,
  missing: Missing,
  by: Actor,
): Promise<void> {
  const { orderNo, lineNo, ingredientNo, amount } = missing;
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
  // What of it was called back is counted beside it.
  const inAll = Math.min(amount + ordered.recalledAmount, ordered.amount);
  const told = { ...missing, amount: inAll, toldAt: parts.clock(), toldBy: nameOf(by) };
  if (!(await rows.writeMissing(tx, told))) return;
  const said = { lineNo, ingredientNo, missingAmount: amount };
  await record(tx, { by, what: 'missing-told', subject: orderNo, before: null, after: said });
  await refundMissingIn(tx, parts, orderNo);
  const payload = { orderNo, lineNo, ingredientNo, amount };
  await outbox.add(tx, { kind: 'ingredient-missing', payload });
}

/** How much of an ingredient was told to be missing in a box. */
export const missingOf = (
  db: Db,
  orderNo: number,
  lineNo: number,
  ingredientNo: number,
): Promise<number> => rows.readMissing(db, { orderNo, lineNo, ingredientNo });

/** Owes money back of an order, once for each key: given back now if it is sold, else once it is, and never more than is left of it. */
export async function giveOwedBack(
  tx: Tx,
  parts: Inside,
  { orderNo, ...owed }: rows.OwedBack & { orderNo: number },
): Promise<void> {
  await rows.writeOwedBack(tx, orderNo, owed);
  await giveOwedBackIn(tx, parts, orderNo);
}

/** What was owed back under a key, in cents; 0: nothing was. */
export const owedBackOf = async (db: Db, orderNo: number, key: string): Promise<number> =>
  (await rows.readOwedBack(db, orderNo)).find((owed) => owed.key === key)?.cents ?? 0;

async function giveOwedBackIn(tx: Tx, parts: Inside, orderNo: number): Promise<void> {
  if (!(await isSold(tx, orderNo))) return;
  const order = found(await rows.lockOrder(tx, orderNo));
  for (const { key, cents, reason } of await rows.readOwedBack(tx, orderNo)) {
    const { refundable, refunds } = await storyOf(tx, order);
    const isAsked = refunds.some((refund) => refund.key.startsWith(`${orderNo}:${key}:`));
    const left = Math.min(cents, leftOf(refundable));
    if (isAsked || left === 0) continue;
    const part = { kind: 'amount', cents: left } as const;
    const ask = { by: 'shop', called: shopsOwn.packing, reason, key } as const;
    await askRefundIn(tx, parts, orderNo, [part], ask);
  }
}

/** What waits for an order's invoice: what was missing in its box is asked back, and what was refunded before is credited. */
async function catchUp(parts: Refunding, orderNo: number): Promise<void> {
  await parts.database.transaction(async (tx) => {
    const order = found(await rows.lockOrder(tx, orderNo));
    for (const refund of await rows.readRefunds(tx, orderNo))
      if (refund.state === 'succeeded' || refund.state === 'bounced')
        await postRefund(tx, parts, order, refund, refund.settledAt ?? parts.clock());
    await refundMissingIn(tx, parts, orderNo);
    await giveOwedBackIn(tx, parts, orderNo);
  });
  parts.outbox.poke();
}

/** Asks back what was missing or called back and is not asked for yet. */
async function refundMissingIn(tx: Tx, parts: Inside, orderNo: number): Promise<void> {
  // Before it is sold nothing of it is owed.
  if (!(await isSold(tx, orderNo))) return;
  const order = found(await rows.lockOrder(tx, orderNo));
  for (const ordered of await rows.readIngredients(tx, orderNo)) {
    if (ordered.missingAmount === 0) continue;
    const { lineNo, ingredientNo } = ordered;
    const { refunds } = await storyOf(tx, order);
    for (const { why, amount, inAll } of dueOf(ordered, refunds)) {
      const key = `${why}-${lineNo}-${ingredientNo}-${inAll}`;
      // Asked once: of one that failed staff are told, and send it themselves.
      if (refunds.some((refund) => refund.key.startsWith(`${orderNo}:${key}:`))) continue;
      const part = { kind: 'ingredient', lineNo, ingredientNo, amount } as const;
      // What costs nothing, or was given back otherwise, is only told.
      if (!workOut((await storyOf(tx, order)).refundable, [part]).ok) continue;
      await askRefundIn(tx, parts, orderNo, [part], {
        by: 'shop',
        called: why === 'missing' ? shopsOwn.packing : shopsOwn.shop,
        reason: shopsReasons[why],
        key,
      });
    }
  }
}

/** Writes down what is called back of boxes that have left; what it cost is asked back by `refundRecalled`, order by order. */
export const tellRecalledIn = (
  tx: Tx,
  recalled: readonly Recalled[],
  told: { at: Date; by: Actor },
): Promise<void> => rows.writeRecalled(tx, recalled, { at: told.at, by: nameOf(told.by) });

/** What goes back of an order for ingredients that were called back, for whoever tells its customer. */
export type RecallMoney = {
  order: OrderToRefund;
  /** What they cost on the menu, in cents. */
  worth: number;
  back: Back;
};
type RecalledHere = Omit<Recalled, 'orderNo'>;

/** Asks back what these ingredients of an order cost, once, as soon as it is sold; answers what is given back for them. May run again. */
export async function refundRecalled(
  parts: Refunding,
  orderNo: number,
  recalled: readonly RecalledHere[],
): Promise<RecallMoney> {
  await parts.database.transaction((tx) => refundMissingIn(tx, parts, orderNo));
  parts.outbox.poke();
  return recallMoney(parts, orderNo, recalled);
}

/** What was asked back for these ingredients as called back, and what would be for what of them nobody was told yet. */
export async function recallMoney(
  { database }: Pick<Refunding, 'database'>,
  orderNo: number,
  recalled: readonly RecalledHere[],
): Promise<RecallMoney> {
  return database.snapshot(async (db) => {
    const order = found(await rows.readOrder(db, orderNo));
    const story = await storyOf(db, order);
    const ordered = story.ingredients.filter(isAmong(recalled));
    const given = story.refunds
      .filter(({ reason }) => reason === shopsReasons.recalled)
      .flatMap((refund) =>
        recalled.flatMap((it) =>
          missingIn({ given: givenIn([refund]) }, it).map((part) => ({
            paymentNo: refund.paymentNo,
            cents: paidCents(part),
          })),
        ),
      );
    const untold = ordered.flatMap(
      ({ lineNo, ingredientNo, amount, missingAmount }): AskedPart[] => {
        const left = amount - missingAmount;
        return left === 0 ? [] : [{ kind: 'ingredient', lineNo, ingredientNo, amount: left }];
      },
    );
    const worked = workOut(story.refundable, untold);
    const next = (worked.ok ? worked.shares : []).map(({ paymentNo, given: parts }) => ({
      paymentNo,
      cents: sumOf(parts.map(paidCents)),
    }));
    const all = [...given, ...next];
    return {
      order,
      worth: sumOf(ordered.map(({ cents }) => cents)),
      back: {
        cents: sumOf(all.map(({ cents }) => cents)),
        onAccount: story.onAccount && all.every(({ paymentNo }) => paymentNo === null),
        sold: await isSold(db, orderNo),
      },
    };
  });
}

const isAmong =
  (recalled: readonly RecalledHere[]) =>
  (it: RecalledHere): boolean =>
    recalled.some((one) => one.lineNo === it.lineNo && one.ingredientNo === it.ingredientNo);

/** What happens after a refund's commit, and after an invoice's. Each may run more than once. */
export function afterRefund(parts: Refunding & Telling & { mail: Mail; log: Logger }) {
  return {
    'invoice-issued': async (payload: Json) => {
      await catchUp(parts, (payload as { orderNo: number }).orderNo);
    },
    'sale-cancelled': async (payload: Json) => {
      await takeSaleBack(parts, (payload as { orderNo: number }).orderNo);
    },
    'ingredient-missing': async (payload: Json) => {
      const { orderNo, lineNo, ingredientNo } = payload as {
        orderNo: number;
        lineNo: number;
        ingredientNo: number;
      };
      const order = found(await rows.readOrder(parts.database, orderNo));
      if (!orderStatuses[order.status].live) return;
      const { ingredients, refunds: all, ...money } = await storyOf(parts.database, order);
      // What was called back is told in a letter of its own.
      const refunds = all.filter(({ reason }) => reason !== shopsReasons.recalled);
      const { story, wording } = await toldIn(parts, orderNo);
      const missing = asRead(story.lines, ingredients).find(
        (it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo,
      );
      if (!missing) throw new Error(`Order ${orderNo} has no ingredient ${ingredientNo}.`);
      const cents = sumOf(missingIn({ given: givenIn(refunds) }, missing).map(paidCents));
      const sold = await isSold(parts.database, orderNo);
      const own = refunds.filter((refund) =>
        partsOf(refund)?.given.some(
          ({ missing: it, ...of }) => it?.ingredientNo === ingredientNo && of.lineNo === lineNo,
        ),
      );
      // Of what is on account credit or a gift card may have paid a part, which goes back there.
      const onAccount = money.onAccount && own.every(({ paymentNo }) => paymentNo === null);
      await parts.mail.send(missingLetter(order, missing, { cents, onAccount, sold }, wording));
    },
    'refund-given': async (payload: Json) => {
      const { refund, order, ingredients, payment } = await toTell(parts.database, payload);
      const { refundNo, orderNo } = refund;
      // It came back before anybody was told.
      if (refund.state !== 'succeeded') return;
      const { asked, given } = partsOf(refund) ?? { asked: [], given: [] };
      // What is owed less for what is missing was told with what is missing.
      const isToldAlready = given.length > 0 && given.every(({ missing }) => missing !== null);
      if (refund.paymentNo === null && isToldAlready) return;
      const creditNote = await creditNoteOf(parts.database, orderNo, refundNo);
      const { story, wording } = await toldIn(parts, orderNo);
      const named = asRead(story.lines, ingredients);
      const of = { asked, ingredients: named, to: wentTo(payment, story), creditNote };
      await parts.mail.send(givenBackLetter(refund, order, of, wording));
    },
    'refund-failed': async (payload: Json) => {
      const { refund, order } = await toTell(parts.database, payload);
      const { refundNo, orderNo, failure } = refund;
      parts.log.error({ refundNo, orderNo, failure }, 'a refund failed');
      const { email } = parts.config.shop.operator;
      if (email === undefined) return;
      await parts.mail.send(failedLetter(refund, order, email, wordingOf(parts.config)));
    },
  };
}

/** A gift card is called as its order calls it. */
function wentTo(
  payment: PaymentToRefund | undefined,
  { tenders }: Pick<OrderStory, 'tenders'>,
): WentTo {
  const account = payment?.account ?? null;
  if (account === null) return { kind: 'card', card: payment?.card ?? null };
  const tender = tenders.find((it) => it.account === account);
  return tender?.kind === 'gift'
    ? { kind: 'gift', codeEnd: tender.codeEnd ?? '' }
    : { kind: 'credit' };
}

/** A refund, and its order in the money that the payment came in. */
async function toTell(database: Database, payload: Json) {
  const { refundNo, orderNo } = payload as { refundNo: number; orderNo: number };
  const refund = await rows.readRefund(database, refundNo);
  const order = await rows.readOrder(database, orderNo);
  if (!refund || !order) throw new Error(`Refund ${refundNo} is gone.`);
  const { ingredients, payments } = await storyOf(database, order);
  const payment = payments.find(({ paymentNo }) => paymentNo === refund.paymentNo);
  const currency = payment?.currency ?? order.currency;
  return { refund, order: { ...order, currency }, ingredients, payment };
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

/** Puts money of a payment aside that goes another way, so that no refund takes it too; false where less is left. */
export const setAside = (tx: Tx, paymentNo: number, cents: number): Promise<boolean> =>
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
