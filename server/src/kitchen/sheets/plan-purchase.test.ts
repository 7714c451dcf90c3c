import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packsFor, planPurchase } from './plan-purchase.ts';

const amount = fc.integer({ min: 0, max: 9_999_999_999 });
const packAmount = fc.oneof(
  fc.integer({ min: 1, max: 2000 }),
  fc.integer({ min: 1, max: 9_999_999_999 }),
);

const flour = {
  ingredientNo: 1,
  name: 'Flour',
  unit: 'g' as const,
  neededAmount: 1200,
  packAmount: 500,
  packCents: 180,
  packCostCents: 120,
  heldAmount: 2000,
  freeAmount: 300,
  lowStockAmount: 1000,
};

test('the fewest packs that hold what is needed are opened, exactly', () => {
  fc.assert(
    fc.property(amount, packAmount, (needed, pack) => {
      const packs = BigInt(packsFor(needed, pack));
      expect(packs * BigInt(pack)).toBeGreaterThanOrEqual(BigInt(needed));
      if (packs > 0n) expect((packs - 1n) * BigInt(pack)).toBeLessThan(BigInt(needed));
    }),
  );
});

test('what is bought brings the free stock to its mark, and no pack more than that', () => {
  fc.assert(
    fc.property(amount, amount, packAmount, (freeAmount, lowStockAmount, pack) => {
      const planned = planPurchase({ ...flour, freeAmount, lowStockAmount, packAmount: pack });
      const { buyPacks } = planned;
      if (freeAmount >= lowStockAmount) expect(buyPacks).toBe(0);
      else {
        expect(freeAmount + buyPacks * pack).toBeGreaterThanOrEqual(lowStockAmount);
        expect(freeAmount + (buyPacks - 1) * pack).toBeLessThan(lowStockAmount);
      }
      expect(planned.costCents).toBe(buyPacks * flour.packCostCents);
    }),
  );
});

test('the purchase list says what to open, what is left of it, what is in the house and what to buy', () => {
  expect(planPurchase(flour)).toMatchObject({
    packs: 3,
    surplusAmount: 300,
    onHandAmount: 2300,
    buyPacks: 2,
    costCents: 240,
  });
});

test('what nobody has said the cost of is bought at an unknown cost, and nothing costs nothing', () => {
  const unknown = { ...flour, packCostCents: null };
  expect(planPurchase(unknown).costCents).toBe(null);
  expect(planPurchase({ ...unknown, freeAmount: 1000 }).costCents).toBe(0);
});
