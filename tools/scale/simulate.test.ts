import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openAgenda, openDice, openQueue } from './agenda.ts';
import { behaviour } from './behaviour.ts';
import { deskCapacity, deskWait, groupsInFlight, mostInGroup, type Desks } from './desks.ts';
import { deskRuns } from './measured.ts';
import { connectionsPerServer } from './plan.ts';
import { worthAGroup } from './simulate.ts';
import { simulateBuyers, simulateRush, simulateSteady } from './peak-hour.ts';

const halls: Desks[] = [
  { desks: 1, cores: 2, commitMs: 0 },
  { desks: 2, cores: 4, commitMs: 4 },
  { desks: 8, cores: 16, commitMs: 4 },
  { desks: 40, cores: 8, commitMs: 4 },
  { desks: 120, cores: 32, commitMs: 4 },
];

/** By how much the formula and the simulation may differ. */
const margin = { ofCapacity: 0.1, ofWait: 0.4, ofMeasured: 0.15 };

test('the simulated desk follows the rules of the real one', async () => {
  const server = join(import.meta.dirname, '../../server/src');
  const source = (file: string) => readFile(join(server, file), 'utf8');
  const desk = await source('checkout/desk/desk.ts');
  expect(desk).toContain(`groupsInFlight: ${groupsInFlight},`);
  expect(desk).toContain(`mostInGroup: ${mostInGroup} }`);
  expect(await source('platform/group-commit.ts')).toContain(`const worthAGroup = ${worthAGroup};`);
  const database = await readdir(join(server, 'platform/database'));
  const adapters = database.filter((file) => /^postgres.*(?<!test)\.ts$/.test(file));
  const pools = await Promise.all(adapters.map((file) => source(`platform/database/${file}`)));
  expect(pools.join('\n')).toContain(`max = ${connectionsPerServer}`);
});

test('the simulated desk sells what the real one sold', () => {
  for (const { buyers, perSecond } of deskRuns) {
    const simulated = simulateBuyers(buyers, { desks: 1, cores: 2, commitMs: 0 }, 10).perSecond;
    expect(Math.abs(simulated / perSecond - 1), `${buyers} buyers`).toBeLessThan(margin.ofMeasured);
  }
});

test('the formula and the simulation agree on how much the desks can commit', () => {
  for (const hall of halls) {
    const buyers = 3 * 128 * hall.desks;
    const simulated = simulateBuyers(buyers, hall, 6).perSecond;
    const { perSecond } = deskCapacity(hall);
    expect(Math.abs(simulated / perSecond - 1), JSON.stringify(hall)).toBeLessThan(
      margin.ofCapacity,
    );
  }
});

test('they agree on how long an order waits, up to the load that a plan allows', () => {
  for (const hall of halls) {
    for (const part of [0.02, 0.1, 0.3, behaviour.headroom]) {
      const perSecond = deskCapacity(hall).perSecond * part;
      const simulated = simulateSteady(perSecond, hall, { seconds: 5, seed: 7 });
      const { meanMs } = deskWait(perSecond, hall);
      const apart = Math.abs(meanMs / simulated.meanMs - 1);
      expect(apart, `${JSON.stringify(hall)} at ${part}: ${meanMs}`).toBeLessThan(margin.ofWait);
    }
  }
});

test('above the limit the queue grows without end, below it does not', () => {
  for (const hall of halls.slice(0, 3)) {
    const { perSecond } = deskCapacity(hall);
    const left = (part: number, seconds: number) =>
      simulateSteady(perSecond * part, hall, { seconds, seed: 3 }).left / perSecond;
    // In seconds of work: what comes too much adds up, what does not stays in the groups under way.
    expect(left(1.2, 3)).toBeGreaterThan(0.4);
    expect(left(1.2, 6)).toBeGreaterThan(0.9);
    expect(left(0.8, 6)).toBeLessThan(0.1);
    expect(deskWait(perSecond * 1.2, hall).meanMs).toBe(Infinity);
  }
});

test('everybody who came is served, and the same seed is the same hour', () => {
  const hour = (seed: number) =>
    simulateRush(
      40,
      { desks: 4, cores: 4, commitMs: 4 },
      { minutes: 10, lastMomentHours: 1 / 6, seed },
    );
  expect(hour(5)).toEqual(hour(5));
  expect(hour(5)).not.toEqual(hour(6));
  // 40 a second at the end, and by the law 69 parts in a hundred of that in the mean of the last ten minutes.
  expect(hour(5).orders).toBeGreaterThan(40 * 600 * 0.66);
  expect(hour(5).orders).toBeLessThan(40 * 600 * 0.73);
});

test('an order never waits less for there being more of them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...halls),
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      (hall, part) => {
        const { perSecond } = deskCapacity(hall);
        const wait = deskWait(perSecond * part, hall).meanMs;
        expect(wait).toBeGreaterThan(0);
        expect(deskWait(perSecond * (part + 0.05), hall).meanMs).toBeGreaterThan(wait * 0.98);
      },
    ),
    { numRuns: 50 },
  );
});

test('simulated time happens in its order, and nobody overtakes in a queue', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      (delays, places) => {
        const agenda = openAgenda();
        const seen: number[] = [];
        for (const ms of delays) agenda.after(ms, () => seen.push(agenda.now()));
        agenda.run();
        expect(seen).toEqual(delays.toSorted((a, b) => a - b));

        const queue = openQueue(agenda, places);
        const done: number[] = [];
        for (const at of delays.keys()) queue(5, () => done.push(at));
        const began = agenda.now();
        agenda.run();
        expect(done).toEqual([...delays.keys()]);
        expect(agenda.now() - began).toBe(Math.ceil(delays.length / places) * 5);
      },
    ),
  );
});

test('the dice are fair enough', () => {
  const dice = openDice(1);
  const rolls = Array.from({ length: 20_000 }, dice);
  const mean = rolls.reduce((sum, roll) => sum + roll, 0) / rolls.length;
  expect(mean).toBeGreaterThan(0.49);
  expect(mean).toBeLessThan(0.51);
  expect(Math.min(...rolls)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...rolls)).toBeLessThan(1);
});
