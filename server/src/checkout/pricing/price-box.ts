import {
  priceOrder,
  taxClasses,
  type LineToPrice,
  type OrderPrice,
  type Taxes,
} from './price-order.ts';
import { ratesOn, zoneFor, type Place, type Prices, type Zone } from './zones.ts';

type Priced = Extract<OrderPrice, { ok: true }>;

/** A box at its whole price: meals, delivery and tax, where it goes on that day. */
export type BoxPrice = Priced & {
  zone: Zone | null;
  country: string | null;
  /** Whose taxes were taken; null: the shop says nothing of tax. */
  region: string | null;
  /** Whether menu prices hold their tax; null: the shop says nothing of tax. */
  taxIncluded: boolean | null;
};

export type PriceProblem =
  | Extract<OrderPrice, { ok: false }>
  | { ok: false; code: 'postcode-missing' | 'no-delivery-there' | 'zone-not-that-day' };

/** How the shop prices. */
export type PricingTerms = { taxIncluded: boolean };

/** ISO: 1 is Monday. */
export const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** Prices a box for a place and a day, from zones and rates alone. */
export function priceBox(
  prices: Prices,
  terms: PricingTerms,
  box: { lines: readonly LineToPrice[]; place: Place; day: string },
): BoxPrice | PriceProblem {
  const found = zoneFor(prices, box.place);
  if (!found.ok) return found;
  const { zone, country } = found;
  if (zone?.weekdays && !zone.weekdays.includes(weekdayOf(box.day)))
    return { ok: false, code: 'zone-not-that-day' };
  const region = regionOf(prices, zone);
  const price = priceOrder({
    lines: box.lines,
    discounts: [],
    delivery: zone ?? { feeCents: 0, freeFromCents: null, minOrderCents: 0 },
    taxes: taxesOf(prices, terms, region, box.day),
    tenders: [],
  });
  if (!price.ok) return price;
  const taxIncluded = region === null ? null : terms.taxIncluded;
  return { ...price, zone, country, region, taxIncluded };
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
