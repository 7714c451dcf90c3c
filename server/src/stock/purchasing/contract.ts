import { z } from '@hono/zod-openapi';
import {
  fields,
  name,
  numberInPath,
  queryOf,
  text,
  whole,
  kitchenInBody,
  kitchenNumber,
  oneKitchenInQuery,
} from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { isGtin } from './read-gs1.ts';
import { purchaseStates } from './supplier.ts';
import { actions, storages } from './temperature.ts';

const cents = whole(0, 9_999_999_999);
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'must be the three letters of a currency' });
const optional = (most: number) => text(most).nullable().default(null);

const supplierFacts = {
  name: name(50),
  contactName: optional(50),
  email: fields.custEmail.nullable().default(null),
  phone: optional(30),
  address: optional(200),
  currency,
  leadDays: whole(0, 60).openapi({ description: 'Days from an order to its delivery.' }),
  orderWeekdays: z
    .array(whole(1, 7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b))
    .openapi({ description: 'Days on which it takes orders; 1 is Monday.' }),
  minOrderCents: cents,
  note: optional(200),
  active: z.boolean().default(true),
};

const supplierSchema = z
  .object({
    supplierNo: fields.number,
    name: z.string(),
    contactName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    currency: z.string(),
    leadDays: z.number().int(),
    orderWeekdays: z.array(z.number().int()),
    minOrderCents: z.number().int(),
    note: z.string().nullable(),
    active: z.boolean(),
    version: fields.version,
  })
  .openapi('Supplier');

const article = {
  ingredientNo: fields.number,
  articleNo: z.string().nullable(),
  packAmount: fields.amount.openapi({ description: 'Base units in one pack.' }),
  packCents: z.number().int(),
};
const named = { name: z.string().nullable(), unit: z.enum(units) };
export const articleSchema = z
  .object({
    supplierNo: fields.number,
    ...article,
    ...named,
    gtin: z.string().nullable(),
    preferred: z.boolean().openapi({ description: 'The one to buy from.' }),
  })
  .openapi('SupplierArticle');

const articleBody = z.strictObject({
  articleNo: optional(30),
  gtin: z
    .string()
    .refine(isGtin, { error: 'must be a GTIN with its check digit' })
    .transform((gtin) => gtin.padStart(14, '0'))
    .nullable()
    .default(null),
  packAmount: fields.amount,
  packCents: cents,
  preferred: z.boolean().default(false),
});

const supplierStory = supplierSchema
  .extend({ articles: z.array(articleSchema) })
  .openapi('SupplierStory');

