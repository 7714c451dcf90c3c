import { daysBetween, type OpenDays } from '../../checkout/days/days.ts';
import { shopDate, type DayRow } from '../../checkout/days/delivery-days.ts';
import type { WarmPrices } from '../../checkout/pricing/pricing.ts';
import { kitchensThatCook } from '../../checkout/pricing/zones.ts';
import type { Config } from '../../config.ts';
import { statuses, type Status } from '../../contract/order-status.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Database, Db, Replica } from '../../platform/platform.ts';
import { paymentAlerts } from '../../payments/payments/payments.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import {
  countLow,
  lowStock as findLow,
  type KitchenLevels,
  type LowIngredient,
} from './low-stock.ts';
import * as rows from './sql.ts';
import type { SoldRecipe } from './sql.ts';
import type { Between } from './whole-months.ts';
import { sumSales, type CurrencySales, type Sales, type SalesDay } from './sum-sales.ts';

type Sold = {
  days: SalesDay[];
  total: Sales;
  currency: string;
  otherCurrencies: CurrencySales[];
};

/** In the shop's currency; what was sold in another one stands beside it. */
export const sales = (
  { replica, config }: { replica: Replica; config: Pick<Config, 'shop'> },
  between: Between,
): Promise<Sold> => replica.snapshot((db) => salesIn(db, between, config.shop.currency));

async function salesIn(db: Db, between: Between, currency: string): Promise<Sold> {
  const days = await rows.readSales(db, between, currency);
  const otherCurrencies = await rows.readOtherSales(db, between, currency);
  return { days, total: sumSales(days), currency, otherCurrencies };
}

export const bestRecipes = (
  { replica }: { replica: Replica },
  question: Between & { limit: number },
): Promise<SoldRecipe[]> => replica.snapshot((db) => rows.readBestRecipes(db, question));

/** What is in the house, what the menu makes of it, and which kitchens cook. */
type Shelf = { menu: WarmMenu; stock: WarmStock; prices: Pick<WarmPrices, 'now'> };

/** Kitchen by kitchen, on the stock as the database has it now; the menu may be a second behind. */
export async function lowStock({ menu, stock, prices }: Shelf): Promise<LowIngredient[]> {
  await stock.refresh();
  return findLow(menu.catalogue(), menu.published(), shelvesOf({ stock, prices }));
}

/** An empty shelf is missed by nobody where nobody is cooked for. */
const shelvesOf = ({ stock, prices }: Pick<Shelf, 'stock' | 'prices'>): KitchenLevels[] =>
  kitchensThatCook(prices.now()).map((kitchenNo) => ({
    kitchenNo,
    levels: stock.levels(kitchenNo),
  }));

export type Today = {
  date: string;
  /** Orders whose box is due today or later. */
  ordersByStatus: Record<Status, number>;
  /** Orders whose day has passed while the box is still in the house. */
  lateOrders: number;
  /** In the shop's currency. */
  sales: Sales;
  currency: string;
  otherCurrencies: CurrencySales[];
  /** From today to the last day that can be ordered for. */
  days: DayRow[];
  /** At or under their low-stock mark in some kitchen. */
  lowIngredients: number;
  /** Payments and refunds that somebody has to look at. */
  paymentAlerts: number;
};

/** The state of the shop, for the first page of the back office. */
export async function today({
  database,
  config,
  clock,
  days,
  menu,
  stock,
  prices,
}: Shelf & {
  database: Database;
  config: Pick<Config, 'shop'>;
  clock: () => Date;
  days: OpenDays;
}): Promise<Today> {
  const date = shopDate(clock(), days.calendar.timeZone);
  const open = days.now().map(({ day }) => day);
  await days.ensure(open);
  const { counts, sold } = await database.snapshot(async (db) => ({
    counts: await rows.readOrderCounts(db, date),
    sold: await salesIn(db, { from: date, to: date }, config.shop.currency),
  }));
  const coming = await daysBetween({ database }, date, open.at(-1) ?? date);
  await stock.refresh();
  const due = new Map(counts.map((count) => [count.status, count.due]));
  return {
    date,
    ordersByStatus: Object.fromEntries(
      statuses.map((status) => [status, due.get(status) ?? 0]),
    ) as Record<Status, number>,
    lateOrders: counts.reduce((sum, { late }) => sum + late, 0),
    sales: sold.total,
    currency: sold.currency,
    otherCurrencies: sold.otherCurrencies,
    days: coming,
    lowIngredients: countLow(menu.catalogue(), shelvesOf({ stock, prices })),
    paymentAlerts: (await paymentAlerts({ database, clock })).length,
  };
}
