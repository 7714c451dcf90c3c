import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceOrder } from '../../checkout/pricing/price-order.ts';
import { addCents, noCents, partOf } from './part-of.ts';
import { paidCents, piecesOf, type Piece, type SoldOrder } from './pieces.ts';
import * as transfers from './transfers.ts';
import type { Transfer } from './transfers.ts';

const at = new Date('2026-11-25T12:00:00Z');
const lines = fc
  .array(
    fc.record({
      cents: fc.integer({ min: 0, max: 100_000 }),
      taxClass: fc.constantFrom('food' as const, 'alcohol' as const),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => all.map((line, index) => ({ ...line, lineNo: index + 1 })));
const rate = fc.integer({ min: 0, max: 3000 });

/** Whatever `priceOrder` can price, as the books read it. */
const aSoldOrder = fc
  .record({
    lines,
    inclusive: fc.boolean(),
    rates: fc.record({ food: rate, alcohol: rate, delivery: rate }),
    fee: fc.integer({ min: 0, max: 2000 }),
    discounts: fc.array(
      fc.record({
        code: fc.string(),
        cents: fc.integer({ min: 0, max: 50_000 }),
        lineNos: fc.array(fc.integer({ min: 1, max: 12 })),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ lines: ordered, inclusive, rates, fee, discounts }) => {
    const price = priceOrder({
      lines: ordered,
      discounts,
      delivery: { feeCents: fee, freeFromCents: null, minOrderCents: 0 },
      taxes: { inclusive, rates },
      tenders: [],
    });
    if (!price.ok) throw new Error(price.code);
    const charges = price.charges.flatMap(({ kind, ...charge }) =>
      kind === 'meal' ? [] : [{ kind, ...charge }],
    );
    const sold: SoldOrder = {
      orderNo: 7,
      currency: 'EUR',
      taxRegion: 'IE',
      lines: ordered,
      charges,
    };
    return { sold, totalCents: price.totalCents, taxCents: price.taxCents };
  });

/** What each account has: its debits less its credits. */
function balances(all: readonly Transfer[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { debit, credit, cents } of all) {
    expect(cents).toBeGreaterThan(0);
    expect(Number.isSafeInteger(cents)).toBe(true);
    expect(debit).not.toBe(credit);
    sums[debit] = (sums[debit] ?? 0) + cents;
    sums[credit] = (sums[credit] ?? 0) - cents;
  }
  return sums;
}

const payment = { paymentNo: 3, orderNo: 7, provider: 'sandbox', currency: 'EUR', at };

test('whatever is priced is posted to the cent: what is owed is the total, and tax is the tax of the price', () => {
  fc.assert(
    fc.property(aSoldOrder, ({ sold, totalCents, taxCents }) => {
      const posted = transfers.sold(sold, at);
      const of = balances(posted);
      expect(of['order:7'] ?? 0).toBe(totalCents);
      const tax = Object.keys(of).filter((account) => account.startsWith('tax:'));
      expect(tax.reduce((sum, account) => sum - (of[account] ?? 0), 0)).toBe(taxCents);
      expect(new Set(posted.map(({ key }) => key)).size).toBe(posted.length);
    }),
  );
});

test('an order that is paid and sold owes nothing', () => {
  fc.assert(
    fc.property(aSoldOrder, ({ sold, totalCents }) => {
      const paid = transfers.captured({ ...payment, cents: totalCents });
      expect(balances([...paid, ...transfers.sold(sold, at)])['order:7'] ?? 0).toBe(0);
    }),
  );
});

test('totals are whole cents, and none is −1.6e-14 (medusa#12226)', () => {
  const sold: SoldOrder = {
    orderNo: 7,
    currency: 'EUR',
    taxRegion: 'IE',
    lines: [
      { lineNo: 1, cents: 10, taxClass: 'food' },
      { lineNo: 2, cents: 20, taxClass: 'food' },
    ],
    charges: [
      { kind: 'discount', lineNo: 1, name: 'A', basisPoints: null, cents: -10, included: false },
      { kind: 'discount', lineNo: 2, name: 'A', basisPoints: null, cents: -20, included: false },
    ],
  };
  expect(transfers.totalOf(piecesOf(sold))).toBe(0);
  expect(balances(transfers.sold(sold, at))).toEqual({
    'order:7': 0,
    'sales:food': -30,
    promotion: 30,
  });
});

test('refunds in any split, some of which fail, never take back more of an account than was sold, and all of them leave nothing', () => {
  const splits = fc.array(
    fc.record({
      piece: fc.nat(20),
      permille: fc.integer({ min: 1, max: 1000 }),
      fails: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(aSoldOrder, splits, ({ sold, totalCents }, tries) => {
      const pieces = piecesOf(sold);
      const before = pieces.map(() => noCents);
      const given: Piece[] = [];
      const give = (index: number, cents: number) => {
        const [piece, had] = [pieces[index], before[index]];
        if (!piece || !had || cents === 0) return;
        const part = partOf(piece, had, cents);
        expect(paidCents(part)).toBe(cents);
        before[index] = addCents(had, part);
        given.push(part);
      };
      for (const { piece, permille, fails } of tries) {
        const index = piece % pieces.length;
        const [own, had] = [pieces[index], before[index]];
        if (!own || !had) continue;
        const cents = Math.ceil(((paidCents(own) - paidCents(had)) * permille) / 1000);
        give(index, cents);
        if (fails && cents > 0) {
          before[index] = had;
          given.pop();
        }
        isWithin(sold, given);
      }
      pieces.forEach((piece, index) => {
        give(index, paidCents(piece) - paidCents(before[index] ?? noCents));
      });
      isWithin(sold, given);
      const of = { orderNo: 7, currency: 'EUR', at, taxRegion: 'IE' };
      const all = balances([
        ...transfers.captured({ ...payment, cents: totalCents }),
        ...transfers.sold(sold, at),
        ...given.flatMap((part, no) => transfers.returned(no, of, [part])),
        ...transfers.refunded(99, { ...payment, cents: totalCents }),
        // What was given away for nothing is not given back.
        ...transfers.returned(
          98,
          of,
          pieces.filter((piece) => paidCents(piece) === 0),
        ),
      ]);
      for (const cents of Object.values(all)) expect(cents).toBe(0);
    }),
  );
});

function isWithin(sold: SoldOrder, given: readonly Piece[]): void {
  const of = { orderNo: 7, currency: 'EUR', at, taxRegion: 'IE' };
  const was = balances(transfers.sold(sold, at));
  const left = balances([
    ...transfers.sold(sold, at),
    ...given.flatMap((part, no) => transfers.returned(no, of, [part])),
  ]);
  for (const [account, cents] of Object.entries(left))
    expect(cents * Math.sign(was[account] ?? 0)).toBeGreaterThanOrEqual(0);
}

test('a dispute takes the money to its own account, and gives it back or writes it off', () => {
  const of = { ...payment, cents: 500 };
  const opened = transfers.disputed(of, 'opened');
  expect(balances(opened)).toEqual({ dispute: 500, 'psp:sandbox': -500 });
  expect(balances([...opened, ...transfers.disputed(of, 'won')])).toEqual({
    dispute: 0,
    'psp:sandbox': 0,
  });
  expect(balances([...opened, ...transfers.disputed(of, 'lost')])).toEqual({
    dispute: 0,
    'psp:sandbox': -500,
    'bad-debt': 500,
  });
});

test('what nobody pays is a bad debt, and what the provider keeps a fee', () => {
  const of = { ...payment, cents: 500 };
  expect(balances(transfers.writtenOff(of))).toEqual({ 'bad-debt': 500, 'order:7': -500 });
  expect(balances(transfers.feeTaken(of))).toEqual({ fees: 500, 'psp:sandbox': -500 });
});

test('a capture that grows is posted once for each sum that it reached', () => {
  const [first] = transfers.captured({ ...payment, cents: 300 });
  const [again] = transfers.captured({ ...payment, cents: 300 });
  const [rest] = transfers.captured({ ...payment, cents: 200, beforeCents: 300 });
  expect(first?.key).toBe(again?.key);
  expect([first?.key, rest?.key]).toEqual(['capture-3-300', 'capture-3-500']);
});
