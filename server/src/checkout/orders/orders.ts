import { createHash } from 'node:crypto';
import * as cart from '../cart/cart.ts';
import type { WithCart } from '../cart/cart.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import * as identity from '../../people/customers/customers.ts';
import type { Customer } from '../../people/customers/customers.ts';
import * as inventory from '../../stock/inventory/inventory.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Claims, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { openCalendar, type WithCalendar } from '../days/days.ts';
import { cutOffOf, shopDate } from '../days/delivery-days.ts';
import { openDesk, type Desk } from '../../platform/group-commit.ts';
import { mayMove, type Mover, type Status } from './order-status.ts';
import { commitGroup, type AskedOrder, type Outcome } from '../placing/placing.ts';
import * as rows from './sql.ts';
import type { Order, OrderLine, OrderMove, OrderQuestion } from './sql.ts';

export type { Order, OrderLine, OrderMove } from './sql.ts';

export type WithDesk = WithCart & WithCalendar & { desk: Desk<AskedOrder, Outcome> };

/** Baskets and letters of many groups are worked off together: looking after each group was a tenth of the work of a busy server. */
const outboxPauseMs = 50;

export function openOrdering<S extends WithCart>(shop: S): S & WithDesk {
  let ringing = false;
  const ring = () => {
    if (ringing) return;
    ringing = true;
    setTimeout(() => {
      ringing = false;
      shop.outbox.poke();
    }, outboxPauseMs).unref();
  };
  return {
    ...shop,
    ...openCalendar(shop),
    desk: openDesk<AskedOrder, Outcome>({
      commit: async (group) => {
        const outcomes = await commitGroup(shop, group);
        ring();
        return outcomes;
      },
      groupsInFlight: 2,
      mostInGroup: 128,
    }),
  };
}

export type OrderRequest = {
  basketVersion: number;
  expectedTotalCents: number;
  day: string;
  deliverTo: { name: string; phone: string; address: string };
};

/** Places the customer's basket as one order. The same key with the same request answers the same order, whatever has changed since. */
export async function place(
  shop: WithDesk,
  claims: Claims,
  key: string,
  request: OrderRequest,
): Promise<{ orderNo: number; isNew: boolean }> {
  const customer = await identity.customerOf(shop, claims);
  const requestHash = hashOf(request);
  const basket = await cart.basketOf(shop, { customerNo: customer.customerNo });
  try {
    refuseStale(shop, basket.version, request);
    await shop.days.ensure([request.day]);
  } catch (refusal) {
    const earlier = await earlierOrder(shop, customer, key, requestHash);
    if (earlier) return earlier;
    throw refusal;
  }
  const { day, deliverTo, expectedTotalCents } = request;
  const outcome = await shop.desk.submit({
    customer,
    key,
    requestHash,
    basket,
    day,
    deliverTo,
    expectedTotalCents,
  });
  // An order placed before may be of an earlier basket than the one that lies there now.
  if ((outcome.kind === 'placed' && outcome.isNew) || outcome.kind === 'basket-ordered')
    cart.rememberOrdered(shop, basket);
  return orRefuse(shop, outcome);
}

function hashOf(request: OrderRequest): string {
  const { basketVersion, expectedTotalCents, day, deliverTo } = request;
  const { name, phone, address } = deliverTo;
  const canonical = JSON.stringify([basketVersion, expectedTotalCents, day, name, phone, address]);
  return createHash('sha256').update(canonical).digest('base64url');
}

