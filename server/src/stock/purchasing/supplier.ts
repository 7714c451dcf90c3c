import { z } from 'zod';
import { units } from '../../contract/food-terms.ts';
import { actions, storages } from './temperature.ts';

export const supplierRow = z.object({
  supplierNo: z.int(),
  name: z.string(),
  contactName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  currency: z.string(),
  /** Days from an order to its delivery. */
  leadDays: z.int(),
  /** Days of the week on which it takes orders, 1 is Monday. */
  orderWeekdays: z.array(z.int()),
  minOrderCents: z.int(),
  note: z.string().nullable(),
  active: z.boolean(),
  version: z.int(),
});
export type Supplier = z.infer<typeof supplierRow>;
export type SupplierFacts = Omit<Supplier, 'supplierNo' | 'version'>;

export const articleRow = z.object({
  supplierNo: z.int(),
  ingredientNo: z.int(),
  name: z.string().nullable(),
  unit: z.enum(units),
  articleNo: z.string().nullable(),
  gtin: z.string().nullable(),
  packAmount: z.int(),
  packCents: z.int(),
  preferred: z.boolean(),
});
export type Article = z.infer<typeof articleRow>;
export type ArticleFacts = Omit<Article, 'supplierNo' | 'name' | 'unit'>;

export const purchaseStates = ['draft', 'sent', 'closed', 'cancelled'] as const;
export type PurchaseState = (typeof purchaseStates)[number];

export const purchaseRow = z.object({
  purchaseNo: z.int(),
  /** For which it is ordered. */
  kitchenNo: z.int(),
  supplierNo: z.int(),
  supplierName: z.string(),
  state: z.enum(purchaseStates),
  currency: z.string(),
  expectedOn: z.string().nullable(),
  note: z.string().nullable(),
  madeAt: z.date(),
  madeBy: z.string(),
  sentAt: z.date().nullable(),
  version: z.int(),
  totalCents: z.int(),
  lines: z.int(),
  /** Lines of which all has come. */
  arrived: z.int(),
});
export type Purchase = z.infer<typeof purchaseRow>;

export const purchaseLineRow = articleRow
  .omit({ supplierNo: true, gtin: true, preferred: true })
  .extend({
    packs: z.int(),
    /** In base units, of all that came. */
    receivedAmount: z.int(),
  });
export type PurchaseLine = z.infer<typeof purchaseLineRow>;
export type NewPurchaseLine = Omit<PurchaseLine, 'name' | 'unit' | 'receivedAmount'>;

export const receiptRow = z.object({
  receiptNo: z.int(),
  /** Where it came. */
  kitchenNo: z.int(),
  supplierNo: z.int(),
  supplierName: z.string(),
  purchaseNo: z.int().nullable(),
  receivedAt: z.date(),
  receivedBy: z.string(),
  note: z.string().nullable(),
});
export type Receipt = z.infer<typeof receiptRow>;

export const receiptLineRow = articleRow
  .pick({ ingredientNo: true, name: true, unit: true })
  .extend({
    lineNo: z.int(),
    amount: z.int(),
    cents: z.int().nullable(),
    storage: z.enum(storages),
    temperature: z.int().nullable(),
    action: z.enum(actions).nullable(),
    actionNote: z.string().nullable(),
    lotNo: z.int().nullable(),
  });
export type ReceiptLine = z.infer<typeof receiptLineRow>;
