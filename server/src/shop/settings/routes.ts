import { ownLanguage } from '../../contract/languages.ts';
import { handle } from '../../http/handle.ts';
import { readyJson, type ReadyPages } from '../../http/ready-pages.ts';
import type { Payments } from '../../platform/platform.ts';
import type { Config } from '../../config.ts';
import { actorOf } from '../audit/actor.ts';
import { contract } from './contract.ts';
import * as settings from './settings.ts';
import type { Settings } from './settings.ts';

const told = ({ version, settings: now, planned }: Awaited<ReturnType<typeof settings.read>>) => ({
  version,
  settings: now,
  planned: planned.map(({ versionNo, holdsFrom, change }) => ({
    versionNo,
    holdsFrom: holdsFrom.toISOString(),
    change,
  })),
});

/** Few change it, and seldom. */
const forAWhile = 'public, max-age=300';

/** What everybody may know of the shop before asking it for anything. */
export const routes = (
  parts: Settings & { config: Pick<Config, 'shop' | 'payments'>; payments: Payments | undefined },
  pages: ReadyPages,
) =>
  handle(contract, {
    readShop: (c) =>
      readyJson(c, pages, forAWhile, () => {
        const { config, payments } = parts;
        const { name, currency, locale, timeZone, operator, hours = null } = config.shop;
        const said = {
          name: operator.name ?? null,
          address: operator.address ?? null,
          email: operator.email ?? null,
          phone: operator.phone ?? null,
        };
        return {
          name,
          currency,
          locale,
          timeZone,
          operator: said,
          hours,
          languages: [ownLanguage, ...config.shop.languages],
          payments: config.payments.kind,
          payOrigin: payments?.formOrigin ?? null,
        };
      }),
    readSettings: async (c) => c.json(told(await settings.read(parts)), 200),
    changeSettings: async (c) => {
      const changed = await settings.change(parts, c.req.valid('json'), actorOf(c.var));
      return c.json(told(changed), 200);
    },
    withdrawPlannedSettings: async (c) => {
      await settings.withdraw(parts, c.req.valid('param').versionNo, actorOf(c.var));
      return c.json({ withdrawn: true as const }, 200);
    },
  });
