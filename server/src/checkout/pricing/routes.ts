import { answerOf } from '../../contract/list-file.ts';
import { csvFile } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { OpenDays } from '../days/days.ts';
import { contract } from './contract.ts';
import * as pricing from './pricing.ts';
import { reachOf } from './reach.ts';

/** A zone seldom changes, and the order is priced anew anyway. */
const forAMinute = 'public, max-age=60';

/** Where the shop delivers, for what, and whose taxes it takes. */
export const routes = (parts: pricing.Pricing & { days: OpenDays }) =>
  handle(contract, {
    readDelivery: (c) => {
      c.header('cache-control', forAMinute);
      const days = parts.days.now().map(({ day }) => day);
      return c.json(reachOf(parts.prices.now(), c.req.valid('query'), days), 200);
    },
    listZones: async (c) => c.json({ items: await pricing.listZones(parts) }, 200),
    addZone: async (c) =>
      c.json(await pricing.saveZone(parts, undefined, c.req.valid('json'), 0, actorOf(c.var)), 201),
    changeZone: async (c) => {
      const { version, ...draft } = c.req.valid('json');
      return c.json(
        await pricing.saveZone(parts, c.req.valid('param').zoneNo, draft, version, actorOf(c.var)),
        200,
      );
    },
    removeZone: async (c) => {
      const { zoneNo } = c.req.valid('param');
      await pricing.removeZone(parts, zoneNo, c.req.valid('query').version, actorOf(c.var));
      return c.json({ done: true as const }, 200);
    },
    listTaxRates: async (c) => c.json({ items: await pricing.listRates(parts) }, 200),
    putTaxRate: async (c) => {
      const { version, ...values } = c.req.valid('json');
      return c.json(
        await pricing.saveRate(
          parts,
          { ...c.req.valid('param'), ...values },
          version,
          actorOf(c.var),
        ),
        200,
      );
    },
    removeTaxRate: async (c) => {
      const { version } = c.req.valid('query');
      await pricing.removeRate(parts, c.req.valid('param'), version, actorOf(c.var));
      return c.json({ done: true as const }, 200);
    },
    readPriceFile: async (c) => {
      const { priceFile: file } = c.req.valid('param');
      return csvFile(file, [await pricing.exportPriceFile(parts, file)]);
    },
    importPriceFile: async (c) => {
      const { priceFile: file } = c.req.valid('param');
      const { text, dryRun } = c.req.valid('json');
      const by = actorOf(c.var);
      const report = await pricing.importPriceFile(parts, file, text, { dryRun, by });
      return c.json(answerOf(report, { dryRun }), 200);
    },
  });
