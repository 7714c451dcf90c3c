import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paidCents, type Piece } from '../../ledger/books/pieces.ts';
import { leftOf, workOut, type AskedPart, type GivenPart, type Refundable } from './work-out.ts';

const piece = (lineNo: number | null, said: Partial<Piece> = {}): Piece => ({
  lineNo,
  taxClass: lineNo === null ? 'delivery' : 'food',
  basisPoints: 1350,
  salesCents: 1000,
  discountCents: 0,
  taxCents: 0,
  ...said,
});

const rice = { lineNo: 1, ingredientNo: 7, amount: 300, cents: 100, lineCents: 1000 };
const order: Refundable = {
  pieces: [piece(1), piece(null, { salesCents: 490 })],
  ingredients: [rice],
  given: [],
  sources: [{ paymentNo: 1, leftCents: 1490 }],
};

/** What an order has after something of it was given back. */
function after(before: Refundable, asked: readonly AskedPart[]): Refundable {
  const found = workOut(before, asked);
  if (!found.ok) throw new Error(found.code);
  const { shares } = found;
  const taken = (paymentNo: number | null) =>
    shares
      .filter((share) => share.paymentNo === paymentNo)
      .flatMap(({ given }) => given)
      .reduce((sum, part) => sum + paidCents(part), 0);
  return {
    ...before,
    given: [...before.given, ...shares.flatMap(({ given }) => given)],
    sources: before.sources.map((source) => ({
      ...source,
      leftCents: source.leftCents - taken(source.paymentNo),
    })),
  };
}

const centsOf = (given: readonly GivenPart[]) =>
  given.reduce((sum, part) => sum + paidCents(part), 0);

test('a tenth of an ingredient asked for ten times gives what all of it gives at once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.nat(5000),
      (tenth, cents, other, off) => {
        const lineCents = cents + other + 1;
        const discountCents = Math.min(off, lineCents);
        const sold: Refundable = {
          ...order,
          pieces: [piece(1, { salesCents: lineCents, discountCents })],
          ingredients: [{ ...rice, amount: tenth * 10, cents, lineCents }],
          sources: [{ paymentNo: 1, leftCents: lineCents - discountCents }],
        };
        const ask = (amount: number): AskedPart[] => [
          { kind: 'ingredient', lineNo: 1, ingredientNo: 7, amount },
        ];
        const once = after(sold, ask(tenth * 10));
        const often = Array.from({ length: 10 }).reduce<Refundable>(
          (it) => after(it, ask(tenth)),
          sold,
        );
        expect(centsOf(often.given)).toBe(centsOf(once.given));
      },
    ),
  );
});

test('whatever is asked in whatever order, no line gives back more than it cost and no payment more than it brought', () => {
  const part = fc.oneof(
    fc.record({ kind: fc.constant('line' as const), lineNo: fc.integer({ min: 1, max: 3 }) }),
    fc.constant({ kind: 'delivery' as const }),
    fc.record({ kind: fc.constant('amount' as const), cents: fc.integer({ min: 1, max: 900 }) }),
    fc.record({
      kind: fc.constant('ingredient' as const),
      lineNo: fc.constant(1),
      ingredientNo: fc.constant(7),
      amount: fc.integer({ min: 1, max: 200 }),
    }),
  );
  const asks = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
  const pieces = [
    piece(1, { salesCents: 1000, discountCents: 137, taxCents: 116 }),
    piece(2, { salesCents: 333, taxCents: 77 }),
    piece(3, { salesCents: 200, discountCents: 200 }),
    piece(null, { salesCents: 398, taxCents: 92 }),
  ];
  const total = pieces.reduce((sum, each) => sum + paidCents(each), 0);
  fc.assert(
    fc.property(asks, fc.nat(total), (all, first) => {
      let now: Refundable = {
        ...order,
        pieces,
        sources: [
          { paymentNo: 2, leftCents: total - first },
          { paymentNo: 1, leftCents: first },
        ],
      };
      for (const asked of all) {
        const found = workOut(now, asked);
        if (!found.ok) continue;
        const given = found.shares.flatMap((share) => share.given);
        expect(centsOf(given)).toBe(found.cents);
        for (const { paymentNo, given: own } of found.shares)
          expect(centsOf(own) > 0).toBe(paymentNo !== null);
        now = after(now, asked);
      }
      for (const { leftCents } of now.sources) expect(leftCents).toBeGreaterThanOrEqual(0);
      for (const own of pieces) {
        const back = now.given.filter(({ lineNo }) => lineNo === own.lineNo);
        expect(centsOf(back)).toBeLessThanOrEqual(paidCents(own));
        for (const key of ['salesCents', 'taxCents', 'discountCents'] as const) {
          const sum = back.reduce((all_, each) => all_ + each[key], 0);
          expect(sum).toBeLessThanOrEqual(own[key]);
        }
        for (const each of back)
          expect(
            Math.min(each.salesCents, each.taxCents, each.discountCents),
          ).toBeGreaterThanOrEqual(0);
      }
      expect(centsOf(now.given)).toBeLessThanOrEqual(total);
    }),
  );
});

