import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGroupCommit } from './group-commit.ts';

type Group = {
  asked: number[];
  finish: (outcomes: string[]) => void;
  fail: (error: Error) => void;
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A desk whose groups are committed when the test says so. */
function openSlowDesk({
  mostInGroup,
  groupsInFlight = 2,
}: {
  mostInGroup: number;
  groupsInFlight?: number;
}) {
  const started: Group[] = [];
  const open: Group[] = [];
  let most = 0;
  const desk = openGroupCommit<number, string>({
    mostInGroup,
    groupsInFlight,
    commit: (asked) => {
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      const close = () => open.splice(open.indexOf(group), 1);
      const group: Group = {
        asked,
        finish: (outcomes) => {
          close();
          resolve(outcomes);
        },
        fail: (error) => {
          close();
          reject(error);
        },
      };
      started.push(group);
      open.push(group);
      most = Math.max(most, open.length);
      return promise;
    },
  });
  return { desk, started, open, mostAtOnce: () => most };
}

const answer = (asked: number) => `box ${asked}`;
const failed = (group: Group) => new Error(`no ${String(group.asked[0])}`);

type Step =
  { kind: 'submit'; count: number } | { kind: 'turn' } | { kind: 'finish' | 'fail'; which: number };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant('submit'), count: fc.integer({ min: 1, max: 7 }) }),
    fc.constant({ kind: 'turn' }),
    fc.record({ kind: fc.constantFrom('finish', 'finish', 'fail'), which: fc.nat({ max: 1 }) }),
  ),
  { maxLength: 30 },
);
const sizes = fc.record({
  mostInGroup: fc.integer({ min: 1, max: 5 }),
  groupsInFlight: fc.integer({ min: 1, max: 3 }),
});

test('everybody is answered exactly once, in small groups, few at a time, in the order they came', async () => {
  await fc.assert(
    fc.asyncProperty(steps, sizes, async (walk, size) => {
      const { desk, started, open, mostAtOnce } = openSlowDesk(size);
      const answers: Promise<void>[] = [];
      const heard = new Map<number, string[]>();
      const rejected = new Set<number>();
      const submit = () => {
        const asked = answers.length;
        const hear = (words: string) => void heard.set(asked, [...(heard.get(asked) ?? []), words]);
        answers.push(
          desk.submit(asked).then(hear, (error: unknown) => {
            hear(String(error));
          }),
        );
      };
      const settle = (group: Group | undefined, kind: 'finish' | 'fail') => {
        if (!group) return;
        if (kind === 'finish') group.finish(group.asked.map(answer));
        else {
          for (const asked of group.asked) rejected.add(asked);
          group.fail(failed(group));
        }
      };
      for (const step of walk) {
        if (step.kind === 'submit') for (let more = 0; more < step.count; more += 1) submit();
        else if (step.kind === 'finish' || step.kind === 'fail')
          settle(open[step.which], step.kind);
        else await turn();
      }
      let idle = false;
      const whenIdle = desk.idle().then(() => void (idle = true));
      await turn();
      while (open.length > 0) {
        expect(idle).toBe(false);
        settle(open[0], 'finish');
        await turn();
      }
      await whenIdle;
      await Promise.all(answers);
      expect(desk.load()).toBe(0);

      expect(started.flatMap(({ asked }) => asked)).toEqual(answers.map((_, asked) => asked));
      expect(mostAtOnce()).toBeLessThanOrEqual(size.groupsInFlight);
      for (const group of started) {
        expect(group.asked.length).toBeLessThanOrEqual(size.mostInGroup);
        for (const asked of group.asked) {
          const words = rejected.has(asked) ? String(failed(group)) : answer(asked);
          expect(heard.get(asked)).toEqual([words]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('those who come together are committed together, and one alone waits for nobody', async () => {
  const { desk, started, open } = openSlowDesk({ mostInGroup: 100 });
  const alone = desk.submit(0);
  await turn();
  expect(started.map(({ asked }) => asked)).toEqual([[0]]);
  const together = [1, 2, 3].map((asked) => desk.submit(asked));
  await turn();
  expect(started.map(({ asked }) => asked)).toEqual([[0], [1, 2, 3]]);
  const later = [4, 5, 6].map((asked) => desk.submit(asked));
  await turn();
  expect(started).toHaveLength(2);
  expect(desk.load()).toBe(7);
  open[0]?.finish([answer(0)]);
  expect(await alone).toBe('box 0');
  await turn();
  expect(started.at(-1)?.asked).toEqual([4, 5, 6]);
  for (const group of [...open]) group.finish(group.asked.map(answer));
  expect(await Promise.all([...together, ...later])).toEqual([1, 2, 3, 4, 5, 6].map(answer));
});

test('a few wait for the larger group under way, and many do not', async () => {
  const { desk, started, open } = openSlowDesk({ mostInGroup: 100 });
  const first = Array.from({ length: 20 }, (_, asked) => desk.submit(asked));
  await turn();
  expect(started.map(({ asked }) => asked.length)).toEqual([10, 10]);
  open[0]?.finish(started[0]?.asked.map(answer) ?? []);
  const few = Array.from({ length: 7 }, (_, asked) => desk.submit(100 + asked));
  await turn();
  expect(started).toHaveLength(2);
  const oneMore = desk.submit(200);
  await turn();
  expect(started.at(-1)?.asked).toHaveLength(8);
  for (const group of [...open]) group.finish(group.asked.map(answer));
  expect(await Promise.all([...first, ...few, oneMore])).toHaveLength(28);
});

test('a commit that throws before it starts, or answers too few, rejects only its own group', async () => {
  let calls = 0;
  const desk = openGroupCommit<number, string>({
    mostInGroup: 2,
    groupsInFlight: 2,
    commit: (asked) => {
      calls += 1;
      if (calls === 1) throw new Error('no connection');
      return Promise.resolve(calls === 2 ? asked.slice(1).map(answer) : asked.map(answer));
    },
  });
  const heard = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((asked) => desk.submit(asked)));
  expect(heard.map((it) => (it.status === 'fulfilled' ? it.value : String(it.reason)))).toEqual([
    'Error: no connection',
    'Error: no connection',
    'box 3',
    'Error: A request of the group was not answered.',
    'box 4',
    'box 5',
  ]);
  await desk.idle();
});

test('a desk that nobody asked is idle', async () => {
  const { desk } = openSlowDesk({ mostInGroup: 1 });
  await desk.idle();
  expect(desk.load()).toBe(0);
});
