import { expect, test } from 'vitest';
import type { Box } from '../kit/office-types.ts';
import { readMarks, writtenMarks } from './kept-marks.ts';
import {
  afterEvent,
  inRun,
  refusedElsewhere,
  refusedOf,
  shownLines,
  type Mark,
} from './packing-state.ts';
import { judgeScan, readScan } from './read-scan.ts';

const boxOf = (orderNo: number, packed: boolean[], status: Box['status'] = 'packing'): Box => ({
  orderNo,
  status,
  name: 'Ada',
  cancellableUntil: null,
  allergens: [],
  allergensUnknown: false,
  packedLines: packed.filter(Boolean).length,
  lines: packed.map((is, at) => ({
    lineNo: at + 1,
    recipeNo: 1,
    name: 'Congee',
    servings: 2,
    changed: false,
    changesText: '',
    packedAt: is ? '2026-11-23T09:00:00Z' : null,
    blockedLots: [],
  })),
});
const start = (boxes: Box[]) => ({ boxes, waiting: [], unheard: [], refused: [] });
const mark = (lineNo: number, packed = true): Mark => ({ orderNo: 7, lineNo, packed });

test('what is ticked without a connection stays ticked, may be taken back, and goes with the answer of the store', () => {
  const ticked = mark(1);
  const marked = afterEvent(start([boxOf(7, [false, false])]), {
    kind: 'marked',
    mark: ticked,
    again: false,
  });
  expect(marked.waiting).toEqual([ticked]);
  const unheard = afterEvent(marked, { kind: 'unheard', mark: ticked });
  expect([unheard.waiting, unheard.unheard, unheard.refused]).toEqual([[], [ticked], []]);
  expect(shownLines(boxOf(7, [false, false]), unheard)).toMatchObject([
    { packed: true, waiting: false, kept: true },
    { packed: false, waiting: false, kept: false },
  ]);
  const taken = afterEvent(unheard, { kind: 'marked', mark: mark(1, false), again: false });
  expect(taken.unheard).toEqual([]);
  const heard = afterEvent(unheard, {
    kind: 'answered',
    mark: ticked,
    box: boxOf(7, [true, false]),
  });
  expect([heard.unheard, heard.boxes[0]?.packedLines]).toEqual([[], 1]);
});

test('a mark that was kept and is refused by the store is said and kept no more', () => {
  const unheard = afterEvent(start([boxOf(7, [false])]), { kind: 'unheard', mark: mark(1) });
  const refused = afterEvent(unheard, { kind: 'failed', mark: mark(1), why: 'Cancelled.' });
  expect([refused.unheard, refusedOf(refused.refused, 7)]).toEqual([[], 'Cancelled.']);
});

test('each refusal of a box is said, and said elsewhere where the box is not shown', () => {
  const both = [mark(1), mark(2)];
  let state = afterEvent(start([]), { kind: 'found', marks: both });
  for (const one of both)
    state = afterEvent(state, { kind: 'failed', mark: one, why: `Meal ${one.lineNo} is gone.` });
  expect(refusedOf(state.refused, 7)).toBe('Meal 1 is gone. Meal 2 is gone.');
  expect(refusedOf(state.refused, 8)).toBeUndefined();
  expect(refusedElsewhere(state.refused, [boxOf(8, [false])])).toEqual([
    [7, 'Meal 1 is gone. Meal 2 is gone.'],
  ]);
  expect(refusedElsewhere(state.refused, [boxOf(7, [false])])).toEqual([]);
});

