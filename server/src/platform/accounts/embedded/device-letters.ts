import type { Logger } from 'pino';
import { ownLanguage } from '../../../contract/languages.ts';
import { Refusal } from '../../../refusal.ts';
import type { Accounts } from '../../platform.ts';
import type { Attempts } from './limits.ts';
import type { Errand } from './post.ts';

type Parts = {
  attempts: Attempts;
  post: (errand: Errand) => Promise<void>;
  clock: () => Date;
  log: Pick<Logger, 'warn'>;
};

/** Of a browser that is new to an account a letter is written: as many within an hour as other letters that anybody can cause. */
export function openDeviceLetters({
  attempts,
  post,
  clock,
  log,
}: Parts): Accounts['tellOfNewDevice'] {
  return async ({ accountId, email }, { device, language = ownLanguage }) => {
    try {
      await attempts.countLetter(`new device ${accountId}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.warn('sign-ins from new browsers to one account: its owner was told of the first ones');
      return;
    }
    const { browser = null, system = null } = device ?? {};
    const at = clock().toISOString();
    await post({ to: email, about: 'new-device', language, browser, system, at });
  };
}
