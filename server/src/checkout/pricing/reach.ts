import { weekdayOf, zoneFor, type Place, type Prices } from './zones.ts';

/** Whether and how a shop delivers somewhere, as anybody may ask. */
type Reach = {
  delivers: boolean;
  asksForPlace: boolean;
  countries: string[];
  zone: string | null;
  feeCents: number;
  freeFromCents: number | null;
  minOrderCents: number;
  days: string[];
};

/** `days`: those that can be ordered for. */
export function reachOf(prices: Prices, place: Place, days: readonly string[]): Reach {
  const asksForPlace = prices.zones.size > 0;
  const countries = [...prices.prefixes.keys()].toSorted();
  const found = zoneFor(prices, place);
  const shop = { asksForPlace, countries };
  if (!found.ok) return { ...shop, delivers: false, zone: null, ...costsNothing, days: [] };
  const { zone } = found;
  if (!zone) return { ...shop, delivers: true, zone: null, ...costsNothing, days: [...days] };
  const { name, feeCents, freeFromCents, minOrderCents, weekdays } = zone;
  return {
    ...shop,
    delivers: true,
    zone: name,
    feeCents,
    freeFromCents,
    minOrderCents,
    days: days.filter((day) => weekdays === null || weekdays.includes(weekdayOf(day))),
  };
}

const costsNothing = { feeCents: 0, freeFromCents: null, minOrderCents: 0 };
