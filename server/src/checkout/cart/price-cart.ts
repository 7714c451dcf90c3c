import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { whyUnused, type MoneyForCart } from '../promotions/money-for.ts';
import { priceBox, type PricingTerms } from '../pricing/price-box.ts';
import type { LineToPrice } from '../pricing/price-order.ts';
import type { WhyNot } from '../pricing/promotion.ts';
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

const whyNots = [
  'code-not-now',
  'code-used-up',
  'code-for-first-order',
  'code-below-minimum',
  'code-is-yours',
  'code-better-without',
] as const satisfies WhyNot[];

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
  dueCents: z.number().int().nullable().openapi({
    description: 'What is left for a card or an invoice once credit and gift cards have paid.',
  }),
  tenders: z
    .array(
      z.object({
        kind: z.enum(['credit', 'gift']),
        codeEnd: z.string().nullable().openapi({ description: 'Of a gift card.' }),
        cents: z.number().int(),
      }),
    )
    .openapi({ description: 'What credit and gift cards pay of it.' }),
  balanceCents: z.number().int().openapi({
    description: 'What you have of credit and gift cards, whether it pays for this or not.',
  }),
  savesBalance: z.boolean().openapi({
    description: 'Credit and gift cards are not to pay for this box.',
  }),
  code: z
    .object({
      text: z.string(),
      whyNot: z.enum(whyNots).nullable(),
      missingCents: z.number().int().nullable().openapi({
        description: 'So much more of meals it asks for, where that is why.',
      }),
    })
    .nullable()
    .openapi({ description: 'The code that was entered, and why it takes nothing off.' }),
  takesCodes: z.boolean().openapi({
    description: 'Whether the shop has anything that a code is for.',
  }),
  toFreeDeliveryCents: z.number().int().nullable().openapi({
    description:
      'So much more of meals, and delivery costs nothing; null where it never does, or does already.',
  }),
};
export type CartPrice = z.infer<z.ZodObject<typeof cartPriceFields>>;

/** What makes a cart cheaper and pays for it. */
export type PayingFor = {
  money: MoneyForCart;
  code: string | undefined;
  savesBalance: boolean;
  balanceCents: number;
  /** The last letters of a gift card's code, by its account. */
  ends: ReadonlyMap<string, string>;
};

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
  paying: PayingFor,
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
  const { money, code, savesBalance, balanceCents, ends } = paying;
  const goodsCents = foodCents(lines);
  const entered = (whyNot: WhyNot | null): CartPrice['code'] => {
    if (code === undefined) return null;
    const asks = whyNot === 'code-below-minimum' ? money.asked : null;
    return { text: code, whyNot, missingCents: asks && asks.minGoodsCents - goodsCents };
  };
  const where = {
    dueCents: null,
    tenders: [],
    balanceCents,
    savesBalance,
    takesCodes: takesCodes(prices),
    asksForPlace,
    countries,
    deliveryDays: zone.delivers ? deliveryDays : null,
    toFreeDeliveryCents: lines.length > 0 && left > 0 ? left : null,
  };
  const day = cart.day ?? deliveryDays[0] ?? cart.days[0];
  const unpriced = { ...where, code: entered(money.whyNot) };
  if (lines.length === 0 || day === undefined)
    return { ...unpriced, price: null, priceMissing: null };
  const priced = priceBox(prices, terms, { lines, place, day }, money);
  if (!priced.ok) {
    const cents = priced.code === 'below-minimum' ? priced.missingCents : null;
    return { ...unpriced, price: null, priceMissing: { code: priced.code, cents } };
  }
  const price = priceTree(priced.charges, priced);
  const tenders = priced.tenders.map(({ kind, account, cents }) => ({
    kind,
    codeEnd: ends.get(account) ?? null,
    cents,
  }));
  const { dueCents, promotion } = priced;
  return {
    ...where,
    price,
    priceMissing: null,
    dueCents,
    tenders,
    code: entered(whyUnused(money, promotion, goodsCents)),
  };
}

const takesCodes = ({ promotions, hasBalances }: Prices): boolean =>
  hasBalances ||
  promotions.some(({ code, referralCents }) => code !== null || referralCents !== null);

const foodCents = (lines: readonly LineToPrice[]) =>
  lines.filter(({ taxClass }) => taxClass === 'food').reduce((sum, { cents }) => sum + cents, 0);
