import type { Config } from '../../config.ts';
import * as kitchen from './sheets.ts';
import type { Buying } from './sheets.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import { cardReply } from './reply.ts';

/** One delivery day as the kitchen works it; a day without orders has empty sheets. */
export const routes = (parts: Buying & { config: Pick<Config, 'shop'> }) =>
  handle(contract, {
    readPurchaseList: async (c) => {
      const { date } = c.req.valid('param');
      const { kitchen: kitchenNo } = c.req.valid('query');
      const items = await kitchen.purchaseList(parts, date, kitchenNo);
      const costCents = items.reduce((sum, item) => sum + (item.costCents ?? 0), 0);
      const unknownCosts = items.filter((item) => item.costCents === null).length;
      return c.json({ day: date, items, costCents, unknownCosts }, 200);
    },
    readPortioningSheet: async (c) => {
      const { date } = c.req.valid('param');
      const { kitchen: kitchenNo } = c.req.valid('query');
      const recipes = await kitchen.portioningSheet(parts, date, kitchenNo);
      return c.json({ day: date, recipes }, 200);
    },
    readLabels: async (c) => {
      const { date } = c.req.valid('param');
      return c.json(await kitchen.labels(parts, date, c.req.valid('query').kitchen), 200);
    },
    readCards: async (c) => {
      const { date } = c.req.valid('param');
      const cards = await kitchen.cards(parts, date, c.req.valid('query').kitchen);
      return c.json({ day: date, items: cards.map(cardReply) }, 200);
    },
    readReconciliation: async (c) => {
      const { date } = c.req.valid('param');
      return c.json(
        { day: date, ...(await kitchen.reconciliation(parts, date, c.req.valid('query').kitchen)) },
        200,
      );
    },
  });
