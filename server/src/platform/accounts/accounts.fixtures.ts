import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { expect, vi } from 'vitest';
import { Refusal } from '../../refusal.ts';
import type { RefusalCode } from '../../refusal.ts';
import type { Accounts, Caller, Letter, SignInAnswer, Tokens } from '../platform.ts';

export type OpenAccounts = {
  accounts: Accounts;
  /** Every letter handed to the mail so far. */
  letters: Letter[];
  close: () => Promise<void>;
};

export const goodPassword = 'seven limes on a shelf';

export const newEmail = (): string => `cook-${randomBytes(8).toString('hex')}@larder.example`;

/** A client of its own, so that no test spends another's attempts. */
export const newCaller = (): Caller => ({
  address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
});

export async function expectRefusal(call: Promise<unknown>, code: RefusalCode): Promise<Refusal> {
  const reason: unknown = await call.then(
    () => 'no refusal',
    (error: unknown) => error,
  );
  if (!(reason instanceof Refusal)) throw new Error(`Expected ${code}.`, { cause: reason });
  expect(reason.code).toBe(code);
  return reason;
}

export function tokensFrom(answer: SignInAnswer): Tokens {
  if (answer.kind !== 'signed-in') throw new Error('A second factor was asked for.');
  return answer.tokens;
}

/** The letters to one address, once there are as many as that. */
export async function lettersTo(letters: Letter[], to: string, count: number): Promise<Letter[]> {
  const found = () => letters.filter((letter) => letter.to === to);
  await vi.waitUntil(() => found().length >= count, { timeout: 60_000, interval: 5 });
  return found();
}

/** The six digits that stand on a line of their own. */
export function codeIn(letter: Letter | undefined): string {
  const code = letter && /^\d{6}$/m.exec(letter.text)?.[0];
  if (!code) throw new Error('There is no code in the letter.');
  return code;
}

export const codeFor = async (letters: Letter[], to: string): Promise<string> =>
  codeIn((await lettersTo(letters, to, 1))[0]);

export const otherThan = (code: string): string =>
  String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** What became of each: 'done', or the code of its refusal. */
export const outcomes = async (calls: Promise<unknown>[]): Promise<(string | undefined)[]> =>
  (await Promise.allSettled(calls)).map((call) =>
    call.status === 'fulfilled' ? 'done' : (call.reason as { code?: string }).code,
  );

/**
 * Shows a code that it has not shown before: one step behind the time at first, unless that is about to be too far behind, then later
 * ones, waiting if it must.
 */
export function authenticator(secret: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const stepMs = 30_000;
  const isEnding = () => stepMs - (Date.now() % stepMs) < 8_000;
  let shown = 0;
  return {
    code: async (): Promise<string> => {
      const now = () => Math.floor(Date.now() / stepMs);
      shown = Math.max(shown + 1, isEnding() ? now() : now() - 1);
      while (shown > now() + 1) await sleep(200);
      return totp.generate({ timestamp: shown * stepMs });
    },
  };
}

export async function newCustomer({ accounts, letters }: OpenAccounts) {
  const who = { email: newEmail(), password: goodPassword };
  const from = newCaller();
  await accounts.signUp(who, from);
  await accounts.confirm({ email: who.email, code: await codeFor(letters, who.email) }, from);
  const signIn = async () => tokensFrom(await accounts.signIn(who, from));
  return { ...who, who, from, signIn };
}

/** A customer with a second factor, and how to begin another sign-in. */
export async function enrolledCustomer(place: OpenAccounts) {
  const { accounts } = place;
  const customer = await newCustomer(place);
  const { refreshToken } = await customer.signIn();
  const device = authenticator((await accounts.beginMfa(refreshToken, {}, customer.from)).secret);
  const { recoveryCodes } = await accounts.confirmMfa(
    refreshToken,
    await device.code(),
    customer.from,
  );
  const challenge = async () => {
    const answer = await accounts.signIn(customer.who, customer.from);
    if (answer.kind !== 'mfa-required') throw new Error('No second factor was asked for.');
    return answer.challenge;
  };
  return { ...customer, device, challenge, recoveryCodes };
}
