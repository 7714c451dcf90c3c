import { expect, test } from 'vitest';
import { judgeEntry } from './judge-entry.ts';
import { standing, stillDue } from './missed-checks.ts';

const fridge = { kind: 'temperature', minTenths: 0, maxTenths: 50 } as const;
const bench = { kind: 'cleaning', minTenths: null, maxTenths: null } as const;
const found = (some: object) => ({ tenths: null, done: null, action: null, ...some });

test.each([
  [0, true],
  [50, true],
  [51, false],
  [-1, false],
])('%i tenths of a degree in a fridge of 0 to 5 °C are in order: %s', (tenths, inOrder) => {
  expect(judgeEntry(fridge, found({ tenths, action: 'Moved the food' }))).toEqual({
    ok: true,
    inOrder,
  });
});

test('what is not in order needs to say what was done about it, and blanks say nothing', () => {
  for (const action of [null, '', '  '])
    for (const [check, what] of [
      [fridge, { tenths: 90 }],
      [bench, { done: false }],
    ] as const)
      expect(judgeEntry(check, found({ ...what, action }))).toEqual({
        ok: false,
        code: 'corrective-action-needed',
      });
});

test('a temperature is no cleaning, and nothing is neither', () => {
  for (const [check, what] of [
    [fridge, { done: true }],
    [fridge, { tenths: 20, done: true }],
    [fridge, {}],
    [bench, { tenths: 20 }],
    [bench, {}],
  ] as const)
    expect(judgeEntry(check, found(what))).toEqual({ ok: false, code: 'entry-of-another-kind' });
});

const entry = (entryNo: number, ofDay: string, corrects: number | null = null) => ({
  entryNo,
  checkNo: 1,
  ofDay,
  corrects,
});
const daily = { checkNo: 1, perDay: 2, everyDays: 1, beginsOn: '2026-11-20', stoppedOn: null };

test('a check is missed as often as it was not done on its day; a correction counts once', () => {
  const day = '2026-11-23';
  expect(stillDue(daily, day, [])).toBe(2);
  expect(stillDue(daily, day, [entry(1, day)])).toBe(1);
  expect(stillDue(daily, day, [entry(1, day), entry(2, day, 1)])).toBe(1);
  expect(stillDue(daily, day, [entry(1, day), entry(2, day), entry(3, day)])).toBe(0);
  expect(stillDue(daily, day, [{ ...entry(1, day), checkNo: 2 }, entry(2, '2026-11-22')])).toBe(2);
});

test('before it begins and once it has stopped nothing is missed', () => {
  expect(stillDue(daily, '2026-11-19', [])).toBe(0);
  const stopped = { ...daily, stoppedOn: '2026-11-23' };
  expect([stillDue(stopped, '2026-11-22', []), stillDue(stopped, '2026-11-23', [])]).toEqual([
    2, 0,
  ]);
});

test('a weekly check is due once a week has gone by without it', () => {
  const weekly = { ...daily, perDay: 1, everyDays: 7 };
  expect(stillDue(weekly, '2026-11-25', [])).toBe(0);
  expect(stillDue(weekly, '2026-11-26', [])).toBe(1);
  expect(stillDue(weekly, '2026-11-26', [entry(1, '2026-11-20')])).toBe(0);
  expect(stillDue(weekly, '2026-11-27', [entry(1, '2026-11-20')])).toBe(1);
});

test('of an entry that was corrected twice only the last stands', () => {
  const day = '2026-11-23';
  const all = [entry(1, day), entry(2, day, 1), entry(3, day, 2)];
  expect(standing(all).map(({ entryNo }) => entryNo)).toEqual([3]);
});
