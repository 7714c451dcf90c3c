import type { Corrections } from '../../food/ingredients/corrections.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import { withSoldTexts } from '../../food/recipes/sold-meal.ts';
import { isSold } from '../../ledger/books/books.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Database, Db, OutboxPort, Tx } from '../../platform/platform.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { Refusal, problems, type RefusalCode } from '../../refusal.ts';
import * as inventory from '../../stock/inventory/inventory.ts';
import { refuseUnknown } from '../../stock/kitchens/kitchens.ts';
import * as promotions from '../promotions/promotions.ts';
import { giveBoxBack, type OpenDays } from '../days/days.ts';
import { diets, inAnnexOrder } from '../../contract/food-terms.ts';
import { shopDate } from '../days/delivery-days.ts';
import {
  backFrom,
  givesBack,
  isReversible,
  mayMove,
  orderStatuses,
  toldOtherwise,
  undoSeconds,
  type Mover,
  type OrderStatus,
  type Status,
} from '../../contract/order-status.ts';
import { declaredOf, forAdultsIn, isNews, newsFrom, type News } from './declared.ts';
import type { Usable } from '../pricing/promotion.ts';
import type {
  AwaitedLine,
  Order,
  OrderLine,
  OrderMove,
  OrderPayment,
  OrderTender,
} from './order.ts';
import { priceOf } from './price-of.ts';
import type { PriceTree } from '../pricing/price-tree.ts';
import { cancellableUntil, promiseOf, type Promised } from './promise.ts';
import * as rows from './sql.ts';
import type { OrderQuestion } from './sql.ts';

/** What reading and moving orders takes. */
export type Orders = { database: Database; clock: () => Date; days: OpenDays };
export type Moving = Orders & { outbox: OutboxPort; stock: inventory.WarmStock };

export type OrderStory = {
  order: Order;
  lines: OrderLine[];
  moves: OrderMove[];
  /** At a provider. */
  payments: OrderPayment[];
  /** What credit and gift cards pay of it. */
  tenders: OrderTender[];
  /** What credit and gift cards held of it, and is there again since it was cancelled. */
  freedCents: number;
  /** The promotion that it was priced with. */
  promotion: Usable | null;
  /** What it costs and why, from its own rows; null for an order of before prices had parts. */
  price: PriceTree | null;
  promise: Promised;
  /** Null once the customer can no longer cancel it. */
  cancellableUntil: Date | null;
};

/** An order with everything in it. `customerNo` restricts it to its own customer: anybody else's is not found. */
export async function orderStory(
  parts: Orders,
  orderNo: number,
  customerNo?: number,
): Promise<OrderStory> {
  const order = await rows.readOrder(parts.database, orderNo);
  if (!order || (customerNo !== undefined && order.customerNo !== customerNo)) {
    throw new Refusal('order-not-found');
  }
  const lines = await linesOf(parts.database, orderNo);
  const moves = await rows.readMoves(parts.database, orderNo);
  const payments = await rows.readPayments(parts.database, orderNo);
  const charges = await rows.readCharges(parts.database, orderNo);
  const beside = await rows.readBeside(parts.database, orderNo);
  const { calendar } = parts.days;
  return {
    order,
    lines,
    moves,
    payments,
    ...beside,
    price: priceOf(order, lines, charges),
    promise: promiseOf(order, calendar),
    cancellableUntil: cancellableUntil(order, parts.clock(), calendar),
  };
}

/** What was ordered, as it was sold. */
export const linesOf = async (db: Db, orderNo: number): Promise<OrderLine[]> =>
  (await rows.readLines(db, orderNo)).map(withSoldTexts);

/** `late`: only orders whose day has passed while the box is still in the house. */
export async function findOrders(
  parts: Omit<Orders, 'database'> & { database: Db },
  { late = false, ...question }: Omit<OrderQuestion, 'lateOn'> & { late?: boolean },
): Promise<Order[]> {
  await refuseUnknown(parts, question.kitchen);
  const lateOn = late ? shopDate(parts.clock(), parts.days.calendar.timeZone) : undefined;
  return rows.findOrders(parts.database, { ...question, lateOn });
}

/** How many orders there are, and which of them are not whole: none, in a store that is right. */
export async function wholeness({
  database,
}: {
  database: Database;
}): Promise<{ orders: number; broken: rows.BrokenOrder[] }> {
  return { orders: await rows.countOrders(database), broken: await rows.readBroken(database) };
}

