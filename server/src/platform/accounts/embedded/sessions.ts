import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Sql } from 'sql-template-tag';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Database, Db } from '../../platform.ts';
import { sessionDays } from './library.ts';

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

/** What is stored of a refresh token: 190 random bits need no salt and no slow hash. */
const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The library's sessions, with refresh tokens that are stored as hashes and 30 days that begin anew with each use. */
export function openSessions(database: Database, clock: () => Date) {
  async function touch(db: Db, storedToken: string, change: Sql): Promise<LiveSession> {
    const now = clock();
    const until = new Date(now.getTime() + sessionDays * 24 * 60 * 60 * 1000);
    const [session] = await db.query(
      liveSession,
      sql`
      update accounts.session set ${change} "expiresAt" = ${until}, "updatedAt" = ${now}
      from accounts."user" as person
      where session.token = ${storedToken} and session."expiresAt" > ${now} and person.id = session."userId"
      returning session.id, person.id as "accountId", person.email, person.groups, session.mfa,
        person."twoFactorEnabled" as enrolled, session."expiresAt"`,
    );
    if (!session) throw new Refusal('session-expired');
    return session;
  }

  return {
    /** Takes over a session the library has just made: from here on only a hash of its token is stored. */
    seal: async (token: string): Promise<LiveSession> => {
      const session = await touch(database, token, sql`token = ${hashToken(token)},`);
      await database.run(sql`
        delete from accounts.session
        where "userId" = ${session.accountId} and "expiresAt" < ${clock()}`);
      return session;
    },
    use: (refreshToken: string): Promise<LiveSession> =>
      touch(database, hashToken(refreshToken), sql``),
    /** The session goes on under another token, now opened with a second factor. */
    upgrade: (db: Db, refreshToken: string, newToken: string): Promise<LiveSession> =>
      touch(db, hashToken(refreshToken), sql`token = ${hashToken(newToken)}, mfa = true,`),
    end: async (refreshToken: string): Promise<void> => {
      await database.run(
        sql`delete from accounts.session where token = ${hashToken(refreshToken)}`,
      );
    },
    endAll: async (accountId: string): Promise<void> => {
      await database.run(sql`delete from accounts.session where "userId" = ${accountId}`);
    },
  };
}
export type Sessions = ReturnType<typeof openSessions>;
