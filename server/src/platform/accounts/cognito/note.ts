import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { ownLanguage, type Language } from '../../../contract/languages.ts';
import {
  alreadyRegisteredLetter,
  newDeviceLetter,
} from '../../../contract/account-letters/letters.ts';
import type { Accounts, Letter } from '../../platform.ts';

type Options = {
  mail: (letter: Letter) => Promise<void>;
  secret: string;
  appName: () => string;
  /** Where the shop is found. */
  site: string;
  clock: () => Date;
  log: Pick<Logger, 'error'>;
};

const mostRemembered = 1000;

export type Note = ReturnType<typeof openNote>;

/**
 * The letters about an account that are not Cognito's: those with codes it sends itself. One of each fact goes out at most once an hour from
 * each process. What cannot be handed on is logged, so that the answer stays the same.
 */
export function openNote({ mail, secret, appName, site, clock, log }: Options) {
  const told = new Set<string>();

  async function send(to: string, what: string, letter: Omit<Letter, 'id' | 'to'>): Promise<void> {
    const hour = clock().toISOString().slice(0, 13);
    const fact = createHmac('sha256', secret).update(`${what} ${hour}`);
    const id = `account-${fact.digest('hex').slice(0, 32)}`;
    if (told.has(id)) return;
    if (told.size >= mostRemembered) told.clear();
    told.add(id);
    try {
      await mail({ id, to, ...letter });
    } catch (error) {
      told.delete(id);
      log.error({ err: error }, 'A letter about an account could not be handed on.');
    }
  }

  const newDevice: Accounts['tellOfNewDevice'] = ({ accountId, email }, from) => {
    const { language = ownLanguage, device = { browser: null, system: null } } = from;
    const { browser, system } = device;
    return send(
      email,
      `new device ${accountId} ${String(browser)} ${String(system)}`,
      newDeviceLetter(language, appName(), { ...device, at: clock(), site }),
    );
  };

  return {
    /** Tells the owner of an address that somebody asked for an account with it. */
    alreadyRegistered: (to: string, language: Language = ownLanguage): Promise<void> =>
      send(to, `already registered ${to}`, alreadyRegisteredLetter(language, appName())),
    newDevice,
  };
}
