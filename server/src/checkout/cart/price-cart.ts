import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { priceBox, type PricingTerms } from '../pricing/price-box.ts';
import type { LineToPrice } from '../pricing/price-order.ts';
import { priceTree, priceTreeSchema } from '../pricing/price-tree.ts';
import { reachOf } from '../pricing/reach.ts';
import type { Place, Prices } from '../pricing/zones.ts';

const missingCodes = [
  'postcode-missing',
  'no-delivery-there',
  'zone-not-that-day',
  'below-minimum',
  'tax-rate-missing',
] as const;

export const cartPriceFields = {
  price: priceTreeSchema.nullable().openapi({
    description: 'What an order of it costs, whole; null while something is missing for that.',
  }),
  priceMissing: z
    .object({ code: z.enum(missingCodes), cents: z.number().int().nullable() })
    .nullable()
    .openapi({ description: 'Why there is no price yet; `cents` more reach the minimum.' }),
  asksForPlace: z.boolean().openapi({
    description: 'Whether what delivery costs depends on where the box goes.',
  }),
  countries: z.array(z.string()).openapi({ description: 'Where the shop delivers, ISO 3166.' }),
  deliveryDays: z.array(fields.date).nullable().openapi({
    description:
      'The days that can be ordered for and on which a box comes there; null: nobody knows where.',
  }),
  toFreeDeliveryCents: z.number().int().nullable().openapi({
    description:
      'So much more of meals, and delivery costs nothing; null where it never does, or does already.',
  }),
};
export type CartPrice = z.infer<z.ZodObject<typeof cartPriceFields>>;

/** What a cart costs brought to a place, on `day`, or on the first of the open `days` that a box comes there. */
export function priceCart(
  prices: Prices,
  terms: PricingTerms,
  cart: {
    lines: readonly LineToPrice[];
    place: Place;
    day: string | undefined;
    days: readonly string[];
  },
): CartPrice {
  const { lines, place } = cart;
  const {
    asksForPlace,
    countries,
    days: deliveryDays,
    ...zone
  } = reachOf(prices, place, cart.days);
  const mealsCents = lines.reduce((sum, { cents }) => sum + cents, 0);
  const left = zone.feeCents > 0 ? (zone.freeFromCents ?? 0) - mealsCents : 0;
  const where = {
    asksForPlace,
    countries,
    deliveryDays: zone.delivers ? deliveryDays : null,
    toFreeDeliveryCents: lines.length > 0 && left > 0 ? left : null,
  };
  const day = cart.day ?? deliveryDays[0] ?? cart.days[0];
  if (lines.length === 0 || day === undefined) return { ...where, price: null, priceMissing: null };
  const priced = priceBox(prices, terms, { lines, place, day });
  if (priced.ok) return { ...where, price: priceTree(priced.charges, priced), priceMissing: null };
  const cents = priced.code === 'below-minimum' ? priced.missingCents : null;
  return { ...where, price: null, priceMissing: { code: priced.code, cents } };
}
