import { expect, test } from 'vitest';
import { ingredientOf } from '../../../test/small-menu.ts';
import { recipeCost } from './recipe-cost.ts';

const food = (ingredientNo: number, costCents: number | null) => ({
  ingredientNo,
  version: 1,
  ...ingredientOf(`Food ${ingredientNo}`, { priceCents: 200, costCents, packAmount: 100 }),
});
const pantry = (...foods: ReturnType<typeof food>[]) =>
  new Map(foods.map((it) => [it.ingredientNo, it]));
const dish = {
  servings: 2,
  preparationCents: 150,
  ingredients: [
    { ingredientNo: 1, amount: 100 },
    { ingredientNo: 2, amount: 50 },
  ],
};

test('the margin is what of the price is not paid for the ingredients', () => {
  expect(recipeCost(dish, pantry(food(1, 120), food(2, 130)))).toEqual({
    totalCents: 600,
    perServingCents: 300,
    ingredientCents: 300,
    preparationCents: 300,
    ingredientPercent: 50,
    purchaseCents: 185,
    marginCents: 415,
    marginPercent: 69,
  });
});

test('a margin is unknown while one cost is, and a food that is given away costs nothing', () => {
  const unknown = { purchaseCents: null, marginCents: null, marginPercent: null };
  expect(recipeCost(dish, pantry(food(1, 120), food(2, null)))).toMatchObject(unknown);
  // What the dish does not take does not count.
  expect(recipeCost(dish, pantry(food(1, 0), food(2, 130), food(3, null)))).toMatchObject({
    purchaseCents: 65,
  });
});

test('a recipe that is sold for less than it costs has a margin under nothing', () => {
  const dear = recipeCost({ ...dish, preparationCents: 0 }, pantry(food(1, 300), food(2, 300)));
  expect(dear).toMatchObject({
    totalCents: 300,
    purchaseCents: 450,
    marginCents: -150,
    marginPercent: -50,
  });
});
