import { ownLanguage } from '../../contract/languages.ts';
import { logoFile, sizeOfLogo } from '../../contract/logo.ts';
import { handle } from '../../http/handle.ts';
import {
  negotiationOf,
  openReadyPages,
  readyJson,
  type ReadyPages,
} from '../../http/ready-pages.ts';
import { router } from '../../http/router.ts';
import { Refusal } from '../../refusal.ts';
import type { Images, Objects, Payments } from '../../platform/platform.ts';
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
  parts: Settings & {
    config: Pick<Config, 'shop' | 'payments'>;
    payments: Payments | undefined;
    images: Images;
  },
  pages: ReadyPages,
) =>
  handle(contract, {
    readShop: (c) =>
      readyJson(c, pages, forAWhile, () => {
        const { config, payments } = parts;
        const { name, currency, locale, timeZone, operator, hours = null } = config.shop;
        const { accent = null, logo } = config.shop;
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
          accent,
          logo: logo === undefined ? null : `/${logoFile(logo)}`,
          payments: config.payments.kind,
          payOrigin: payments?.formOrigin ?? null,
        };
      }),
    readSettings: async (c) =>
      c.json(told(await settings.read(parts, c.req.valid('query').on)), 200),
    changeSettings: async (c) => {
      const changed = await settings.change(parts, c.req.valid('json'), actorOf(c.var));
      return c.json(told(changed), 200);
    },
    sendLogo: async (c) => {
      const source = new Uint8Array(await c.req.arrayBuffer());
      return c.json({ logo: await settings.keepLogo(parts, source) }, 200);
    },
    withdrawPlannedSettings: async (c) => {
      await settings.withdraw(parts, c.req.valid('param').versionNo, actorOf(c.var));
      return c.json({ withdrawn: true as const }, 200);
    },
  }).route('/', logoRoutes(parts));

/** The files of logos; they are no API, so the document does not list them. */
function logoRoutes({ objects }: { objects: Pick<Objects, 'get'> }) {
  // A name is given to one content only.
  const pages = openReadyPages({ version: () => '' });
  const routes = router();
  routes.get('/pictures/logo/:file', async (c) => {
    const file = c.req.param('file');
    const name = file.replace(/\.png$/, '');
    const object =
      file !== name && sizeOfLogo(name) ? await objects.get(logoFile(name)) : undefined;
    if (!object) throw new Refusal('route-not-found');
    const about = { ...object, route: '/pictures/logo/:file' };
    return pages.answer(file, about, () => object.body, negotiationOf(c));
  });
  return routes;
}
