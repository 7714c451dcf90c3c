import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accuracyAt,
  forecastDay,
  pastDays,
  type PastDay,
  type Promised,
  type Sold,
} from './forecast-day.ts';

/** So many Wednesdays, the last of them 25 November 2026. */
const wednesdays = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(2026, 10, 25 - 7 * (count - 1 - at))).toISOString().slice(0, 10),
  );
const next = '2026-12-02';

const pastOf = (
  days: readonly string[],
  sold: readonly Omit<Sold, 'day'>[],
  promised: readonly Omit<Promised, 'day'>[] = [],
): PastDay[] =>
  pastDays(
    days,
    days.flatMap((day) => sold.map((it) => ({ day, ...it }))),
    days.flatMap((day) => promised.map((it) => ({ day, ...it }))),
  );

const asUsual: Omit<Sold, 'day'>[] = [
  { ahead: 6, portions: 40 },
  { ahead: 3, portions: 60 },
  { ahead: 2, portions: 100 },
];

describe('a day will take', () => {
  test('what is ordered, and what days like it were still ordered so long before', () => {
    const past = pastOf(wednesdays(10), asUsual);
    const at = (ahead: number, single: number) =>
      forecastDay(past, { day: next, ahead, left: 0, single, subscribed: 0 }).expected;
    expect(at(7, 0)).toBe(200);
    expect(at(5, 40)).toBe(200);
    expect(at(5, 55)).toBe(215);
    expect(at(2, 200)).toBe(200);
    // A quarter of the day is left on which a hundred are ordered.
    const late = { day: next, ahead: 2, left: 0.25, single: 170, subscribed: 0 };
    expect(forecastDay(past, late).expected).toBe(195);
  });

  test('what subscriptions promise, as far as such promises were kept', () => {
    const promised = [
      { knownAhead: 60, goneAhead: null, portions: 80 },
      { knownAhead: 60, goneAhead: 3, portions: 20 },
      { knownAhead: 60, goneAhead: 20, portions: 500 },
    ];
    const past = pastOf(wednesdays(10), [], promised);
    const standing = { day: next, left: 0, single: 0, subscribed: 200 };
    // A fifth of what stood two weeks before was given up in time; what had gone by then is not asked.
    expect(forecastDay(past, { ...standing, ahead: 14 }).expected).toBe(160);
    expect(forecastDay(past, { ...standing, ahead: 2 }).expected).toBe(200);
  });

  test('what those brought who subscribed in the meantime', () => {
    const past = pastOf(wednesdays(4), [], [{ knownAhead: 5, goneAhead: null, portions: 12 }]);
    const standing = { day: next, left: 0, single: 0, subscribed: 0 };
    expect(forecastDay(past, { ...standing, ahead: 7 }).expected).toBe(12);
    expect(forecastDay(past, { ...standing, ahead: 4 }).expected).toBe(0);
  });

  test('what stands already, and nothing is said of how far off that is, while too little is over', () => {
    const standing = { day: next, ahead: 7, left: 0, single: 5, subscribed: 7 };
    const said = { expected: 12, fromHistory: false, between: null };
    expect(forecastDay([], standing)).toEqual(said);
    expect(forecastDay(pastOf(wednesdays(1), asUsual), standing)).toEqual(said);
    const thursdays = ['2026-11-26', '2026-11-19'];
    expect(forecastDay(pastOf(thursdays, asUsual), standing)).toEqual(said);
  });
});

test('other weekdays and days of long ago say nothing of it', () => {
  const [old, recent] = [wednesdays(16).slice(0, 8), wednesdays(8)];
  const thursday = '2026-11-26';
  const past = pastDays(
    [...old, ...recent, thursday],
    [
      ...old.map((day) => ({ day, ahead: 2, portions: 9000 })),
      ...recent.map((day) => ({ day, ahead: 2, portions: 30 })),
      { day: thursday, ahead: 2, portions: 9000 },
    ],
    [],
  );
  const standing = { day: next, ahead: 7, left: 0, single: 0, subscribed: 0 };
  expect(forecastDay(past, standing).expected).toBe(30);
});

describe('how far off it is', () => {
  test('is nothing where every day was the same, and is not said of fewer than three days', () => {
    const standing = { day: next, ahead: 7, left: 0, single: 0, subscribed: 0 };
    const past = pastOf(wednesdays(10), asUsual);
    expect(forecastDay(past, standing).between).toEqual([200, 200]);
    expect(accuracyAt(past, 7)).toEqual({ ahead: 7, days: 8, off: 0 });
    const short = pastOf(wednesdays(4), asUsual);
    expect(forecastDay(short, standing).between).toBeNull();
    expect(accuracyAt(short, 7)).toBeUndefined();
  });

  test('is judged from what was known then: what came later never helps', () => {
    const days = wednesdays(8);
    const rising = (later: number) =>
      pastDays(
        days,
        days.map((day, at) => ({ day, ahead: 2, portions: at === 7 ? later : 10 * (at + 1) })),
        [],
      );
    const [one, other] = [accuracyAt(rising(80), 14), accuracyAt(rising(80_000), 14)];
    // Only the last day took another number, so only its own error is another: of the days before it nothing changed.
    const missed = (it: typeof one, last: number) =>
      (it?.off ?? 0) * (10 * (3 + 4 + 5 + 6 + 7) - 30 + last);
    const expectedOfLast = (10 + 20 + 30 + 40 + 50 + 60) / 6;
    const missedBefore = (it: typeof one, last: number) =>
      missed(it, last) - (last - expectedOfLast);
    expect(missedBefore(one, 80)).toBeCloseTo(missedBefore(other, 80_000));
  });

  test('as a share of all: a store that sold double of what was expected was off by half', () => {
    const days = wednesdays(5);
    const past = pastDays(
      days,
      days.map((day, at) => ({ day, ahead: 2, portions: at < 2 ? 50 : 100 })),
      [],
    );
    const { off = 0, days: looked } = accuracyAt(past, 7) ?? {};
    // Expected 50, 67 and 75 of 100 each.
    expect(looked).toBe(3);
    expect(off).toBeCloseTo((50 + 100 - 200 / 3 + 25) / 300);
  });
});

test('whatever was ordered before, a forecast is a number, within its range, and never below nothing', () => {
  const portions = fc.integer({ min: 0, max: 500 });
  const ahead = fc.integer({ min: 0, max: 60 });
  const day = fc.constantFrom(...wednesdays(16));
  const sold = fc.array(fc.record({ day, ahead, portions }), { maxLength: 40 });
  const promised = fc.array(
    fc.record({ day, knownAhead: ahead, goneAhead: fc.option(ahead), portions }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(
      sold,
      promised,
      ahead,
      portions,
      portions,
      (one, other, far, single, subscribed) => {
        const past = pastDays(wednesdays(16), one, other);
        const said = forecastDay(past, { day: next, ahead: far, left: 0.5, single, subscribed });
        expect(said.expected).toBeGreaterThanOrEqual(0);
        if (!said.between) return;
        const [least, most] = said.between;
        expect(least).toBeGreaterThanOrEqual(0);
        expect(least).toBeLessThanOrEqual(said.expected);
        expect(most).toBeGreaterThanOrEqual(said.expected);
      },
    ),
  );
});
