import * as calendar from '../../checkout/days/days.ts';
import type { DayRow } from '../../checkout/days/days.ts';
import type { WithDesk } from '../../checkout/orders/orders.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import { statuses, type Status } from '../../checkout/orders/order-status.ts';
import { lowIngredients, lowStock as findLow, type LowIngredient } from './low-stock.ts';
import * as rows from './sql.ts';
import type { SoldRecipe } from './sql.ts';
import { sumSales, type Sales, type SalesDay } from './sum-sales.ts';

export async function sales(
  shop: WithDesk,
  { from, to }: { from: string; to: string },
): Promise<{ days: SalesDay[]; total: Sales }> {
  const days = await rows.readSales(shop.database, from, to);
  return { days, total: sumSales(days) };
}

export async function bestRecipes(
  shop: WithDesk,
  question: { from: string; to: string; limit: number },
): Promise<SoldRecipe[]> {
  return rows.readBestRecipes(shop.database, question);
}

/** On the stock as the database has it now; the menu may be a second behind. */
export async function lowStock(shop: WithDesk): Promise<LowIngredient[]> {
  await shop.stock.refresh();
  return findLow(shop.warm.catalogue(), shop.warm.menu(), shop.stock.levels());
}

export type Today = {
  date: string;
  /** Orders whose box is due today or later. */
  ordersByStatus: Record<Status, number>;
  /** Orders whose day has passed while the box is still in the house. */
  lateOrders: number;
  sales: Sales;
  /** From today to the last day that can be ordered for. */
  days: DayRow[];
  lowIngredients: number;
};

/** The state of the shop, for the first page of the back office. */
export async function today(shop: WithDesk): Promise<Today> {
  const date = shopDate(shop.clock(), shop.calendar.timeZone);
  const open = shop.days.now().map(({ day }) => day);
  await shop.days.ensure(open);
  const counts = await rows.readOrderCounts(shop.database, date);
  const days = await calendar.daysBetween(shop, date, open.at(-1) ?? date);
  const { total } = await sales(shop, { from: date, to: date });
  await shop.stock.refresh();
  const due = new Map(counts.map((count) => [count.status, count.due]));
  return {
    date,
    ordersByStatus: Object.fromEntries(
      statuses.map((status) => [status, due.get(status) ?? 0]),
    ) as Record<Status, number>,
    lateOrders: counts.reduce((sum, { late }) => sum + late, 0),
    sales: total,
    days,
    lowIngredients: lowIngredients(shop.warm.catalogue(), shop.stock.levels()).length,
  };
}
