import type { Database } from '../../platform/platform.ts';
import { levelsIn, type WarmStock } from '../../stock/inventory/inventory.ts';
import { propose, type Market, type Proposal, type Want } from '../../stock/purchasing/propose.ts';
import { market } from '../../stock/purchasing/purchasing.ts';
import { forecast, type Forecasting } from '../forecast/forecast.ts';
import { wantedFor } from './wanted.ts';

/** What to order from whom, so that the coming weeks can be made; in one kitchen, or all of them. */
export async function proposal(
  parts: Forecasting & { database: Database; stock: WarmStock },
  weeksAhead: number,
  kitchenNo?: number,
): Promise<{ orders: Proposal[]; nobodyHas: Want[]; market: Market }> {
  const { today, weeks } = await forecast(parts, weeksAhead, kitchenNo);
  await parts.stock.refresh();
  const { ingredients } = parts.menu.catalogue();
  const known = await market(parts, kitchenNo);
  const wants = wantedFor(weeks, ingredients, levelsIn(parts.stock, kitchenNo));
  return { ...propose(wants, known, today), market: known };
}