/** The cards of an order's recipes, as they were when it was placed. */
export async function orderedCards(
  { database }: { database: Db },
  orderNo: number,
): Promise<{ lineNo: number; content: EditionContent }[]> {
  return rows.readEditions(database, orderNo);
}

/** Who moves an order, and why. What staff do is in the audit trail; customers and the shop are in the order's own history. */
export type By = { reason: string | null; customerNo?: number } & (
  { kind: Exclude<Mover, 'staff'>; name: string } | { kind: 'staff'; by: Actor }
);
const nameOfMover = (mover: By) => (mover.kind === 'staff' ? nameOf(mover.by) : mover.name);

/** Moves an order along the table of moves. A cancelled one gives its stock and its place on the day back, once. */
export async function moveOrder(
  parts: Moving,
  orderNo: number,
  to: Status,
  mover: By,
): Promise<void> {
  await parts.database.transaction((tx) => moveOrderIn(tx, parts, orderNo, to, mover));
  parts.outbox.poke();
  if (!orderStatuses[to].live) await parts.stock.refresh();
}

/** The same inside a transaction that decides more; the stock here learns of a cancellation only once it is read again. */
export async function moveOrderIn(
  tx: Tx,
  { clock, days }: Pick<Orders, 'clock' | 'days'>,
  orderNo: number,
  to: Status,
  mover: By,
): Promise<void> {
  const now = clock();
  const order = await rows.lockOrder(tx, orderNo);
  if (!order || (mover.customerNo !== undefined && order.customerNo !== mover.customerNo)) {
    throw new Refusal('order-not-found');
  }
  const { cancelUntil } = promiseOf(order, days.calendar);
  const hasReason = mover.reason !== null;
  const answer = mayMove(order.status, to, mover.kind, now, cancelUntil, hasReason);
  if (!answer.ok) {
    const promised =
      answer.code === 'customer-may-cancel' ? { cancelUntil: cancelUntil.toISOString() } : {};
    throw new Refusal(answer.code, { orderStatus: order.status, orderNo, ...promised });
  }
  const move = { from: order.status, to, movedAt: now, movedBy: nameOfMover(mover) };
  const moveNo = await rows
    .writeMove(tx, orderNo, { ...move, reason: mover.reason })
    .catch(refuseWithoutLots(orderNo));
  await recordMove(tx, 'order-moved', orderNo, { from: order.status, to }, mover);
  if (to === 'packed') await rows.packEveryLine(tx, orderNo, now);
  // What was paid for it, or may still be, is given back.
  if (!orderStatuses[to].live && order.paymentBy !== null) await rows.askCashier(tx, orderNo, now);
  if (!orderStatuses[to].live && (await isSold(tx, orderNo)))
    await outbox.add(tx, { kind: 'sale-cancelled', payload: { orderNo } });
  if (givesBack(order.status, to)) {
    // Locked in this order by all who take or give back: the order, its day, food, and last what can be used up.
    await giveBoxBack(tx, order);
    await rows.giveOffersBack(tx, orderNo);
    const taken = await rows.takenBy(tx, orderNo);
    await inventory.giveBack(tx, order, taken, { at: now, by: nameOfMover(mover) });
    await promotions.giveTakesBack(tx, orderNo, now);
  }
  if (!orderStatuses[order.status].live && orderStatuses[to].live) {
    // It has been paid: now its customer hears of it as others do at once.
    await outbox.add(tx, { kind: 'order-placed', payload: { orderNo } });
    return;
  }
  const payload = { orderNo, to, moveNo, reason: mover.reason };
  const waits: { notBefore?: Date } = !isReversible(to)
    ? {}
    : { notBefore: later(now, undoSeconds) };
  await outbox.add(tx, { kind: 'order-moved', payload, ...waits });
  const { live, awaited } = orderStatuses[to];
  if (live && !awaited) await promotions.lookForInviter(tx, orderNo, waits.notBefore);
}

/**
 * LD006 is the database's word for: the box is about to leave, and what it needs of these is in no lot that is good on its day; LD007 for: it
 * holds food of these lots, which are blocked; LD009 for: its customer was asked what may stand in for these, and has not answered.
 */
const refuseWithoutLots =
  (orderNo: number) =>
  (error: unknown): never => {
    const { code, detail } = (error ?? {}) as { code?: unknown; detail?: unknown };
    if (typeof detail !== 'string') throw error;
    const nos = () => JSON.parse(detail) as number[];
    if (code === 'LD006') throw new Refusal('no-good-lot', { orderNo, ingredientNos: nos() });
    if (code === 'LD007') throw new Refusal('blocked-food', { orderNo, lotNos: nos() });
    if (code === 'LD009') throw new Refusal('shortage-open', { orderNo, ingredientNos: nos() });
    throw error;
  };

