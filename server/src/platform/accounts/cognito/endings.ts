import type { Logger } from 'pino';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Accounts, Seal } from '../../platform.ts';
import { isTransient } from '../../transient.ts';
import type { Administration } from './administration.ts';
import type { Sessions } from './sessions.ts';

/** A session by its refresh token, or all of an account by its id or its e-mail. */
const ending = z.union([
  z.strictObject({ endsSession: z.string() }),
  z.strictObject({ endsAllOf: z.string() }),
]);
type Ending = z.infer<typeof ending>;

type Options = {
  sessions: Pick<Sessions, 'end'>;
  administration: Pick<Administration, 'endSessions'>;
  seal: Seal;
  /** Keeps a note until `finish` has done it, however often that takes. */
  keep: (note: string) => Promise<void>;
  log: Pick<Logger, 'warn'>;
};

/** Whether Cognito may do tomorrow what it did not do now. */
const isPassing = (error: unknown): boolean =>
  isTransient(error) || (error instanceof Refusal && error.code === 'too-many-attempts');

/** Ends sessions at Cognito, at once or, while it does not answer, as soon as it does. */
export function openEndings({ sessions, administration, seal, keep, log }: Options) {
  const tell = (it: Ending): Promise<void> =>
    'endsSession' in it ? sessions.end(it.endsSession) : administration.endSessions(it.endsAllOf);

  async function end(it: Ending): Promise<void> {
    try {
      await tell(it);
    } catch (error) {
      if (!isPassing(error)) throw error;
      await keep(seal.close(it));
      log.warn({ err: error }, 'Cognito could not be told that sessions ended: it is told later');
    }
  }

  const open = (note: string): Ending | undefined => ending.safeParse(seal.open(note)).data;

  const endings: Accounts['endings'] = {
    take: async (note) => {
      if (!open(note)) return false;
      await keep(note);
      return true;
    },
    finish: async (note) => {
      const it = open(note);
      if (!it) throw new Error('A note of sessions to end was sealed with another secret.');
      await tell(it);
    },
  };
  return {
    endSession: (refreshToken: string): Promise<void> => end({ endsSession: refreshToken }),
    endAllOf: (username: string): Promise<void> => end({ endsAllOf: username }),
    endings,
  };
}
