import type { Config } from '../../config.ts';
import { handle } from '../../http/handle.ts';
import { csvFile } from '../../http/csv-file.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Objects } from '../../platform/platform.ts';
import { contract } from './contract.ts';
import * as invoices from './invoices.ts';
import { issuedCsv } from './issued-csv.ts';

/** Invoices and credit notes: customers read their own, staff all of them. */
export const routes = (
  parts: customers.People & { config: Pick<Config, 'shop'>; objects: Pick<Objects, 'get'> },
) =>
  handle(contract, {
    listInvoices: async (c) => {
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      const { orderNo } = c.req.valid('param');
      return c.json({ items: await invoices.documentsOf(parts, orderNo, customerNo) }, 200);
    },
    readInvoice: async (c) => {
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      const { file } = c.req.valid('param');
      return pdf(file, await invoices.printDocument(parts, numberIn(file), customerNo));
    },
    listInvoicesForStaff: async (c) => {
      const { orderNo } = c.req.valid('param');
      return c.json({ items: await invoices.documentsOf(parts, orderNo) }, 200);
    },
    readInvoiceForStaff: async (c) => {
      const { file } = c.req.valid('param');
      return pdf(file, await invoices.printDocument(parts, numberIn(file)));
    },
    listIssued: async (c) =>
      c.json({ items: await invoices.issuedOn(parts, c.req.valid('query').day) }, 200),
    exportIssued: async (c) => {
      const { day } = c.req.valid('query');
      await recordExport(parts, 'invoices', { day }, actorOf(c.var));
      return csvFile(`invoices-${day}.csv`, [issuedCsv(await invoices.issuedOn(parts, day))]);
    },
  });

const numberIn = (name: string) => name.slice(0, -'.pdf'.length);

const pdf = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
  file(name, 'application/pdf', bytes, 'inline');

const file = (
  name: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  shown: 'inline' | 'attachment',
) =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `${shown}; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
