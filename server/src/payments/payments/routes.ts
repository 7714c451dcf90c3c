import { actorOf } from '../../shop/audit/actor.ts';
import { decimalOf, type CsvColumns } from '../../contract/csv.ts';
import { csvFile, csvPages } from '../../http/csv-file.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import { fields } from '../../contract/fields.ts';
import { languageOf } from '../../http/language.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import type { Crew } from '../../platform/crew.ts';
import { mostDuns } from '../cashier/merge.ts';
import { receiveHook } from '../hooks/hooks.ts';
import { contract } from './contract.ts';
import {
  failedCharges,
  forgetMethod,
  methodsOf,
  pay,
  paymentAlerts,
  returned,
  type Paying,
} from './payments.ts';

/** Where customers pay, providers tell, and staff see what failed. */
export const routes = (parts: Paying & { cashier: Crew }) =>
  handle(contract, {
    startPayment: async (c) => {
      const { methodRef } = c.req.valid('json');
      return c.json(
        await pay(parts, c.var.claims, c.req.valid('param').orderNo, methodRef, languageOf(c)),
        200,
      );
    },
    listPaymentMethods: async (c) => c.json({ items: await methodsOf(parts, c.var.claims) }, 200),
    forgetPaymentMethod: async (c) => {
      await forgetMethod(parts, c.var.claims, c.req.valid('param').methodRef);
      return c.body(null, 204);
    },
    readReturnedPayment: async (c) => {
      const { keptUntil, ...told } = await returned(parts, c.req.valid('param').token);
      return c.json({ ...told, keptUntil: keptUntil?.toISOString() ?? null }, 200);
    },
    receiveHook: async (c) => {
      const hook = { headers: c.req.raw.headers, body: await c.req.text() };
      await receiveHook(parts, c.req.valid('param').provider, hook);
      parts.cashier.poke();
      return c.json({ received: true as const }, 200);
    },
    listPaymentAlerts: async (c) => {
      const alerts = await paymentAlerts(parts);
      const items = alerts.map((alert) => ({ ...alert, since: alert.since.toISOString() }));
      return c.json({ items }, 200);
    },
    exportFailedCharges: async (c) => {
      await recordExport(parts, 'failed-charges', {}, actorOf(c.var));
      const lines = csvPages(failedColumns, (last, limit) =>
        failedCharges(parts, { before: last?.orderNo, limit }),
      );
      return csvFile('failed-charges.csv', lines);
    },
    listFailedCharges: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, fields.number);
      const found = await failedCharges(parts, { before, limit: limit + 1 });
      const items = found.map(({ day, dunnedAt, ...charge }) => ({
        ...charge,
        deliveryDay: day,
        dunnedAt: dunnedAt.toISOString(),
        isWrittenOff: charge.dunned > mostDuns,
      }));
      return c.json(
        pageOf(items, limit, (last) => last.orderNo),
        200,
      );
    },
  });

const failedColumns: CsvColumns<Awaited<ReturnType<typeof failedCharges>>[number]> = {
  order_no: ({ orderNo }) => orderNo,
  status: ({ status }) => status,
  delivery_day: ({ day }) => day,
  name: ({ name }) => name,
  email: ({ email }) => email,
  left: ({ leftCents }) => decimalOf(leftCents),
  currency: ({ currency }) => currency,
  failure: ({ failure }) => failure,
  asked_times: ({ dunned }) => dunned,
  asked_last: ({ dunnedAt }) => dunnedAt,
};
