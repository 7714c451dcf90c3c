import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allergens, type Diet } from '../../contract/food-terms.ts';
import { aDay, foodOf, lineOf } from './fixtures.ts';
import { writeLabels } from './write-labels.ts';

const day = '2026-11-25';

test('a box warns of everything that any of its lines warns of', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const oneBox = lines.map((line, at) => ({ ...line, orderNo: 1, lineNo: at + 1 }));
      const labels = writeLabels(day, oneBox, 18);
      expect(labels.lines).toHaveLength(lines.length);
      for (const { allergens, mayContain, unknownAllergensIn } of labels.lines) {
        const [box] = labels.boxes;
        expect(box?.allergens).toEqual(expect.arrayContaining(allergens));
        expect([...(box?.allergens ?? []), ...(box?.mayContain ?? [])]).toEqual(
          expect.arrayContaining(mayContain),
        );
        expect(box?.unknownAllergensIn).toEqual(expect.arrayContaining(unknownAllergensIn));
      }
    }),
  );
});

test('a label names the ingredients nobody has declared', () => {
  const { lines, boxes } = writeLabels(
    day,
    [
      lineOf({ unknownIn: ['2', '12'] }),
      lineOf({ lineNo: 2, unknownIn: ['2'] }),
      lineOf({ orderNo: 2 }),
    ],
    18,
  );
  expect(lines[0]?.unknownAllergensIn).toEqual(['Firm tofu', 'ingredient 12']);
  expect(boxes).toMatchObject([
    { orderNo: 1, lines: 2, unknownAllergensIn: ['Firm tofu', 'ingredient 12'] },
    { orderNo: 2, lines: 1, unknownAllergensIn: [] },
  ]);
});

test('a label warns of all that the line was sold with and of all that is known now, whatever was said in between', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const labels = writeLabels(day, lines, 18).lines;
      for (const [at, line] of lines.entries()) {
        const label = labels[at];
        const now = line.ingredients.flatMap((it) => it.allergens ?? []);
        expect(label?.allergens).toEqual(
          allergens.filter((it) => line.allergens.includes(it) || now.includes(it)),
        );
        const told = [...(label?.allergens ?? []), ...(label?.mayContain ?? [])];
        for (const traces of line.ingredients) {
          expect(told).toEqual(expect.arrayContaining(traces.mayContain ?? []));
          if (traces.allergens === null)
            expect(label?.unknownAllergensIn).toContain(
              traces.name ?? `ingredient ${traces.ingredientNo}`,
            );
        }
        for (const added of label?.addedSince.allergens ?? []) {
          expect(line.allergens).not.toContain(added);
          expect(label?.allergens).toContain(added);
        }
      }
    }),
  );
});

test('what was learned after a line was sold is marked; what its group covered already is not news', () => {
  const [label] = writeLabels(
    day,
    [
      lineOf({
        allergens: ['nuts'],
        mayContain: ['gluten'],
        ingredients: [
          foodOf({
            ingredientNo: 1,
            name: 'Pesto',
            allergens: ['walnuts', 'mustard'],
            mayContain: ['rye', 'sesame'],
          }),
        ],
      }),
    ],
    18,
  ).lines;
  expect(label).toMatchObject({
    allergens: ['nuts', 'walnuts', 'mustard'],
    mayContain: ['gluten', 'rye', 'sesame'],
    addedSince: { allergens: ['mustard'], mayContain: ['sesame'], unknownAllergensIn: [] },
  });
});

test('a label says which diets its meal is no longer known to suit, and the box says those of all', () => {
  const sold = { diets: ['vegan', 'pork-free'] as Diet[] };
  const { lines, boxes } = writeLabels(
    day,
    [
      lineOf({ ...sold, ingredients: [foodOf({ diets: ['vegetarian', 'pork-free'] })] }),
      lineOf({ ...sold, lineNo: 2, ingredients: [foodOf({ diets: null })] }),
      lineOf({ lineNo: 3, ingredients: [foodOf({ diets: null })] }),
    ],
    18,
  );
  expect(lines.map(({ lostDiets }) => lostDiets)).toEqual([['vegan'], ['vegan', 'pork-free'], []]);
  expect(boxes).toMatchObject([{ lostDiets: ['vegan', 'pork-free'] }]);
});

test('a label says of what is inside how much it weighs, and which allergens it brings', () => {
  const ingredients = [
    foodOf({ ingredientNo: 1, name: 'Saffron', unit: 'mg', amount: 500 }),
    foodOf({
      ingredientNo: 2,
      name: 'Egg',
      unit: 'piece',
      amount: 4,
      pieceGrams: 55,
      allergens: ['eggs'],
    }),
    foodOf({ ingredientNo: 3, name: 'Rice', amount: 200 }),
    foodOf({ ingredientNo: 4, name: 'Wine', unit: 'ml', amount: 210, alcoholPermille: 135 }),
  ];
  const { lines, boxes } = writeLabels(day, [lineOf({ ingredients })], 21);
  expect(lines[0]?.ingredients).toMatchObject([
    { name: 'Egg', grams: 220, allergens: ['eggs'], alcoholPermille: null },
    { name: 'Rice', grams: 200, allergens: [] },
    { name: 'Saffron', grams: 0.5 },
    { name: 'Wine', grams: 210, alcoholPermille: 135 },
  ]);
  expect(boxes).toMatchObject([{ checkAge: 21, deliverTo: { phone: '0871234567' } }]);
});

test('the age that was confirmed stays on the box, also when the shop asks for another one today', () => {
  const { boxes } = writeLabels(day, [lineOf({ confirmedAge: 18 })], 21);
  expect(boxes).toMatchObject([{ checkAge: 18 }]);
  expect(writeLabels(day, [lineOf()], 21).boxes).toMatchObject([{ checkAge: null }]);
});
