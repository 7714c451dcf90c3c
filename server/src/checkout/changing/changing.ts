import { createHash, randomUUID } from 'node:crypto';
import type { Config } from '../../config.ts';
import { sumNeeds, type Need } from '../../food/recipes/customise-recipe.ts';
import { weekOf } from '../../food/menu-weeks/menu-week.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Customer } from '../../people/customers/customer.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Claims, OutboxPort } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import * as carts from '../cart/cart.ts';
import { describeCart, withHeld } from '../cart/describe-cart.ts';
import { decideGroup, type Portions, type Seen } from '../desk/decide-group.ts';
import { weekOfOrder, type DeliverTo } from '../desk/desk.ts';
import { portionsTaken } from '../desk/offered-lines.ts';
import { heldOf } from '../weeks/lines-of-week.ts';
import { planOrder, type OrderPlan } from '../desk/plan-order.ts';
import type { OrderLine } from '../orders/order.ts';
import { orderStory, type Orders, type OrderStory } from '../orders/orders.ts';
import { doesNotFit, openDay, refusalOfPlan } from '../placing/placing.ts';
import { priceBox, type BoxPrice, type MoneyFor } from '../pricing/price-box.ts';
import type { LineToPrice } from '../pricing/price-order.ts';
import type { WarmPrices } from '../pricing/pricing.ts';
import { kitchenOf } from '../pricing/zones.ts';
import * as rows from './sql.ts';

/** What changing an order takes. */
export type Changing = customers.People &
  carts.Carts &
  Orders & {
    menu: WarmMenu;
    prices: WarmPrices;
    stock: WarmStock;
    outbox: OutboxPort;
    config: Pick<Config, 'shop' | 'taxIncluded'>;
  };

export type Destination = { day: string; deliverTo: DeliverTo };

type ChangeRequest = Destination & {
  /** The version of the order that was seen. */
  editNo: number;
  expectedTotalCents: number;
  /** Null: the meals stay as they were sold. */
  basketVersion: number | null;
  confirmedAge?: number | undefined;
};

/** What the order would cost with this day and address, its meals as they were sold. */
export async function quoteDestination(
  parts: Changing,
  claims: Claims,
  orderNo: number,
  destination: Destination,
): Promise<{ totalCents: number; beforeCents: number }> {
  const customer = await customers.customerOf(parts, claims);
  const story = await orderStory(parts, orderNo, customer.customerNo);
  refuseClosed(story);
  refuseNotOffered(parts, story, destination.day);
  const price = priceAsSold(parts, story, destination);
  return { totalCents: price.totalCents, beforeCents: story.order.totalCents };
}

/** Puts the order into its customer's cart. What goes against the profile is agreed to anew, since what it was agreed for may have changed. */
export async function beginChange(
  parts: Changing,
  claims: Claims,
  orderNo: number,
): Promise<carts.StoredCart> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const story = await orderStory(parts, orderNo, customerNo);
  const until = refuseClosed(story);
  const { editNo, kitchenNo, totalCents } = story.order;
  const held = sumNeeds(story.lines.map(needOfSold));
  return carts.beginChange(
    parts,
    { customerNo },
    {
      orderNo,
      editNo,
      kitchenNo,
      totalCents,
      until: until.toISOString(),
      held: [...held],
      ...moneyOf(story),
      forWeek: {
        week: weekOf(story.order.day),
        held: [...heldOf(story.lines)].map(([recipeNo, { portions, offerWeek }]) => [
          recipeNo,
          portions,
          offerWeek,
        ]),
      },
      lines: story.lines.map(({ recipeNo, servings, changes }) => ({
        lineId: randomUUID(),
        recipeNo,
        servings,
        changes,
        acknowledged: [],
      })),
    },
  );
}

/** What makes the order cheaper and pays for it stays as it was: its promotion on the terms of then, and no more of credit and gift cards. */
const moneyOf = ({ promotion, tenders }: OrderStory) => ({
  promotion,
  tenders: tenders.map(({ kind, account, cents }) => ({ kind, account, cents })),
});

const moneyFor = (story: OrderStory): MoneyFor => {
  const { promotion, tenders } = moneyOf(story);
  return { promotions: promotion ? [promotion] : [], tenders };
};

const needOfSold = ({ ingredients }: OrderLine): Need =>
  new Map(ingredients.map(({ ingredientNo, amount }) => [ingredientNo, amount]));

/**
 * Changes the customer's order until it closes, at the price that they saw: day and address, and with `basketVersion` also its meals, to
 * what lies in the cart. The same key with the same request changes it once.
 */
