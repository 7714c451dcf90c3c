import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Database } from '../../platform.ts';
import type { Limit } from './limits.ts';

const takenRow = z.object({ subject: z.string() });
const spentRow = z.object({ wrong: z.int(), until: z.date() });

/** How long who may be right waits for guesses that are being checked before. */
const patienceMs = 10_000;

export type Guesses = ReturnType<typeof openGuesses>;

/**
 * Guesses at one secret, counted in PostgreSQL before they are checked: however many come at the same moment, on however many servers, no
 * more are checked than may be wrong. Who is right begins the count anew, so that many right ones at once lock nobody out: they wait for
 * each other.
 */
export function openGuesses(database: Database, secret: string) {
  const hash = (subject: string) =>
    createHmac('sha256', secret).update(`guess ${subject}`).digest('base64url');

  /** True when this one may be checked now. */
  async function take(subject: string, { points, seconds }: Limit): Promise<boolean> {
    const now = new Date();
    const until = new Date(now.getTime() + seconds * 1000);
    const taken = await database.query(
      takenRow,
      sql`
      insert into accounts.guess as g (subject, checking, until) values (${subject}, 1, ${until})
      on conflict (subject) do update set
        wrong = case when g.until <= ${now} then 0 else g.wrong end,
        checking = case when g.until <= ${now} then 1 else g.checking + 1 end,
        until = case when g.until <= ${now} then ${until} else g.until end
      where g.until <= ${now} or g.wrong + g.checking < ${points}
      returning subject`,
    );
    return taken.length > 0;
  }

  async function refuseWhenSpent(subject: string, points: number): Promise<void> {
    const [spent] = await database.query(
      spentRow,
      sql`select wrong, until from accounts.guess where subject = ${subject} and until > ${new Date()}`,
    );
    if (spent && spent.wrong >= points) throw tooMany(spent.until.getTime() - Date.now());
  }

  async function begin(subject: string, limit: Limit): Promise<void> {
    const givenUpAt = performance.now() + patienceMs;
    while (!(await take(subject, limit))) {
      await refuseWhenSpent(subject, limit.points);
      if (performance.now() > givenUpAt) throw tooMany(1000);
      await sleep(50);
    }
  }

  const settle = {
    right: (subject: string) =>
      database.run(sql`update accounts.guess
        set wrong = 0, checking = greatest(checking - 1, 0) where subject = ${subject}`),
    /** The last that may be wrong locks the subject for as long again. What counts no more is forgotten on the way. */
    wrong: async (subject: string, { points, seconds }: Limit) => {
      await database.run(sql`update accounts.guess
        set wrong = wrong + 1, checking = greatest(checking - 1, 0),
          until = case when wrong + 1 >= ${points} then ${new Date(Date.now() + seconds * 1000)} else until end
        where subject = ${subject}`);
      await database.run(sql`delete from accounts.guess where until < ${new Date()}`);
    },
    unchecked: (subject: string) =>
      database.run(sql`update accounts.guess
        set checking = greatest(checking - 1, 0) where subject = ${subject}`),
  };

  return {
    /** Checks one guess. It is wrong when `check` throws what `isWrong` says; anything else that is thrown counts for nothing. */
    count: async <T>(
      about: string,
      limit: Limit,
      check: () => Promise<T>,
      isWrong: (error: unknown) => boolean,
    ): Promise<T> => {
      const subject = hash(about);
      await begin(subject, limit);
      try {
        const answer = await check();
        await settle.right(subject);
        return answer;
      } catch (error) {
        await (isWrong(error) ? settle.wrong(subject, limit) : settle.unchecked(subject));
        throw error;
      }
    },
    forgive: async (about: string): Promise<void> => {
      await database.run(sql`delete from accounts.guess where subject = ${hash(about)}`);
    },
  };
}

const tooMany = (ms: number): Refusal =>
  new Refusal('too-many-attempts', { retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) });