/** The cashier looks at the order's money at once. */
export const askCashier = (tx: Tx, orderNo: number, now: Date): Promise<void> =>
  rows.askCashier(tx, orderNo, now);

/** The reason stays in the order's own history: it may tell of its customer. */
async function recordMove(
  tx: Tx,
  what: 'order-moved' | 'order-taken-back',
  orderNo: number,
  { from, to }: { from: Status; to: Status },
  mover: By,
): Promise<void> {
  if (mover.kind !== 'staff') return;
  const [before, after] = [{ status: from }, { status: to }];
  await record(tx, { by: mover.by, what, subject: orderNo, before, after });
}

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Takes back the move that brought an order to `from`; one that stands before it already is left alone. */
export async function takeBack(
  parts: Moving,
  orderNo: number,
  from: Status,
  mover: By,
): Promise<{ orderNo: number; status: Status; backTo: Status | null }> {
  const status = await parts.database.transaction(async (tx) => {
    const order = await rows.lockOrder(tx, orderNo);
    if (!order) throw new Refusal('order-not-found');
    const isBack = order.status === backFrom(from, await rows.readMoves(tx, orderNo));
    return isBack ? order.status : takeBackIn(tx, parts, order, from, mover);
  });
  parts.outbox.poke();
  const moves = await rows.readMoves(parts.database, orderNo);
  return { orderNo, status, backTo: backFrom(status, moves) };
}

/** The same inside a transaction that has the order's pen. A customer who was told of the move already is told otherwise. */
export async function takeBackIn(
  tx: Tx,
  { clock }: Pick<Orders, 'clock'>,
  { orderNo, status }: Pick<Order, 'orderNo' | 'status'>,
  from: Status,
  mover: By,
): Promise<Status> {
  const to = backFrom(from, await rows.readMoves(tx, orderNo));
  if (to === null || status !== from)
    throw new Refusal('order-move-not-allowed', { orderStatus: status, orderNo });
  if (await rows.refundedSince(tx, orderNo, from))
    throw new Refusal('money-went-back', { orderNo });
  const told = toldOtherwise(from);
  const wasTold = told !== undefined && (await rows.wasTold(tx, orderNo, from));
  const [movedBy, reason] = [nameOfMover(mover), mover.reason];
  const moveNo = await rows.writeMove(tx, orderNo, { from, to, movedAt: clock(), movedBy, reason });
  await recordMove(tx, 'order-taken-back', orderNo, { from, to }, mover);
  if (wasTold)
    await outbox.add(tx, { kind: 'order-taken-back', payload: { orderNo, from: told, moveNo } });
  return to;
}

/** Writes down that the customer is told of a move now; false where there is nothing to tell any more, for it went another way since. */
export async function tellMove(
  { database, clock }: Orders,
  { orderNo, moveNo, to }: { orderNo: number; moveNo: number; to: Status },
): Promise<boolean> {
  return database.transaction(async (tx) => {
    const order = await rows.lockOrder(tx, orderNo);
    if (!order || wentElsewhere(orderStatuses[to], orderStatuses[order.status])) return false;
    return rows.tellMove(tx, { orderNo, moveNo, backs: orderStatuses[to].back }, clock());
  });
}

const wentElsewhere = (told: OrderStatus, now: OrderStatus) =>
  (told.live && !now.live) || (told.usual && !now.usual);

/** Gives the orders of before, whose box is still to come, the promise that their letter made, before the calendar changes. */
export async function writePromises({ database, clock, days }: Orders): Promise<void> {
  const { calendar } = days;
  const today = shopDate(clock(), calendar.timeZone);
  for (const day of await rows.daysWithoutPromise(database, today))
    await rows.writePromise(database, day, promiseOf({ day, ...unwritten }, calendar));
}

const unwritten = { cancelUntil: null, timeZone: null };

type MoveReport = { orderNo: number; moved: boolean; code: RefusalCode | null };

/**
 * Moves many orders, each on its own: one that is refused stops no other, one that is there already counts as moved. With a `day` only
 * orders of that day are found.
 */
