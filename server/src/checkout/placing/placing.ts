import { setTimeout as pause } from 'node:timers/promises';
import type { StoredBasket, WithCart } from '../cart/cart.ts';
import { describeBasket } from '../cart/describe-cart.ts';
import { sumNeeds } from '../../food/recipes/customise-recipe.ts';
import * as identity from '../../people/customers/customers.ts';
import type { Customer } from '../../people/customers/customers.ts';
import { shortages } from '../../stock/inventory/portions-left.ts';
import { isTransient, tookTooLong } from '../../platform/transient.ts';
import { decideGroup, type Decision, type Seen } from './decide-group.ts';
import { shopDate } from '../days/delivery-days.ts';
import { planOrder, type OrderPlan, type PlanProblem } from './plan-order.ts';
import { placeOrders, type PlacedOrder, type PlaceReply } from './sql.ts';
import { findEarlier } from '../orders/sql.ts';

/** One order as somebody asks for it. */
export type AskedOrder = {
  customer: Customer;
  key: string;
  /** Of the request's body: the same key with another hash is another order. */
  requestHash: string;
  basket: StoredBasket;
  day: string;
  deliverTo: { name: string; phone: string; address: string };
  expectedTotalCents: number;
};

export type Outcome =
  | { kind: 'placed'; orderNo: number; isNew: boolean }
  | { kind: 'key-reused' }
  | { kind: 'basket-ordered'; orderNo: number }
  | { kind: 'not-planned'; problem: PlanProblem }
  | { kind: 'does-not-fit'; decision: Decision & { fits: false }; remedies: Remedy[] }
  | { kind: 'failed'; error: unknown };

/** What a short line could still have. */
export type Remedy = { lineId: string; servings: number };

type Planned = { asked: AskedOrder; plan: OrderPlan };

/** A group is tried again only after somebody else moved on, so this many tries mean that something is broken. */
const mostTries = 100;

/** Commits a group of orders and answers each. One that cannot be written fails alone. */
export async function commitGroup(shop: WithCart, group: AskedOrder[]): Promise<Outcome[]> {
  const first = new Map<string, AskedOrder>();
  for (const asked of group) if (!first.has(identityOf(asked))) first.set(identityOf(asked), asked);
  const answers = await settle(shop, [...first.values()]).catch(async (error: unknown) => {
    // A database that is away is away for all: asking again for each would keep the last waiting for minutes.
    const together = first.size === 1 || isTransient(error);
    const alone = new Map<AskedOrder | undefined, Outcome>();
    for (const asked of first.values()) {
      const [outcome] = together ? [] : await commitGroup(shop, [asked]);
      alone.set(asked, outcome ?? { kind: 'failed', error });
    }
    return alone;
  });
  return group.map((asked) => {
    const leader = first.get(identityOf(asked));
    const answer = answers.get(leader) ?? {
      kind: 'failed',
      error: new Error('An order was not answered.'),
    };
    if (leader === asked || answer.kind !== 'placed') return answer;
    // Two of the same in one group join: the second hears what the first did.
    return leader?.requestHash === asked.requestHash
      ? { ...answer, isNew: false }
      : { kind: 'key-reused' };
  });
}

const identityOf = ({ customer, key }: AskedOrder) => `${customer.customerNo} ${key}`;

/**
 * First all in one round trip. When something is short, each order is decided as it came against what the database saw, and those that
 * fit are placed: nobody is refused before those that were preferred to them are committed.
 */
async function settle(
  shop: WithCart,
  asked: AskedOrder[],
): Promise<Map<AskedOrder | undefined, Outcome>> {
  const answers = new Map<AskedOrder | undefined, Outcome>();
  let open = asked;
  let seen: Seen | undefined;
  let readAgain = false;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const { planned, refused } = decide(shop, open, seen);
    if (refused.size > 0) {
      const unknown = await answerEarlier(shop, open, answers);
      if (unknown.length < open.length) {
        open = unknown;
        continue;
      }
      const unplanned = [...refused].filter(([, { kind }]) => kind === 'not-planned');
      if (unplanned.length > 0 && !readAgain) {
        // Another server may have changed the menu or a profile since they were last read here.
        readAgain = true;
        await shop.warm.refresh();
        await readProfiles(
          shop,
          open,
          unplanned.map(([{ customer }]) => customer.customerNo),
        );
        seen = undefined;
        continue;
      }
    }
    const reply: PlaceReply =
      planned.length > 0
        ? await place(shop, planned, seen !== undefined)
        : { state: 'placed', orders: [], levels: [] };
    switch (reply.state) {
      case 'stale-catalogue':
        await shop.warm.refresh();
        // The orders may need something else now, which was not looked at.
        seen = undefined;
        break;
      case 'stale-profile':
        await readProfiles(shop, open, reply.customerNos);
        break;
      case 'short':
        seen = reply.seen;
        shop.stock.saw(seen.stock);
        break;
      case 'placed':
        shop.stock.saw(reply.levels);
        for (const [at, { asked: entry }] of planned.entries()) {
          const order = reply.orders[at];
          if (order) answers.set(entry, outcomeOf(entry, order));
        }
        for (const [entry, outcome] of refused) answers.set(entry, outcome);
        return answers;
    }
  }
  throw new Error('The order desk could not settle a group.');
}

