import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Choices, Json } from '../platform.ts';

/** Two processes over one store, and a clock that stands still until it is set. */
type ChoicesRig = {
  choices: Choices;
  another: Choices;
  setTime: (now: Date) => void;
  close: () => Promise<void>;
};

const now = new Date('2026-11-03T12:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const tomorrow = later(86_400);

/** What every keeper of choices promises. */
export function choicesContract(name: string, open: (now: Date) => Promise<ChoicesRig>): void {
  describe(`${name} keeps choices`, () => {
    let rig: ChoicesRig;
    beforeEach(async () => {
      rig = await open(now);
    });
    afterEach(() => rig.close());

    test('knows nothing of a key that was never written', async () => {
      expect(await rig.choices.get('basket/none')).toBeUndefined();
      expect(await rig.choices.remove('basket/none', 1)).toBe(false);
      expect(await rig.choices.put('basket/none', 1, 7, tomorrow)).toBe('conflict');
    });

    test('gives back what was written, whatever its shape, to many readers at once', async () => {
      const values = fc.sample(fc.jsonValue({ maxDepth: 3 }), 60).map(keepable);
      await Promise.all(values.map((it, i) => rig.choices.put(`shape/${i}`, it, 0, tomorrow)));
      const found = await Promise.all(values.map((_, i) => rig.another.get(`shape/${i}`)));
      expect(found).toEqual(values.map((value) => ({ value, version: 1 })));
    });

    test('writes only over the version that was read', async () => {
      const { choices, another } = rig;
      expect(await choices.put('b', ['lime'], 0, tomorrow)).toEqual({ version: 1 });
      expect(await another.put('b', ['rice'], 0, tomorrow)).toBe('conflict');
      expect(await another.put('b', ['rice'], 1, tomorrow)).toEqual({ version: 2 });
      expect(await choices.put('b', ['fish'], 1, tomorrow)).toBe('conflict');
      expect(await choices.put('b', ['fish'], 3, tomorrow)).toBe('conflict');
      expect(await choices.get('b')).toEqual({ value: ['rice'], version: 2 });
    });

    test('forgets at the expiry, and a new write continues the version', async () => {
      const { choices } = rig;
      await choices.put('b', 'old', 0, tomorrow);
      await choices.put('b', 'older', 1, later(60));
      rig.setTime(later(59));
      expect(await choices.get('b')).toEqual({ value: 'older', version: 2 });
      rig.setTime(later(60));
      expect(await choices.get('b')).toBeUndefined();
      expect(await choices.put('b', 'new', 2, tomorrow)).toBe('conflict');
      expect(await choices.remove('b', 2)).toBe(false);
      expect(await choices.put('b', 'new', 0, tomorrow)).toEqual({ version: 3 });
      expect(await choices.get('b')).toEqual({ value: 'new', version: 3 });
    });

    test('removes only at the version that was read', async () => {
      const { choices, another } = rig;
      await choices.put('b', 'x', 0, tomorrow);
      await choices.put('b', 'y', 1, tomorrow);
      expect(await another.remove('b', 1)).toBe(false);
      expect(await another.remove('b', 2)).toBe(true);
      expect(await choices.remove('b', 2)).toBe(false);
      expect(await choices.get('b')).toBeUndefined();
    });

    test('shows each reader what was written before it asked, and an object of its own', async () => {
      const { choices } = rig;
      for (let version = 1; version <= 20; version += 1) {
        const earlier = choices.get('b');
        await choices.put('b', { version }, version - 1, tomorrow);
        const [one, two] = await Promise.all([choices.get('b'), choices.get('b')]);
        expect(one).toEqual({ value: { version }, version });
        expect(one?.value).not.toBe(two?.value);
        await earlier;
      }
    });

    test('lets exactly one of the concurrent writers win each version', async () => {
      const writers = fc.array(
        fc.record({ another: fc.boolean(), writes: fc.integer({ min: 1, max: 4 }) }),
        { minLength: 2, maxLength: 8 },
      );
      let round = 0;
      await fc.assert(
        fc.asyncProperty(writers, async (plan) => {
          const key = `race/${(round += 1)}`;
          const won = (
            await Promise.all(
              plan.map((it, i) =>
                writeTimes(it.another ? rig.another : rig.choices, key, i, it.writes),
              ),
            )
          ).flat();
          won.sort((a, b) => a.version - b.version);
          expect(won.map(({ version }) => version)).toEqual(won.map((_, i) => i + 1));
          expect(await rig.choices.get(key)).toEqual(won.at(-1));
        }),
        { numRuns: 25 },
      );
    });
  });
}

/** Writes until it has won so many times; answers what it won. */
async function writeTimes(choices: Choices, key: string, writer: number, times: number) {
  const won: { value: Json; version: number }[] = [];
  while (won.length < times) {
    const expected = (await choices.get(key))?.version ?? 0;
    const value = { writer, won: won.length };
    const answer = await choices.put(key, value, expected, tomorrow);
    if (answer !== 'conflict') won.push({ value, version: answer.version });
  }
  return won;
}

/** JSON as a store sees it: no minus zero, and text that is Unicode without NUL. */
function keepable(value: unknown): Json {
  const clean = JSON.stringify(value).replaceAll(/\\u(0000|d[89a-f]..)/gi, '');
  return JSON.parse(clean) as Json;
}
