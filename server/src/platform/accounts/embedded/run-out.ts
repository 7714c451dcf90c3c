import sql from 'sql-template-tag';
import type { Database } from '../../platform.ts';

/** Removes what is good no more and nobody has come by to remove: codes, challenges, counts of attempts and guesses, notes of sessions that ended. */
export async function forgetRunOut(database: Database): Promise<void> {
  const now = new Date();
  for (const statement of [
    sql`delete from accounts.mailed_code where expires_at < ${now}`,
    sql`delete from accounts.verification where "expiresAt" < ${now}`,
    sql`delete from accounts.guess where until < ${now}`,
    sql`delete from accounts.attempt where expire < ${now.getTime()}`,
    // As long as an access token is good, and more.
    sql`delete from accounts.ended_session where ended_at < now() - interval '1 hour'`,
  ])
    await database.run(statement);
}
