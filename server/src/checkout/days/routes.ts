import type { Database } from '../../platform/platform.ts';
import * as days from './days.ts';
import type { CsvColumns } from '../../contract/csv.ts';
import { csvFile, csvParts } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';

type Parts = {
  database: Database;
  clock: () => Date;
  days: days.OpenDays;
};

const dayColumns: CsvColumns<Awaited<ReturnType<typeof days.daysBetween>>[number]> = {
  day: ({ day }) => day,
  capacity: ({ capacity }) => capacity,
  taken: ({ taken }) => taken,
  closed: ({ closed }) => closed,
};

/** The days that can be ordered for, and as staff works them. */
export const routes = (parts: Parts) =>
  handle(contract, {
    readToday: (c) => c.json({ date: days.today(parts) }, 200),
    listDeliveryDaysForStaff: async (c) => {
      const { kitchen, from, to } = c.req.valid('query');
      return c.json({ items: await days.daysBetween(parts, from, to, kitchen) }, 200);
    },
    exportDeliveryDays: async (c) => {
      const { kitchen, from, to } = c.req.valid('query');
      const found = await days.daysBetween(parts, from, to, kitchen);
      return csvFile('delivery-days.csv', csvParts(dayColumns, found));
    },
    changeDeliveryDay: async (c) => {
      const { day } = c.req.valid('param');
      return c.json(await days.changeDay(parts, day, c.req.valid('json'), actorOf(c.var)), 200);
    },
  });
