import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packsFor } from '../forecast/packs.ts';
import { planPurchase } from './plan-purchase.ts';

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

test('what is bought leaves the free stock at its mark after what is likely, and no pack more than that', () => {
  fc.assert(
    fc.property(amount, amount, amount, packAmount, (freeAmount, lowStockAmount, likely, pack) => {
      const need = { ...flour, freeAmount, lowStockAmount, packAmount: pack };
      const planned = planPurchase(need, likely);
      const { buyPacks } = planned;
      const left = freeAmount - likely;
      if (left >= lowStockAmount) expect(buyPacks).toBe(0);
      else {
        expect(left + buyPacks * pack).toBeGreaterThanOrEqual(lowStockAmount);
        expect(left + (buyPacks - 1) * pack).toBeLessThan(lowStockAmount);
      }
      expect(planned.costCents).toBe(buyPacks * flour.packCostCents);
    }),
  );
});

test('the purchase list says what to open, what is left of it, what is in the house and what to buy', () => {
  expect(planPurchase(flour, 0)).toMatchObject({
    packs: 3,
    surplusAmount: 300,
    onHandAmount: 2300,
    buyPacks: 2,
    costCents: 240,
  });
});

test('what nobody has said the cost of is bought at an unknown cost, and nothing costs nothing', () => {
  const unknown = { ...flour, packCostCents: null };
  expect(planPurchase(unknown, 0).costCents).toBe(null);
  expect(planPurchase({ ...unknown, freeAmount: 1000 }, 0).costCents).toBe(0);
});
