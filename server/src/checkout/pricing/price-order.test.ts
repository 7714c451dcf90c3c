import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deal } from './deal.ts';
import { priceOrder, type DeliveryPrice, type LineToPrice, type Taxes } from './price-order.ts';

const noDelivery: DeliveryPrice = { feeCents: 0, freeFromCents: null, minOrderCents: 0 };
const irish: Taxes = { inclusive: true, rates: { food: 0, alcohol: 2300, delivery: 2300 } };

const aLine: fc.Arbitrary<Omit<LineToPrice, 'lineNo'>> = fc.record({
  cents: fc.integer({ min: 0, max: 100_000 }),
  taxClass: fc.constantFrom('food' as const, 'alcohol' as const),
});
const lines = fc
  .array(aLine, { minLength: 1, maxLength: 20 })
  .map((all) => all.map((line, at) => ({ ...line, lineNo: at + 1 })));
const rate = fc.integer({ min: 0, max: 3000 });
const anOrder = fc
  .record({
    lines,
    inclusive: fc.boolean(),
    rates: fc.record({ food: rate, alcohol: rate, delivery: rate }),
    delivery: fc.record({
      feeCents: fc.integer({ min: 0, max: 2000 }),
      freeFromCents: fc.option(fc.integer({ min: 0, max: 100_000 })),
      minOrderCents: fc.constant(0),
    }),
    discounts: fc.array(
      fc.record({
        code: fc.string(),
        cents: fc.integer({ min: 0, max: 50_000 }),
        lineNos: fc.array(fc.integer({ min: 1, max: 20 })),
      }),
      { maxLength: 3 },
    ),
    tenders: fc.array(
      fc.record({
        kind: fc.constantFrom('credit' as const, 'gift' as const),
        account: fc.string(),
        cents: fc.integer({ min: 0, max: 50_000 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ inclusive, rates, ...order }) => ({ ...order, taxes: { inclusive, rates } }));

const sum = (parts: readonly { cents: number }[]) =>
  parts.reduce((total, { cents }) => total + cents, 0);

test('the leaves of a price sum to what is asked for, to the cent, and no line is paid out', () => {
  fc.assert(
    fc.property(anOrder, (order) => {
      const price = priceOrder(order);
      if (!price.ok) throw new Error(price.code);
      const { charges, totalCents, tenders, dueCents } = price;
      expect(sum(charges.filter(({ included }) => !included))).toBe(totalCents);
      expect(dueCents + sum(tenders)).toBe(totalCents);
      expect(dueCents).toBeGreaterThanOrEqual(0);
      for (const { lineNo } of order.lines) {
        const own = charges.filter((it) => it.lineNo === lineNo && it.kind !== 'tax');
        expect(sum(own)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('the tax of a rate is that of the order’s sum, rounded once, however many lines it is dealt to', () => {
  fc.assert(
    fc.property(anOrder, (order) => {
      const price = priceOrder(order);
      if (!price.ok) throw new Error(price.code);
      const { rates, inclusive } = order.taxes;
      const classOf = new Map(order.lines.map((line) => [line.lineNo, line.taxClass]));
      for (const bp of new Set(Object.values(rates))) {
        const base = sum(
          price.charges.filter(({ kind, lineNo }) => {
            const taxClass = lineNo === null ? 'delivery' : (classOf.get(lineNo) ?? 'food');
            return kind !== 'tax' && rates[taxClass] === bp;
          }),
        );
        const exact = (base * bp) / (inclusive ? 10_000 + bp : 10_000);
        const told = price.charges.filter(
          ({ kind, basisPoints }) => kind === 'tax' && basisPoints === bp,
        );
        expect(Math.abs(sum(told) - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
      }
    }),
  );
});

test('prices that hold their tax cost no more for it, and others cost the tax on top', () => {
  const order = {
    lines: [{ lineNo: 1, cents: 1230, taxClass: 'alcohol' as const }],
    discounts: [],
    delivery: noDelivery,
    tenders: [],
  };
  expect(priceOrder({ ...order, taxes: irish })).toMatchObject({ totalCents: 1230, taxCents: 230 });
  const ontop = { inclusive: false, rates: { alcohol: 825 } };
  expect(priceOrder({ ...order, taxes: ontop })).toMatchObject({ totalCents: 1331, taxCents: 101 });
});

test('delivery is free from its sum, counted after what is taken off, and a box under the minimum is told what it lacks', () => {
  const order = {
    lines: [{ lineNo: 1, cents: 5000, taxClass: 'food' as const }],
    discounts: [],
    delivery: { feeCents: 490, freeFromCents: 5000, minOrderCents: 2000 },
    taxes: irish,
    tenders: [],
  };
  expect(priceOrder(order)).toMatchObject({ totalCents: 5000 });
  const off = (cents: number) => [{ code: 'AUTUMN', cents, lineNos: [1] }];
  expect(priceOrder({ ...order, discounts: off(1) })).toMatchObject({ totalCents: 5489 });
  expect(priceOrder({ ...order, discounts: off(3001) })).toEqual({
    ok: false,
    code: 'below-minimum',
    missingCents: 1,
  });
});

test('a class of goods whose rate nobody has entered is sold to nobody', () => {
  const order = {
    lines: [{ lineNo: 1, cents: 500, taxClass: 'alcohol' as const }],
    discounts: [],
    delivery: noDelivery,
    taxes: { inclusive: true, rates: { food: 0, delivery: 0 } },
    tenders: [],
  };
  expect(priceOrder(order)).toEqual({ ok: false, code: 'tax-rate-missing', taxClass: 'alcohol' });
});

test('credit is spent before a gift card, and neither more than is owed', () => {
  const tenders = [
    { kind: 'credit' as const, account: 'credit:1', cents: 300 },
    { kind: 'gift' as const, account: 'gift:7', cents: 5000 },
  ];
  const order = { discounts: [], delivery: noDelivery, taxes: irish, tenders };
  const lines = [{ lineNo: 1, cents: 1000, taxClass: 'food' as const }];
  expect(priceOrder({ ...order, lines })).toMatchObject({
    tenders: [{ cents: 300 }, { cents: 700 }],
    dueCents: 0,
  });
});

test('cents are dealt to within one of each share, and none is lost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 }),
      (cents, shares) => {
        const dealt = deal(cents, shares);
        expect(dealt.reduce((total, part) => total + part, 0)).toBe(cents);
        const whole = shares.reduce((total, share) => total + share, 0);
        if (whole > 0)
          dealt.forEach((part, at) =>
            expect(Math.abs(part - (cents * (shares[at] ?? 0)) / whole)).toBeLessThan(1),
          );
      },
    ),
  );
});