export async function changeOrder(
  parts: Changing,
  claims: Claims,
  orderNo: number,
  key: string,
  request: ChangeRequest,
): Promise<{ orderNo: number; editNo: number }> {
  const requestHash = hashOf(request);
  const { customerNo } = await customers.customerOf(parts, claims);
  const earlier = await rows.findEdit(parts.database, { orderNo, customerNo, key });
  if (earlier && earlier.requestHash !== requestHash) throw new Refusal('idempotency-key-reused');
  if (earlier) return { orderNo, editNo: earlier.editNo };
  const done = { orderNo, editNo: request.editNo + 1 };
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const customer = await customers.customerOf(parts, claims);
    const story = await orderStory(parts, orderNo, customerNo);
    refuseClosed(story, request.editNo);
    const cancelUntil = closesAt(parts, story, request.day);
    await parts.days.ensure([request.day]);
    const cart = await cartToSave(parts, customerNo, orderNo, request.basketVersion);
    const plan = cart
      ? planCart(parts, customer, story, cart, request)
      : planAsSold(parts, story, request);
    const reply = await rows.replaceOrder(parts.database, {
      ...request,
      orderNo,
      key,
      requestHash,
      customer,
      catalogueVersion: parts.menu.catalogue().version,
      priceVersion: parts.prices.now().version,
      at: parts.clock(),
      basketId: cart?.basketId ?? null,
      cancelUntil,
      keepsLines: cart === null,
      keptWeek: parts.config.shop.weeklyMenus ? weekOf(request.day) : null,
      plan,
    });
    switch (reply.state) {
      case 'edited':
        if (isMoved(story, plan)) await parts.stock.refresh();
        else parts.stock.saw(story.order.kitchenNo, reply.levels);
        if (cart) carts.rememberOrdered(parts.ordered, cart);
        parts.outbox.poke();
        return done;
      case 'edited-before':
        if (reply.requestHash !== requestHash) throw new Refusal('idempotency-key-reused');
        return done;
      case 'not-now':
        refuseClosed(await orderStory(parts, orderNo, customerNo), request.editNo);
        break;
      case 'short':
        throw refusalOfShort(parts, story, plan, request.day, reply.seen);
      case 'stale-catalogue':
        await parts.menu.refresh();
        break;
      case 'stale-prices':
        await parts.prices.refresh();
        break;
      case 'stale-profile':
        await customers.refreshCustomers(parts, [customerNo]);
        break;
    }
  }
  throw new Error('An order could not be changed.');
}

/** On its own day an order keeps what it was promised, whatever the calendar says by now; another day has to be open. */
const closesAt = (parts: Changing, { order, promise }: OrderStory, day: string): Date =>
  day === order.day ? promise.cancelUntil : openDay(parts, day).cutOffAt;

/** Each try follows somebody else's change of menu, prices, profile or order. */
const mostTries = 20;

function hashOf(request: ChangeRequest): string {
  const { editNo, day, deliverTo, expectedTotalCents, basketVersion, confirmedAge } = request;
  const { name, phone, address, country, postcode, note } = deliverTo;
  const asked = [editNo, day, name, phone, address, country, postcode, note];
  const canonical = JSON.stringify([...asked, expectedTotalCents, basketVersion, confirmedAge]);
  return createHash('sha256').update(canonical).digest('base64url');
}

/** Changed while it can be cancelled, and as it was seen; answers until when. */
function refuseClosed({ order, cancellableUntil }: OrderStory, seenEditNo?: number): Date {
  const { orderNo, status: orderStatus } = order;
  if (order.status !== 'placed')
    throw new Refusal('order-not-changeable', { orderNo, orderStatus });
  if (cancellableUntil === null) throw new Refusal('cut-off-passed', { orderNo, orderStatus });
  if (seenEditNo !== undefined && order.editNo !== seenEditNo)
    throw new Refusal('order-changed-meanwhile', { orderNo, editNo: order.editNo });
  return cancellableUntil;
}

/** The cart in which this order is changed, as it was seen; null where the meals stay. */
async function cartToSave(
  parts: Changing,
  customerNo: number,
  orderNo: number,
  basketVersion: number | null,
): Promise<carts.StoredCart | null> {
  if (basketVersion === null) return null;
  const cart = await carts.cartOf(parts, { customerNo });
  if (cart.version !== basketVersion || cart.editing?.orderNo !== orderNo)
    throw new Refusal('basket-changed', { version: cart.version });
  return cart;
}

