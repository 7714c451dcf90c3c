import { fault, nowMs } from './pool.ts';
import type { Pool, User } from './pool.ts';

const free = 5;
const mostSeconds = 15 * 60;

/** After five failures a lock of one second, doubling with each further one up to about 15 minutes, and forgotten after 15 quiet ones. */
export function refuseLocked(pool: Pool, user: User): void {
  const now = nowMs(pool);
  const { failures } = user;
  if (now - failures.lastMs > mostSeconds * 1000) failures.count = 0;
  failures.lastMs = now;
  if (failures.lockedUntilMs > now)
    throw fault('NotAuthorizedException', 'Password attempts exceeded');
}

export function countFailure(pool: Pool, user: User): void {
  const { failures } = user;
  failures.count += 1;
  if (failures.count < free) return;
  const seconds = Math.min(2 ** (failures.count - free), mostSeconds);
  failures.lockedUntilMs = nowMs(pool) + seconds * 1000;
}

export function forgive(user: User): void {
  user.failures.count = 0;
}
