import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { openDeliveryDays, type OpenDays } from '../days/days.ts';
import { payTerms } from '../days/pay-terms.ts';
import { linesToPrice } from '../pricing/lines-to-price.ts';
import type { WarmPrices } from '../pricing/pricing.ts';
import { kitchensAt, kitchensThatCook, type Place } from '../pricing/zones.ts';
import type { GoesTo, Line } from './cart-lines.ts';
import { recipeAt } from '../../food/recipes/recipe.ts';
import * as carts from './cart.ts';
import type { Carts, Owner, StoredCart } from './cart.ts';
import { describeCart, withHeld, type DescribedCart } from './describe-cart.ts';
import { moneyFor } from '../promotions/money-for.ts';
import * as promotions from '../promotions/promotions.ts';
import { shopDate } from '../days/delivery-days.ts';
import { priceCart, type PayingFor } from './price-cart.ts';
import { cookingReply, quoteReply, cartReply, dislikedReply, mealReply } from './reply.ts';
import { weeksOfCart } from './weeks-of-cart.ts';
import { weeksToCome } from '../weeks/weeks.ts';
import type { Config } from '../../config.ts';
import { firstKitchen } from '../../contract/kitchens.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { WarmOffers } from '../../food/menu-weeks/menu-weeks.ts';
import { languageOf } from '../../http/language.ts';
import type { Env } from '../../http/router.ts';
import { claimsOf, readGuest, forgetGuest, keepGuest } from '../../http/session.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import type { Customer } from '../../people/customers/customer.ts';
import * as choices from '../../people/choices/choices.ts';
import { withPlace, withServings, type Remembered } from '../../people/choices/remembered.ts';
import * as customers from '../../people/customers/customers.ts';
import { Refusal } from '../../refusal.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Carts &
  choices.Remembering &
  promotions.Promotions &
  customers.People & {
    menu: WarmMenu;
    stock: WarmStock;
    prices: WarmPrices;
    offers: Pick<WarmOffers, 'left'>;
    days: OpenDays;
    config: Pick<Config, 'shop' | 'taxIncluded' | 'payments'>;
  };

/** The cart, which the shop calls a box, and what a recipe would be in it. */
export const routes = (parts: Parts) =>
  handle(contract, {
    quoteRecipe: async (c) => {
      const { slug } = c.req.valid('param');
      const asked = c.req.valid('json');
      const catalogue = parts.menu.catalogue();
      const recipe = recipeAt(catalogue, slug);
      if (!recipe || recipe.status !== 'published') throw new Refusal('recipe-not-found');
      const selection = {
        recipeNo: recipe.recipeNo,
        servings: asked.servings,
        changes: asked.changes,
      };
      const quoted = parts.menu.quote(selection);
      if (!quoted.ok) throw carts.refusalOf(quoted.problem);
      const { owner, profile } = await visitorOf(c, parts);
      const cart = await cartOf(parts, owner);
      const others = cart.lines.filter((line) => line.lineId !== asked.lineId);
      const line = { ...selection, lineId: asked.lineId ?? randomUUID(), acknowledged: [] };
      const place = placeOf(cart.goesTo ?? profile);
      const described = describeIn(parts, cart, place, [...others, line], profile);
      const own = described.lines.at(-1);
      if (!own?.ok) throw new Error('A line that was quoted cannot be described.');
      const inIt = parts.menu.read(languageOf(c)).catalogue;
      const reply = quoteReply(inIt, own.quote, own.left, own.against);
      const disliked = dislikedReply(inIt, profile?.members ?? [], own.quote);
      return c.json({ ...reply, disliked, meal: mealReply(inIt, own.quote, asked.changes) }, 200);
    },
    cookRecipe: (c) => {
      const { servings, changes } = c.req.valid('json');
      const recipe = recipeAt(parts.menu.catalogue(), c.req.valid('param').slug);
      if (!recipe || recipe.status !== 'published') throw new Refusal('recipe-not-found');
      const quoted = parts.menu.quote({ recipeNo: recipe.recipeNo, servings, changes });
      if (!quoted.ok) throw carts.refusalOf(quoted.problem);
      const inIt = parts.menu.read(languageOf(c)).catalogue;
      return c.json(cookingReply(inIt, quoted.quote, changes), 200);
    },
    readCart: async (c) => {
      const { owner, profile } = await visitorOf(c, parts);
      const cart = await cartOf(parts, owner);
      return c.json(await describe(c, parts, cart, profile, c.req.valid('query')), 200);
    },
    listDeliveryDays: async (c) => {
      const kitchenNos = await kitchensOf(c, parts, c.req.valid('query'));
      const open = await openDeliveryDays(parts, kitchenNos);
      const now = parts.clock();
      const items = open.map(({ cutOffAt, ...day }) => {
        const { payBy, purpose } = payTerms(parts.config.payments.kind, now, cutOffAt);
        const card = payBy === null ? null : untilCharged[purpose];
        return { ...day, cutOffAt: cutOffAt.toISOString(), card };
      });
      const byPlace = kitchensThatCook(parts.prices.now()).length > 1;
      return c.json(byPlace ? { items, byPlace } : { items }, 200);
    },
    sendCartTo: async (c) => {
      const { owner, profile } = await keeperOf(c, parts);
      const place = c.req.valid('json');
      const cart = await carts.sendTo(parts, owner, place);
      await choices.remember(parts, owner, profile, (known, at) => withPlace(known, place, at));
      return c.json(await describe(c, parts, cart, profile), 200);
    },
    enterCode: async (c) => {
      const { code } = c.req.valid('json');
      const { owner, profile } = await keeperOf(c, parts);
      const entered =
        code === null ? undefined : await promotions.enterCode(parts, code, profile?.customerNo);
      // A gift card is kept in the account; the code that is with the cart stays.
      const cart = await (entered === null
        ? carts.cartOf(parts, owner)
        : carts.putCode(parts, owner, entered));
      return c.json(await describe(c, parts, cart, profile), 200);
    },
    saveBalance: async (c) => {
      const { owner, profile } = await keeperOf(c, parts);
      const cart = await carts.saveBalance(parts, owner, c.req.valid('json').saves);
      return c.json(await describe(c, parts, cart, profile), 200);
    },
    addCartLine: async (c) => {
      const { version, ...line } = c.req.valid('json');
      const visit = await visitChoosing(c, parts);
      const added = { ...line, lineId: randomUUID() };
      const cart = await carts.add(parts, changing(visit), added, version);
      return c.json(await describeChosen(c, parts, visit, cart, line), 201);
    },
    putCartLine: async (c) => {
      const { version, ...rest } = c.req.valid('json');
      const line: Line = { ...rest, lineId: c.req.valid('param').lineId };
      const visit = await visitChoosing(c, parts);
      const cart = await carts.put(parts, changing(visit), line, version);
      return c.json(await describeChosen(c, parts, visit, cart, line), 200);
    },
    stopOrderChange: async (c) => {
      const { owner, profile } = await visitorOf(c, parts);
      if (!owner) throw new Refusal('order-not-found');
      const stopped = await carts.stopChange(parts, owner, c.req.valid('param').orderNo);
      return c.json(await describe(c, parts, stopped, profile), 200);
    },
    removeCartLine: async (c) => {
      const { owner, profile } = await visitorOf(c, parts);
      const { version } = c.req.valid('query');
      if (!owner) throw new Refusal('line-not-found');
      const cart = await carts.remove(parts, owner, c.req.valid('param').lineId, version);
      return c.json(await describe(c, parts, cart, profile), 200);
    },
  });

