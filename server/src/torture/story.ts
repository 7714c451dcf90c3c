import { randomUUID } from 'node:crypto';
import { ownLanguage } from '../contract/languages.ts';
import type { Shop } from '../app.ts';
import type { Line } from '../checkout/cart/cart-lines.ts';
import * as carts from '../checkout/cart/cart.ts';
import { beginChange, changeOrder } from '../checkout/changing/changing.ts';
import { moveOrder, orderStory } from '../checkout/orders/orders.ts';
import { shopDate } from '../checkout/days/delivery-days.ts';
import { priceBox, type MoneyFor } from '../checkout/pricing/price-box.ts';
import { moneyFor, type EnteredCode } from '../checkout/promotions/money-for.ts';
import { balanceOf, enterCode } from '../checkout/promotions/promotions.ts';
import { taxClassOf } from '../checkout/pricing/tax-class.ts';
import { place } from '../checkout/placing/placing.ts';
import { testCards, type CardBehaviour } from '../contract/test-cards.ts';
import { pay } from '../payments/payments/payments.ts';
import { customerOf } from '../people/customers/customers.ts';
import type { Claims } from '../platform/platform.ts';
import { isTransient } from '../platform/transient.ts';
import { Refusal } from '../refusal.ts';
import type { Dice } from './dice.ts';
import { Killed } from './mortal.ts';
import { claimsOf, tortureCode, type World } from './world.ts';

const minute = 60_000;
const mostTries = 40;

/** Asks until it is answered, as a customer does who reloads: whoever was killed meanwhile is started again. */
async function insist<T>(world: World, ask: (shop: Shop) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(await world.shop());
    } catch (error) {
      if (attempt >= mostTries || !isPassing(error)) throw error;
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof Killed || isTransient(error)) return true;
  if (error instanceof Refusal) return error.code === 'not-ready';
  const { cause } = error as { cause?: unknown };
  return cause !== undefined && isPassing(cause);
}

/** What a refusal says is an answer too: somebody was late, or did it before. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
}

export type Story = { orderNo: number; claims: Claims };

const deliverTo = {
  name: 'Ada Cook',
  phone: '0871234567',
  address: '1 Quay Street',
  country: 'IE',
  postcode: 'D02 XY45',
};

/** What makes somebody's next box cheaper and pays for it. */
async function moneyOfNext(
  shop: Shop,
  customerNo: number,
  cart: { code?: EnteredCode | undefined },
): Promise<MoneyFor> {
  const prices = shop.prices.now();
  const balance = await balanceOf(shop, prices, customerNo);
  const today = shopDate(shop.clock(), shop.config.shop.timeZone);
  return moneyFor(prices.promotions, balance, cart, today);
}

/** What a box of this line costs on that day, delivery and tax included. */
function totalOf(shop: Shop, line: Line, day: string, money: MoneyFor): number {
  const quoted = shop.menu.quote(line);
  if (!quoted.ok) throw new Refusal(quoted.problem.code);
  const { quote } = quoted;
  const cents = quote.price.totalCents;
  const lines = [{ lineNo: 1, cents, taxClass: taxClassOf(quote) }];
  const box = { lines, place: deliverTo, day };
  const price = priceBox(shop.prices.now(), shop.config, box, money);
  if (!price.ok) throw new Refusal(price.code);
  return price.totalCents;
}

/** Somebody fills a box and orders it; asked again after a kill, it is the same order. */
export async function orderSomething(
  world: World,
  dice: Dice,
  customer: number,
): Promise<Story | undefined> {
  const claims = claimsOf(customer);
  const key = randomUUID();
  const servings = dice.upTo(4);
  const pick = dice.roll();
  const later = dice.roll();
  const lineId = randomUUID();
  const entersCode = dice.roll() < 0.3;
  const orderNo = await unlessRefused(
    insist(world, async (shop) => {
      const { customerNo } = await customerOf(shop, claims);
      const { entries } = shop.menu.published();
      const entry = entries[Math.floor(pick * entries.length)];
      const days = shop.days.now();
      const day = days[Math.floor(later * later * days.length)];
      if (!entry || !day) throw new Error('There is nothing to order.');
      const { recipeNo } = entry.recipe;
      const owner = { customerNo };
      const line = { lineId, recipeNo, servings, changes: [], acknowledged: [] };
      const entered = entersCode ? await enterCode(shop, tortureCode, customerNo) : undefined;
      if (entered) await carts.putCode(shop, owner, entered);
      const stored = await carts.put(shop, { owner }, line);
      const money = await moneyOfNext(shop, customerNo, stored);
      const placed = await place(shop, claims, key, {
        basketVersion: stored.version,
        expectedTotalCents: totalOf(shop, line, day.day, money),
        day: day.day,
        deliverTo,
        confirmedAge: 30,
        language: ownLanguage,
      });
      return placed.orderNo;
    }),
  );
  return orderNo === undefined ? undefined : { orderNo, claims };
}

const cardOf = (behaviour: CardBehaviour) => {
  const card = testCards.find((it) => it.behaviour === behaviour);
  if (!card) throw new Error(`No card ${behaviour}.`);
  return { card, expires: '2039-12' };
};

const refOf = (url: string) => url.split('/').at(-1) ?? '';

/** How somebody stands before the provider's page. */
const ways = {
  pays: 60,
  'is challenged': 8,
  'refuses the challenge': 3,
  'is declined, then pays': 8,
  'is declined': 3,
  'goes away': 5,
  'pays in two tabs': 4,
  'pays too late': 4,
  'pays with a card that fails later': 4,
  'pays with a card that wants its owner': 3,
};