const purchaseSchema = z
  .object({
    purchaseNo: fields.number,
    kitchenNo: kitchenNumber.openapi({ description: 'For which it is ordered.' }),
    supplierNo: fields.number,
    supplierName: z.string(),
    state: z.enum(purchaseStates),
    currency: z.string(),
    expectedOn: fields.date.nullable(),
    note: z.string().nullable(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    sentAt: z.iso.datetime().nullable(),
    version: fields.version,
    totalCents: z.number().int(),
    lines: z.number().int(),
    arrived: z.number().int().openapi({ description: 'Lines of which all has come.' }),
  })
  .openapi('Purchase');

const receiptSchema = z.object({
  receiptNo: fields.number,
  kitchenNo: kitchenNumber.openapi({ description: 'Where it came.' }),
  supplierNo: fields.number,
  supplierName: z.string(),
  purchaseNo: fields.number.nullable(),
  receivedAt: z.iso.datetime(),
  receivedBy: z.string(),
  note: z.string().nullable(),
});

const purchaseStory = purchaseSchema
  .extend({
    supplier: supplierSchema,
    items: z.array(
      z.object({
        ...article,
        ...named,
        packs: z.number().int(),
        receivedAmount: z.number().int().openapi({ description: 'Base units that came.' }),
      }),
    ),
    receipts: z.array(receiptSchema),
  })
  .openapi('PurchaseStory');

const temperature = z
  .number()
  .int()
  .min(-999)
  .max(999)
  .nullable()
  .openapi({ description: 'Tenths of a degree Celsius, when it came.' });

const receiptStory = receiptSchema
  .extend({
    lines: z.array(
      z.object({
        lineNo: z.number().int(),
        ingredientNo: fields.number,
        ...named,
        amount: fields.amount,
        cents: z.number().int().nullable(),
        storage: z.enum(storages),
        temperature,
        action: z.enum(actions).nullable(),
        actionNote: z.string().nullable(),
        lotNo: fields.number.nullable().openapi({ description: 'Null: it went back.' }),
      }),
    ),
  })
  .openapi('ReceiptStory');

const draft = {
  expectedOn: fields.date.nullable().default(null),
  note: optional(200),
  lines: z
    .array(
      z.strictObject({
        ingredientNo: fields.number,
        articleNo: optional(30),
        packAmount: fields.amount,
        packCents: cents,
        packs: whole(1, 999_999),
      }),
    )
    .min(1)
    .max(200)
    .refine((lines) => new Set(lines.map((line) => line.ingredientNo)).size === lines.length, {
      error: 'must name each ingredient once',
    }),
};

const receivedLine = z.strictObject({
  ingredientNo: fields.number,
  amount: fields.amount,
  cents: cents.nullable().default(null).openapi({
    description: 'Paid for all of it. Null: as it was ordered, or as its supplier sells it.',
  }),
  storage: z.enum(storages),
  temperature: temperature.default(null),
  action: z.enum(actions).nullable().default(null).openapi({
    description: 'What was done about food that came too warm or wrong.',
  }),
  actionNote: optional(200),
  label: z.strictObject({
    useBy: fields.date.nullable().default(null),
    bestBefore: fields.date.nullable().default(null),
    origin: optional(80),
    supplierLot: optional(20),
  }),
});

const gs1 = z.object({
  gtin: z.string().optional(),
  lot: z.string().optional(),
  producedOn: fields.date.optional(),
  bestBefore: fields.date.optional(),
  useBy: fields.date.optional(),
  netGrams: z.number().int().optional(),
  count: z.number().int().optional(),
  serial: z.string().optional(),
  origin: z.string().optional(),
});

const supplierNo = z.object({ supplierNo: numberInPath });
const purchaseNo = z.object({ purchaseNo: numberInPath });
const articleAt = supplierNo.extend({ ingredientNo: numberInPath });
const key = z.object({ 'idempotency-key': fields.idempotencyKey });

export const contract = {
  listSuppliers: route({
    method: 'get',
    path: '/api/admin/suppliers',
    access: 'see-stock',
    summary: 'Who the shop buys from',
    responses: { 200: json(z.object({ items: z.array(supplierSchema) }), 'By name.') },
    refusals: [],
  }),
  addSupplier: route({
    method: 'post',
    path: '/api/admin/suppliers',
    access: 'change-stock',
    summary: 'Add a supplier',
    request: { body: body(z.strictObject(supplierFacts)) },
    responses: { 201: json(z.object({ supplierNo: fields.number }), 'Its number.') },
    refusals: ['supplier-name-taken'],
  }),
  readSupplier: route({
    method: 'get',
    path: '/api/admin/suppliers/{supplierNo}',
    access: 'see-stock',
    summary: 'A supplier and what it has',
    request: { params: supplierNo },
    responses: { 200: json(supplierStory, 'Articles by ingredient.') },
    refusals: ['supplier-not-found'],
  }),
  saveSupplier: route({
    method: 'put',
    path: '/api/admin/suppliers/{supplierNo}',
    access: 'change-stock',
    summary: 'Change a supplier',
    request: {
      params: supplierNo,
      body: body(z.strictObject({ ...supplierFacts, version: fields.version })),
    },
    responses: { 200: json(supplierStory, 'As it is now.') },
    refusals: ['supplier-not-found', 'supplier-name-taken', 'precondition-failed'],
  }),
  saveArticle: route({
    method: 'put',
    path: '/api/admin/suppliers/{supplierNo}/articles/{ingredientNo}',
    access: 'change-stock',
    summary: 'Say in which pack and at which price a supplier has an ingredient',
    request: { params: articleAt, body: body(articleBody) },
    responses: { 200: json(supplierStory, 'As it is now.') },
    refusals: ['supplier-not-found', 'ingredient-not-found', 'gtin-taken'],
  }),
  removeArticle: route({
    method: 'delete',
    path: '/api/admin/suppliers/{supplierNo}/articles/{ingredientNo}',
    access: 'change-stock',
    summary: 'A supplier has an ingredient no more',
    request: { params: articleAt },
    responses: { 200: json(supplierStory, 'As it is now.') },
    refusals: ['supplier-not-found', 'article-not-found'],
  }),
  listPurchases: route({
    method: 'get',
    path: '/api/admin/purchase-orders',
    access: 'see-stock',
    summary: 'What was ordered from suppliers',
    request: {
      query: queryOf({
        kitchen: oneKitchenInQuery,
        state: z.enum(purchaseStates).optional(),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(purchaseSchema), 'Newest first.') },
    refusals: ['invalid-cursor', 'kitchen-not-found'],
  }),
  addPurchase: route({
    method: 'post',
    path: '/api/admin/purchase-orders',
    access: 'change-stock',
    summary: 'Begin an order to a supplier',
    request: {
      body: body(z.strictObject({ kitchenNo: kitchenInBody, supplierNo: fields.number, ...draft })),
    },
    responses: { 201: json(z.object({ purchaseNo: fields.number }), 'Its number.') },
    refusals: ['kitchen-not-found', 'supplier-not-found', 'ingredient-not-found'],
  }),
  readPurchase: route({
    method: 'get',
    path: '/api/admin/purchase-orders/{purchaseNo}',
    access: 'see-stock',
    summary: 'An order to a supplier, and what came of it',
    request: { params: purchaseNo },
    responses: { 200: json(purchaseStory, 'Lines by name.') },
    refusals: ['purchase-not-found'],
  }),
  savePurchase: route({
    method: 'put',
    path: '/api/admin/purchase-orders/{purchaseNo}',
    access: 'change-stock',
    summary: 'Change an order that was not sent yet',
    request: {
      params: purchaseNo,
      body: body(z.strictObject({ ...draft, version: fields.version })),
    },
    responses: { 200: json(purchaseStory, 'As it is now.') },
    refusals: [
      'purchase-not-found',
      'purchase-not-in-that-state',
      'precondition-failed',
      'ingredient-not-found',
    ],
  }),
  movePurchase: route({
    method: 'post',
    path: '/api/admin/purchase-orders/{purchaseNo}/state',
    access: 'change-stock',
    summary: 'An order was sent, is closed though not all of it came, or is cancelled',
    request: {
      params: purchaseNo,
      body: body(
        z.strictObject({ to: z.enum(['sent', 'closed', 'cancelled']), version: fields.version }),
      ),
    },
    responses: { 200: json(purchaseStory, 'As it is now.') },
    refusals: ['purchase-not-found', 'purchase-not-in-that-state', 'precondition-failed'],
  }),
  readScan: route({
    method: 'get',
    path: '/api/admin/scans',
    access: 'see-stock',
    summary: 'What a scanner typed, and which articles it may be',
    description: 'GS1 element strings with FNC1 or in brackets, and the digits of an EAN.',
    request: { query: queryOf({ code: z.string().min(1).max(300) }) },
    responses: {
      200: json(
        z.object({
          said: gs1.nullable(),
          why: z.string().nullable().openapi({ description: 'Why it cannot be read.' }),
          field: z.string().nullable(),
          articles: z.array(articleSchema),
        }),
        'What it says.',
      ),
    },
    refusals: [],
  }),
  listReceipts: route({
    method: 'get',
    path: '/api/admin/goods-receipts',
    access: 'see-stock',
    summary: 'What came from suppliers',
    request: {
      query: queryOf({
        kitchen: oneKitchenInQuery,
        purchaseNo: numberInPath.optional(),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(receiptSchema), 'Newest first.') },
    refusals: ['invalid-cursor', 'kitchen-not-found'],
  }),
  receiveGoods: route({
    method: 'post',
    path: '/api/admin/goods-receipts',
    access: 'change-stock',
    summary: 'Write down what came: each line becomes a lot, unless it went back',
    request: {
      headers: key,
      body: body(
        z.strictObject({
          kitchenNo: kitchenNumber.optional().openapi({
            description:
              'Where it came: that of its order, and where nothing was ordered the first one, if nobody says.',
          }),
          supplierNo: fields.number,
          purchaseNo: fields.number.nullable().default(null),
          note: optional(200),
          lines: z.array(receivedLine).min(1).max(200),
        }),
      ),
    },
    responses: { 201: json(receiptStory, 'As it was written.') },
    refusals: [
      'kitchen-not-found',
      'supplier-not-found',
      'purchase-not-found',
      'purchase-not-in-that-state',
      'ingredient-not-found',
      'temperature-missing',
      'too-warm',
      'movement-too-large',
      'idempotency-key-reused',
    ],
  }),
  readReceipt: route({
    method: 'get',
    path: '/api/admin/goods-receipts/{receiptNo}',
    access: 'see-stock',
    summary: 'What came once',
    request: { params: z.object({ receiptNo: numberInPath }) },
    responses: { 200: json(receiptStory, 'Line by line.') },
    refusals: ['receipt-not-found'],
  }),
} satisfies Contract;
