import { z } from '@hono/zod-openapi';
import { fields, kitchenNumber, name, whole } from '../../contract/fields.ts';
import { inOrder, postcodeLine } from './postcodes.ts';
import { taxClasses } from './price-order.ts';

export const region = z
  .string()
  .transform((value) => value.trim().toUpperCase())
  .pipe(
    z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,17})?$/, {
      error: 'must be a country, or one and its part: IE, US-CA',
    }),
  )
  .openapi({ maxLength: 20, example: 'IE' });

export const mostFeeCents = 99_999;
export const mostSumCents = 9_999_999;

export const zoneFields = {
  name: name(50),
  kitchenNo: kitchenNumber.optional().openapi({
    description:
      'Which kitchen cooks for it; where nobody says, a zone keeps the one it has, and a new one has the first.',
  }),
  region,
  feeCents: whole(0, mostFeeCents),
  freeFromCents: whole(0, mostSumCents).nullable(),
  minOrderCents: whole(0, mostSumCents),
  weekdays: z
    .array(whole(1, 7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].toSorted())
    .nullable()
    .openapi({ description: 'ISO weekdays; null: whenever the shop delivers.' }),
  postcodes: z.array(postcodeLine).min(1).max(2000).transform(inOrder),
};
export const zoneDraft = z.strictObject(zoneFields);
export type ZoneDraft = z.infer<typeof zoneDraft>;
/** One of which it is known which kitchen cooks for it. */
export type KitchenZone = ZoneDraft & { kitchenNo: number };

/** A zone as staff sees it. */
export const staffZoneSchema = z
  .object({
    ...zoneFields,
    kitchenNo: kitchenNumber,
    zoneNo: fields.number,
    version: fields.version,
  })
  .openapi('DeliveryZone');
export type StaffZone = KitchenZone & { zoneNo: number; version: number };

export const taxClass = z.enum(taxClasses);

const rateName = { region, taxClass, validFrom: fields.date };

export const rateValues = {
  basisPoints: whole(0, 10_000).openapi({ description: '1350 is 13.5 %.' }),
  validUntil: fields.date.nullable().openapi({
    description: 'The last day of delivery that it holds for; null: until another follows.',
  }),
};

export const staffRateSchema = z
  .object({
    ...rateName,
    ...rateValues,
    version: fields.version,
    usedUntil: fields.date.nullable().openapi({
      description: 'The last day of delivery of an order that it was used for.',
    }),
  })
  .openapi('TaxRate');
export type StaffRate = z.infer<typeof staffRateSchema>;
export type RateDraft = Omit<StaffRate, 'version' | 'usedUntil'>;
