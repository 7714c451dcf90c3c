import type { Logger } from 'pino';
import { Refusal } from '../../../refusal.ts';
import type { Accounts } from '../../platform.ts';
import { isTransient } from '../../transient.ts';

/** How old a token may be that comes without the session that it was issued in: whoever is refused renews it first. */
const freshMs = 60_000;

type Options = Pick<Accounts, 'refresh' | 'verify'> & {
  clock: () => Date;
  log: Pick<Logger, 'warn'>;
};

const isRefused = (error: unknown, code: Refusal['code']): boolean =>
  error instanceof Refusal && error.code === code;

/** Only a renewal tells that a session of Cognito still stands: its tokens are checked without it (decision 54). */
export function standing({ refresh, verify, clock, log }: Options): Accounts['stillStands'] {
  return async ({ accountId, issuedAt }, refreshToken, from) => {
    if (refreshToken === undefined) {
      const ageMs = clock().getTime() - (issuedAt?.getTime() ?? 0);
      return { stands: ageMs <= freshMs };
    }
    try {
      const tokens = await refresh(refreshToken, from);
      const renewed = await verify(tokens.accessToken);
      // Somebody else's session says nothing of this one.
      return renewed?.accountId === accountId ? { stands: true, tokens } : { stands: false };
    } catch (error) {
      if (isRefused(error, 'session-expired')) return { stands: false };
      if (!isTransient(error) && !isRefused(error, 'too-many-attempts')) throw error;
      log.warn(
        { err: error },
        'Cognito did not say whether a session still stands: its token counts',
      );
      return { stands: true };
    }
  };
}
