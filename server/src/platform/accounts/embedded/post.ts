import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { languageCodes, ownLanguage, type Language } from '../../../contract/languages.ts';
import type { Json, Letter } from '../../platform.ts';
import {
  alreadyRegisteredLetter,
  confirmationLetter,
  newDeviceLetter,
  resetLetter,
} from '../../../contract/account-letters/letters.ts';
import type { MailedCodes } from './mailed-codes.ts';
import type { PasskeyRows } from './passkey-rows.ts';
import type { People, SignUp } from './people.ts';

/** A letter that was asked for. It holds no code: that is made when the letter goes out, so that none is dead on arrival or lies about. */
const errand = z.strictObject({
  to: z.string(),
  about: z.enum(['confirm', 'reset']),
  /** Null for the newest of the address. */
  signUp: z.string().nullable(),
  /** In which it was asked for; those that have waited since before there were others do not say. */
  language: z.enum(languageCodes).default(ownLanguage),
});
/** That somebody signed in from a browser that was new to the account. */
const newDevice = z.strictObject({
  to: z.string(),
  about: z.literal('new-device'),
  language: z.enum(languageCodes),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  at: z.iso.datetime(),
});
const errands = z.union([errand, newDevice]);
export type Errand = z.infer<typeof errands>;
type Asked = { to: string; language: Language };

type Options = {
  mail: (letter: Letter) => Promise<void>;
  secret: string;
  appName: () => string;
  issuer: string;
  codeSeconds: number;
  people: People;
  codes: MailedCodes;
  passkeys: PasskeyRows;
};

/** Writes the letters that were asked for. Whether there is anybody to write to is looked up here, long after the answer. */
export function openPost({ mail, secret, appName, issuer, codeSeconds, ...parts }: Options) {
  const { people, codes, passkeys } = parts;
  const minutes = Math.ceil(codeSeconds / 60);

  /** `fact` is what the letter is about: the same fact makes the same letter id. */
  async function send(to: string, fact: string, letter: Omit<Letter, 'id' | 'to'>) {
    const id = createHmac('sha256', secret).update(`letter ${to} ${fact}`).digest('hex');
    await mail({ id: `account-${id.slice(0, 32)}`, to, ...letter });
  }

  async function confirm({ to, language }: Asked, signUpId: string | null): Promise<void> {
    const person = await people.find(to);
    if (!person) return;
    if (person.confirmed) {
      // The same letter for an hour, however often someone asks.
      const hour = new Date().toISOString().slice(0, 13);
      await send(to, `already registered ${hour}`, alreadyRegisteredLetter(language, appName()));
      return;
    }
    const waiting = await people.signUps(to);
    const known: SignUp | undefined = waiting.find(({ id }) => id === signUpId) ?? waiting[0];
    // An account may have waited for longer than sign-ups are kept.
    const id = known?.id ?? (person.password && (await people.addSignUp(to, person.password)));
    if (!id) return;
    const code = await codes.make(to, id);
    const letter = confirmationLetter(language, appName(), code, minutes);
    await send(to, `confirm ${code} ${Date.now()}`, letter);
  }

  async function reset({ to, language }: Asked): Promise<void> {
    if (!(await people.find(to))) return;
    const code = await codes.make(to, null);
    const letter = resetLetter(
      language,
      appName(),
      code,
      minutes,
      await passkeys.namesAt(to, new URL(issuer).hostname),
    );
    await send(to, `reset ${code} ${Date.now()}`, letter);
  }

  async function tellOfDevice(told: z.infer<typeof newDevice>): Promise<void> {
    const { to, language, at, browser, system } = told;
    const device = { browser, system, at: new Date(at), site: issuer };
    await send(
      to,
      `new device ${at} ${String(browser)} ${String(system)}`,
      newDeviceLetter(language, appName(), device),
    );
  }

  return {
    deliver: async (payload: Json): Promise<void> => {
      const parsed = errands.parse(payload);
      if (parsed.about === 'new-device') {
        await tellOfDevice(parsed);
        return;
      }
      const { about, signUp, ...asked } = parsed;
      await (about === 'confirm' ? confirm(asked, signUp) : reset(asked));
    },
  };
}
