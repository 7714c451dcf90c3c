import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherReads } from './gather-reads.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('many who ask at once are answered by one read, and nobody by one that began before they asked', async () => {
  let now = 0;
  const reads: { keys: number[]; at: number; answer: () => void }[] = [];
  const ask = gatherReads<string, number>(async (keys) => {
    const at = now;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    reads.push({ keys, at, answer: () => resolve(undefined) });
    await promise;
    return new Map(keys.filter((key) => key !== 7).map((key) => [key, `${key} at ${at}`]));
  });
  const first = [1, 1, 7].map(ask);
  await turn();
  now = 1;
  const second = [1, 2].map(ask);
  await turn();
  now = 2;
  const third = [1, 3, 3].map(ask);
  await turn();
  // Two reads are under way, so the third group waits.
  expect(reads.map(({ keys }) => keys)).toEqual([
    [1, 7],
    [1, 2],
  ]);
  now = 3;
  reads[0]?.answer();
  expect(await Promise.all(first)).toEqual(['1 at 0', '1 at 0', undefined]);
  reads[1]?.answer();
  expect(await Promise.all(second)).toEqual(['1 at 1', '2 at 1']);
  await turn();
  reads[2]?.answer();
  expect(await Promise.all(third)).toEqual(['1 at 3', '3 at 3', '3 at 3']);
  expect(reads).toHaveLength(3);
});

test('a read that fails fails for those who waited for it, and the next are answered', async () => {
  let works = false;
  const ask = gatherReads<number>(async (keys) => {
    await turn();
    if (!works) throw new Error('away');
    return new Map(keys.map((key) => [key, key.length]));
  });
  const asked = await Promise.allSettled([ask('a'), ask('b')]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  works = true;
  expect(await ask('four')).toBe(4);
});

test('whoever asks when, everybody gets their own answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(9), fc.nat(3)), { maxLength: 40 }), async (asks) => {
      const ask = gatherReads<number>(async (keys) => {
        await turn();
        return new Map(keys.map((key) => [key, Number(key) * 2]));
      });
      const answers = await Promise.all(
        asks.map(async ([key, turns]) => {
          for (let passed = 0; passed < turns; passed += 1) await turn();
          return ask(`${key}`);
        }),
      );
      expect(answers).toEqual(asks.map(([key]) => key * 2));
    }),
  );
});
