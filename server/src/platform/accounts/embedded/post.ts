import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Letter } from '../../platform.ts';
import { alreadyRegisteredLetter, confirmationLetter, resetLetter } from '../letters.ts';

type Options = {
  mail: (letter: Letter) => Promise<void>;
  secret: string;
  appName: string;
  codeSeconds: number;
  log: Pick<Logger, 'error'>;
};

export type Post = ReturnType<typeof openPost>;

/**
 * Hands letters on without making the caller wait: how long an answer takes must not tell whether a letter was sent.
 * One that cannot be handed on is logged; the customer asks for another.
 */
export function openPost({ mail, secret, appName, codeSeconds, log }: Options) {
  const onTheirWay = new Set<Promise<void>>();
  const minutes = Math.ceil(codeSeconds / 60);

  /** `fact` is what the letter is about: the same fact makes the same letter id. */
  function send(to: string, fact: string, words: Pick<Letter, 'subject' | 'text'>): void {
    const id = createHmac('sha256', secret).update(`letter ${to} ${fact}`).digest('hex');
    const sent: Promise<void> = mail({ id: `account-${id.slice(0, 32)}`, to, ...words })
      .catch((error: unknown) => {
        log.error({ err: error }, 'A letter about an account could not be handed on.');
      })
      .finally(() => onTheirWay.delete(sent));
    onTheirWay.add(sent);
  }

  return {
    sendConfirmation: (to: string, code: string): void =>
      send(to, `confirm ${code} ${Date.now()}`, confirmationLetter(appName, code, minutes)),
    sendReset: (to: string, code: string): void =>
      send(to, `reset ${code} ${Date.now()}`, resetLetter(appName, code, minutes)),
    /** The same letter for an hour, however often someone asks. */
    sendAlreadyRegistered: (to: string): void =>
      send(
        to,
        `already registered ${new Date().toISOString().slice(0, 13)}`,
        alreadyRegisteredLetter(appName),
      ),
    close: async (): Promise<void> => {
      await Promise.all(onTheirWay);
    },
  };
}