function refuseStale(shop: WithDesk, version: number, { basketVersion, day }: OrderRequest): void {
  if (version === 0) throw new Refusal('basket-empty');
  if (version !== basketVersion) throw new Refusal('basket-changed', { version });
  if (shop.days.now().some((open) => open.day === day)) return;
  const today = shopDate(shop.clock(), shop.calendar.timeZone);
  const inCalendar =
    day >= today && shop.calendar.weekdays.includes(new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
  if (inCalendar && shop.clock() >= cutOffOf(day, shop.calendar)) {
    throw new Refusal('cut-off-passed', {
      fields: [{ field: '/deliveryDay', message: 'has closed' }],
    });
  }
  throw new Refusal('delivery-day-unknown', {
    fields: [{ field: '/deliveryDay', message: 'is not a delivery day' }],
  });
}

async function earlierOrder(
  shop: WithDesk,
  { customerNo }: Customer,
  key: string,
  requestHash: string,
): Promise<{ orderNo: number; isNew: boolean } | undefined> {
  const [earlier] = await rows.findAsked(shop.database, [{ customerNo, key }]);
  if (!earlier) return undefined;
  if (earlier.requestHash !== requestHash) throw new Refusal('idempotency-key-reused');
  return { orderNo: earlier.orderNo, isNew: false };
}

function orRefuse(shop: WithDesk, outcome: Outcome): { orderNo: number; isNew: boolean } {
  switch (outcome.kind) {
    case 'placed':
      return { orderNo: outcome.orderNo, isNew: outcome.isNew };
    case 'key-reused':
      throw new Refusal('idempotency-key-reused');
    case 'basket-ordered':
      throw new Refusal('basket-already-ordered', { orderNo: outcome.orderNo });
    case 'not-planned': {
      const { code, ...details } = outcome.problem;
      throw new Refusal(code, details);
    }
    case 'does-not-fit':
      throw doesNotFit(shop, outcome);
    case 'failed':
      throw outcome.error;
  }
}

function doesNotFit(
  shop: WithDesk,
  { decision, remedies }: Outcome & { kind: 'does-not-fit' },
): Refusal {
  if (decision.code !== 'out-of-stock') {
    return new Refusal(decision.code, {
      fields: [{ field: '/deliveryDay', message: 'takes no more boxes' }],
    });
  }
  const { ingredients } = shop.warm.catalogue();
  return new Refusal('out-of-stock', {
    shortages: decision.shortages.map((short) => ({
      ...short,
      name: ingredients.get(short.ingredientNo)?.name ?? null,
    })),
    remedies,
  });
}

export type OrderStory = {
  order: Order;
  lines: OrderLine[];
  moves: OrderMove[];
  cutOffAt: Date;
  /** Null once the customer can no longer cancel it. */
  cancellableUntil: Date | null;
};

/** An order with everything in it. `customerNo` restricts it to its own customer: anybody else's is not found. */
export async function orderStory(
  shop: WithDesk,
  orderNo: number,
  customerNo?: number,
): Promise<OrderStory> {
  const order = await rows.readOrder(shop.database, orderNo);
  if (!order || (customerNo !== undefined && order.customerNo !== customerNo)) {
    throw new Refusal('order-not-found');
  }
  const lines = await rows.readLines(shop.database, orderNo);
  const moves = await rows.readMoves(shop.database, orderNo);
  const cutOffAt = cutOffOf(order.day, shop.calendar);
  const answer = mayMove(order.status, 'cancelled', 'customer', shop.clock(), cutOffAt);
  return { order, lines, moves, cutOffAt, cancellableUntil: answer.ok ? cutOffAt : null };
}

/** `late`: only orders whose day has passed while the box is still in the house. */
export async function findOrders(
  shop: WithDesk,
  { late = false, ...question }: Omit<OrderQuestion, 'lateOn'> & { late?: boolean },
): Promise<Order[]> {
  const lateOn = late ? shopDate(shop.clock(), shop.calendar.timeZone) : undefined;
  return rows.findOrders(shop.database, { ...question, lateOn });
}

/** The cards of an order's recipes, as they were when it was placed. */
export async function orderedCards(
  shop: WithDesk,
  orderNo: number,
): Promise<{ lineNo: number; content: EditionContent }[]> {
  return rows.readEditions(shop.database, orderNo);
}

export type By = { kind: Mover; name: string; customerNo?: number; reason: string | null };

/** Moves an order along the table of moves. A cancelled one gives its stock and its place on the day back, once. */
export async function moveOrder(
  shop: WithDesk,
  orderNo: number,
  to: Status,
  mover: By,
): Promise<void> {
  await shop.database.transaction((tx) => moveOrderIn(tx, shop, orderNo, to, mover));
  shop.outbox.poke();
  if (to === 'cancelled') await shop.stock.refresh();
}

/** The same inside a transaction that decides more; the stock here learns of a cancellation only once it is read again. */
export async function moveOrderIn(
  tx: Tx,
  shop: WithDesk,
  orderNo: number,
  to: Status,
  mover: By,
): Promise<void> {
  const now = shop.clock();
  const order = await rows.lockOrder(tx, orderNo);
  if (!order || (mover.customerNo !== undefined && order.customerNo !== mover.customerNo)) {
    throw new Refusal('order-not-found');
  }
  const answer = mayMove(order.status, to, mover.kind, now, cutOffOf(order.day, shop.calendar));
  if (!answer.ok) throw new Refusal(answer.code, { orderStatus: order.status, orderNo });
  await rows.writeMove(tx, orderNo, {
    from: order.status,
    to,
    movedAt: now,
    movedBy: mover.name,
    reason: mover.reason,
  });
  if (to === 'packed') await rows.packEveryLine(tx, orderNo, now);
  if (to === 'cancelled') {
    await rows.giveBoxBack(tx, order.day);
    const taken = await rows.takenBy(tx, orderNo);
    await inventory.giveBack(tx, orderNo, taken, { at: now, by: mover.name });
  }
  await outbox.add(tx, { kind: 'order-moved', payload: { orderNo, to, reason: mover.reason } });
}