export async function moveOrders(
  parts: Moving,
  { orderNos, to, day }: { orderNos: readonly number[]; to: Status; day?: string },
  mover: By,
): Promise<MoveReport[]> {
  const reports: MoveReport[] = [];
  for (const orderNo of new Set(orderNos)) {
    const code = await parts.database
      .transaction(async (tx) => {
        const order = await rows.lockOrder(tx, orderNo);
        if (!order || (day !== undefined && order.day !== day))
          throw new Refusal('order-not-found');
        if (order.status !== to) await moveOrderIn(tx, parts, orderNo, to, mover);
        return null;
      })
      .catch(codeOf);
    reports.push({ orderNo, moved: code === null, code });
  }
  parts.outbox.poke();
  if (!orderStatuses[to].live) await parts.stock.refresh();
  return reports;
}

function codeOf(error: unknown): RefusalCode {
  if (!(error instanceof Refusal) || problems[error.code].status >= 500) throw error;
  return error.code;
}

const earlier = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/** The payload of the event `order-corrected`: what one correction changed in one order. Older events say nothing of diets and alcohol. */
export type OrderCorrected = {
  orderNo: number;
  version: number;
  lines: (Pick<News, 'allergens' | 'mayContain' | 'unknownIn'> &
    Partial<News> & { lineNo: number })[];
};

/** For so many days after its delivery day a box may still lie in somebody's kitchen. */
const daysUneaten = 14;

/**
 * Tells each customer who waits for a box, or got it lately, of what a correction changed in it, in a letter of its own: once, however
 * often this is asked.
 */
export async function tellCorrections(
  { database, clock, days }: Orders,
  { version, corrections }: Corrections,
): Promise<void> {
  const since = shopDate(earlier(clock(), daysUneaten), days.calendar.timeZone);
  const nos = corrections.map(({ ingredientNo }) => ingredientNo);
  await database.transaction(async (tx) => {
    const lines = (await rows.readUneaten(tx, nos, since)).flatMap((line) => {
      const news = newsFrom(line, corrections);
      return isNews(news) ? [{ orderNo: line.orderNo, lineNo: line.lineNo, ...news }] : [];
    });
    for (const [orderNo, ofOrder] of Map.groupBy(lines, (line) => line.orderNo)) {
      if (!(await rows.writeCorrection(tx, orderNo, version, clock()))) continue;
      const payload: OrderCorrected = {
        orderNo,
        version,
        lines: ofOrder.map(({ orderNo: _, ...line }) => line),
      };
      await outbox.add(tx, { kind: 'order-corrected', payload });
    }
  });
}

/** An order whose box holds or suits what its customer was not told when it was sold, all its meals together. */
type CorrectedOrder = Pick<AwaitedLine, 'orderNo' | 'deliverName' | 'day' | 'status'> & {
  allergens: News['allergens'];
  mayContain: News['mayContain'];
  undeclared: string[];
  lostDiets: News['lostDiets'];
  /** What in it is sold to adults only, when nobody has confirmed an age. */
  forAdults: string[];
};

/** The orders that somebody waits for and that were sold with less than is known of them now; of one day, or all, and of one kitchen, or all. */
export async function correctedOrders(
  { database }: { database: Database },
  of: { day?: string | undefined; kitchen?: number | undefined },
): Promise<CorrectedOrder[]> {
  await refuseUnknown({ database }, of.kitchen);
  const lines = (await rows.readOutgrown(database, of)).flatMap((line) => {
    const news = { ...declaredOf(line).since, forAdultsIn: forAdultsIn(line) };
    return isNews(news) ? [{ ...line, news }] : [];
  });
  return [...Map.groupBy(lines, ({ orderNo }) => orderNo).values()].flatMap((ofOrder) => {
    const [first] = ofOrder;
    if (!first) return [];
    const { orderNo, deliverName, day, status } = first;
    const named = (which: 'unknownIn' | 'forAdultsIn') => [
      ...new Set(
        ofOrder.flatMap(({ ingredients, news }) =>
          ingredients.flatMap(({ ingredientNo, name }) =>
            news[which].includes(ingredientNo) ? [name ?? `ingredient ${ingredientNo}`] : [],
          ),
        ),
      ),
    ];
    return {
      orderNo,
      deliverName,
      day,
      status,
      allergens: inAnnexOrder(ofOrder.flatMap(({ news }) => news.allergens)),
      mayContain: inAnnexOrder(ofOrder.flatMap(({ news }) => news.mayContain)),
      undeclared: named('unknownIn'),
      lostDiets: diets.filter((diet) => ofOrder.some(({ news }) => news.lostDiets.includes(diet))),
      forAdults: named('forAdultsIn'),
    };
  });
}
