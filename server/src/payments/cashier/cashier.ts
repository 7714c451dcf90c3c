import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { lookForInviter } from '../../checkout/promotions/promotions.ts';
import { moveOrderIn, type Moving } from '../../checkout/orders/orders.ts';
import { shopsReasons } from '../../contract/shops-own.ts';
import { post, postSale, recover } from '../../ledger/books/books.ts';
import { captured, writtenOff } from '../../ledger/books/transfers.ts';
import { awayError } from '../../platform/away.ts';
import { openCrew, type Crew } from '../../platform/crew.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Db, Observed, Payments, Seeing, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { issueInvoice, type Issuing } from '../invoices/invoices.ts';
import { askWhatCameBack, settleRefund } from '../refunds/refunds.ts';
import { leftToPay, merge, phaseOf, type Phase, type Step } from './merge.ts';
import { keepsStockMs, lookAfterFailure, nextLook } from './next-look.ts';
import {
  attemptOf,
  endOf,
  isAlike,
  isAsObserved,
  isBegun,
  toPayOf,
  wantedBy,
  type OrderRow,
  type Payment,
  type RefundUnderWay,
  type Tender,
} from './payment.ts';
import * as rows from './sql.ts';

/** What looking at an order's money takes. */
export type Cashier = Moving &
  Issuing & {
    payments: Payments | undefined;
    log: Logger;
    config: Pick<Config, 'shop'>;
    /** How long a call to the provider may take. */
    patienceMs?: number;
    seeing: Seeing | undefined;
  };

/** A worker that died has its orders looked at by another so much later. */
const leaseMs = 120_000;
const patienceMs = 20_000;
/** More than any order needs: one that is never done is looked at again when its lease ends. */
const mostRounds = 12;

/** So much later it is looked whether a box of a subscription was written down, or taken back. */
const orphanWaitMs = 30_000;

type Look = { orderNo: number; until: Date };
/** How an attempt stands at its provider, and how it stood here before that was asked. */
type Seen = { before: Payment; observed: Observed };
type Call = Step & { do: 'close' | 'void' | 'capture' | 'charge' };
type Calls = { payment: Payment; step: Call; order: OrderRow }[];
type Refunds = { payment: Payment; refund: RefundUnderWay }[];

/** Works off the orders that are due, on every server at once. */
export function openCashier(
  cashier: Cashier,
  { pollMs, atOnce = 64 }: { pollMs: number; atOnce?: number },
): Crew {
  const { database, clock, log, seeing } = cashier;
  return openCrew<Look>({
    atOnce,
    seen: { seeing, name: 'look at the money of an order' },
    pollMs,
    claim: async (most) => {
      const until = leaseEnd(clock());
      const orderNos = await rows.claimDue(database, { now: clock(), until, most });
      return orderNos.map((orderNo) => ({ orderNo, until }));
    },
    work: async (look) => {
      await lookUnderLease(cashier, look);
    },
    complain: (error) => {
      log.error({ err: error }, 'the orders that are due for the cashier cannot be read');
    },
  });
}

const leaseEnd = (now: Date) => new Date(now.getTime() + leaseMs);

/** Looks at an order at once, due or not. Answers whether its provider could be asked. */
export async function lookAt(cashier: Cashier, orderNo: number): Promise<'done' | 'away'> {
  const until = leaseEnd(cashier.clock());
  await rows.lease(cashier.database, orderNo, until);
  return lookUnderLease(cashier, { orderNo, until });
}

/** Reads, decides and acts until nothing is to be done but to wait. Whatever fails is tried again later, with the same keys. */
async function lookUnderLease(cashier: Cashier, look: Look): Promise<'done' | 'away'> {
  try {
    await lookUntilItWaits(cashier, look);
    return 'done';
  } catch (error) {
    cashier.log.warn({ err: error, orderNo: look.orderNo }, 'the cashier will look again');
    await lookLater(cashier, look).catch((later: unknown) => {
      // The lease ends by itself.
      cashier.log.error({ err: later, orderNo: look.orderNo }, 'the cashier lost a look');
    });
    return 'away';
  }
}

