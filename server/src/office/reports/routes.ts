import type { OpenDays } from '../../checkout/days/days.ts';
import type { WarmPrices } from '../../checkout/pricing/pricing.ts';
import type { Config } from '../../config.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Database, Replica } from '../../platform/platform.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import * as reports from './reports.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = {
  database: Database;
  replica: Replica;
  clock: () => Date;
  days: OpenDays;
  menu: WarmMenu;
  stock: WarmStock;
  prices: WarmPrices;
  config: Pick<Config, 'shop'>;
};

/** What staff wants to know of the shop as a whole. */
export const routes = (parts: Parts) =>
  handle(contract, {
    reportSales: async (c) => c.json(await reports.sales(parts, c.req.valid('query')), 200),
    reportBestRecipes: async (c) =>
      c.json({ items: await reports.bestRecipes(parts, c.req.valid('query')) }, 200),
    reportLowStock: async (c) => c.json({ items: await reports.lowStock(parts) }, 200),
    reportToday: async (c) => c.json(await reports.today(parts), 200),
  });
