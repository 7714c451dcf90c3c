import type { z } from '@hono/zod-openapi';
import { csvFile, csvParts } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import type { Check, Entry } from './check.ts';
import { contract, type daySchema, type entrySchema } from './contract.ts';
import { entryColumns } from './hygiene-csv.ts';
import * as hygiene from './hygiene.ts';

/** The log of temperatures and cleaning. */
export const routes = (parts: hygiene.Logging) =>
  handle(contract, {
    listHygieneChecks: async (c) =>
      c.json({ items: (await hygiene.checks(parts)).map(checkReply) }, 200),
    addHygieneCheck: async (c) => {
      const checkNo = await hygiene.addCheck(parts, asked(c.req.valid('json')), actorOf(c.var));
      return c.json({ checkNo }, 201);
    },
    changeHygieneCheck: async (c) => {
      const { checkNo } = c.req.valid('param');
      const { version, stopped, ...check } = c.req.valid('json');
      await hygiene.changeCheck(
        parts,
        checkNo,
        { ...asked(check), version, stopped },
        actorOf(c.var),
      );
      return c.json({ checkNo }, 200);
    },
    noteHygiene: async (c) => {
      const { celsius, ...found } = c.req.valid('json');
      const { checkNo } = c.req.valid('param');
      const what = { ...found, tenths: tenthsOf(celsius) };
      return c.json({ entryNo: await hygiene.note(parts, checkNo, what, actorOf(c.var)) }, 201);
    },
    readHygieneDay: async (c) => {
      const { date } = c.req.valid('param');
      const { isOver, checks } = await hygiene.dayOf(parts, date);
      const due = checks.reduce((sum, each) => sum + each.due, 0);
      const told: z.infer<typeof daySchema>['checks'] = checks.map((each) => ({
        check: checkReply(each.check),
        due: each.due,
        entries: each.entries.map(entryReply),
      }));
      return c.json({ day: date, isOver, due, checks: told }, 200);
    },
    listHygieneEntries: async (c) => {
      const { from, to } = c.req.valid('query');
      return c.json({ items: (await hygiene.entriesOf(parts, from, to)).map(entryReply) }, 200);
    },
    exportHygieneEntries: async (c) => {
      const { from, to } = c.req.valid('query');
      await recordExport(parts, 'hygiene-log', { from, to }, actorOf(c.var));
      const entries = await hygiene.entriesOf(parts, from, to);
      return csvFile('hygiene-log.csv', csvParts(entryColumns, entries));
    },
  });

const tenthsOf = (celsius: number | null) => (celsius === null ? null : Math.round(celsius * 10));
const celsiusOf = (tenths: number | null) => (tenths === null ? null : tenths / 10);

const asked = <Facts extends { minCelsius: number | null; maxCelsius: number | null }>({
  minCelsius,
  maxCelsius,
  ...facts
}: Facts) => ({ ...facts, minTenths: tenthsOf(minCelsius), maxTenths: tenthsOf(maxCelsius) });

const checkReply = ({ minTenths, maxTenths, stoppedOn, beginsOn: _beginsOn, ...check }: Check) => ({
  ...check,
  minCelsius: celsiusOf(minTenths),
  maxCelsius: celsiusOf(maxTenths),
  stopped: stoppedOn !== null,
});

const entryReply = ({
  tenths,
  minTenths,
  maxTenths,
  notedAt,
  ...entry
}: Entry): z.infer<typeof entrySchema> => ({
  ...entry,
  notedAt: notedAt.toISOString(),
  celsius: celsiusOf(tenths),
  minCelsius: celsiusOf(minTenths),
  maxCelsius: celsiusOf(maxTenths),
});
