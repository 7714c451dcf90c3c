import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noPrices } from './pricing.fixtures.ts';
import { plainPostcode, ratesOn, zoneFor, type Prices, type TaxRate, type Zone } from './zones.ts';

const zone = (zoneNo: number, name: string): Zone => ({
  zoneNo,
  name,
  region: 'IE',
  kitchenNo: 1,
  feeCents: 495,
  freeFromCents: null,
  minOrderCents: 0,
  weekdays: null,
  version: 1,
});

/** `IE D02`: its zone is the place in the list. */
function pricesOf(...zones: string[][]): Prices {
  const prefixes = new Map<string, Map<string, number>>();
  for (const [index, lines] of zones.entries()) {
    for (const line of lines) {
      const [country = '', prefix = ''] = line.split(' ');
      const known = prefixes.get(country) ?? new Map<string, number>();
      prefixes.set(country, known.set(prefix, index + 1));
    }
  }
  const all = zones.map((_, index) => [index + 1, zone(index + 1, `Zone ${index + 1}`)] as const);
  return { ...noPrices, zones: new Map(all), prefixes };
}

const zoneAt = (prices: Prices, postcode?: string, country?: string) => {
  const found = zoneFor(prices, { postcode, country });
  return found.ok ? (found.zone?.zoneNo ?? null) : found.code;
};

describe('the zone of a place', () => {
  const ireland = pricesOf(['IE D'], ['IE D02'], ['IE']);

  test('is that of the longest beginning that fits', () => {
    expect(zoneAt(ireland, 'D02 XY45')).toBe(2);
    expect(zoneAt(ireland, 'D04 AB12')).toBe(1);
    expect(zoneAt(ireland, 'H91 AB12')).toBe(3);
  });

  test.each(['D02XY45', 'd02xy45', ' d02 xy45 ', 'D02-XY45', 'D 0 2'])(
    'is the same however %j is written',
    (postcode) => expect(zoneAt(ireland, postcode)).toBe(2),
  );

  test('needs no postcode where the whole country is one', () => {
    expect(zoneAt(pricesOf(['IE']))).toBe(1);
    expect(zoneAt(pricesOf(['IE D']))).toBe('postcode-missing');
    expect(zoneAt(pricesOf(['IE D']), ' - ')).toBe('postcode-missing');
    expect(zoneAt(pricesOf(['IE D']), 'T12 AB34')).toBe('no-delivery-there');
  });

  test('needs no country where the shop delivers to one only', () => {
    const two = pricesOf(['IE D'], ['GB D']);
    expect(zoneAt(pricesOf(['IE D']), 'D02')).toBe(1);
    expect(zoneAt(two, 'D02')).toBe('no-delivery-there');
    expect(zoneAt(two, 'D02', 'IE')).toBe(1);
    expect(zoneAt(two, 'D02', 'GB')).toBe(2);
    expect(zoneAt(two, 'D02', 'FR')).toBe('no-delivery-there');
  });

  test('is none, and no hindrance, in a shop without zones', () => {
    expect(zoneAt(noPrices)).toBeNull();
    expect(zoneAt(noPrices, 'anything', 'FR')).toBeNull();
  });

  test('never changes with case, blanks or hyphens', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('d', 'D', '0', '2', '4', 'x', 'X', ' '), maxLength: 8 }),
        fc.constantFrom('', ' ', '-'),
        (postcode, mark) => {
          const written = postcode.toLowerCase().replaceAll(/(?=.)/g, mark);
          expect(zoneAt(ireland, written)).toBe(zoneAt(ireland, postcode));
          expect(plainPostcode(plainPostcode(postcode))).toBe(plainPostcode(postcode));
        },
      ),
    );
  });
});

describe('the rates of a day', () => {
  const rate = (validFrom: string, validUntil: string | null, basisPoints: number): TaxRate => ({
    region: 'IE',
    taxClass: 'food',
    validFrom,
    validUntil,
    basisPoints,
  });
  const changing = [rate('2026-01-01', '2026-06-30', 900), rate('2026-07-01', null, 1350)];
  const foodOn = (day: string) => ratesOn(changing, 'IE', day).food;

  test('change with the day of delivery, the first and the last included', () => {
    expect(foodOn('2025-12-31')).toBeUndefined();
    expect(foodOn('2026-01-01')).toBe(900);
    expect(foodOn('2026-06-30')).toBe(900);
    expect(foodOn('2026-07-01')).toBe(1350);
    expect(foodOn('2099-01-01')).toBe(1350);
  });

  test('are those of the place', () => {
    expect(ratesOn(changing, 'XI', '2026-07-01')).toEqual({});
    expect(ratesOn(changing, 'IE', '2026-07-01')).toEqual({ food: 1350 });
  });

  test('are missing in a gap', () =>
    expect(ratesOn([rate('2026-01-01', '2026-01-31', 900)], 'IE', '2026-02-01')).toEqual({}));
});
