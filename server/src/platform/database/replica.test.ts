import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import type { Database, Db } from '../platform.ts';
import { copyLimits } from './limits.ts';
import { openReplica } from './replica.ts';

// What is decided of a copy that answers so or so; with a real one, see server/test/replica.

const log = pino({ level: 'silent' });
const store = '3f0e7c1a-6a0b-4c39-9f5e-2a5f1f0f6f11';

/** A database that answers with these marks, one after the other and the last for good, or throws; who was asked a question is written down. */
function fake(name: string, asked: string[], marks: (number | Error)[], question?: Error) {
  let at = 0;
  const query = () => {
    const mark = marks[Math.min(at++, marks.length - 1)] ?? 0;
    return mark instanceof Error ? Promise.reject(mark) : Promise.resolve([{ mark, store }]);
  };
  const snapshot = <T>(work: (db: Db) => Promise<T>) => {
    asked.push(name);
    return question ? Promise.reject(question) : work({} as Db);
  };
  return { query, snapshot } as unknown as Pick<Database, 'query' | 'snapshot'>;
}
const failure = (code: string) => Object.assign(new Error(code), { code });

async function askWith({
  marks,
  question,
  times = 1,
}: {
  marks: (number | Error)[];
  question?: Error;
  times?: number;
}) {
  const asked: string[] = [];
  const database = fake('database', asked, [7]);
  const replica = openReplica({ database, copy: fake('copy', asked, marks, question), log });
  const answers: unknown[] = [];
  for (let time = 0; time < times; time += 1)
    answers.push(
      await replica
        .snapshot(() => Promise.resolve('an answer'))
        .catch((error: unknown) => (error as { code: string }).code),
    );
  return { asked, answers, fault: await replica.look() };
}

test('a copy that has the mark answers, also where it gets it only now', async () => {
  expect(await askWith({ marks: [7] })).toEqual({
    asked: ['copy'],
    answers: ['an answer'],
    fault: undefined,
  });
  expect((await askWith({ marks: [5, 6, 6, 7] })).asked).toEqual(['copy']);
  // The table of marks itself may be new.
  expect((await askWith({ marks: [failure('42P01'), 6, 7] })).asked).toEqual(['copy']);
});

test('where it does not get it, the database answers, and nobody else waits for a while', async () => {
  const began = performance.now();
  const { asked, answers, fault } = await askWith({ marks: [6], times: 4 });
  expect({ asked, answers, fault }).toEqual({
    asked: ['database', 'database', 'database', 'database'],
    answers: Array(4).fill('an answer'),
    fault: 'behind',
  });
  expect(performance.now() - began).toBeLessThan(2 * copyLimits.toCatchUp + 1_000);
});

test('one that cannot be reached, or is of another store, is away', async () => {
  const away = await askWith({ marks: [failure('ECONNREFUSED')] });
  expect(away).toMatchObject({ asked: ['database'], fault: 'away' });
  const asked: string[] = [];
  const copy = fake('copy', asked, [9]);
  const another = () => Promise.resolve([{ mark: 9, store: store.replace('3', '4') }]);
  const replica = openReplica({
    database: fake('database', asked, [7]),
    copy: { ...copy, query: another as unknown as typeof copy.query },
    log,
  });
  await replica.snapshot(() => Promise.resolve());
  expect([asked, await replica.look()]).toEqual([['database'], 'away']);
});

test('a question whose connection breaks is asked again of the database; one that took as long as it may is not', async () => {
  const broken = await askWith({ marks: [7], question: failure('ECONNRESET') });
  expect(broken).toEqual({ asked: ['copy', 'database'], answers: ['an answer'], fault: 'away' });
  const ended = await askWith({ marks: [7], question: failure('57014') });
  expect(ended).toEqual({ asked: ['copy'], answers: ['57014'], fault: undefined });
  const wrong = await askWith({ marks: [7], question: failure('42703') });
  expect(wrong).toEqual({ asked: ['copy'], answers: ['42703'], fault: undefined });
});

test('a copy that broke a question off, to follow the database, is well', async () => {
  const conflict = await askWith({ marks: [7], question: failure('40001'), times: 2 });
  expect(conflict.asked).toEqual(['copy', 'database', 'copy', 'database']);
  expect(conflict.fault).toBeUndefined();
});

test('where the database is away, so is what it is asked', async () => {
  const asked: string[] = [];
  const replica = openReplica({
    database: fake('database', asked, [failure('ECONNREFUSED')]),
    copy: fake('copy', asked, [7]),
    log,
  });
  await expect(replica.snapshot(() => Promise.resolve())).rejects.toThrow('ECONNREFUSED');
  expect(await replica.look()).toBeUndefined();
  expect(asked).toEqual([]);
});

test('it is looked at by itself, now and then, and whoever asks at the same moment shares one look', async () => {
  const asked: string[] = [];
  const database = fake('database', asked, [7]);
  const query = vi.spyOn(database, 'query');
  const replica = openReplica({ database, copy: fake('copy', asked, [7]), log });
  const looks = await Promise.all(Array.from({ length: 20 }, () => replica.look()));
  expect(new Set(looks)).toEqual(new Set([undefined]));
  await replica.look();
  expect(query).toHaveBeenCalledTimes(1);
});
