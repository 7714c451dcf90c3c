import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { firstKitchen } from '../../contract/kitchens.ts';
import { weekMenu, weekOf } from '../../food/menu-weeks/menu-week.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { WarmOffers } from '../../food/menu-weeks/menu-weeks.ts';
import { sumNeeds } from '../../food/recipes/customise-recipe.ts';
import type { Customer } from '../../people/customers/customer.ts';
import * as customers from '../../people/customers/customers.ts';
import { openGroupCommit, type GroupCommit } from '../../platform/group-commit.ts';
import { seeGroups } from '../../platform/seen-parts.ts';
import type { OutboxPort, Seeing } from '../../platform/platform.ts';
import { isTransient, tookTooLong } from '../../platform/transient.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import { shortages } from '../../stock/inventory/portions-left.ts';
import type { StoredCart } from '../cart/cart.ts';
import type { PayTerms } from '../days/pay-terms.ts';
import { noMoneyFor, priceBox, type MoneyFor } from '../pricing/price-box.ts';
import type { WarmPrices } from '../pricing/pricing.ts';
import { kitchenFor } from '../pricing/zones.ts';
import { describeCart } from '../cart/describe-cart.ts';
import { shopDate } from '../days/delivery-days.ts';
import {
  promotionIn,
  takesNothing,
  takingOf,
  type SeenAccounts,
  type Taking,
} from '../promotions/allowances.ts';
import { moneyFor, type Balance } from '../promotions/money-for.ts';
import { doorOf } from '../promotions/promotions.ts';
import { decideGroup, seenSince, type Decision, type Seen } from './decide-group.ts';
import type { WeekOfOrder } from '../weeks/lines-of-week.ts';
import { portionsTaken, remediesInOffers } from './offered-lines.ts';
import { planOrder, type OrderPlan, type PlanProblem } from './plan-order.ts';
import { findEarlier, placeOrders, type PlacedOrder, type PlaceReply } from './sql.ts';

/** What the desk works with. */
export type Counter = customers.People & {
  menu: WarmMenu;
  offers: Pick<WarmOffers, 'saw' | 'took'>;
  prices: WarmPrices;
  stock: WarmStock;
  clock: () => Date;
  log: Logger;
  config: Pick<Config, 'shop' | 'taxIncluded'>;
};

/** One order as somebody asks for it. */
export type AskedOrder = {
  customer: Customer;
  key: string;
  /** Of the request's body: the same key with another hash is another order. */
  requestHash: string;
  cart: StoredCart;
  day: string;
  /** The customer is promised that they can cancel until then. */
  cancelUntil: Date;
  deliverTo: DeliverTo;
  payment: PayTerms;
  /** What was seen; null: nobody sat before it, and it costs what it costs. */
  expectedTotalCents: number | null;
  /** What was seen to be left for a card; absent: nobody looked. */
  expectedDueCents?: number | undefined;
  /** What they have to pay with and used before; absent: nothing of that kind makes a difference. */
  balance?: Balance | undefined;
  /** Absent where nobody was asked. */
  confirmedAge?: number | undefined;
};

/** Where the box goes. The design's address has 50 characters; the rest are further fields. */
export type DeliverTo = {
  name: string;
  phone: string;
  address: string;
  country?: string | undefined;
  postcode?: string | undefined;
  note?: string | undefined;
};

export type Outcome =
  | { kind: 'placed'; orderNo: number; isNew: boolean }
  | { kind: 'key-reused' }
  | { kind: 'basket-ordered'; orderNo: number }
  | { kind: 'not-planned'; problem: PlanProblem }
  | { kind: 'balance-changed' }
  | { kind: 'does-not-fit'; decision: Decision & { fits: false }; remedies: Remedy[] }
  | { kind: 'failed'; error: unknown };

/** What a short line could still have. */
type Remedy = { lineId: string; servings: number };

type Planned = { asked: AskedOrder; plan: OrderPlan; taking: Taking };

/** The order desk: orders that arrive while others are being committed are committed together. */
export type OrderDesk = GroupCommit<AskedOrder, Outcome>;

/** Carts and letters of many groups are worked off together: looking after each group was a tenth of the work of a busy server. */
const outboxPauseMs = 50;

