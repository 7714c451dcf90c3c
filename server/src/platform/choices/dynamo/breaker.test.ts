import { expect, test } from 'vitest';
import { openBreaker } from './breaker.ts';

function openRig() {
  const rig = { now: 0, changes: [] as boolean[] };
  const breaker = openBreaker(
    () => rig.now,
    (open) => rig.changes.push(open),
  );
  return { rig, ...breaker };
}

test('leaves the primary region after two failures in a row, not after two apart', () => {
  const { rig, admits, failed, succeeded } = openRig();
  failed();
  succeeded();
  failed();
  expect(admits()).toBe(true);
  failed();
  expect(admits()).toBe(false);
  expect(rig.changes).toEqual([true]);
});

test('after a second sends one request to see, and the others when that succeeded', () => {
  const { rig, admits, failed, succeeded } = openRig();
  failed();
  failed();
  rig.now = 999;
  expect(admits()).toBe(false);
  rig.now = 1_000;
  expect([admits(), admits(), admits()]).toEqual([true, false, false]);
  failed();
  rig.now = 1_999;
  expect(admits()).toBe(false);
  rig.now = 2_000;
  expect([admits(), admits()]).toEqual([true, false]);
  succeeded();
  expect([admits(), admits()]).toEqual([true, true]);
  expect(rig.changes).toEqual([true, false]);
});
