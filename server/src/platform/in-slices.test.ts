import { setImmediate as endOfTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachInTurn, inBackground, inSlices } from './in-slices.ts';

const stepMs = 10;
const busy = (until: number) => {
  while (performance.now() < until);
};

/** How many turns others had while ten long steps were done. */
async function turnsBeside(
  slice: (work: Generator<void, number[]>) => Promise<number[]>,
): Promise<{ turns: number; done: number[] }> {
  const state = { turns: 0, isOver: false };
  const others = (async () => {
    while (!state.isOver) {
      await endOfTurn();
      state.turns += 1;
    }
  })();
  const steps = Array.from({ length: 10 }, (_, at) => at);
  const done = await slice(
    eachInTurn(steps, (step) => {
      busy(performance.now() + stepMs);
      return step;
    }),
  );
  state.isOver = true;
  await others;
  return { turns: state.turns, done };
}

test('long work gives way after each step that takes a slice, and answers all that it did', async () => {
  const { turns, done } = await turnsBeside(inSlices);
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(turns).toBeGreaterThanOrEqual(10);
});

test('what nobody waits for rests, too: others have many turns for each of its steps', async () => {
  const { turns, done } = await turnsBeside(inBackground);
  expect(done).toHaveLength(10);
  // While it only gave way there would be one turn a step, or two.
  expect(turns).toBeGreaterThan(100);
});

test('a step that throws ends the work', async () => {
  const failing = eachInTurn([1], () => {
    throw new Error('No.');
  });
  await expect(inBackground(failing)).rejects.toThrow('No.');
});
