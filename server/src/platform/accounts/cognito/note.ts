import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { ownLanguage, type Language } from '../../../contract/languages.ts';
import type { Letter } from '../../platform.ts';
import { alreadyRegisteredLetter } from '../../../contract/account-letters/letters.ts';

type Options = {
  mail: (letter: Letter) => Promise<void>;
  secret: string;
  appName: () => string;
  clock: () => Date;
  log: Pick<Logger, 'error'>;
};

const mostRemembered = 1000;

export type Note = ReturnType<typeof openNote>;

/**
 * Tells the owner of an address that somebody asked for an account with it: at most once an hour from each process. Cognito sends the
 * letters with codes itself. A note that cannot be handed on is logged, so that the answer stays the same.
 */
export function openNote({ mail, secret, appName, clock, log }: Options) {
  const told = new Set<string>();
  return async (to: string, language: Language = ownLanguage): Promise<void> => {
    const hour = clock().toISOString().slice(0, 13);
    const fact = createHmac('sha256', secret).update(`already registered ${to} ${hour}`);
    const id = `account-${fact.digest('hex').slice(0, 32)}`;
    if (told.has(id)) return;
    if (told.size >= mostRemembered) told.clear();
    told.add(id);
    try {
      await mail({ id, to, ...alreadyRegisteredLetter(language, appName()) });
    } catch (error) {
      told.delete(id);
      log.error({ err: error }, 'A letter about an account could not be handed on.');
    }
  };
}