export function openDesk(
  counter: Counter & { outbox: OutboxPort; seeing: Seeing | undefined },
): OrderDesk {
  let ringing = false;
  const ring = () => {
    if (ringing) return;
    ringing = true;
    setTimeout(() => {
      ringing = false;
      counter.outbox.poke();
    }, outboxPauseMs).unref();
  };
  const open = (commit: Commit) =>
    openQueues(
      () => openGroupCommit({ commit, groupsInFlight: 2, mostInGroup: 128 }),
      (asked) => kitchenOfAsked(counter, asked),
    );
  const commit: Commit = async (group) => {
    const outcomes = await commitGroup(counter, group);
    ring();
    return outcomes;
  };
  const { seeing } = counter;
  if (!seeing) return open(commit);
  const counted: Commit = async (group) => {
    const outcomes = await commit(group);
    const placed = outcomes.filter((outcome) => outcome.kind === 'placed' && outcome.isNew);
    if (placed.length > 0) seeing.count('larder.orders.placed', {}, placed.length);
    return outcomes;
  };
  return seeGroups(seeing, counted, open);
}

type Commit = (group: AskedOrder[]) => Promise<Outcome[]>;

/** One queue for each kitchen: what is held for the orders of one keeps those of no other waiting. */
function openQueues(open: () => OrderDesk, kitchenOf: (asked: AskedOrder) => number): OrderDesk {
  const queues = new Map<number, OrderDesk>();
  const queueOf = (kitchenNo: number): OrderDesk => {
    const queue = queues.get(kitchenNo) ?? open();
    queues.set(kitchenNo, queue);
    return queue;
  };
  return {
    submit: (asked) => queueOf(kitchenOf(asked)).submit(asked),
    idle: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.idle()));
    },
    load: () => [...queues.values()].reduce((sum, queue) => sum + queue.load(), 0),
  };
}

/** By the zones of this moment. Where the shop does not deliver, the order is refused wherever it is looked at. */
const kitchenOfAsked = (
  { prices }: Pick<Counter, 'prices'>,
  { deliverTo }: Pick<AskedOrder, 'deliverTo'>,
): number => kitchenFor(prices.now(), deliverTo) ?? firstKitchen;

/** A group is tried again only after somebody else moved on, so this many tries mean that something is broken. */
const mostTries = 100;

/** Commits a group of orders and answers each. One that cannot be written fails alone. */
export async function commitGroup(counter: Counter, group: AskedOrder[]): Promise<Outcome[]> {
  const first = new Map<string, AskedOrder>();
  for (const asked of group) if (!first.has(identityOf(asked))) first.set(identityOf(asked), asked);
  const answers = await settleKitchens(counter, [...first.values()]).catch(
    async (error: unknown) => {
      // A database that is away is away for all: asking again for each would keep the last waiting for minutes.
      const together = first.size === 1 || isTransient(error);
      const alone: Answers = new Map();
      for (const asked of first.values()) {
        const [outcome] = together ? [] : await commitGroup(counter, [asked]);
        alone.set(asked, outcome ?? { kind: 'failed', error });
      }
      return alone;
    },
  );
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

type Answers = Map<AskedOrder | undefined, Outcome>;

/** Each kitchen's orders by themselves. One whose zone goes to another kitchen meanwhile is settled there. */
async function settleKitchens(counter: Counter, asked: readonly AskedOrder[]): Promise<Answers> {
  const answers: Answers = new Map();
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const open = asked.filter((entry) => !answers.has(entry));
    if (open.length === 0) return answers;
    const kitchens = Map.groupBy(open, (entry) => kitchenOfAsked(counter, entry));
    for (const [kitchenNo, ofKitchen] of kitchens)
      for (const [entry, outcome] of await settle(counter, kitchenNo, ofKitchen))
        answers.set(entry, outcome);
  }
  throw new Error('The order desk could not find the kitchens of a group.');
}

/**
 * First all in one round trip. When something is short, each order is decided as it came against what the database saw, and those that
 * fit are placed: nobody is refused before those that were preferred to them are committed.
 */
