import { handle } from '../../http/handle.ts';
import type { Replica } from '../../platform/platform.ts';
import { levelsIn, type WarmStock } from '../../stock/inventory/inventory.ts';
import { contract } from './contract.ts';
import { forecast, type Forecasting } from './forecast.ts';
import { accuracyReply, ingredientsReply, weekReply } from './reply.ts';

/** What the coming weeks will take. */
export const routes = (
  parts: Omit<Forecasting, 'database'> & { replica: Replica; stock: WarmStock },
) =>
  handle(contract, {
    readForecast: async (c) => {
      const asked = { ...parts, database: parts.replica };
      const { weeks: weeksAhead, kitchen } = c.req.valid('query');
      const { today, weeks, accuracy } = await forecast(asked, weeksAhead, kitchen);
      const { recipes, ingredients } = parts.menu.catalogue();
      const needed = ingredientsReply(weeks, ingredients, levelsIn(parts.stock, kitchen));
      const answer = {
        today,
        weeks: weeks.map((week) => weekReply(week, recipes)),
        ingredients: needed,
        costCents: needed.reduce((sum, { costCents }) => sum + (costCents ?? 0), 0),
        unknownCosts: needed.filter(({ costCents }) => costCents === null).length,
        accuracy: accuracy.map(accuracyReply),
      };
      return c.json(answer, 200);
    },
  });
