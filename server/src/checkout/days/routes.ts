import type { Database } from '../../platform/platform.ts';
import * as days from './days.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = { database: Database; days: days.OpenDays };

/** The days that can be ordered for, and as staff works them. */
export const routes = (parts: Parts) =>
  handle(contract, {
    listDeliveryDays: async (c) => {
      const open = await days.openDeliveryDays(parts);
      return c.json(
        { items: open.map((day) => ({ ...day, cutOffAt: day.cutOffAt.toISOString() })) },
        200,
      );
    },
    listDeliveryDaysForStaff: async (c) => {
      const { from, to } = c.req.valid('query');
      return c.json({ items: await days.daysBetween(parts, from, to) }, 200);
    },
    changeDeliveryDay: async (c) => {
      const { day } = c.req.valid('param');
      return c.json(await days.changeDay(parts, day, c.req.valid('json')), 200);
    },
  });