async function settle(counter: Counter, kitchenNo: number, asked: AskedOrder[]): Promise<Answers> {
  const answers: Answers = new Map();
  let open = asked;
  let seen: Seen | undefined;
  let accounts: SeenAccounts | undefined;
  let readAgain = false;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    open = open.filter((entry) => kitchenOfAsked(counter, entry) === kitchenNo);
    if (open.length === 0) return answers;
    // A week that is open when an order is planned is open at the moment that the order tells.
    const now = counter.clock();
    const { planned, refused } = decide(counter, kitchenNo, open, { seen, accounts }, now);
    if (refused.size > 0) {
      const unknown = await answerEarlier(counter, open, answers);
      if (unknown.length < open.length) {
        open = unknown;
        continue;
      }
      const unplanned = [...refused].filter(([, { kind }]) => kind === 'not-planned');
      if (unplanned.length > 0 && !readAgain) {
        // Another server may have changed the menu or a profile since they were last read here.
        readAgain = true;
        await counter.menu.refresh();
        await counter.prices.refresh();
        await readProfiles(
          counter,
          open,
          unplanned.map(([{ customer }]) => customer.customerNo),
        );
        seen = undefined;
        continue;
      }
    }
    const reply: PlaceReply =
      planned.length > 0
        ? await place(counter, kitchenNo, planned, {
            knownShort: seen !== undefined,
            placedAt: now,
          })
        : { state: 'placed', orders: [], levels: [] };
    switch (reply.state) {
      case 'stale-catalogue':
        await counter.menu.refresh();
        // The orders may need something else now, which was not looked at.
        seen = undefined;
        break;
      case 'stale-prices':
        await counter.prices.refresh();
        break;
      case 'stale-profile':
        await readProfiles(counter, open, reply.customerNos);
        break;
      case 'short':
        seen = seenSince(seen, reply.seen);
        counter.stock.saw(kitchenNo, seen.stock);
        counter.offers.saw(reply.seen.offers ?? new Map());
        break;
      case 'used-up':
        accounts = new Map([...(accounts ?? []), ...reply.seen]);
        noteUsedUp(counter, reply.seen);
        break;
      case 'placed':
        counter.stock.saw(kitchenNo, reply.levels);
        for (const [at, { asked: entry, plan }] of planned.entries()) {
          const order = reply.orders[at];
          if (!order) continue;
          answers.set(entry, outcomeOf(entry, order));
          if (order.isNew) counter.offers.took(portionsTaken(plan.lines));
        }
        for (const [entry, outcome] of refused) answers.set(entry, outcome);
        return answers;
    }
  }
  throw new Error('The order desk could not settle a group.');
}

async function readProfiles(
  counter: Counter,
  open: AskedOrder[],
  customerNos: number[],
): Promise<void> {
  const fresh = await customers.refreshCustomers(counter, customerNos);
  for (const entry of open) entry.customer = fresh.get(entry.customer.customerNo) ?? entry.customer;
}

/** Whoever looks at a price from now on is told without it. */
function noteUsedUp({ prices }: Counter, seen: SeenAccounts): void {
  for (const [account, { used, granted }] of seen) {
    const promotionNo = promotionIn(account);
    if (promotionNo !== null && used >= granted) prices.sawUsedUp(promotionNo);
  }
}

/** What makes an order cheaper and pays for it, as its customer saw it. */
function moneyOf(counter: Counter, asked: AskedOrder, today: string): MoneyFor {
  const { promotions } = counter.prices.now();
  const { cart, balance } = asked;
  if (promotions.length === 0 && balance === undefined) return noMoneyFor;
  return moneyFor(promotions, balance, cart, today);
}

/** What was seen to be short so far. */
type Looked = { seen: Seen | undefined; accounts: SeenAccounts | undefined };

/** Plans every order on the warm menu and, once something was seen to be short, decides which fit. */
function decide(
  counter: Counter,
  kitchenNo: number,
  open: readonly AskedOrder[],
  { seen, accounts }: Looked,
  now: Date,
): { planned: Planned[]; refused: Map<AskedOrder, Outcome> } {
  const refused = new Map<AskedOrder, Outcome>();
  const planned: Planned[] = [];
  const today = shopDate(now, counter.config.shop.timeZone);
  for (const asked of open) {
    const money = moneyOf(counter, asked, today);
    const planning = planOrder(
      asked.cart.lines,
      asked.expectedTotalCents,
      counter.menu.quote,
      asked.customer,
      (lines) =>
        priceBox(
          counter.prices.now(),
          counter.config,
          { lines, place: asked.deliverTo, day: asked.day },
          money,
        ),
      (asked.confirmedAge ?? 0) >= counter.config.shop.alcoholAge,
      weekOfOrder(counter, asked.day, now),
    );
    if (!planning.ok) {
      refused.set(asked, { kind: 'not-planned', problem: planning.problem });
      continue;
    }
    const { plan } = planning;
    if (plan.price.dueCents !== (asked.expectedDueCents ?? plan.price.dueCents))
      refused.set(asked, { kind: 'balance-changed' });
    else planned.push({ asked, plan, taking: takingFor(counter, asked, plan) });
  }
  if (!seen && !accounts) return { planned, refused };
  return { planned: fitting(counter, kitchenNo, planned, { seen, accounts }, refused), refused };
}