async function readProfiles(
  shop: WithCart,
  open: AskedOrder[],
  customerNos: number[],
): Promise<void> {
  const fresh = await identity.refreshCustomers(shop, customerNos);
  for (const entry of open) entry.customer = fresh.get(entry.customer.customerNo) ?? entry.customer;
}

/** Plans every order on the warm menu and, once something was seen to be short, decides which fit. */
function decide(
  shop: WithCart,
  open: readonly AskedOrder[],
  seen: Seen | undefined,
): { planned: Planned[]; refused: Map<AskedOrder, Outcome> } {
  const refused = new Map<AskedOrder, Outcome>();
  const planned: Planned[] = [];
  for (const asked of open) {
    const planning = planOrder(
      asked.basket.lines,
      asked.expectedTotalCents,
      shop.warm.catalogue(),
      asked.customer,
    );
    if (planning.ok) planned.push({ asked, plan: planning.plan });
    else refused.set(asked, { kind: 'not-planned', problem: planning.problem });
  }
  if (!seen) return { planned, refused };
  const decisions = decideGroup(
    planned.map(({ asked, plan }) => ({ need: plan.need, day: asked.day })),
    seen,
  );
  const fitting = planned.filter(({ asked }, at) => {
    const decision = decisions[at];
    if (!decision || decision.fits) return true;
    refused.set(asked, {
      kind: 'does-not-fit',
      decision,
      remedies: remediesFor(shop, asked, decision),
    });
    return false;
  });
  return { planned: fitting, refused };
}

function remediesFor(
  shop: WithCart,
  { basket }: AskedOrder,
  decision: Decision & { fits: false },
): Remedy[] {
  if (decision.code !== 'out-of-stock') return [];
  const left = new Map([...shop.stock.levels(), ...decision.left]);
  return describeBasket(basket.lines, shop.warm.catalogue(), left, undefined).remedies;
}

/** Whoever is about to be refused may have been served before, with the answer lost on its way. Returns those who were not. */
async function answerEarlier(
  shop: WithCart,
  open: AskedOrder[],
  answers: Map<AskedOrder | undefined, Outcome>,
): Promise<AskedOrder[]> {
  const earlier = await findEarlier(
    shop.database,
    open.map(({ customer, key, basket }) => ({
      ...{ customerNo: customer.customerNo, key },
      ...{ basketId: basket.basketId, basketVersion: basket.version },
    })),
  );
  const known = new Map(earlier.map((order) => [order.place, order]));
  return open.filter((asked, place) => {
    const order = known.get(place);
    if (order) answers.set(asked, outcomeOf(asked, { ...order, isNew: false }));
    return order === undefined;
  });
}

function outcomeOf(asked: AskedOrder, order: PlacedOrder): Outcome {
  if (order.isNew) return { kind: 'placed', orderNo: order.orderNo, isNew: true };
  if (order.requestHash === null) return { kind: 'basket-ordered', orderNo: order.orderNo };
  if (order.requestHash !== asked.requestHash) return { kind: 'key-reused' };
  return { kind: 'placed', orderNo: order.orderNo, isNew: false };
}

const retryPausesMs = [50, 250, 1000];

/**
 * Safe to send again after a broken connection: the keys make a group that was committed after all answer the same. After a long wait
 * the customers are told to ask again themselves.
 */
async function place(shop: WithCart, planned: Planned[], knownShort: boolean): Promise<PlaceReply> {
  const need = sumNeeds(planned.map(({ plan }) => plan.need));
  const careful = knownShort || shortages(need, shop.stock.levels()).length > 0;
  const placedAt = shop.clock();
  const { timeZone, currency } = shop.config.shop;
  const orders = planned.map(({ asked, plan }) => ({
    ...asked,
    plan,
    basketId: asked.basket.basketId,
    basketVersion: asked.basket.version,
  }));
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await placeOrders(shop.database, orders, {
        careful,
        catalogueVersion: shop.warm.catalogue().version,
        placedAt,
        orderDate: shopDate(placedAt, timeZone),
        currency,
      });
    } catch (error) {
      const wait = retryPausesMs[attempt];
      if (wait === undefined || !isTransient(error) || tookTooLong(error)) throw error;
      shop.log.warn({ err: error, attempt }, 'a group of orders is sent again');
      await pause(wait);
    }
  }
}