const untilCharged = { hold: 'held', save: 'kept' } as const;

/** The kitchen that cooks for the place of a visit, or all that cook where nobody knows which that is. */
async function kitchensOf(c: Context<Env>, parts: Parts, asked: Place) {
  const prices = parts.prices.now();
  const cooking = kitchensThatCook(prices);
  if (cooking.length < 2) return cooking;
  const { owner, profile } = await visitorOf(c, parts);
  const cart = await cartOf(parts, owner);
  return kitchensAt(prices, await placeFor(parts, cart, profile, asked));
}

/** A visit by somebody who chooses, with what they chose last: asked for together. */
async function visitChoosing(c: Context<Env>, parts: Parts) {
  const { owner, profile } = await keeperOf(c, parts);
  const [cart, chosen] = await Promise.all([
    carts.cartOf(parts, owner),
    choices.read(parts, owner),
  ]);
  return { owner, profile, cart, chosen };
}
type Choosing = Awaited<ReturnType<typeof visitChoosing>>;

const changing = ({ owner, cart }: Choosing) => ({ owner, seen: cart });

/** The cart once a line is in it; how many are to eat is remembered beside. */
async function describeChosen<E extends Env>(
  c: Context<E>,
  parts: Parts,
  { owner, profile, chosen }: Choosing,
  cart: StoredCart,
  { servings }: Pick<Line, 'servings'>,
) {
  const [told] = await Promise.all([
    describe(c, parts, cart, profile, {}, chosen.remembered),
    choices.remember(
      parts,
      owner,
      profile,
      (known, at) => withServings(known, servings, at),
      chosen,
    ),
  ]);
  return told;
}

/** Where it is asked for, else where the cart is to go, else where its customer lives, else where they had a box brought last. */
async function placeFor(
  parts: Parts,
  cart: StoredCart,
  profile: Customer | undefined,
  { country, postcode }: Place,
  remembered?: Remembered,
): Promise<Place> {
  if (postcode !== undefined || country !== undefined) return { country, postcode };
  return placeOf(cart.goesTo ?? (await homeOf(parts, cart, profile, remembered)));
}

