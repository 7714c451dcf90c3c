import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue, aHousehold, aSelection, quotesOf } from '../../../test/arbitraries.ts';
import type { Line } from '../cart/cart-lines.ts';
import { conflictsWith } from '../../food/recipes/food-facts.ts';
import { quoteLine } from '../../food/recipes/quote-line.ts';
import { conflicts } from '../../contract/food-terms.ts';
import type { Agreed } from '../../contract/household.ts';
import { mealsOnly } from '../pricing/pricing.fixtures.ts';
import { planOrder } from './plan-order.ts';

/** Everything that somebody of a household could agree to, whoever it is. */
const everything = [
  ...conflicts,
  ...Array.from({ length: 30 }, (_, at) => at + 1).flatMap((memberNo) =>
    conflicts.map((conflict): Agreed => `${memberNo}:${conflict}`),
  ),
];
const aVisit = aCatalogue().chain((catalogue) =>
  fc.record({
    catalogue: fc.constant(catalogue),
    household: aHousehold,
    lines: fc
      .array(fc.tuple(aSelection(catalogue), fc.subarray(everything)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((chosen) =>
        chosen
          .map(([selection, acknowledged], at): Line => ({
            ...selection,
            lineId: `line-${at}`,
            acknowledged,
          }))
          .filter((line) => quoteLine(catalogue, line).ok),
      )
      .filter((lines) => lines.length > 0),
  }),
);
const agreed = (lines: readonly Line[]) =>
  lines.map((line) => ({ ...line, acknowledged: everything }));
const priceOf = (lines: readonly Line[], catalogue: Parameters<typeof quoteLine>[0]) =>
  lines.reduce((sum, line) => {
    const quoted = quoteLine(catalogue, line);
    return sum + (quoted.ok ? quoted.quote.price.totalCents : 0);
  }, 0);

test('an order charges what the menu says, line by line, and needs what its lines need', () => {
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, household }) => {
      const total = priceOf(lines, catalogue);
      const planned = planOrder(agreed(lines), total, quotesOf(catalogue), household, mealsOnly);
      if (!planned.ok) throw new Error(planned.problem.code);
      const { plan } = planned;
      expect(plan.price.totalCents).toBe(total);
      expect(plan.lines.map(({ line }) => line.lineId)).toEqual(lines.map(({ lineId }) => lineId));
      expect(plan.lines.reduce((sum, { quote }) => sum + quote.price.totalCents, 0)).toBe(total);
      for (const no of catalogue.ingredients.keys()) {
        const needed = plan.lines.reduce((sum, { quote }) => sum + (quote.need.get(no) ?? 0), 0);
        expect(plan.need.get(no) ?? 0).toBe(needed);
      }
    }),
  );
});

test('a price that the customer did not see is never charged, not even a lower one', () => {
  const off = fc.integer({ min: -500, max: 500 }).filter((cents) => cents !== 0);
  fc.assert(
    fc.property(aVisit, off, ({ lines, catalogue, household }, cents) => {
      const totalCents = priceOf(lines, catalogue);
      expect(
        planOrder(agreed(lines), totalCents + cents, quotesOf(catalogue), household, mealsOnly),
      ).toEqual({
        ok: false,
        problem: { code: 'price-changed', totalCents },
      });
    }),
  );
});

test('nothing that goes against anybody of the household is ordered before every bit of it is agreed to', () => {
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, household }) => {
      const open = lines.flatMap((line) => {
        const quoted = quoteLine(catalogue, line);
        if (!quoted.ok) return [];
        const { facts } = quoted.quote;
        const against = [
          ...conflictsWith(household, facts),
          ...household.members.flatMap(({ memberNo, ...member }) =>
            conflictsWith(member, facts).map((it): Agreed => `${memberNo}:${it}`),
          ),
        ];
        const left = against.filter((it) => !line.acknowledged.includes(it));
        return left.length > 0 ? [{ lineId: line.lineId, conflicts: left }] : [];
      });
      const planned = planOrder(
        lines,
        priceOf(lines, catalogue),
        quotesOf(catalogue),
        household,
        mealsOnly,
      );
      expect(planned.ok).toBe(open.length === 0);
      if (!planned.ok)
        expect(planned.problem).toEqual({ code: 'allergen-not-acknowledged', lines: open });
    }),
    { numRuns: 300 },
  );
});

test('a line that left the menu holds up the order, and is named before anything else', () => {
  fc.assert(
    fc.property(aVisit, fc.integer(), ({ lines, catalogue, household }, anyPrice) => {
      const gone: Line = {
        lineId: 'gone',
        recipeNo: 99,
        servings: 2,
        changes: [],
        acknowledged: [],
      };
      expect(
        planOrder([...lines, gone], anyPrice, quotesOf(catalogue), household, mealsOnly),
      ).toEqual({
        ok: false,
        problem: { code: 'recipe-not-published', lineIds: ['gone'] },
      });
    }),
  );
});

test('an empty basket is not an order', () => {
  fc.assert(
    fc.property(aVisit, ({ catalogue, household }) => {
      const planned = planOrder([], 0, quotesOf(catalogue), household, mealsOnly);
      expect(planned).toEqual({ ok: false, problem: { code: 'basket-empty' } });
    }),
    { numRuns: 5 },
  );
});
