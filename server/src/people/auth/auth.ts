import { randomBytes } from 'node:crypto';
import type { Platform } from '../../platform/platform.ts';
import { reachMilestone } from './sql.ts';

const email = 'admin@larder.example';

/**
 * A new store on this machine gets one administrator, once in its life; the password is told here and kept nowhere. In the cloud what is
 * said here stands in a log that others read: there an operator adds somebody who signed up to the group.
 */
export async function createFirstAdministrator(
  { accounts, database, config }: Pick<Platform, 'accounts' | 'database' | 'config'>,
  say: (sentence: string) => void,
): Promise<void> {
  if (config.accounts.kind !== 'embedded') return;
  if (!(await reachMilestone(database, 'first-administrator'))) return;
  const password = randomBytes(15).toString('base64url');
  await accounts.createConfirmed({ email, password, group: 'administrators' });
  say(
    `First administrator: ${email} with password ${password} (shown only now; sign in and enrol an authenticator app).`,
  );
}