async function lookUntilItWaits(cashier: Cashier, look: Look): Promise<void> {
  const { database } = cashier;
  let seen = await readAll(cashier, look.orderNo);
  let refundsToAsk: 'all' | 'new' = 'all';
  for (let round = 0; round < mostRounds; round += 1) {
    const decided = await database.transaction((tx) =>
      decide(tx, cashier, look, seen, refundsToAsk),
    );
    if (decided.told) cashier.outbox.poke();
    if (decided.gaveBack) await cashier.stock.refresh();
    if (decided.isStale) {
      seen = await readAll(cashier, look.orderNo);
      continue;
    }
    if (decided.calls.length + decided.refunds.length === 0) return;
    seen = [];
    for (const { payment, step, order } of decided.calls)
      seen.push({ before: payment, observed: await ask(cashier, payment, step, order) });
    for (const it of decided.refunds) await giveBack(cashier, it);
    refundsToAsk = 'new';
  }
  throw new Error('The cashier found ever more to do.');
}

/** The attempts whose end is not known, as their provider tells them now. */
async function readAll(cashier: Cashier, orderNo: number): Promise<Seen[]> {
  const { order, payments: known } = await readMoney(cashier.database, orderNo);
  const seen = await Promise.all(
    known.filter(isAskedAbout).map(async (before) => {
      const { paymentNo, ref } = before;
      const { customerNo } = order;
      const observed = await within(
        cashier,
        (provider) => provider.read({ paymentNo, customerNo, ref }),
        before,
      );
      if (!observed && ref !== null) throw new Error(`Payment ${paymentNo} is not known any more.`);
      return observed ? [{ before, observed }] : [];
    }),
  );
  return seen.flat();
}

/** A kept card that was chosen anew was never asked about at the provider. */
const isAskedAbout = ({ state, ref }: Payment) => ref !== null || state === 'unsent';

/** One call to the provider of a payment, which may hang. */
async function within<Answer>(
  { payments, patienceMs: patience = patienceMs }: Cashier,
  call: (provider: Payments) => Promise<Answer>,
  { provider }: Pick<Payment, 'provider'>,
): Promise<Answer> {
  if (payments?.provider !== provider) throw new Error(`The store does not speak to ${provider}.`);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(awayError(`${provider} did not answer.`));
    }, patience);
  });
  return Promise.race([call(payments), late]).finally(() => {
    clearTimeout(timer);
  });
}

async function ask(
  cashier: Cashier,
  payment: Payment,
  step: Call,
  order: OrderRow,
): Promise<Observed> {
  const { paymentNo, ref, methodRef } = payment;
  return within(
    cashier,
    (provider) => {
      if (step.do === 'charge') {
        if (methodRef === null) throw new Error(`Payment ${paymentNo} has no card to charge.`);
        return provider.charge({ ...wantedBy(order, payment), methodRef });
      }
      if (ref === null) throw new Error(`Payment ${paymentNo} was never opened.`);
      return step.do === 'capture'
        ? provider.capture({ paymentNo, ref, cents: step.cents })
        : provider.close({ paymentNo, ref });
    },
    payment,
  );
}

/** Sends money back; it is in the books, and credited, once the provider has sent it. */
async function giveBack(cashier: Cashier, { payment, refund }: Refunds[number]): Promise<void> {
  const { paymentNo, ref, orderNo } = payment;
  if (ref === null) throw new Error(`Payment ${paymentNo} was never opened.`);
  const { key, cents, refundNo } = refund;
  const answer = await within(cashier, (it) => it.refund({ key, paymentNo, ref, cents }), payment);
  await cashier.database.transaction(async (tx) => {
    await rows.lockOrder(tx, orderNo);
    if (answer.state === 'sent') await rows.writeSent(tx, refundNo, answer.ref);
    else if (answer.state === 'failed') await settleRefund(tx, cashier, refundNo, answer);
    else await settleRefund(tx, cashier, refundNo, { state: 'succeeded', ref: answer.ref });
  });
  cashier.outbox.poke();
}