test('what is sent again takes back only what was said of its line, and a hand that ticks again all of the box', () => {
  const failed = (lineNo: number) =>
    ({ kind: 'failed', mark: mark(lineNo), why: `Meal ${lineNo} is gone.` }) as const;
  const both = [failed(2), failed(1)].reduce(afterEvent, start([]));
  const again = afterEvent(both, { kind: 'marked', mark: mark(1), again: true });
  expect(refusedOf(again.refused, 7)).toBe('Meal 2 is gone.');
  expect(refusedOf(afterEvent(again, failed(1)).refused, 7)).toBe(
    'Meal 1 is gone. Meal 2 is gone.',
  );
  const byHand = afterEvent(both, { kind: 'marked', mark: mark(1), again: false });
  expect(refusedOf(byHand.refused, 7)).toBeUndefined();
});

test('what this device kept comes back beside what was ticked since, unless that is of the same line', () => {
  const known = afterEvent(start([]), { kind: 'unheard', mark: mark(1, false) });
  const found = afterEvent(known, { kind: 'found', marks: [mark(1), mark(2)] });
  expect(found.unheard).toEqual([mark(2), mark(1, false)]);
});

test('marks are read as they were written for half a day; what is no mark is none', () => {
  const [nowMs, hourMs] = [1_000_000_000, 3_600_000];
  const text = writtenMarks([mark(1), mark(2, false)], nowMs);
  expect(readMarks(text, nowMs + hourMs / 2)).toEqual([mark(1), mark(2, false)]);
  expect(readMarks(text, nowMs + 13 * hourMs)).toEqual([]);
  for (const odd of [null, '', '7', '{"atMs":1}', '{"atMs":1000000000,"marks":[{"orderNo":"7"}]}'])
    expect(readMarks(odd, nowMs)).toEqual([]);
});

test.each([
  ['https://shop.example/de/account/orders/7/cook/2', { kind: 'meal', orderNo: 7, lineNo: 2 }],
  [' 7.2 ', { kind: 'meal', orderNo: 7, lineNo: 2 }],
  ['7', { kind: 'box', orderNo: 7 }],
  ['4006381333931000', { kind: 'unknown' }],
  ['orders/7/cook/2; drop', { kind: 'unknown' }],
])('a scanner that types %s read %o', (typed, scan) => {
  expect(readScan(typed)).toEqual(scan);
});

test('a meal goes into its own box only, and a box that was cancelled or sent takes nothing', () => {
  const boxes = [boxOf(7, [false, true]), boxOf(8, [false]), boxOf(9, [false], 'cancelled')];
  const shown = boxes.map((box) => ({ ...box, lines: shownLines(box, start(boxes)) }));
  const scan = (text: string, open: number | null) => judgeScan(readScan(text), open, shown);
  expect(scan('7.1', 7)).toEqual({ kind: 'packed', mark: mark(1) });
  expect(scan('7.1', null)).toEqual({ kind: 'packed', mark: mark(1) });
  expect(scan('8.1', 7)).toEqual({ kind: 'wrong', why: 'other-box' });
  expect(scan('10.1', 7)).toEqual({ kind: 'wrong', why: 'other-box' });
  expect(scan('10', 7)).toEqual({ kind: 'wrong', why: 'no-such-box' });
  expect(scan('8', 7)).toEqual({ kind: 'opened', orderNo: 8 });
  expect(scan('7.2', 7)).toEqual({ kind: 'already', orderNo: 7 });
  expect(scan('7.3', 7)).toEqual({ kind: 'wrong', why: 'no-such-meal' });
  expect(scan('9.1', null)).toEqual({ kind: 'wrong', why: 'not-packed' });
  // Ticked here, though the store has not heard it.
  const kept = {
    ...boxOf(7, [false]),
    lines: shownLines(boxOf(7, [false]), { waiting: [], unheard: [mark(1)] }),
  };
  expect(judgeScan(readScan('7.1'), 7, [kept])).toEqual({ kind: 'already', orderNo: 7 });
});

test('boxes stand in the order of their allergens; one that came since stands behind', () => {
  const boxes = [7, 8, 9].map((orderNo) => ({ orderNo }));
  expect(inRun(boxes, [9, 7]).map(({ orderNo }) => orderNo)).toEqual([9, 7, 8]);
});