/** Priced for its place. */
async function describe<E extends Env>(
  c: Context<E>,
  parts: Parts,
  cart: StoredCart,
  profile: Customer | undefined,
  asked: Place & { day?: string | undefined } = {},
  remembered?: Remembered,
) {
  const { catalogue } = parts.menu.read(languageOf(c));
  const place = await placeFor(parts, cart, profile, asked, remembered);
  const described = describeIn(parts, cart, place, cart.lines, profile);
  const quotes = described.lines.flatMap((line) => (line.ok ? [line.quote] : []));
  const days = parts.days.now().map(({ day }) => day);
  const lines = linesToPrice(quotes);
  const paying = await payingFor(parts, cart, profile);
  const box = { lines, place, day: asked.day, days };
  const priced = priceCart(parts.prices.now(), parts.config, box, paying);
  const { alcoholAge } = parts.config.shop;
  const { weeks: menus } = parts.menu.catalogue();
  const { left } = parts.offers;
  const weeks = weeksOfCart(cart, weeksToCome(parts), { weeks: menus, now: parts.clock(), left });
  return cartReply(catalogue, cart, described, { ...priced, alcoholAge, place, weeks });
}

/**
 * Read against the shelf of the kitchen that cooks for the place. Where nobody knows which that is, against the one that can make most of it,
 * of equals the first: what is told to be short is so in every kitchen that cooks.
 */
function describeIn(
  { menu, stock, prices }: Parts,
  cart: StoredCart,
  place: Place,
  lines: readonly Line[],
  profile: Customer | undefined,
): DescribedCart {
  const { editing } = cart;
  const described = kitchensAt(prices.now(), place).map((no) => {
    const isThere = (editing?.kitchenNo ?? firstKitchen) === no;
    const levels = withHeld(stock.levels(no), isThere ? editing : undefined);
    return describeCart(lines, menu.quote, levels, profile);
  });
  const [best] = described.toSorted((a, b) => a.remedies.length - b.remedies.length);
  if (!best) throw new Error('There is no kitchen.');
  return best;
}

/** Of an order that is changed the promotion and what has paid for it stay; of any other cart they are found. */
async function payingFor(
  parts: Parts,
  cart: StoredCart,
  profile: Customer | undefined,
): Promise<PayingFor> {
  const { editing, code, savesBalance = false } = cart;
  const ends = new Map<string, string>();
  if (editing) {
    const { promotion, tenders = [] } = editing;
    const money = { promotions: promotion ? [promotion] : [], tenders, asked: null, whyNot: null };
    return { money, code: undefined, savesBalance: false, balanceCents: 0, ends };
  }
  const prices = parts.prices.now();
  const balance = profile && (await promotions.balanceOf(parts, prices, profile.customerNo));
  const today = shopDate(parts.clock(), parts.config.shop.timeZone);
  for (const gift of balance?.gifts ?? []) ends.set(gift.account, gift.end);
  const balanceCents = [balance?.credit, ...(balance?.gifts ?? [])].reduce(
    (sum, it) => sum + (it?.cents ?? 0),
    0,
  );
  const money = moneyFor(prices.promotions, balance, cart, today);
  return { money, code: code?.text, savesBalance, balanceCents, ends };
}

/** What was chosen last, `remembered` where somebody has read it, counts where a profile says nothing of it. */
async function homeOf(
  parts: Parts,
  { lines }: StoredCart,
  profile: Customer | undefined,
  remembered: Remembered | undefined,
): Promise<GoesTo | undefined> {
  if (!profile || lines.length === 0) return profile;
  if (profile.country !== null || profile.postcode !== null) return profile;
  const { customerNo } = profile;
  const { delivery } = remembered ?? (await choices.rememberedOf(parts, { customerNo }));
  return delivery ?? profile;
}

const placeOf = (where: GoesTo | undefined): Place => ({
  country: where?.country ?? undefined,
  postcode: where?.postcode ?? undefined,
});

type Visitor = { owner: Owner | undefined; profile: Customer | undefined };
type Keeper = Visitor & { owner: Owner };

/** Whose cart this request is about; nobody's where a guest has chosen nothing yet. */
async function visitorOf(c: Context<Env>, parts: Parts): Promise<Visitor> {
  const guest = readGuest(c);
  return (
    (await customerOf(c, parts)) ?? {
      owner: guest === undefined ? undefined : { guest },
      profile: undefined,
    }
  );
}

/** The same where something is to be kept: a guest without a cart gets an id. */
async function keeperOf(c: Context<Env>, parts: Parts): Promise<Keeper> {
  const customer = await customerOf(c, parts);
  if (customer) return customer;
  const owner = { guest: readGuest(c) ?? randomUUID() };
  keepGuest(c, owner.guest, carts.keptUntil(owner, parts.clock()));
  return { owner, profile: undefined };
}

/** Somebody who signed in brings the guest's cart along once. */
async function customerOf(c: Context<Env>, parts: Parts): Promise<Keeper | undefined> {
  const guest = readGuest(c);
  const claims = await claimsOf(c);
  if (!claims) return undefined;
  const profile = await customers.customerOf(parts, claims);
  const { customerNo } = profile;
  if (guest) {
    await carts.mergeGuest(parts, guest, customerNo);
    await choices.mergeGuest(parts, guest, customerNo);
    forgetGuest(c);
  }
  return { owner: { customerNo }, profile };
}

const cartOf = async (parts: Parts, owner: Owner | undefined): Promise<StoredCart> =>
  owner ? carts.cartOf(parts, owner) : { basketId: '', lines: [], version: 0 };
