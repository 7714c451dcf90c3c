import { z } from '@hono/zod-openapi';
import {
  fields,
  numberInPath,
  queryOf,
  versionOrNone,
  wholeInQuery,
} from '../../contract/fields.ts';
import { listFile, listReport } from '../../contract/list-file.ts';
import { body, csvResponse, json, route, type Contract } from '../../contract/route.ts';
import { priceFiles } from './price-files.ts';
import {
  rateValues,
  region,
  staffRateSchema,
  staffZoneSchema,
  taxClass,
  zoneFields,
} from './schemas.ts';

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

const rateInPath = z.object({ region, taxClass, validFrom: fields.date });
const zoneInPath = z.object({ zoneNo: numberInPath });
const fileInPath = z.object({ priceFile: z.enum(priceFiles) });
/** A shop has far fewer zones and rates than food. */
const mostPriceLetters = 100_000;
const seen = queryOf({ version: wholeInQuery(1, 9_999_999_999).unwrap() });

const zoneProblems = [
  'zone-not-found',
  'zone-name-taken',
  'postcode-in-two-zones',
  'kitchen-not-found',
  'precondition-failed',
] as const;

const deliverySchema = z
  .object({
    delivers: z.boolean(),
    asksForPlace: z.boolean().openapi({
      description:
        'Whether what delivery costs depends on where it goes; false: the same everywhere.',
    }),
    countries: z.array(z.string()).openapi({ description: 'Where the shop delivers, ISO 3166.' }),
    zone: z.string().nullable(),
    feeCents: z.number().int(),
    freeFromCents: z.number().int().nullable(),
    minOrderCents: z.number().int(),
    days: z.array(fields.date).openapi({
      description: 'The next days that can be ordered for and on which a box comes there.',
    }),
  })
  .openapi('Delivery');

export const contract = {
  readDelivery: route({
    method: 'get',
    path: '/api/delivery',
    access: 'everyone',
    summary: 'Do you deliver to me? What it costs there, and on which days',
    request: {
      query: queryOf({ postcode: fields.postcode.optional(), country: fields.country.optional() }),
    },
    responses: { 200: json(deliverySchema, 'The answer, no postcode being none we know of.') },
    refusals: [],
  }),
  listZones: route({
    method: 'get',
    path: '/api/admin/delivery-zones',
    access: 'change-prices',
    summary: 'Delivery zones: where the shop delivers, and for what',
    responses: { 200: json(listOf(staffZoneSchema), 'By number.') },
    refusals: [],
  }),
  addZone: route({
    method: 'post',
    path: '/api/admin/delivery-zones',
    access: 'change-prices',
    summary: 'Add a delivery zone',
    request: { body: body(z.strictObject(zoneFields)) },
    responses: { 201: json(staffZoneSchema, 'The zone.') },
    refusals: ['zone-name-taken', 'postcode-in-two-zones', 'kitchen-not-found'],
  }),
  changeZone: route({
    method: 'put',
    path: '/api/admin/delivery-zones/{zoneNo}',
    access: 'change-prices',
    summary: 'Change a delivery zone, over the version you saw',
    request: {
      params: zoneInPath,
      body: body(z.strictObject({ ...zoneFields, version: fields.version })),
    },
    responses: { 200: json(staffZoneSchema, 'The zone.') },
    refusals: zoneProblems,
  }),
  removeZone: route({
    method: 'delete',
    path: '/api/admin/delivery-zones/{zoneNo}',
    access: 'change-prices',
    summary: 'Deliver there no longer; orders keep what they were priced at',
    request: { params: zoneInPath, query: seen },
    responses: { 200: json(z.object({ done: z.literal(true) }), 'It is gone.') },
    refusals: ['zone-not-found', 'precondition-failed'],
  }),
  listTaxRates: route({
    method: 'get',
    path: '/api/admin/tax-rates',
    access: 'change-prices',
    summary: 'Tax rates by place, class and day of delivery',
    responses: { 200: json(listOf(staffRateSchema), 'By place, class and first day.') },
    refusals: [],
  }),
  putTaxRate: route({
    method: 'put',
    path: '/api/admin/tax-rates/{region}/{taxClass}/{validFrom}',
    access: 'change-prices',
    summary: 'Add a tax rate, or change one over the version you saw',
    description:
      'A rate that orders were priced with says for good what was charged: it can only end, and another follow.',
    request: {
      params: rateInPath,
      body: body(z.strictObject({ ...rateValues, version: versionOrNone })),
    },
    responses: { 200: json(staffRateSchema, 'The rate.') },
    refusals: [
      'tax-rate-not-found',
      'tax-rate-used',
      'tax-rates-overlap',
      'tax-rate-ends-early',
      'precondition-failed',
    ],
  }),
  removeTaxRate: route({
    method: 'delete',
    path: '/api/admin/tax-rates/{region}/{taxClass}/{validFrom}',
    access: 'change-prices',
    summary: 'Remove a tax rate that no order was priced with',
    request: { params: rateInPath, query: seen },
    responses: { 200: json(z.object({ done: z.literal(true) }), 'It is gone.') },
    refusals: ['tax-rate-not-found', 'tax-rate-used', 'precondition-failed'],
  }),
  readPriceFile: route({
    method: 'get',
    path: '/api/admin/price-files/{priceFile}',
    access: 'change-prices',
    summary: 'Zones or rates as a file',
    request: { params: fileInPath },
    responses: { 200: csvResponse },
    refusals: [],
  }),
  importPriceFile: route({
    method: 'post',
    path: '/api/admin/price-files/{priceFile}',
    access: 'change-prices',
    summary: 'Read zones or rates from such a file: all of it, or nothing',
    description:
      'A dry run answers what it would do with every wrong row named; writing refuses where there is one. What the file does not name stays as it is.',
    request: {
      params: fileInPath,
      body: body(listFile.extend({ text: z.string().max(mostPriceLetters) })),
    },
    responses: { 200: json(listReport, 'What was written, or would be.') },
    refusals: ['file-wrong'],
  }),
} satisfies Contract;
