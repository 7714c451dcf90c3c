import {
  priceOrder,
  taxClasses,
  type LineToPrice,
  type OrderPrice,
  type Taxes,
  type Tender,
} from './price-order.ts';
import { moneyOff, nothingOff, type MoneyOff, type Usable } from './promotion.ts';
import { ratesOn, zoneOn, type Place, type Prices, type Zone } from './zones.ts';

type Priced = Extract<OrderPrice, { ok: true }>;

/** A box at its whole price: meals, delivery and tax, where it goes on that day. */
export type BoxPrice = Priced & {
  zone: Zone | null;
  country: string | null;
  /** Whose taxes were taken; null: the shop says nothing of tax. */
  region: string | null;
  /** Whether menu prices hold their tax; null: the shop says nothing of tax. */
  taxIncluded: boolean | null;
  /** The one promotion that it is cheaper for; null: none. */
  promotion: Usable | null;
};

export type PriceProblem =
  | Extract<OrderPrice, { ok: false }>
  | { ok: false; code: 'postcode-missing' | 'no-delivery-there' | 'zone-not-that-day' };

/** How the shop prices. */
export type PricingTerms = { taxIncluded: boolean };

/** What makes a box cheaper, or pays for a part of it. */
export type MoneyFor = {
  /** Of which the best is taken; of equals the first. */
  promotions: readonly Usable[];
  /** In the order in which they pay. */
  tenders: readonly Tender[];
};
export const noMoneyFor: MoneyFor = { promotions: [], tenders: [] };

/**
 * Prices a box for a place and a day, from zones and rates, with the promotion that makes it cheapest: one of them, and none where it would
 * fall below what its zone asks for.
 */
export function priceBox(
  prices: Prices,
  terms: PricingTerms,
  box: { lines: readonly LineToPrice[]; place: Place; day: string },
  { promotions, tenders }: MoneyFor = noMoneyFor,
): BoxPrice | PriceProblem {
  const found = zoneOn(prices, box.place, box.day);
  if (!found.ok) return found;
  const { zone, country } = found;
  const region = regionOf(prices, zone);
  const taxes = taxesOf(prices, terms, region, box.day);
  const priced = ({ discount, freeDelivery }: MoneyOff): OrderPrice =>
    priceOrder({
      lines: box.lines,
      discounts: discount ? [discount] : [],
      freeDelivery,
      delivery: zone ?? { feeCents: 0, freeFromCents: null, minOrderCents: 0 },
      taxes,
      tenders,
    });
  let best = priced(nothingOff);
  if (!best.ok) return best;
  let promotion: Usable | null = null;
  for (const each of promotions) {
    const off = moneyOff(each, box.lines);
    const cheaper = off && priced(off);
    if (!cheaper?.ok || cheaper.totalCents >= best.totalCents) continue;
    best = cheaper;
    promotion = each;
  }
  const taxIncluded = region === null ? null : terms.taxIncluded;
  return { ...best, zone, country, region, taxIncluded, promotion };
}

/** Without a zone the shop's only region, if it has just one. */
function regionOf({ rates }: Prices, zone: Zone | null): string | null {
  if (rates.length === 0) return null;
  if (zone) return zone.region;
  const regions = new Set(rates.map(({ region }) => region));
  const [only] = regions;
  return regions.size === 1 && only !== undefined ? only : '';
}

function taxesOf(
  { rates }: Prices,
  { taxIncluded }: PricingTerms,
  region: string | null,
  day: string,
): Taxes {
  if (region !== null) return { inclusive: taxIncluded, rates: ratesOn(rates, region, day) };
  const untaxed = Object.fromEntries(taxClasses.map((taxClass) => [taxClass, 0]));
  return { inclusive: true, rates: untaxed };
}