function planCart(
  parts: Changing,
  customer: Customer,
  story: OrderStory,
  { lines }: carts.StoredCart,
  { day, deliverTo, expectedTotalCents, confirmedAge = 0 }: ChangeRequest,
): OrderPlan {
  const money = moneyFor(story);
  const price = (priced: readonly LineToPrice[]) =>
    priceBox(parts.prices.now(), parts.config, { lines: priced, place: deliverTo, day }, money);
  const isOfAge = confirmedAge >= parts.config.shop.alcoholAge;
  const { quote } = parts.menu;
  const offered = weekOfOrder(parts, day, parts.clock());
  const week = offered && { ...offered, ...heldFor(story, day) };
  const planning = planOrder(lines, expectedTotalCents, quote, customer, price, isOfAge, week);
  if (!planning.ok) throw refusalOfPlan(parts, planning.problem);
  return planning.plan;
}

/** What it has already for the week of a day: nothing, where it comes in another week. */
const heldFor = ({ order, lines }: OrderStory, day: string) =>
  isSameWeek(order.day, day) ? { held: heldOf(lines) } : {};

const isSameWeek = (day: string, other: string): boolean => weekOf(day) === weekOf(other);

/** Meals that stay may move into another week only where that week offers them. */
function refuseNotOffered(parts: Changing, { order, lines }: OrderStory, day: string): void {
  const week = weekOfOrder(parts, day, parts.clock());
  if (!week || isSameWeek(order.day, day)) return;
  const missing = lines.filter(({ recipeNo }) => !week.menu.offers(recipeNo));
  if (missing.length === 0) return;
  throw new Refusal('recipe-not-offered', {
    lineNos: missing.map(({ lineNo }) => lineNo),
    week: week.menu.week,
    weekState: week.menu.state,
  });
}

function planAsSold(parts: Changing, story: OrderStory, request: ChangeRequest): OrderPlan {
  refuseNotOffered(parts, story, request.day);
  const price = priceAsSold(parts, story, request);
  const { totalCents } = price;
  if (totalCents !== request.expectedTotalCents) throw new Refusal('price-changed', { totalCents });
  return { lines: [], need: new Map(), price, asksForAge: false };
}

function priceAsSold(parts: Changing, story: OrderStory, destination: Destination): BoxPrice {
  const { day, deliverTo } = destination;
  const box = { lines: story.lines.map(soldLine), place: deliverTo, day };
  const price = priceBox(parts.prices.now(), parts.config, box, moneyFor(story));
  if (price.ok) return price;
  const { ok: _, ...problem } = price;
  throw refusalOfPlan(parts, problem);
}

const soldLine = ({ lineNo, priceCents, taxClass }: OrderLine): LineToPrice => ({
  lineNo,
  cents: priceCents,
  taxClass,
});

/** Whether another kitchen is to cook it. */
const isMoved = ({ order }: Pick<OrderStory, 'order'>, { price }: OrderPlan): boolean =>
  kitchenOf(price.zone) !== order.kitchenNo;

/** What is short, told as if the order had given back first what it has. */
function refusalOfShort(
  parts: Changing,
  { lines, order }: OrderStory,
  plan: OrderPlan,
  day: string,
  seen: Seen,
): Refusal {
  const had = sumNeeds(lines.map(needOfSold));
  const moved = isMoved({ order }, plan);
  const levels = parts.stock.levels(kitchenOf(plan.price.zone));
  // What it has lies in the kitchen that it has it from.
  const held = moved ? [] : [...had];
  const stock = withHeld(new Map([...levels, ...seen.stock]), { held });
  const room = day === order.day && !moved ? new Map([[day, 1]]) : seen.room;
  const offered = portionsTaken(lines.map((line) => ({ line, offerWeek: line.offerWeek })));
  const offers = new Map(
    [...(seen.offers ?? [])].map(([key, left]) => [key, left + (offered.get(key) ?? 0)]),
  );
  // Meals that stay need what they always did, on another day.
  const need = plan.lines.length > 0 ? plan.need : had;
  const asked = { need, day, portions: portionsIn(plan, lines, day) };
  const [decision] = decideGroup([asked], { stock, room, offers });
  if (!decision || decision.fits) throw new Error('A change that fits was refused.');
  const inCart = plan.lines.map(({ line }) => line);
  const { remedies } = describeCart(inCart, parts.menu.quote, stock, undefined);
  return doesNotFit(parts, { decision, remedies });
}

/** What it asks of the offers of the week: of a plan without lines the meals stay, and ask for as much as they are. */
const portionsIn = (plan: OrderPlan, lines: readonly OrderLine[], day: string): Portions =>
  plan.lines.length > 0
    ? portionsTaken(plan.lines)
    : portionsTaken(lines.map((line) => ({ line, offerWeek: weekOf(day) })));
