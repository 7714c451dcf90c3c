import type { OpenDays } from '../../checkout/days/days.ts';
import type { Config } from '../../config.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Database } from '../../platform/platform.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import * as reports from './reports.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = {
  database: Database;
  clock: () => Date;
  days: OpenDays;
  menu: WarmMenu;
  stock: WarmStock;
  config: Pick<Config, 'shop'>;
};

/** What staff wants to know of the shop as a whole. */
export const routes = (parts: Parts) =>
  handle(contract, {
    reportSales: async (c) => {
      const sales = await reports.sales(parts, c.req.valid('query'));
      return c.json({ ...sales, currency: parts.config.shop.currency }, 200);
    },
    reportBestRecipes: async (c) => {
      const items = await reports.bestRecipes(parts, c.req.valid('query'));
      return c.json({ items, currency: parts.config.shop.currency }, 200);
    },
    reportLowStock: async (c) => c.json({ items: await reports.lowStock(parts) }, 200),
    reportToday: async (c) => {
      const state = await reports.today(parts);
      return c.json({ ...state, currency: parts.config.shop.currency }, 200);
    },
  });