type Decided = {
  /** Somebody else wrote of an attempt since it was read: what was read may be older than what is known. */
  isStale: boolean;
  calls: Calls;
  refunds: Refunds;
  gaveBack: boolean;
  told: boolean;
};

/** Under the order's pen: writes what was observed, does what is ours, and answers what is the provider's. */
async function decide(
  tx: Tx,
  cashier: Cashier,
  look: Look,
  seen: readonly Seen[],
  refundsToAsk: 'all' | 'new',
): Promise<Decided> {
  const now = cashier.clock();
  const decided: Decided = { isStale: false, calls: [], refunds: [], gaveBack: false, told: false };
  let { order, payments } = await lockedMoney(tx, look.orderNo);
  if (seen.some(({ before }) => !payments.some((it) => isAlike(it, before))))
    return { ...decided, isStale: true };
  if (order.isOrphaned && phaseOf(toPayOf(order), now) === 'charging') {
    await rows.endLease(tx, look, { at: new Date(now.getTime() + orphanWaitMs), failures: 0 });
    return decided;
  }
  const news = seen.filter(({ before, observed }) => !isAsObserved(before, observed));
  for (const it of news) await writeSeen(tx, order, it, now);
  if (news.some(wentBackLess)) ({ order, payments } = await readMoney(tx, look.orderNo));
  else if (news.length > 0) payments = await rows.readPayments(tx, look.orderNo);
  for (let times = 0; times < mostRounds; times += 1) {
    const toPay = toPayOf(order);
    const tenders = order.hasTenders ? await rows.readTenders(tx, order.orderNo) : [];
    const steps = [
      ...merge(toPay, payments.map(attemptOf), now),
      ...(order.status === 'cancelled' ? tenders.flatMap(giveTenderBack) : []),
    ];
    let changed = false;
    for (const step of steps) {
      const done = await doOurs(tx, cashier, { order, payments }, step, now);
      if (done === 'nothing') continue;
      changed = true;
      decided.gaveBack ||= done === 'gave-back';
      decided.told = true;
    }
    if (changed) {
      ({ order, payments } = await readMoney(tx, look.orderNo));
      continue;
    }
    const [own, underWay] = apart(order.refundsUnderWay, tenders);
    for (const { refundNo } of own)
      await settleRefund(tx, cashier, refundNo, { state: 'succeeded' });
    if (own.length > 0) {
      decided.told = true;
      ({ order, payments } = await readMoney(tx, look.orderNo));
      continue;
    }
    const known = new Map(payments.map((payment) => [payment.paymentNo, payment]));
    const of = (paymentNo: number): Payment => {
      const payment = known.get(paymentNo);
      if (!payment) throw new Error(`Order ${look.orderNo} has no payment ${paymentNo}.`);
      return payment;
    };
    decided.calls = steps.flatMap((step) =>
      isCall(step) ? [{ payment: of(step.paymentNo), step, order }] : [],
    );
    decided.refunds = underWay
      .filter(({ state }) => refundsToAsk === 'all' || state === 'requested')
      .map((refund) => ({ refund, payment: of(refund.paymentNo) }));
    for (const { payment, step } of decided.calls)
      if (step.do === 'charge' && payment.askedAt < now)
        await rows.writeAsked(tx, payment.paymentNo, now);
    if (decided.calls.length + decided.refunds.length === 0) {
      const at = nextLook(toPay, payments.map(attemptOf), underWay.length > 0, now);
      await rows.endLease(tx, look, { at, failures: 0 });
    }
    return decided;
  }
  throw new Error(`Order ${look.orderNo} never came to rest.`);
}

/** What credit or a gift card had paid of a cancelled order is given back as a card's is. What it only held went back when that was cancelled. */
function giveTenderBack(tender: Tender): Step[] {
  const { paymentNo, capturedCents, refundedCents, refundReservedCents } = tender;
  const cents = capturedCents - Math.max(refundedCents, refundReservedCents);
  return cents > 0 ? [{ do: 'refund', paymentNo, cents, why: 'cancelled' }] : [];
}

