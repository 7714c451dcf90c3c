import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, withoutTheSame } from './compare-texts.ts';

test('of two texts it tells the lines that went and those that came', () => {
  expect(compareTexts('one\n\ntwo\nthree\nfour', 'one\ntwo and a half\nthree\nfour\nfive')).toEqual(
    [
      { kind: 'same', text: 'one' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: 'two and a half' },
      { kind: 'same', text: 'three' },
      { kind: 'same', text: 'four' },
      { kind: 'added', text: 'five' },
    ],
  );
});

test('what is left of either text is that text, and no line is left out', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const lines = compareTexts(before.join('\n'), after.join('\n'));
      const without = (kind: string) =>
        lines.filter((line) => line.kind !== kind).map(({ text }) => text);
      expect(without('added')).toEqual(before.filter(Boolean));
      expect(without('removed')).toEqual(after.filter(Boolean));
      const shown = withoutTheSame(lines);
      const counted = shown.map((line) => (typeof line === 'number' ? line : 1));
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(lines.length);
    }),
  );
});

test('two long texts that have nothing in common are told all the same', () => {
  const long = (word: string) =>
    Array.from({ length: 3000 }, (_, at) => `${word} ${at}`).join('\n');
  expect(compareTexts(long('old'), long('new'))).toHaveLength(6000);
});
