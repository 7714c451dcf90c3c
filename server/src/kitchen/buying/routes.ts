import { handle } from '../../http/handle.ts';
import type { Database } from '../../platform/platform.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import type { Forecasting } from '../forecast/forecast.ts';
import { proposal } from './buying.ts';
import { contract } from './contract.ts';

/** What to order from whom. */
export const routes = (parts: Forecasting & { database: Database; stock: WarmStock }) =>
  handle(contract, {
    proposePurchases: async (c) => {
      const { weeks, kitchen } = c.req.valid('query');
      const { orders, nobodyHas, market } = await proposal(parts, weeks, kitchen);
      const { ingredients } = parts.menu.catalogue();
      const suppliers = new Map(market.suppliers.map((it) => [it.supplierNo, it]));
      const named = <Line extends { ingredientNo: number }>(line: Line) => {
        const ingredient = ingredients.get(line.ingredientNo);
        return {
          ...line,
          name: ingredient?.name ?? null,
          unit: ingredient?.unit ?? ('g' as const),
        };
      };
      const answer = {
        orders: orders.map((order) => ({
          ...order,
          supplierName: suppliers.get(order.supplierNo)?.name ?? `supplier ${order.supplierNo}`,
          currency: suppliers.get(order.supplierNo)?.currency ?? '',
          lines: order.lines.map(named),
        })),
        nobodyHas: nobodyHas.map(named),
      };
      return c.json(answer, 200);
    },
  });