/** Refunds to credit and gift cards, in the order of their accounts, and those that a provider sends. */
function apart(
  refunds: readonly RefundUnderWay[],
  tenders: readonly Tender[],
): [own: RefundUnderWay[], sent: RefundUnderWay[]] {
  const own = tenders.flatMap(({ paymentNo }) =>
    refunds.filter((it) => it.paymentNo === paymentNo),
  );
  return [own, refunds.filter((refund) => !own.includes(refund))];
}

/** What credit and gift cards hold of an order is taken when it is sold. */
async function takeTenders(tx: Tx, orderNo: number, now: Date): Promise<void> {
  for (const tender of await rows.readTenders(tx, orderNo)) {
    if (tender.state !== 'held') continue;
    await rows.takeTender(tx, tender.paymentNo, now);
    await post(tx, captured({ ...tender, cents: tender.authorisedCents, at: now }));
  }
}

/** Money that had gone back was refused where it went. */
const wentBackLess = ({ before, observed }: Seen) => observed.refundedCents < before.refundedCents;

const isCall = (step: Step): step is Call =>
  step.do === 'close' || step.do === 'void' || step.do === 'capture' || step.do === 'charge';

/** An order and the attempts to pay it; under the order's pen nobody changes either. */
async function readMoney(
  db: Db,
  orderNo: number,
): Promise<{ order: OrderRow; payments: Payment[] }> {
  const order = await rows.readOrder(db, orderNo);
  if (!order) throw new Error(`There is no order ${orderNo} to look at.`);
  return { order, payments: await rows.readPayments(db, orderNo) };
}

async function lockedMoney(
  tx: Tx,
  orderNo: number,
): Promise<{ order: OrderRow; payments: Payment[] }> {
  await rows.lockOrder(tx, orderNo);
  return readMoney(tx, orderNo);
}

async function writeSeen(
  tx: Tx,
  { orderNo, customerNo }: OrderRow,
  seen: Seen,
  now: Date,
): Promise<void> {
  const { before, observed } = seen;
  const { paymentNo, provider, capturedCents: beforeCents } = before;
  const currency = observed.currency || before.currency;
  await rows.writeObserved(tx, observed, now);
  if (wentBackLess(seen)) await askWhatCameBack(tx, paymentNo);
  if (observed.method)
    await rows.keepMethod(tx, { provider, customerNo, method: observed.method }, now);
  const cents = observed.capturedCents - beforeCents;
  if (cents > 0) {
    await post(
      tx,
      captured({ orderNo, currency, at: now, paymentNo, provider, cents, beforeCents }),
    );
    await recover(tx, { orderNo, currency, at: now });
  }
}

const shopsMove = { kind: 'shop', name: 'cashier' } as const;