/** Pays, or tries to; the browser may be closed at any moment. */
export async function payForIt(
  world: World,
  dice: Dice,
  { orderNo, claims }: Story,
  way = dice.by(ways),
): Promise<void> {
  const begin = async () =>
    (await unlessRefused(insist(world, (shop) => pay(shop, claims, orderNo, undefined, 'en'))))
      ?.url;
  const url = await begin();
  if (!url) return;
  const ref = refOf(url);
  const payWith = (behaviour: CardBehaviour, at = ref) =>
    world.sandbox.payWith(at, cardOf(behaviour));
  switch (way) {
    case 'pays':
      await payWith('succeeds');
      break;
    case 'is challenged':
      await payWith('asks');
      await world.sandbox.answerChallenge(ref, true);
      break;
    case 'refuses the challenge':
      await payWith('asks');
      await world.sandbox.answerChallenge(ref, false);
      break;
    case 'is declined, then pays':
      await payWith('declined');
      await payWith('succeeds');
      break;
    case 'is declined':
      await payWith('insufficient-funds');
      break;
    case 'goes away':
      break;
    case 'pays in two tabs': {
      const other = await begin();
      await payWith('succeeds');
      if (other) await payWith('succeeds', refOf(other));
      break;
    }
    case 'pays too late':
      // Whatever else is due meanwhile is not looked at: the payment may win, or the end of its time.
      world.pass(59 * minute + dice.upTo(2 * minute));
      await payWith('succeeds');
      break;
    case 'pays with a card that fails later':
      await payWith('declined-later');
      break;
    case 'pays with a card that wants its owner':
      await payWith('asks-always');
      await world.sandbox.answerChallenge(ref, true);
      break;
  }
}

const changesOfMind = {
  nothing: 52,
  cancels: 12,
  'pays again': 6,
  'is packed': 10,
  'is cancelled by staff': 8,
  'is brought another day': 6,
  'becomes more or less': 6,
};

/** When boxes are charged by now, staff give back what cannot be made. */
export const late = { ...changesOfMind, nothing: 30, 'is cancelled by staff': 40 };

/** What becomes of an order later. */
export async function goOn(
  world: World,
  dice: Dice,
  story: Story,
  odds: Readonly<Record<keyof typeof changesOfMind, number>> = changesOfMind,
): Promise<void> {
  const { orderNo } = story;
  switch (dice.by(odds)) {
    case 'nothing':
      break;
    case 'pays again':
      await payForIt(world, dice, story, 'pays');
      break;
    case 'cancels':
      await move(world, orderNo, 'cancelled', 'customer');
      break;
    case 'is cancelled by staff':
      await move(world, orderNo, 'cancelled', 'staff');
      break;
    case 'is brought another day':
      await change(world, dice, story, 'day');
      break;
    case 'becomes more or less':
      await change(world, dice, story, 'meals');
      break;
    case 'is packed': {
      const { order } = await insist(world, (shop) => orderStory(shop, orderNo));
      if (order.status === 'placed') await move(world, orderNo, 'packing', 'staff');
      else if (order.status === 'packing') await move(world, orderNo, 'packed', 'staff');
      break;
    }
  }
}

/** Changes the order under one key, however often it has to be asked. */
async function change(
  world: World,
  dice: Dice,
  { orderNo, claims }: Story,
  what: 'day' | 'meals',
): Promise<void> {
  const key = randomUUID();
  const servings = dice.upTo(6);
  const later = dice.roll();
  const begun = await unlessRefused(
    insist(world, async (shop) => {
      const { customerNo } = await customerOf(shop, claims);
      const { order } = await orderStory(shop, orderNo, customerNo);
      const days = shop.days.now();
      const day = days[Math.floor(later * days.length)]?.day ?? order.day;
      const { editNo, totalCents } = order;
      if (what === 'day')
        return { editNo, day, expectedTotalCents: totalCents, basketVersion: null };
      const cart = await beginChange(shop, claims, orderNo);
      const [line] = cart.lines;
      if (!line) throw new Error(`Order ${orderNo} has no meal.`);
      const changed = { ...line, servings };
      const { version } = await carts.put(shop, { owner: { customerNo } }, changed);
      const { promotion, tenders } = await orderStory(shop, orderNo, customerNo);
      const money = { promotions: promotion ? [promotion] : [], tenders };
      const expectedTotalCents = totalOf(shop, changed, order.day, money);
      return { editNo, day: order.day, expectedTotalCents, basketVersion: version };
    }),
  );
  if (!begun) return;
  const request = { ...begun, deliverTo, confirmedAge: 30 };
  await unlessRefused(insist(world, (shop) => changeOrder(shop, claims, orderNo, key, request)));
  if (what === 'meals')
    await unlessRefused(
      insist(world, async (shop) => {
        const { customerNo } = await customerOf(shop, claims);
        await carts.stopChange(shop, { customerNo }, orderNo);
      }),
    );
}

async function move(
  world: World,
  orderNo: number,
  to: 'cancelled' | 'packing' | 'packed',
  kind: 'customer' | 'staff',
): Promise<void> {
  const reason = 'as the torture wants it';
  await unlessRefused(
    insist(world, (shop) =>
      moveOrder(
        shop,
        orderNo,
        to,
        kind === 'staff' ? { kind, by: 'operator', reason } : { kind, name: kind, reason },
      ),
    ),
  );
}
