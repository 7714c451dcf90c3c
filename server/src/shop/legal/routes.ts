import type { ShopSettings } from '../../contract/shop-settings.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../audit/actor.ts';
import { contract } from './contract.ts';
import * as legal from './legal.ts';
import type { Legal } from './legal.ts';
import type { Version } from './versions-at.ts';

const valuesOf = ({ name, operatorName, operatorAddress, ...said }: ShopSettings) => ({
  shop: name,
  operator: operatorName,
  address: operatorAddress,
  taxNumber: said.taxNumber,
  email: said.email,
  phone: said.phone,
  hours: said.hours,
  weekdays: said.weekdays,
  cutOffDaysBefore: said.cutOffDaysBefore,
  cutOffTime: said.cutOffTime,
  horizonDays: said.horizonDays,
});

const begun = ({ versionNo, holdsFrom }: Version) => ({
  version: versionNo,
  holdsFrom: holdsFrom.toISOString(),
});

const whole = (version: Version) => ({
  ...begun(version),
  isOurs: version.isOurs,
  agreeAgain: version.agreeAgain,
});

const stateOf = ({ versions, values, ...state }: Awaited<ReturnType<typeof legal.versionsOf>>) => ({
  ...state,
  values: valuesOf(values),
  versions: versions.map(whole),
});

/** Pages about the shop: everybody reads them, an owner writes them. */
export const routes = (parts: Legal) =>
  handle(contract, {
    readPage: async (c) => {
      const { topic } = c.req.valid('param');
      const { version, at } = c.req.valid('query');
      const asked = { version, at: at === undefined ? undefined : new Date(at) };
      const page = await legal.readPage(parts, topic, asked);
      const { holdsFrom, values, versions, ...said } = page;
      c.header('cache-control', 'public, max-age=0, must-revalidate');
      return c.json(
        {
          topic,
          ...said,
          holdsFrom: holdsFrom?.toISOString() ?? null,
          values: valuesOf(values),
          versions: versions.map(begun),
        },
        200,
      );
    },
    listPages: async (c) => {
      const items = (await legal.overview(parts)).map(({ topic, holds, planned }) => ({
        topic,
        holds: holds?.versionNo ?? 0,
        isOurs: holds?.isOurs ?? true,
        holdsFrom: holds?.holdsFrom.toISOString() ?? null,
        planned: planned ? begun(planned) : null,
      }));
      return c.json({ items }, 200);
    },
    readPageVersions: async (c) =>
      c.json(stateOf(await legal.versionsOf(parts, c.req.valid('param').topic)), 200),
    readPageVersion: async (c) => {
      const { topic, pageVersion } = c.req.valid('param');
      const { version, values, ...texts } = await legal.versionOf(parts, topic, pageVersion);
      return c.json({ ...whole(version), ...texts, values: valuesOf(values) }, 200);
    },
    publishPage: async (c) => {
      const { topic } = c.req.valid('param');
      const by = actorOf(c.var);
      return c.json(stateOf(await legal.publish(parts, topic, c.req.valid('json'), by)), 200);
    },
    withdrawPlannedPage: async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('query') };
      await legal.withdraw(parts, asked, actorOf(c.var));
      return c.json({ withdrawn: true as const }, 200);
    },
  });