/** Does what is the shop's own of a step; the provider's is left for after the commit. */
async function doOurs(
  tx: Tx,
  cashier: Cashier,
  { order, payments }: { order: OrderRow; payments: readonly Payment[] },
  step: Step,
  now: Date,
): Promise<'nothing' | 'done' | 'gave-back'> {
  const { orderNo, currency, dunned } = order;
  switch (step.do) {
    case 'place':
      await moveOrderIn(tx, cashier, orderNo, 'placed', { ...shopsMove, reason: null });
      return 'done';
    case 'cancel':
      await moveOrderIn(tx, cashier, orderNo, 'cancelled', {
        ...shopsMove,
        reason: shopsReasons[step.why],
      });
      return 'gave-back';
    case 'ask-for-card':
    case 'dun':
      await rows.writeDunned(tx, orderNo, dunned + 1, now);
      await outbox.add(tx, { kind: 'payment-asked', payload: { orderNo, time: dunned + 1 } });
      return 'done';
    case 'post-sale':
      await sell(tx, cashier, orderNo, now);
      if (payments.some(({ capturedCents }) => capturedCents > 0) || isCovered(order))
        await outbox.add(tx, { kind: 'order-charged', payload: { orderNo } });
      return 'done';
    case 'write-off':
      await sell(tx, cashier, orderNo, now);
      await post(tx, writtenOff({ orderNo, currency, at: now, cents: step.cents }));
      await rows.writeDunned(tx, orderNo, dunned + 1, now);
      cashier.log.error({ orderNo, cents: step.cents }, 'an order was written off: nobody paid it');
      return 'done';
    case 'charge-kept-card':
      await rows.addPayment(
        tx,
        {
          orderNo,
          currency,
          provider: providerOf(payments),
          purpose: 'charge',
          state: 'unsent',
          amountCents: step.cents,
          methodRef: step.methodRef,
        },
        now,
      );
      return 'done';
    case 'refund': {
      const { paymentNo, cents, why } = step;
      // What went back before tells a second surplus from the first, and is the same for one that failed.
      const before = payments.find((it) => it.paymentNo === paymentNo)?.refundReservedCents ?? 0;
      const key = `${why}-${paymentNo}-${before}`;
      const reason = shopsReasons[why];
      const isNew = await rows.askRefund(tx, { orderNo, paymentNo, key, cents, reason }, now);
      return isNew ? 'done' : 'nothing';
    }
    case 'alert':
      cashier.log.error(
        { orderNo, paymentNo: step.paymentNo, why: step.why },
        'a payment needs somebody to look',
      );
      return 'nothing';
    case 'close':
    case 'void':
    case 'capture':
    case 'charge':
      return 'nothing';
  }
}

/** Credit and gift cards paid for all of it: its customer hears of its invoice as others do. */
const isCovered = ({ hasTenders, paymentBy, dueCents }: OrderRow): boolean =>
  hasTenders && paymentBy !== 'invoice' && dueCents === 0;

/** An order that is charged is in the books, and has its invoice. */
async function sell(tx: Tx, cashier: Cashier, orderNo: number, now: Date): Promise<void> {
  await takeTenders(tx, orderNo, now);
  await postSale(tx, orderNo, now);
  await issueInvoice(tx, cashier, orderNo, now);
  await lookForInviter(tx, orderNo);
}

function providerOf(payments: readonly Payment[]): string {
  const last = payments.at(-1);
  if (!last) throw new Error('A card is charged that nobody paid with.');
  return last.provider;
}

/** The provider is away, or something is wrong: later. What nobody could pay meanwhile does not keep its stock for ever. */
async function lookLater(cashier: Cashier, look: Look): Promise<void> {
  const { orderNo } = look;
  const now = cashier.clock();
  const gaveBack = await cashier.database.transaction(async (tx) => {
    const { order } = await lockedMoney(tx, orderNo);
    const failures = order.failures + 1;
    await rows.endLease(tx, look, { at: lookAfterFailure(failures, now), failures });
    if (failures % 20 === 0)
      cashier.log.error({ orderNo, failures }, 'the cashier fails again and again');
    const keepsStock = !order.payBy || now.getTime() < order.payBy.getTime() + keepsStockMs;
    if (keepsStock || phaseOf(toPayOf(order), now) !== 'late') return false;
    const unpaid = { ...shopsMove, reason: shopsReasons.unpaid };
    await moveOrderIn(tx, cashier, orderNo, 'cancelled', unpaid);
    return true;
  });
  if (!gaveBack) return;
  cashier.outbox.poke();
  await cashier.stock.refresh();
}

/** What an order's customer can still pay of it, and what for. */
type ToPay = { cents: number; phase: Phase; order: OrderRow };

/** Refuses what was paid already, or can no longer be. */
function payable(order: OrderRow, payments: readonly Payment[], now: Date): ToPay {
  const toPay = toPayOf(order);
  const phase = phaseOf(toPay, now);
  if (phase === 'cancelled' || phase === 'late')
    throw new Refusal('payment-closed', { orderNo: order.orderNo, orderStatus: order.status });
  const cents = leftToPay(toPay, payments.map(attemptOf), now);
  if (cents === 0)
    throw new Refusal('nothing-to-pay', { orderNo: order.orderNo, orderStatus: order.status });
  return { cents, phase, order };
}

