import { Refusal } from '../../../refusal.ts';

/** The library keeps a half-finished sign-in in a signed cookie; its value is our challenge. */
const cookie = 'better-auth.two_factor';

export function read(headers: Headers): string | undefined {
  const found = headers.getSetCookie().find((line) => line.startsWith(`${cookie}=`));
  return found?.slice(cookie.length + 1).split(';')[0] || undefined;
}

/** Under what the library keeps the account that is signing in; unsigned, so good for a look only. */
export const identifier = (challenge: string): string => challenge.split('.')[0] ?? '';

export function write(challenge: string): Headers {
  if (!/^[\w.%~-]{1,500}$/.test(challenge)) throw new Refusal('session-expired');
  return new Headers({ cookie: `${cookie}=${challenge}` });
}