function takingFor(
  { prices }: Counter,
  { customer: { customerNo }, deliverTo, cart }: AskedOrder,
  { price }: OrderPlan,
): Taking {
  const invitedBy = cart.code?.invitedBy ?? null;
  const door = () => doorOf(deliverTo);
  return takingOf(price, prices.now().promotions, { customerNo, door, invitedBy });
}

/** Refuses those for whom food, room, a promotion or money is short, as they came. */
function fitting(
  counter: Counter,
  kitchenNo: number,
  planned: readonly Planned[],
  { seen, accounts }: Looked,
  refused: Map<AskedOrder, Outcome>,
): Planned[] {
  const decisions = decideGroup(
    planned.map(({ asked, plan, taking }) => ({
      need: plan.need,
      day: asked.day,
      portions: portionsTaken(plan.lines),
      takes: taking.takes,
    })),
    seen,
    accounts,
  );
  return planned.filter(({ asked }, at) => {
    const decision = decisions[at];
    if (!decision || decision.fits) return true;
    refused.set(asked, {
      kind: 'does-not-fit',
      decision,
      remedies: remediesFor(counter, kitchenNo, asked, decision),
    });
    return false;
  });
}

/** The menu of the week of a day, where the shop has weeks. */
export function weekOfOrder(
  { menu, config }: { menu: WarmMenu; config: { shop: Pick<Config['shop'], 'weeklyMenus'> } },
  day: string,
  now: Date,
): WeekOfOrder | undefined {
  if (!config.shop.weeklyMenus) return undefined;
  return { menu: weekMenu(menu.catalogue().weeks, weekOf(day), now) };
}

function remediesFor(
  counter: Counter,
  kitchenNo: number,
  { cart }: AskedOrder,
  decision: Decision & { fits: false },
): Remedy[] {
  if (decision.code === 'recipe-sold-out') return remediesInOffers(cart.lines, decision.soldOut);
  if (decision.code !== 'out-of-stock') return [];
  const left = new Map([...counter.stock.levels(kitchenNo), ...decision.left]);
  return describeCart(cart.lines, counter.menu.quote, left, undefined).remedies;
}

/** Whoever is about to be refused may have been served before, with the answer lost on its way. Returns those who were not. */
async function answerEarlier(
  counter: Counter,
  open: AskedOrder[],
  answers: Answers,
): Promise<AskedOrder[]> {
  const earlier = await findEarlier(
    counter.database,
    open.map(({ customer, key, cart }) => ({
      customerNo: customer.customerNo,
      key,
      basketId: cart.basketId,
      basketVersion: cart.version,
    })),
  );
  const known = new Map(earlier.map((order) => [order.place, order]));
  return open.filter((asked, index) => {
    const order = known.get(index);
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
async function place(
  counter: Counter,
  kitchenNo: number,
  planned: Planned[],
  { knownShort, placedAt }: { knownShort: boolean; placedAt: Date },
): Promise<PlaceReply> {
  const need = sumNeeds(planned.map(({ plan }) => plan.need));
  const careful = knownShort || shortages(need, counter.stock.levels(kitchenNo)).length > 0;
  const { timeZone, currency } = counter.config.shop;
  const orders = planned.map(({ asked, plan, taking }) => ({
    ...asked,
    plan,
    taking: takesNothing(taking) ? null : taking,
    basketId: asked.cart.basketId,
    basketVersion: asked.cart.version,
  }));
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await placeOrders(counter.database, orders, {
        careful,
        catalogueVersion: counter.menu.catalogue().version,
        priceVersion: counter.prices.now().version,
        placedAt,
        orderDate: shopDate(placedAt, timeZone),
        currency,
        timeZone,
      });
    } catch (error) {
      const wait = retryPausesMs[attempt];
      if (wait === undefined || !isTransient(error) || tookTooLong(error)) throw error;
      counter.log.warn({ err: error, attempt }, 'a group of orders is sent again');
      await pause(wait);
    }
  }
}
