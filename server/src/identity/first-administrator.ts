import { randomBytes } from 'node:crypto';
import type { Platform } from '../platform/platform.ts';
import { reachMilestone } from './sql.ts';

const email = 'admin@larder.example';

/** A new store gets one administrator, once in its life; the password is told here and kept nowhere. */
export async function createFirstAdministrator(
  { accounts, database }: Platform,
  say: (sentence: string) => void,
): Promise<void> {
  if (!(await reachMilestone(database, 'first-administrator'))) return;
  const password = randomBytes(15).toString('base64url');
  await accounts.createConfirmed({ email, password, group: 'administrators' });
  say(
    `First administrator: ${email} with password ${password} (shown only now; sign in and enrol an authenticator app).`,
  );
}
