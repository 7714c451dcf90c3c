import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconcileDay } from './reconcile-day.ts';

const account = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5000 })), {
    selector: ([ingredientNo]) => ingredientNo,
  })
  .map((entries) => new Map(entries));

test('three accounts that agree are balanced, whatever was taken and given back in between', () => {
  fc.assert(
    fc.property(account, fc.integer({ min: 10, max: 20 }), (needed, cancelledOnly) => {
      const taken = new Map([...needed, [cancelledOnly, 0] as const]);
      expect(reconcileDay({ needed, portioned: needed, taken })).toMatchObject({
        balanced: true,
        differences: [],
      });
    }),
  );
});

test('one unit too many or too few in any account is found and named', () => {
  const off = fc.constantFrom(1, -1);
  const which = fc.constantFrom('needed', 'portioned', 'taken');
  fc.assert(
    fc.property(account, fc.integer({ min: 1, max: 9 }), off, which, (all, no, by, at) => {
      const wrong = new Map(all).set(no, (all.get(no) ?? 0) + by);
      const accounts = { needed: all, portioned: all, taken: all, [at]: wrong };
      const { balanced, differences } = reconcileDay(accounts);
      expect(balanced).toBe(false);
      expect(differences.map(({ ingredientNo }) => ingredientNo)).toEqual([no]);
      expect(differences[0]?.[`${at}Amount`]).toBe((all.get(no) ?? 0) + by);
    }),
  );
});
