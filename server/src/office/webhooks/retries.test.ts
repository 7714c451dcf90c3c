import { expect, test } from 'vitest';
import { outcomeOf, patienceMs, pausesSeconds } from './retries.ts';

const now = new Date('2026-11-23T09:00:00Z');
const failed = { status: 500, attempts: 1, failingSince: now };

test('what is answered with any 2xx has arrived, and nothing else has', () => {
  for (const status of [200, 201, 204, 299])
    expect(outcomeOf({ ...failed, status }, now)).toEqual({ state: 'delivered' });
  for (const status of [null, 0, 101, 199, 300, 301, 304, 400, 401, 404, 429, 500, 503])
    expect(outcomeOf({ ...failed, status }, now).state).toBe('waiting');
});

test('pauses grow, and the last try comes after three days', () => {
  const grown = pausesSeconds.toSorted((a, b) => a - b);
  expect(pausesSeconds).toEqual(grown);
  let at = now;
  const tries = [now];
  for (let attempts = 1; ; attempts += 1) {
    const next = outcomeOf({ ...failed, attempts, failingSince: now }, at);
    if (next.state !== 'waiting') {
      expect(next).toEqual({ state: 'failed', isOver: true });
      break;
    }
    at = next.dueAt;
    tries.push(at);
  }
  expect(tries).toHaveLength(10);
  expect(at.getTime() - now.getTime()).toBeGreaterThan(3 * 86_400_000);
  expect(at.getTime() - now.getTime()).toBeLessThan(4 * 86_400_000);
});

test('an endpoint is over only where nothing arrived for days, or it says so', () => {
  const last = { ...failed, attempts: pausesSeconds.length + 1 };
  const since = (ms: number) =>
    outcomeOf({ ...last, failingSince: new Date(now.getTime() - ms) }, now);
  expect(since(patienceMs)).toEqual({ state: 'failed', isOver: true });
  expect(since(patienceMs - 1)).toEqual({ state: 'failed', isOver: false });
  expect(outcomeOf({ ...last, failingSince: null }, now)).toEqual({
    state: 'failed',
    isOver: false,
  });
  expect(outcomeOf({ ...failed, status: 410 }, now)).toEqual({ state: 'failed', isOver: true });
});
