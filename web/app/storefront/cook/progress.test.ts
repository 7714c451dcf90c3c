import { expect, test } from 'vitest';
import { atTheStart, onTheClock, readProgress, secondsLeft, written } from './progress.ts';

const timer = { id: 'a', step: 2, seconds: 480, endsAtMs: 1_000_000 };
const nowMs = 600_000;

test('what was written is read again, and a timer ends when it would have', () => {
  const progress = { step: 2, timers: [timer, { ...timer, id: 'b', step: 1 }] };
  expect(readProgress(written(progress, nowMs), 3, nowMs + 60_000)).toEqual(progress);
  expect(secondsLeft(timer, nowMs)).toBe(400);
  expect(secondsLeft(timer, 2_000_000)).toBe(0);
});

test('what is no progress, long ago or of another dish is a start', () => {
  const hour = 3_600_000;
  const kept = written({ step: 2, timers: [timer] }, nowMs);
  expect(readProgress(kept, 3, nowMs + 13 * hour)).toEqual(atTheStart);
  expect(readProgress(kept, 0, nowMs)).toEqual(atTheStart);
  for (const text of [null, '', 'x', '7', 'null', '{"step":"1","timers":7,"atMs":600000}'])
    expect(readProgress(text, 3, nowMs)).toEqual(atTheStart);
  const odd = written({ step: 1, timers: [timer, { id: 7 } as never] }, nowMs);
  expect(readProgress(odd, 3, nowMs).timers).toEqual([timer]);
});

test.each([
  [0, '0:00'],
  [65, '1:05'],
  [3900, '1:05:00'],
])('%i seconds are %s on a clock', (seconds, clock) => {
  expect(onTheClock(seconds)).toBe(clock);
});
