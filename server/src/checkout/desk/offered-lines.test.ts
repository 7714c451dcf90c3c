import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '../cart/cart-lines.ts';
import { heldOf, weeksOfLines } from '../weeks/lines-of-week.ts';
import { portionsTaken, remediesInOffers } from './offered-lines.ts';

const week = '2027-03-01';
const nos = [1, 2, 3, 4];
const aLine: fc.Arbitrary<Line> = fc.record({
  lineId: fc.uuid(),
  recipeNo: fc.constantFrom(...nos),
  servings: fc.integer({ min: 1, max: 6 }),
  changes: fc.constant([]),
  acknowledged: fc.constant([]),
});
const lines = fc.array(aLine, { minLength: 1, maxLength: 6 });
const menu = fc.subarray(nos).map((offered) => ({
  week,
  state: 'open' as const,
  offers: (no: number) => offered.includes(no),
}));
/** Of one recipe all lines are counted, or none. */
const had = fc.tuple(lines, fc.subarray(nos)).map(([ordered, counted]) =>
  ordered.map(({ recipeNo, servings }) => ({
    recipeNo,
    servings,
    offerWeek: counted.includes(recipeNo) ? week : null,
  })),
);
const sumOf = (list: readonly { recipeNo: number; servings: number }[], no: number) =>
  list.reduce((sum, line) => sum + (line.recipeNo === no ? line.servings : 0), 0);

test('a line is ordered where its recipe is offered, or where the order had as much of it; it is counted as it was then', () => {
  fc.assert(
    fc.property(lines, menu, had, (asked, offered, ordered) => {
      const keeps = (no: number) => {
        const before = sumOf(ordered, no);
        return before > 0 && sumOf(asked, no) <= before;
      };
      const refused = asked.filter(({ recipeNo: no }) => !keeps(no) && !offered.offers(no));
      const answer = weeksOfLines(asked, { menu: offered, held: heldOf(ordered) });
      if (refused.length > 0) {
        const lineIds = refused.map(({ lineId }) => lineId);
        expect(answer).toEqual({ ok: false, lineIds, week, weekState: 'open' });
        return;
      }
      if (!answer.ok) throw new Error('Nothing is missing.');
      for (const line of asked) {
        const { recipeNo } = line;
        const before = ordered.find((it) => it.recipeNo === recipeNo)?.offerWeek ?? null;
        expect(answer.of(line)).toBe(keeps(recipeNo) ? before : week);
      }
    }),
    { numRuns: 500 },
  );
});

test('without weeks everything is offered, and nothing counted', () => {
  fc.assert(
    fc.property(lines, (asked) => {
      const answer = weeksOfLines(asked, undefined);
      if (!answer.ok) throw new Error('Nothing is missing.');
      const counted = asked.map((line) => ({ line, offerWeek: answer.of(line) }));
      expect(portionsTaken(counted)).toEqual(new Map());
    }),
  );
});

test('what a sold out line could still have is what is left, dealt from the first line on', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 12 }), (asked, left) => {
      const needed = sumOf(asked, 1);
      fc.pre(needed > left);
      const remedies = remediesInOffers(asked, [{ offer: `${week} 1`, needed, left }]);
      const after = asked.map((line) => ({
        ...line,
        servings: remedies.find(({ lineId }) => lineId === line.lineId)?.servings ?? line.servings,
      }));
      expect(sumOf(after, 1)).toBe(left);
      for (const no of nos.slice(1)) expect(sumOf(after, no)).toBe(sumOf(asked, no));
      for (const [at, line] of after.entries())
        expect(line.servings).toBeLessThanOrEqual(asked[at]?.servings ?? 0);
    }),
  );
});
