import { expect, test } from 'vitest';
import { linesOfRuns, type Line } from './label-lines.ts';

/** Each letter one wide, two in bold. */
const room = (wide: number) => ({
  wide,
  widthOf: (word: string, strong: boolean) => word.length * (strong ? 2 : 1),
});
const plain = (text: string) => ({ text, strong: false });
const strong = (text: string) => ({ text, strong: true });
const asRead = (lines: readonly Line[]) =>
  lines.map(({ runs }) => runs.map((run) => (run.strong ? `*${run.text}*` : run.text)).join(''));

test('words go on until a line is full; the space after the last takes no room', () => {
  expect(asRead(linesOfRuns([plain('rice milk egg')], room(9)))).toEqual(['rice milk ', 'egg']);
  expect(asRead(linesOfRuns([plain('rice milk egg')], room(8)))).toEqual(['rice ', 'milk egg']);
  expect(asRead(linesOfRuns([plain('rice')], room(9)))).toEqual(['rice']);
});

test('what stands together stays together, in whichever face', () => {
  const runs = [plain('soy ('), strong('soya'), plain('), rice')];
  expect(asRead(linesOfRuns(runs, room(12)))).toEqual(['soy ', '(*soya*), ', 'rice']);
});

test('a space that does not part does not', () => {
  const runs = [plain('goat milk 80\u00a0%, salt')];
  expect(asRead(linesOfRuns(runs, room(12)))).toEqual(['goat milk ', '80\u00a0%, salt']);
});

test('each run says where it begins, and a line how wide it is', () => {
  expect(linesOfRuns([plain('a '), strong('bc '), plain('d ')], room(20))).toEqual([
    {
      runs: [
        { text: 'a ', strong: false, x: 0 },
        { text: 'bc ', strong: true, x: 2 },
        { text: 'd ', strong: false, x: 8 },
      ],
      width: 9,
    },
  ]);
});

test('a word that is wider than a line goes on in the next, and nothing is one empty line', () => {
  expect(asRead(linesOfRuns([plain('a abcdefg b')], room(4)))).toEqual(['a ab', 'cdef', 'g b']);
  expect(asRead(linesOfRuns([plain('')], room(4)))).toEqual(['']);
});

test('nothing is lost or said twice, whatever the room', () => {
  const runs = [plain('Rice, '), strong('milk'), plain(' (cream 30 %), '), strong('wheat flour')];
  const whole = runs.map(({ text }) => text).join('');
  for (const wide of [1, 2, 3, 5, 8, 13, 100])
    expect(
      linesOfRuns(runs, room(wide))
        .flatMap((line) => line.runs.map(({ text }) => text))
        .join(''),
    ).toBe(whole);
});
