import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDay, lineOf } from './fixtures.ts';
import { writeLabels } from './write-labels.ts';

const day = '2026-11-25';

test('a box warns of everything that any of its lines warns of', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const oneBox = lines.map((line, at) => ({ ...line, orderNo: 1, lineNo: at + 1 }));
      const labels = writeLabels(day, oneBox);
      expect(labels.lines).toHaveLength(lines.length);
      for (const { allergens } of labels.lines) {
        expect(labels.boxes[0]?.allergens).toEqual(expect.arrayContaining(allergens));
      }
    }),
  );
});

test('a label names the ingredients nobody has declared', () => {
  const { lines, boxes } = writeLabels(day, [
    lineOf({ unknownIn: ['2', '12'] }),
    lineOf({ lineNo: 2, unknownIn: ['2'] }),
    lineOf({ orderNo: 2 }),
  ]);
  expect(lines[0]?.unknownAllergensIn).toEqual(['Firm tofu', 'ingredient 12']);
  expect(boxes).toMatchObject([
    { orderNo: 1, lines: 2, unknownAllergensIn: ['Firm tofu', 'ingredient 12'] },
    { orderNo: 2, lines: 1, unknownAllergensIn: [] },
  ]);
});
