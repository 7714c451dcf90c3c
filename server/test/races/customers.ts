import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { openAccessTokens } from '../../src/platform/accounts/embedded/access-tokens.ts';
import { openEndedSessions } from '../../src/platform/accounts/embedded/ended-sessions.ts';
import { openLibrary } from '../../src/platform/accounts/embedded/library.ts';
import { defaultLimits } from '../../src/platform/accounts/embedded/limits.ts';
import type { Database } from '../../src/platform/platform.ts';

/** Makes customers who have just signed in. Their tokens are signed here: hashing hundreds of passwords would be most of the work. */
export function customersOf(
  database: Database,
  { LARDER_SECRET: secret, LARDER_URL: issuer }: { LARDER_SECRET: string; LARDER_URL: string },
) {
  const takeTotp = async () => undefined;
  const usePasskey = () => Promise.resolve(false);
  const parts = { database, secret, issuer, limits: defaultLimits };
  const library = openLibrary({ ...parts, takeTotp, usePasskey });
  const { sign } = openAccessTokens({
    database,
    library,
    issuer,
    clock: () => new Date(),
    ended: openEndedSessions(database),
    log: pino({ level: 'error' }),
  });
  return async () => {
    const id = randomUUID();
    const email = `${id}@example.com`;
    // Who buys is asked whether their session still stands.
    await database.run(sql`with account as (
        insert into accounts."user" (id, email, "emailVerified", groups)
        values (${id}, ${email}, true, array['customers']))
      insert into accounts.session (id, "userId", token, "expiresAt")
      values (${id}, ${id}, ${id}, now() + interval '1 day')`);
    const { accessToken, accessExpiresAt } = await sign({
      id,
      accountId: id,
      email,
      groups: ['customers'],
      mfa: false,
      enrolled: false,
      expiresAt: new Date(),
    });
    return { email, token: accessToken, until: accessExpiresAt };
  };
}
