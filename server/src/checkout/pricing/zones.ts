import { firstKitchen } from '../../contract/kitchens.ts';
import type { TaxClass } from './price-order.ts';
import type { Promotion } from './promotion.ts';

/** A part of the world that the shop delivers to, and for what. */
export type Zone = {
  zoneNo: number;
  name: string;
  /** Which kitchen cooks for it. */
  kitchenNo: number;
  /** Whose taxes hold there: `IE`, `US-CA`. */
  region: string;
  feeCents: number;
  freeFromCents: number | null;
  minOrderCents: number;
  /** ISO weekdays; null: whenever the shop delivers. */
  weekdays: number[] | null;
  version: number;
};

/** Basis points from one day to another, both included, by the day of delivery. */
export type TaxRate = {
  region: string;
  taxClass: TaxClass;
  validFrom: string;
  /** Null: until another follows. */
  validUntil: string | null;
  basisPoints: number;
};

/** Everything that prices need beside the menu, of one version. */
export type Prices = {
  version: number;
  zones: ReadonlyMap<number, Zone>;
  /** Zone by country and the beginning of a postcode; '' is the whole country. */
  prefixes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  rates: readonly TaxRate[];
  /** Those that are switched on, by number. */
  promotions: readonly Promotion[];
  /** Whether anybody was ever given credit or a gift card: where nobody was, nobody's balance is asked for. */
  hasBalances: boolean;
};

/** Where a box goes; the country may be left out where the shop delivers to one only. */
export type Place = { country?: string | undefined; postcode?: string | undefined };

type ZoneAnswer =
  | { ok: true; zone: Zone | null; country: string | null }
  | { ok: false; code: 'postcode-missing' | 'no-delivery-there' };

/** As prefixes are compared: `d02 xy45` is `D02XY45`. */
export const plainPostcode = (postcode: string): string =>
  postcode.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The zone of a place, by the longest prefix of its postcode. Without any zone the shop delivers everywhere. */
export function zoneFor({ zones, prefixes }: Prices, { country, postcode }: Place): ZoneAnswer {
  const [only] = prefixes.size === 1 ? [...prefixes.keys()] : [];
  const there = country ?? only ?? null;
  if (zones.size === 0) return { ok: true, zone: null, country: there };
  const known = there === null ? undefined : prefixes.get(there);
  const code = plainPostcode(postcode ?? '');
  for (let length = code.length; length >= 0; length -= 1) {
    const zone = zones.get(known?.get(code.slice(0, length)) ?? 0);
    if (zone) return { ok: true, zone, country: there };
  }
  return { ok: false, code: code === '' ? 'postcode-missing' : 'no-delivery-there' };
}

/** Which kitchen cooks for a zone; where the shop has none, the first. */
export const kitchenOf = (zone: Zone | null): number => zone?.kitchenNo ?? firstKitchen;

/** Which kitchen cooks for a place; undefined where the shop does not deliver, or nobody knows yet where that is. */
export function kitchenFor(prices: Prices, place: Place): number | undefined {
  const found = zoneFor(prices, place);
  return found.ok ? kitchenOf(found.zone) : undefined;
}

/** The kitchens that cook for some place, by number; the first where the shop has no zones. */
export function kitchensThatCook({ zones }: Prices): number[] {
  if (zones.size === 0) return [firstKitchen];
  return [...new Set([...zones.values()].map(kitchenOf))].toSorted((a, b) => a - b);
}

/** Which kitchens may cook for whoever says this of where they are, by number: one, once they say something and the shop delivers there. */
export function kitchensAt(prices: Prices, { country, postcode }: Place): number[] {
  const cooking = kitchensThatCook(prices);
  if (country === undefined && postcode === undefined) return cooking;
  const kitchenNo = kitchenFor(prices, { country, postcode });
  return kitchenNo === undefined ? cooking : [kitchenNo];
}

/** Whether the first kitchen cooks for every place there is. */
export const isAllOfFirst = ({ zones }: Prices): boolean =>
  [...zones.values()].every((zone) => kitchenOf(zone) === firstKitchen);

/** ISO: 1 is Monday. */
export const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** The zone of a place, where a box comes there on that day. */
export function zoneOn(
  prices: Prices,
  place: Place,
  day: string,
): ZoneAnswer | { ok: false; code: 'zone-not-that-day' } {
  const found = zoneFor(prices, place);
  const weekdays = found.ok ? found.zone?.weekdays : undefined;
  return weekdays && !weekdays.includes(weekdayOf(day))
    ? { ok: false, code: 'zone-not-that-day' }
    : found;
}

/** The rates of a region on a day; a class that nobody has said a rate of is missing. */
export function ratesOn(
  rates: readonly TaxRate[],
  region: string,
  day: string,
): Partial<Record<TaxClass, number>> {
  const found: Partial<Record<TaxClass, TaxRate>> = {};
  for (const rate of rates) {
    if (rate.region !== region || rate.validFrom > day) continue;
    if (rate.validUntil !== null && rate.validUntil < day) continue;
    const other = found[rate.taxClass];
    if (!other || other.validFrom < rate.validFrom) found[rate.taxClass] = rate;
  }
  return Object.fromEntries(
    Object.entries(found).map(([taxClass, { basisPoints }]) => [taxClass, basisPoints]),
  );
}