export type Started = { paymentNo: number; state: Payment['state']; url: string | null };

/**
 * Begins to pay for an order, or goes on where another page of its customer has begun: they all lead to one attempt. With a card that is
 * kept already nothing is opened: it is charged when the order closes.
 */
export async function startPaying(
  cashier: Cashier,
  orderNo: number,
  how: {
    methodRef: string | undefined;
    purpose: (order: OrderRow, phase: Phase) => 'hold' | 'save';
    returnUrl: (token: string) => string;
    note: (order: OrderRow, purpose: Payment['purpose']) => string | null;
  },
): Promise<Started> {
  const { database, payments: provider, clock } = cashier;
  if (!provider) throw new Refusal('nothing-to-pay', { orderNo });
  if ((await lookAt(cashier, orderNo)) === 'away')
    throw awayError('The provider of payments is away.');
  const now = clock();
  const { methodRef } = how;
  const { order, payment } = await database.transaction(async (tx) => {
    const { order, payments } = await lockedMoney(tx, orderNo);
    const { cents, phase } = payable(order, payments, now);
    const begun = payments.findLast((it) => isBegun(it) && it.amountCents === cents);
    const isDue = phase === 'charging' || phase === 'gone';
    const wanted =
      methodRef === undefined
        ? { purpose: how.purpose(order, phase), state: 'unsent' as const, methodRef: null }
        : isDue
          ? { purpose: 'charge' as const, state: 'unsent' as const, methodRef }
          : { purpose: 'save' as const, state: 'saved' as const, methodRef };
    const { currency } = order;
    const of = { orderNo, provider: provider.provider, amountCents: cents, currency };
    const paymentNo =
      begun && methodRef === undefined
        ? begun.paymentNo
        : await rows.addPayment(tx, { ...of, ...wanted }, now);
    await rows.writeAsked(tx, paymentNo, now);
    const written = await rows.readPayments(tx, orderNo);
    const payment = written.find((it) => it.paymentNo === paymentNo);
    if (!payment) throw new Error(`Payment ${paymentNo} was not written.`);
    return { order, payment };
  });
  const { paymentNo, purpose, returnToken } = payment;
  if (methodRef !== undefined) {
    await lookAt(cashier, orderNo);
    const { payments } = await moneyOf(cashier, orderNo);
    const state = payments.find((it) => it.paymentNo === paymentNo)?.state ?? payment.state;
    return { paymentNo, state, url: null };
  }
  const opened = await within(
    cashier,
    (it) =>
      it.open({
        ...wantedBy(order, payment),
        returnUrl: how.returnUrl(returnToken),
        expiresAt: endOf(order, payment),
        note: how.note(order, purpose),
      }),
    payment,
  );
  const isStillWanted = await database.transaction(async (tx) => {
    const { order } = await lockedMoney(tx, orderNo);
    await rows.writeOpened(tx, paymentNo, opened.ref);
    return order.status !== 'cancelled';
  });
  if (!isStillWanted) {
    await lookAt(cashier, orderNo);
    throw new Refusal('payment-closed', { orderNo, orderStatus: 'cancelled' });
  }
  return { paymentNo, state: 'open', url: opened.url };
}

/** How an order's money stands, as it was last seen. */
export async function moneyOf(
  { database, clock }: Pick<Cashier, 'database' | 'clock'>,
  orderNo: number,
): Promise<{ order: OrderRow; payments: Payment[]; leftCents: number; phase: Phase }> {
  return database.snapshot(async (db) => {
    const order = await rows.readOrder(db, orderNo);
    if (!order) throw new Refusal('order-not-found');
    const payments = await rows.readPayments(db, orderNo);
    const toPay = toPayOf(order);
    const leftCents = leftToPay(toPay, payments.map(attemptOf), clock());
    return { order, payments, leftCents, phase: phaseOf(toPay, clock()) };
  });
}

/** The attempt whose customer comes back with this token. */
export const paymentByToken = (
  { database }: Pick<Cashier, 'database'>,
  token: string,
): Promise<Payment | undefined> => rows.paymentByToken(database, token);
