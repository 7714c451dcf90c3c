import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf } from '../../contract/fields.ts';
import { json, route, type Contract } from '../../contract/route.ts';
import { invoiceContent } from '../../contract/invoice.ts';

const orderNo = z.object({ orderNo: numberInPath });
const file = z.object({
  file: z
    .string()
    .regex(/^(INV|CN)-[0-9]{6,12}\.pdf$/, { error: 'must be the number of a document and .pdf' })
    .openapi({ example: 'INV-000123.pdf' }),
});
const ofDay = queryOf({ day: fields.date });

const documentSchema = invoiceContent.openapi('Invoice', {
  description: 'An invoice or a credit note as it was issued; it never changes.',
});
const documents = (description: string) =>
  json(z.object({ items: z.array(documentSchema) }), description);
const bytes = (type: string, description: string) => ({
  description,
  content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } },
});

export const contract = {
  listInvoices: route({
    method: 'get',
    path: '/api/orders/{orderNo}/invoices',
    access: 'customer',
    summary: 'The invoice of one of my orders and its credit notes',
    request: { params: orderNo },
    responses: { 200: documents('The invoice first; none before the order is charged.') },
    refusals: ['order-not-found'],
  }),
  readInvoice: route({
    method: 'get',
    path: '/api/invoices/{file}',
    access: 'customer',
    summary: 'One of my invoices or credit notes as a PDF',
    request: { params: file },
    responses: { 200: bytes('application/pdf', 'The document.') },
    refusals: ['invoice-not-found'],
  }),
  listInvoicesForStaff: route({
    method: 'get',
    path: '/api/admin/orders/{orderNo}/invoices',
    access: ['see-money', 'give-refunds'],
    summary: 'The invoice of an order and its credit notes',
    request: { params: orderNo },
    responses: { 200: documents('The invoice first; none before the order is charged.') },
    refusals: ['order-not-found'],
  }),
  readInvoiceForStaff: route({
    method: 'get',
    path: '/api/admin/invoices/{file}',
    access: ['see-money', 'give-refunds'],
    summary: 'An invoice or a credit note as a PDF',
    request: { params: file },
    responses: { 200: bytes('application/pdf', 'The document.') },
    refusals: ['invoice-not-found'],
  }),
  listIssued: route({
    method: 'get',
    path: '/api/admin/invoices',
    access: 'see-money',
    summary: 'What was issued on a day, in the shop’s time zone',
    request: { query: ofDay },
    responses: { 200: documents('Invoices first, by number.') },
    refusals: [],
  }),
  exportIssued: route({
    method: 'get',
    path: '/api/admin/invoices-csv',
    access: 'see-money',
    summary: 'The same as CSV, a line for each rate of tax',
    request: { query: ofDay },
    responses: { 200: bytes('text/csv', 'With a line of headings.') },
    refusals: [],
  }),
} satisfies Contract;
