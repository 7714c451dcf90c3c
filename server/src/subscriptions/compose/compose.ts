import type { WarmMenu } from '../../food/menu/menu.ts';
import { weekMenu, type WeekMenu } from '../../food/menu-weeks/menu-week.ts';
import type { WarmOffers } from '../../food/menu-weeks/menu-weeks.ts';
import type { OpenDays } from '../../checkout/days/days.ts';
import { weekToShow } from '../../checkout/weeks/coming-weeks.ts';
import { weeksToCome } from '../../checkout/weeks/weeks.ts';
import type { Profile } from '../../food/recipes/food-facts.ts';
import type { Customer } from '../../people/customers/customer.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../platform/platform.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import { leastOf, type Levels } from '../../stock/inventory/portions-left.ts';
import type { WarmPrices } from '../../checkout/pricing/pricing.ts';
import { kitchenFor, type Place } from '../../checkout/pricing/zones.ts';
import type { Line } from '../../checkout/cart/cart-lines.ts';
import { describeCart } from '../../checkout/cart/describe-cart.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import { composeBox, type BoxWish, type ComposedBox } from './compose-box.ts';
import { eatersOf } from './eaters-of.ts';
import { shortlists } from './shortlists.ts';
import * as rows from './sql.ts';

/** What composing a box takes. */
export type Composing = {
  database: Database;
  menu: WarmMenu;
  stock: Pick<WarmStock, 'levels' | 'kitchens'>;
  prices: WarmPrices;
  offers: Pick<WarmOffers, 'left'>;
  days: OpenDays;
  clock: () => Date;
  config: Pick<Config, 'shop'>;
};

type Offers = (recipeNo: number) => boolean;

export type AskedBox = Pick<BoxWish, 'meals' | 'servings' | 'keep' | 'passedOver' | 'forAdults'> & {
  /** Where it is to go, as far as somebody knows. */
  to: Place;
  /** Slugs of categories that are not wanted. */
  notOf: ReadonlySet<string>;
  /** Which recipes are offered; absent: all that are on the menu. */
  offers?: Offers | undefined;
};

/** What a week offers and has so many portions left of. */
export const offeredIn =
  ({ offers }: Pick<Composing, 'offers'>, week: WeekMenu, servings: number): Offers =>
  (recipeNo) =>
    week.offers(recipeNo) && (offers.left(week.week, recipeNo) ?? servings) >= servings;

/** The same of the week that the shop shows first; undefined where the menu is the same at all times. */
export function offeredNow(parts: Composing, servings: number): Offers | undefined {
  const coming = weeksToCome(parts);
  if (!coming) return undefined;
  const shown = weekToShow(coming)?.week.week;
  if (shown === undefined) return () => false;
  const week = weekMenu(parts.menu.catalogue().weeks, shown, parts.clock());
  return offeredIn(parts, week, servings);
}

/** Who it is for: a customer with their household, or somebody who says what they eat. */
export type For = Customer | Profile;

/** A box of today's menu for everybody at the table, beside what lies in the cart. */
export async function propose(
  parts: Composing,
  whom: For,
  cart: readonly Line[],
  { to, notOf, offers = () => true, ...asked }: AskedBox,
): Promise<ComposedBox> {
  const { menu } = parts;
  const { ingredients } = menu.catalogue();
  const eaten = 'customerNo' in whom ? await eatenBy(parts, whom.customerNo) : nothingEaten;
  const kitchen = { ingredients, quotes: menu.quote, levels: levelsBeside(parts, to, cart) };
  const wish: BoxWish = {
    ...asked,
    ...eaten,
    eatenLately: new Set([...eaten.eatenLately, ...cart.map(({ recipeNo }) => recipeNo)]),
    eaters: eatersOf('customerNo' in whom ? whom : { ...whom, members: [] }),
  };
  const inFront = [...asked.keep, ...eaten.liked];
  const lists = shortlists(
    menu.published(),
    inFront,
    ({ recipeNo, category }) => !notOf.has(category) && offers(recipeNo),
  );
  let box = composeBox([], kitchen, wish);
  for (const offered of lists) {
    box = composeBox(offered, kitchen, wish);
    if (box.missing === null) break;
  }
  return box;
}

const nothingEaten: Pick<BoxWish, 'eatenLately' | 'liked'> = {
  eatenLately: new Set(),
  liked: new Set(),
};

/** Within so many days the same meal is the same again. */
const latelyDays = 21;

/** What is eaten again and again is liked; what is on the table within these weeks has been eaten lately. */
async function eatenBy(
  { database, clock, config }: Composing,
  customerNo: number,
): Promise<typeof nothingEaten> {
  const before = new Date(clock().getTime() - latelyDays * 24 * 60 * 60 * 1000);
  const since = shopDate(before, config.shop.timeZone);
  const eaten = await rows.readEaten(database, customerNo, since);
  const numbers = (those: typeof eaten) => new Set(those.map(({ recipeNo }) => recipeNo));
  return {
    eatenLately: numbers(eaten.filter(({ lately }) => lately)),
    liked: numbers(eaten.filter(({ orders }) => orders > 1)),
  };
}

/**
 * What the shelf has beside what lies in the cart: of the kitchen that cooks for the place, and where nobody knows which that is what each of
 * them has at least.
 */
function levelsBeside(
  { menu, stock, prices }: Composing,
  to: Place,
  cart: readonly Line[],
): Levels {
  const kitchenNo = kitchenFor(prices.now(), to);
  const kitchens = kitchenNo === undefined ? stock.kitchens() : [kitchenNo];
  const levels = new Map(leastOf(kitchens.map(stock.levels)));
  const { need } = describeCart(cart, menu.quote, levels, undefined);
  for (const [no, amount] of need) levels.set(no, (levels.get(no) ?? 0) - amount);
  return levels;
}

/** Whole servings for everybody who eats a serving of their own; the customer eats one. */
export const servingsFor = (whom: For, most: number): number =>
  Math.min(
    most,
    ('customerNo' in whom ? whom.members : []).reduce((sum, { portions }) => sum + portions, 1),
  );
