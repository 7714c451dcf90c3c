import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allergenGroups, allergens, groupOf } from '../../contract/food-terms.ts';
import { allergenRun } from './allergen-run.ts';

const boxes = fc
  .array(fc.record({ allergens: fc.subarray([...allergens]), isUnknown: fc.boolean() }), {
    maxLength: 12,
  })
  .map((some) => some.map((box, at) => ({ ...box, orderNo: at + 1 })));

test('every box is packed once, each before those that hold the same and more, equal ones together, and what is unknown last', () => {
  fc.assert(
    fc.property(boxes, (some) => {
      const run = allergenRun(some);
      expect(run.toSorted((a, b) => a - b)).toEqual(some.map(({ orderNo }) => orderNo));
      const inOrder = run.flatMap((no) => {
        const box = some.find(({ orderNo }) => orderNo === no);
        return box ? [{ ...box, own: new Set(box.allergens.map(groupOf)) }] : [];
      });
      for (const [at, before] of inOrder.entries())
        for (const after of inOrder.slice(at + 1)) {
          expect(before.isUnknown && !after.isUnknown).toBe(false);
          if (before.isUnknown !== after.isUnknown) continue;
          const isLess = [...after.own].every((group) => before.own.has(group));
          expect(isLess && after.own.size < before.own.size).toBe(false);
        }
      const known = inOrder.map(({ own, isUnknown }) =>
        [isUnknown, ...allergenGroups.filter((group) => own.has(group))].join(),
      );
      const changes = known.filter((each, at) => each !== known[at - 1]);
      expect(changes).toEqual([...new Set(changes)]);
    }),
  );
});

test('wheat and rye are one group: a table with the one carries nothing new into a box with the other', () => {
  const box = (orderNo: number, ...some: (typeof allergens)[number][]) => ({
    orderNo,
    allergens: some,
    isUnknown: false,
  });
  expect(
    allergenRun([box(1, 'milk', 'rye'), box(2, 'rye'), box(3, 'milk'), box(4, 'wheat'), box(5)]),
  ).toEqual([5, 2, 4, 3, 1]);
});
