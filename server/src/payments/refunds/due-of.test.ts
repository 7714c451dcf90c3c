import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shopsReasons } from '../../contract/shops-own.ts';
import { dueOf } from './due-of.ts';
import type { Refund } from './refund.ts';

const of = { lineNo: 1, ingredientNo: 7 };
const refundOf = (amount: number, reason: string, state: Refund['state']): Refund => ({
  refundNo: 1,
  orderNo: 1,
  paymentNo: 1,
  key: 'key',
  cents: amount,
  reason,
  parts: {
    asked: [],
    given: [
      {
        lineNo: 1,
        taxClass: 'food',
        basisPoints: 0,
        salesCents: amount,
        discountCents: 0,
        taxCents: 0,
        missing: { ingredientNo: 7, amount },
      },
    ],
  },
  state,
  failure: null,
  askedAt: new Date(0),
  askedBy: 'shop',
  settledAt: null,
});

const amount = fc.integer({ min: 0, max: 200 });

test('what was missing or called back is asked for once, each by its own reason, whatever was asked for before', () => {
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.array(
        fc.record({
          amount: fc.integer({ min: 1, max: 200 }),
          reason: fc.constantFrom(shopsReasons.missing, shopsReasons.recalled, 'It came late'),
          state: fc.constantFrom('requested', 'succeeded', 'failed'),
        }),
        { maxLength: 4 },
      ),
      (missing, recalledAmount, before) => {
        const ordered = { ...of, missingAmount: missing + recalledAmount, recalledAmount };
        const refunds = before.map((it) => refundOf(it.amount, it.reason, it.state));
        const asked = before
          .filter(({ state }) => state !== 'failed')
          .reduce((sum, it) => sum + it.amount, 0);
        const dues = dueOf(ordered, refunds);
        expect(dues.reduce((sum, due) => sum + due.amount, 0)).toBe(
          Math.max(0, missing + recalledAmount - asked),
        );
        for (const due of dues) {
          expect(due.amount).toBeGreaterThan(0);
          if (due.why === 'missing') expect(due.amount).toBeLessThanOrEqual(missing);
        }
        const after = [
          ...refunds,
          ...dues.map((due) => refundOf(due.amount, shopsReasons[due.why], 'requested')),
        ];
        expect(dueOf(ordered, after)).toEqual([]);
      },
    ),
  );
});
