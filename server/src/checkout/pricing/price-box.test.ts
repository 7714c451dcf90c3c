import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { priceBox } from './price-box.ts';
import { promotionKinds, type Usable } from './promotion.ts';
import { noPrices } from './pricing.fixtures.ts';
import type { Prices, TaxRate, Zone } from './zones.ts';

const lines = [
  { lineNo: 1, cents: 1999, taxClass: 'food' as const },
  { lineNo: 2, cents: 999, taxClass: 'alcohol' as const },
];
const rates: TaxRate[] = (
  [
    ['food', 0],
    ['alcohol', 2300],
    ['delivery', 2300],
  ] as const
).map(([taxClass, basisPoints]) => ({
  region: 'IE',
  taxClass,
  basisPoints,
  validFrom: '2020-01-01',
  validUntil: null,
}));
const dublin: Zone = {
  zoneNo: 1,
  name: 'Dublin',
  kitchenNo: 1,
  region: 'IE',
  feeCents: 495,
  freeFromCents: 5000,
  minOrderCents: 2000,
  weekdays: [3],
  version: 1,
};
const prices: Prices = {
  version: 2,
  zones: new Map([[1, dublin]]),
  prefixes: new Map([['IE', new Map([['D', 1]])]]),
  rates,
  promotions: [],
  hasBalances: false,
};
const wednesday = '2026-11-25';
const place = { postcode: 'd02 xy45' };
const aPromotion: fc.Arbitrary<Usable> = fc
  .record({
    kind: fc.constantFrom(...promotionKinds),
    basisPoints: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 3 }),
    cents: fc.integer({ min: 1, max: 4000 }),
    minGoodsCents: fc.constantFrom(0, 0, 1999, 2500),
    boxIndex: fc.nat({ max: 3 }),
  })
  .map((terms) => ({ ...terms, promotionNo: 1, title: 'Off' }));
const price = (box: Partial<Parameters<typeof priceBox>[2]> = {}, taxIncluded = true) =>
  priceBox(prices, { taxIncluded }, { lines, place, day: wednesday, ...box });

describe('a box at its whole price', () => {
  test('holds meals and delivery, and of each rate the tax that is in them', () => {
    const priced = price();
    expect(priced).toMatchObject({
      ok: true,
      totalCents: 1999 + 999 + 495,
      taxCents: Math.round(((999 + 495) * 23) / 123),
      zone: { name: 'Dublin' },
      country: 'IE',
      region: 'IE',
      taxIncluded: true,
    });
  });

  test('has its tax on top where the shop prices without it', () => {
    expect(price({}, false)).toMatchObject({
      ok: true,
      totalCents: 1999 + 999 + 495 + Math.round(((999 + 495) * 23) / 100),
      taxIncluded: false,
    });
  });

  test('is brought for nothing from a sum on, and not below the minimum', () => {
    const cost = (cents: number) => price({ lines: [{ lineNo: 1, cents, taxClass: 'food' }] });
    expect(cost(4999)).toMatchObject({ totalCents: 4999 + 495 });
    expect(cost(5000)).toMatchObject({ totalCents: 5000 });
    expect(cost(2000)).toMatchObject({ totalCents: 2000 + 495 });
    expect(cost(1999)).toEqual({ ok: false, code: 'below-minimum', missingCents: 1 });
  });

  test('goes only where and when the zone is served', () => {
    expect(price({ day: '2026-11-26' })).toEqual({ ok: false, code: 'zone-not-that-day' });
    expect(price({ place: {} })).toEqual({ ok: false, code: 'postcode-missing' });
    expect(price({ place: { postcode: 'H91' } })).toEqual({ ok: false, code: 'no-delivery-there' });
  });

  test('is not sold where a rate is missing', () => {
    const withoutWine = { ...prices, rates: rates.filter(({ taxClass }) => taxClass === 'food') };
    expect(
      priceBox(withoutWine, { taxIncluded: true }, { lines, place, day: wednesday }),
    ).toMatchObject({ ok: false, code: 'tax-rate-missing' });
  });

  test('says nothing of tax in a shop without rates, and takes the only region where there are no zones', () => {
    const box = { lines, place: {}, day: wednesday };
    expect(priceBox(noPrices, { taxIncluded: true }, box)).toMatchObject({
      totalCents: 2998,
      region: null,
      taxIncluded: null,
      taxCents: 0,
    });
    const onlyRates = { ...noPrices, rates };
    expect(priceBox(onlyRates, { taxIncluded: true }, box)).toMatchObject({ region: 'IE' });
    const elsewhere = rates.map((rate) => ({ ...rate, region: 'XI' }));
    const twoRegions = { ...noPrices, rates: [...rates, ...elsewhere] };
    expect(priceBox(twoRegions, { taxIncluded: true }, box)).toMatchObject({
      code: 'tax-rate-missing',
    });
  });
});

describe('the promotions of a box', () => {
  const priced = (promotions: readonly Usable[], own = prices) =>
    priceBox(
      own,
      { taxIncluded: true },
      { lines, place, day: wednesday },
      { promotions, tenders: [] },
    );

  test('of all that may be used the one is taken that makes it cheapest, and its parts still sum to the total', () => {
    fc.assert(
      fc.property(fc.array(aPromotion, { maxLength: 6 }), (promotions) => {
        const best = priced(promotions);
        if (!best.ok) throw new Error(best.code);
        const alone = [[], ...promotions.map((each) => [each])].map((some) => priced(some));
        const totals = alone.map((each) => (each.ok ? each.totalCents : Infinity));
        expect(best.totalCents).toBe(Math.min(...totals));
        const parts = best.charges.filter(({ included }) => !included);
        expect(parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(best.totalCents);
        // Wine is never cheaper for one.
        const off = best.charges.filter(({ kind, lineNo }) => kind === 'discount' && lineNo === 2);
        expect(off).toEqual([]);
        expect(best.totalCents).toBeGreaterThanOrEqual(999);
      }),
      { numRuns: 300 },
    );
  });

  test('none makes a box fall below what its zone asks for', () => {
    const half = { promotionNo: 1, title: 'Half', kind: 'percent' as const, boxIndex: 0 };
    const terms = { ...half, basisPoints: [1000], cents: 0, minGoodsCents: 0 };
    const zones = new Map([[1, { ...dublin, minOrderCents: 2900 }]]);
    expect(priced([terms], { ...prices, zones })).toMatchObject({ promotion: null });
    expect(priced([terms])).toMatchObject({ promotion: { title: 'Half' } });
  });
});
