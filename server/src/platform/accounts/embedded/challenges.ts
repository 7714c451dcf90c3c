import { Refusal } from '../../../refusal.ts';
import { passkeyCookie } from './library.ts';

/** The library keeps a half-finished sign-in in a signed cookie, a question to a passkey in another; its value is our challenge. */
const cookies = {
  secondFactor: 'better-auth.two_factor',
  passkey: `better-auth.${passkeyCookie}`,
} as const;
type Of = keyof typeof cookies;
/** What the library would say of one that it does not know. */
const over = { secondFactor: 'session-expired', passkey: 'passkey-too-late' } as const;

export function read(of: Of, headers: Headers): string | undefined {
  const begin = `${cookies[of]}=`;
  const found = headers.getSetCookie().find((line) => line.startsWith(begin));
  return found?.slice(begin.length).split(';')[0] || undefined;
}

/** Under what the library keeps the account that is signing in; unsigned, so good for a look only. */
export const identifier = (challenge: string): string => challenge.split('.')[0] ?? '';

export function write(of: Of, challenge: string): Headers {
  if (!/^[\w.%~-]{1,500}$/.test(challenge)) throw new Refusal(over[of]);
  return new Headers({ cookie: `${cookies[of]}=${challenge}` });
}
