import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDay, foodOf, lineOf } from './fixtures.ts';
import { portionedAmounts, portionLines } from './portion-lines.ts';
import { reconcileDay } from './reconcile-day.ts';

const withoutCoriander = [{ action: 'omit' as const, ingredientNo: 9 }];

test('the sheet portions exactly what the lines of the day contain', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const inLines = new Map<number, number>();
      for (const { ingredientNo, amount } of lines.flatMap(({ ingredients }) => ingredients)) {
        inLines.set(ingredientNo, (inLines.get(ingredientNo) ?? 0) + amount);
      }
      const portioned = portionedAmounts(portionLines(lines));
      const accounts = { needed: inLines, portioned, taken: inLines };
      expect(reconcileDay(accounts).differences).toEqual([]);
    }),
  );
});

test('every line is in one group, beside lines with its servings and its amounts only', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const groups = portionLines(lines).flatMap(({ groups }) => groups);
      const grouped = groups.flatMap((group) => group.lines.map(({ orderNo }) => orderNo));
      expect(grouped.toSorted((a, b) => a - b)).toEqual(lines.map(({ orderNo }) => orderNo));
      for (const group of groups) {
        expect(group.lines).toHaveLength(group.boxes);
        for (const { orderNo } of group.lines) {
          const line = lines[orderNo - 1];
          expect(line?.servings).toBe(group.servings);
          for (const { ingredientNo, amountPerBox } of group.ingredients) {
            const own = line?.ingredients.find((entry) => entry.ingredientNo === ingredientNo);
            expect(own?.amount).toBe(amountPerBox);
          }
        }
      }
    }),
  );
});

test('the kitchen works through a recipe unchanged first, then change by change, small before large', () => {
  const sheet = portionLines([
    lineOf({ orderNo: 1, changes: withoutCoriander }),
    lineOf({ orderNo: 2, servings: 4 }),
    lineOf({ orderNo: 3 }),
    lineOf({ orderNo: 4, recipeNo: 8, name: 'Dal' }),
    lineOf({ orderNo: 5 }),
  ]);
  expect(sheet.map(({ name, boxes, servings }) => [name, boxes, servings])).toEqual([
    ['Dal', 1, 2],
    ['Tofu curry', 4, 10],
  ]);
  expect(
    sheet[1]?.groups.map(({ servings, changesText, boxes }) => [servings, changesText, boxes]),
  ).toEqual([
    [2, '', 2],
    [4, '', 1],
    [2, 'without ingredient 9', 1],
  ]);
});

test('a recipe edited between two orders is portioned apart, under its latest name', () => {
  const sheet = portionLines([
    lineOf({ orderNo: 1 }),
    lineOf({
      orderNo: 2,
      name: 'Tofu curry, milder',
      ingredients: [foodOf({ name: 'Rice', amount: 200 })],
    }),
  ]);
  expect(sheet).toHaveLength(1);
  expect(sheet[0]).toMatchObject({
    name: 'Tofu curry, milder',
    groups: [{ boxes: 1 }, { boxes: 1 }],
  });
});