test('a line gives what it cost after its discount, and nothing a second time', () => {
  const sold = { ...order, pieces: [piece(1, { discountCents: 250 })] };
  expect(workOut(sold, [{ kind: 'line', lineNo: 1 }])).toMatchObject({ ok: true, cents: 750 });
  expect(
    workOut(after(sold, [{ kind: 'line', lineNo: 1 }]), [{ kind: 'line', lineNo: 1 }]),
  ).toEqual({ ok: false, code: 'refund-too-large', leftCents: 0 });
});

test.each<[string, AskedPart[]]>([
  ['more than everything', [{ kind: 'amount', cents: 1491 }]],
  ['everything and one part twice', [{ kind: 'amount', cents: 1490 }, { kind: 'delivery' }]],
  [
    'more of an ingredient than was ordered',
    [{ kind: 'ingredient', lineNo: 1, ingredientNo: 7, amount: 301 }],
  ],
])('%s is too large, and what is left is told', (_, asked) => {
  expect(workOut(order, asked)).toEqual({ ok: false, code: 'refund-too-large', leftCents: 1490 });
});

test('what was not captured is not given back', () => {
  const half = { ...order, sources: [{ paymentNo: 1, leftCents: 700 }] };
  expect(leftOf(half)).toBe(700);
  expect(workOut(half, [{ kind: 'line', lineNo: 1 }])).toMatchObject({ leftCents: 700 });
  expect(workOut({ ...order, sources: [] }, [{ kind: 'delivery' }])).toMatchObject({
    code: 'refund-too-large',
    leftCents: 0,
  });
});

test('a refund over two payments takes the newest first, and tells once how much was missing', () => {
  const sources = [
    { paymentNo: 2, leftCents: 30 },
    { paymentNo: 1, leftCents: 1460 },
  ];
  const asked = [{ kind: 'ingredient', lineNo: 1, ingredientNo: 7, amount: 300 }] as const;
  const found = workOut({ ...order, sources }, asked);
  expect(found).toMatchObject({
    cents: 100,
    shares: [
      { paymentNo: 2, given: [{ salesCents: 30, missing: { amount: 300 } }] },
      { paymentNo: 1, given: [{ salesCents: 70, missing: { amount: 0 } }] },
    ],
  });
});

test.each<[AskedPart, string]>([
  [{ kind: 'line', lineNo: 9 }, 'line-not-found'],
  [{ kind: 'ingredient', lineNo: 1, ingredientNo: 9, amount: 1 }, 'line-not-found'],
])('what is not in the order is not found: %o', (part, code) => {
  expect(workOut(order, [part])).toEqual({ ok: false, code });
});
