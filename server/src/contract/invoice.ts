import { z } from '@hono/zod-openapi';
import { units } from './food-terms.ts';
import { languageCodes } from './languages.ts';

const line = z.object({
  kind: z.enum(['meal', 'missing', 'discount', 'delivery', 'tax', 'amount']),
  /** What people call it; null where its kind says all. */
  name: z.string().nullable(),
  servings: z.int().nullable(),
  /** Of an ingredient that is missing. */
  amount: z.int().nullable(),
  unit: z.enum(units).nullable(),
  cents: z.int(),
});
export type DocumentLine = z.infer<typeof line>;

const rate = z.object({
  taxClass: z.string(),
  basisPoints: z.int(),
  netCents: z.int(),
  taxCents: z.int(),
  grossCents: z.int(),
});

/** What an invoice or a credit note says, as it said it on the day of its issue; amounts of a credit note are what is given back. */
export const invoiceContent = z.object({
  kind: z.enum(['invoice', 'credit-note']),
  number: z.string(),
  /** In the shop's time zone. */
  issuedOn: z.iso.date(),
  /** When the box was, or is to be, delivered. */
  suppliedOn: z.iso.date(),
  /** In which it is written; documents from before there was a choice do not say, and are in English. */
  language: z.enum(languageCodes).optional(),
  /** How it writes money, numbers and days. */
  locale: z.string(),
  currency: z.string(),
  shop: z.object({
    name: z.string(),
    operator: z.string().nullable(),
    address: z.string().nullable(),
    taxNumber: z.string().nullable(),
    /** The name of the logo that it was issued with; documents from before there were any say nothing. */
    logo: z.string().nullable().optional(),
  }),
  customer: z.object({
    name: z.string(),
    address: z.string(),
    postcode: z.string().nullable(),
    country: z.string().nullable(),
  }),
  orderNo: z.int(),
  /** The invoice that a credit note is of. */
  corrects: z.string().nullable(),
  reason: z.string().nullable(),
  lines: z.array(line),
  /** Empty where the shop said nothing of tax. */
  taxes: z.array(rate),
  totalCents: z.int(),
  /** With what it was paid, or its refund was. */
  paid: z.array(z.object({ by: z.string(), cents: z.int() })),
});
export type InvoiceContent = z.infer<typeof invoiceContent>;
