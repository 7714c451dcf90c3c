import { createHash, createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import sql, { empty } from 'sql-template-tag';
import type { Sql } from 'sql-template-tag';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import { openGroupCommit } from '../../group-commit.ts';
import type { Claims, Database, Db, Device, OpenSession, Tx } from '../../platform.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { sessionDays, sessionMostDays } from './library.ts';

const liveSession = z.object({
  id: z.string(),
  accountId: z.string(),
  email: z.string(),
  groups: z.array(z.enum(['customers', 'administrators'])),
  mfa: z.boolean(),
  /** Whether the account has a second factor. */
  enrolled: z.boolean(),
  expiresAt: z.date(),
});
export type LiveSession = z.infer<typeof liveSession>;
const openSession = z.object({
  sessionId: z.string(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  openedAt: z.date(),
  lastSeenAt: z.date(),
  mfa: z.boolean(),
});
type Of = Pick<Claims, 'accountId' | 'sessionId'>;
type Renewed = { session: LiveSession; refreshToken: string };

const openedRow = openSession.pick({ openedAt: true });

const standingRow = z.object({ sessionId: z.string(), accountId: z.string() });

const spentToken = z.object({ sessionId: z.string(), spentAt: z.date(), current: z.string() });

/** How long a spent token is answered as before: for pages that renew together, and for answers that were lost on their way. */
const graceMs = 60_000;
/** As many renewals as may lie between a token that was just spent and the one that is good now. */
const mostStepsBehind = 5;
const dayMs = 24 * 60 * 60 * 1000;

/** What is stored of a refresh token: 190 random bits need no salt and no slow hash. */
const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

type Options = {
  database: Database;
  secret: string;
  clock: () => Date;
  ended: EndedSessions;
  log: Pick<Logger, 'warn'>;
};

export type Sessions = ReturnType<typeof openSessions>;

/**
 * The library's sessions, with refresh tokens that are stored as hashes and change with each renewal. A session lasts 30 days from its
 * last use, and 90 from its sign-in.
 */
export function openSessions({ database, secret, clock, ended, log }: Options) {
  /** From the token alone, so that every server answers two renewals at the same moment with the same one. */
  const successorOf = (token: string): string =>
    createHmac('sha256', secret).update(`successor ${token}`).digest('base64url');

  const liveWith = (storedToken: string, now: Date): Sql => sql`
    session.token = ${storedToken} and session."expiresAt" > ${now}
      and session."createdAt" > ${new Date(now.getTime() - sessionMostDays * dayMs)}
      and person.id = session."userId"`;
  const told = sql`session.id, person.id as "accountId", person.email, person.groups, session.mfa,
    person."twoFactorEnabled" as enrolled, session."expiresAt"`;

  /** Goes on under another token; the one before is spent. */
  async function change(
    db: Db,
    from: string,
    to: string,
    also: Sql = empty,
  ): Promise<LiveSession | undefined> {
    const now = clock();
    const until = new Date(now.getTime() + sessionDays * dayMs);
    const [session] = await db.query(
      liveSession,
      sql`
      with changed as (
        update accounts.session set token = ${hashToken(to)}, ${also} "updatedAt" = ${now},
          "expiresAt" = least(${until}, session."createdAt" + make_interval(days => ${sessionMostDays}))
        from accounts."user" as person where ${liveWith(hashToken(from), now)}
        returning ${told}
      ), spent as (
        insert into accounts.spent_token (token, session_id, spent_at)
        select ${hashToken(from)}, id, ${now} from changed
      )
      select * from changed`,
    );
    return session;
  }

  async function find(storedToken: string): Promise<LiveSession | undefined> {
    const [session] = await database.query(
      liveSession,
      sql`select ${told} from accounts.session, accounts."user" as person where ${liveWith(storedToken, clock())}`,
    );
    return session;
  }

  async function remove(which: Sql): Promise<void> {
    await database.run(sql`delete from accounts.session where ${which}`);
    await ended.lookAgain();
  }

  /** A token that was spent a moment ago is answered with the one that is good now; a later one is a copy, and ends the session. */
  async function answerSpent(refreshToken: string): Promise<Renewed> {
    const [spent] = await database.query(
      spentToken,
      sql`select session_id as "sessionId", spent_at as "spentAt", session.token as current
        from accounts.spent_token join accounts.session on session.id = session_id
        where spent_token.token = ${hashToken(refreshToken)}`,
    );
    if (!spent) throw new Refusal('session-expired');
    if (clock().getTime() - spent.spentAt.getTime() <= graceMs) {
      let good = refreshToken;
      for (let step = 0; step < mostStepsBehind && hashToken(good) !== spent.current; step += 1)
        good = successorOf(good);
      const session = await find(hashToken(good));
      if (session) return { session, refreshToken: good };
      throw new Refusal('session-expired');
    }
    await remove(sql`id = ${spent.sessionId}`);
    log.warn(
      { session: spent.sessionId },
      'a refresh token came back after it was spent: its session was ended',
    );
    throw new Refusal('session-expired');
  }

  /** Whoever asks while others are being answered is answered together with those that wait: one read for all of them, begun after each has asked. */
  const questions = openGroupCommit<Of, boolean>({
    commit: readStanding,
    groupsInFlight: 2,
    mostInGroup: 500,
  });

  async function readStanding(asked: Of[]): Promise<boolean[]> {
    const now = clock();
    const open = await database.query(
      standingRow,
      sql`select s.id as "sessionId", s."userId" as "accountId" from accounts.session s
        where s.id = any(${asked.map(({ sessionId }) => sessionId ?? null)}::text[]) and s."expiresAt" > ${now}
          and s."createdAt" > ${new Date(now.getTime() - sessionMostDays * dayMs)}`,
      { name: 'standing-sessions' },
    );
    const accountOf = new Map(open.map(({ sessionId, accountId }) => [sessionId, accountId]));
    return asked.map(
      ({ sessionId, accountId }) =>
        sessionId !== undefined && accountOf.get(sessionId) === accountId,
    );
  }

  return {
    /** Takes over a session the library has just made: from here on only a hash of its token is stored. */
    seal: async (token: string, device?: Device): Promise<LiveSession> => {
      const now = clock();
      const [session] = await database.query(
        liveSession,
        sql`
        update accounts.session set token = ${hashToken(token)}, "createdAt" = ${now},
          browser = ${device?.browser ?? null}, system = ${device?.system ?? null}, "updatedAt" = ${now},
          "expiresAt" = ${new Date(now.getTime() + sessionDays * dayMs)}
        from accounts."user" as person where session.token = ${token} and person.id = session."userId"
        returning ${told}`,
      );
      if (!session) throw new Refusal('session-expired');
      await database.run(sql`
        delete from accounts.session
        where "userId" = ${session.accountId} and "expiresAt" < ${now}`);
      await database.run(
        sql`delete from accounts.ended_session where ended_at < now() - interval '1 hour'`,
      );
      return session;
    },
    /** The session of a token, which stays as it is, and the token that is good for it now. */
    use: async (refreshToken: string): Promise<Renewed> => {
      const session = await find(hashToken(refreshToken));
      return session ? { session, refreshToken } : answerSpent(refreshToken);
    },
    /** Stays open until the end of the transaction. An access token may be good for a while after its session has ended elsewhere. */
    holdOpen: async (tx: Tx, { sessionId, accountId }: Of): Promise<void> => {
      const [held] = await tx.query(
        openedRow,
        sql`select "createdAt" as "openedAt" from accounts.session
          where id = ${sessionId} and "userId" = ${accountId} for share`,
      );
      if (!held) throw new Refusal('session-expired');
    },
    /** As the database has it at this moment, whatever this server has heard. */
    stands: (claims: Of): Promise<boolean> => questions.submit(claims),
    renew: async (refreshToken: string): Promise<Renewed> => {
      const next = successorOf(refreshToken);
      const session = await change(database, refreshToken, next);
      return session ? { session, refreshToken: next } : answerSpent(refreshToken);
    },
    /** The session goes on under another token, now opened with a second factor. */
    upgrade: async (db: Db, refreshToken: string): Promise<Renewed> => {
      const next = successorOf(refreshToken);
      const session = await change(db, refreshToken, next, sql`mfa = true,`);
      if (!session) throw new Refusal('session-expired');
      return { session, refreshToken: next };
    },
    end: async (refreshToken: string): Promise<void> => {
      const stored = hashToken(refreshToken);
      await remove(sql`token = ${stored}
        or id = (select session_id from accounts.spent_token where token = ${stored})`);
    },
    openedAt: async (sessionId: string): Promise<Date | undefined> => {
      const [session] = await database.query(
        openedRow,
        sql`select "createdAt" as "openedAt" from accounts.session where id = ${sessionId}`,
      );
      return session?.openedAt;
    },
    /** With the tokens that they spent. */
    forgetRunOut: async (): Promise<void> => {
      const now = clock();
      await database.run(sql`delete from accounts.session where "expiresAt" < ${now}
        or "createdAt" < ${new Date(now.getTime() - sessionMostDays * dayMs)}`);
    },
    open: {
      list: (accountId: string): Promise<OpenSession[]> => {
        const now = clock();
        return database.query(
          openSession,
          sql`select session.id as "sessionId", browser, system, "createdAt" as "openedAt", date_trunc('hour', "updatedAt") as "lastSeenAt", mfa
            from accounts.session where "userId" = ${accountId} and "expiresAt" > ${now}
              and "createdAt" > ${new Date(now.getTime() - sessionMostDays * dayMs)}
            order by "updatedAt" desc, session.id`,
        );
      },
      end: (accountId: string, sessionId: string): Promise<void> =>
        remove(sql`"userId" = ${accountId} and id = ${sessionId}`),
      endOthers: (accountId: string, sessionId: string): Promise<void> =>
        remove(sql`"userId" = ${accountId} and id <> ${sessionId}`),
    },
    endAll: (accountId: string): Promise<void> => remove(sql`"userId" = ${accountId}`),
    endOthersIn: async (tx: Tx, { id, accountId }: LiveSession): Promise<void> => {
      await tx.run(sql`delete from accounts.session where "userId" = ${accountId} and id <> ${id}`);
    },
    endAllIn: async (tx: Tx, accountId: string): Promise<void> => {
      await tx.run(sql`delete from accounts.session where "userId" = ${accountId}`);
    },
  };
}
