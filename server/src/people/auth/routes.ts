import type { Context } from 'hono';
import type { Env } from '../../http/router.ts';
import {
  claimsOf,
  forgetSignUp,
  forgetTokens,
  isNewDevice,
  keepSignUp,
  keepTokens,
  readCookie,
  readSignUp,
  renew,
} from '../../http/session.ts';
import { prefixOf, splitLanguage } from '../../contract/languages.ts';
import { localPath } from '../../contract/local-path.ts';
import type { Opened, PasskeyCeremonies, Tokens } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import { inReply } from './reply.ts';

/** Sign-up to sign-out, the same over any account provider: this is also all that the login function serves. */
export const routes = () =>
  handle(contract, {
    signUp: async (c) => {
      const who = c.req.valid('json');
      await c.var.platform.accounts.signUp(who, c.var.caller);
      keepSignUp(c, who);
      return c.json({ done: true as const }, 202);
    },
    confirmSignUp: async (c) => {
      const { email, code, ...given } = c.req.valid('json');
      const { accounts } = c.var.platform;
      const kept = readSignUp(c, email);
      const password = given.password ?? kept;
      await accounts.confirm({ email, code, password }, c.var.caller);
      forgetSignUp(c);
      if (kept !== undefined) await enter(c, { email, password: kept });
      return c.json({ done: true as const }, 200);
    },
    resendConfirmation: async (c) => {
      const { email } = c.req.valid('json');
      const password = readSignUp(c, email);
      await c.var.platform.accounts.resendConfirmation({ email, password }, c.var.caller);
      return c.json({ done: true as const }, 202);
    },
    forgotPassword: async (c) => {
      await c.var.platform.accounts.forgotPassword(c.req.valid('json'), c.var.caller);
      return c.json({ done: true as const }, 202);
    },
    resetPassword: async (c) => {
      await c.var.platform.accounts.resetPassword(c.req.valid('json'), c.var.caller);
      return c.json({ done: true as const }, 200);
    },
    changePassword: async (c) => {
      const { refreshToken, ...change } = c.req.valid('json');
      const token = refreshTokenOf(c, refreshToken);
      const answer = await c.var.platform.accounts.changePassword(token, change, c.var.caller);
      if (answer.kind === 'mfa-required') {
        forgetTokens(c);
        return c.json(answer, 200);
      }
      return c.json({ kind: 'signed-in' as const, ...opened(c, answer.tokens) }, 200);
    },
    signIn: async (c) => {
      const answer = await signIn(c, c.req.valid('json'));
      if (answer.kind === 'mfa-required') return c.json(answer, 200);
      return c.json({ kind: 'signed-in' as const, ...(await signedIn(c, answer.tokens)) }, 200);
    },
    answerSecondFactor: async (c) => {
      const tokens = await c.var.platform.accounts.answerMfa(c.req.valid('json'), c.var.caller);
      return c.json(await signedIn(c, tokens), 200);
    },
    readPasskeyWay: (c) => {
      return c.json({ origin: c.var.platform.accounts.passkeys?.ceremonies?.origin ?? null }, 200);
    },
    askForPasskey: async (c) => {
      return c.json(await passkeysOf(c).begin(c.var.caller), 200);
    },
    signInWithPasskey: async (c) => {
      const tokens = await passkeysOf(c).signIn(c.req.valid('json'), c.var.caller);
      return c.json(await signedIn(c, tokens), 200);
    },
    refreshSession: async (c) => {
      const tokens = await c.var.platform.accounts.refresh(
        refreshTokenOf(c, c.req.valid('json').refreshToken),
        c.var.caller,
      );
      return c.json(opened(c, tokens), 200);
    },
    signOut: async (c) => {
      const { refreshToken, everywhere } = c.req.valid('json');
      const { accounts } = c.var.platform;
      const token = refreshToken ?? readCookie(c, 'refresh');
      await leaving(c, async () => {
        if (!everywhere) {
          if (token) await accounts.signOut(token);
          return;
        }
        const accountId = await accountOf(c, refreshToken).catch(async (error: unknown) => {
          // Nobody can tell whose the others are; this one can end all the same.
          if (token) await accounts.signOut(token);
          throw error;
        });
        await accounts.signOutEverywhere(accountId);
      });
      return c.json({ done: true as const }, 200);
    },
    beginSecondFactor: async (c) => {
      const { refreshToken, ...proof } = c.req.valid('json');
      const token = refreshTokenOf(c, refreshToken);
      const { accounts } = c.var.platform;
      const { tokens, ...begun } = await accounts.beginMfa(token, proof, c.var.caller);
      return c.json({ ...begun, ...(tokens && { session: opened(c, tokens) }) }, 200);
    },
    confirmSecondFactor: async (c) => {
      const given = c.req.valid('json');
      const token = refreshTokenOf(c, given.refreshToken);
      const { recoveryCodes, ...tokens } = await c.var.platform.accounts.confirmMfa(
        token,
        given.code,
        c.var.caller,
      );
      return c.json({ ...opened(c, tokens), recoveryCodes }, 200);
    },
    renewRecoveryCodes: async (c) => {
      const { refreshToken, code } = c.req.valid('json');
      const { accounts } = c.var.platform;
      const token = refreshTokenOf(c, refreshToken);
      const recoveryCodes = await accounts.newRecoveryCodes(token, code, c.var.caller);
      return c.json({ recoveryCodes }, 200);
    },
    continueSession: async (c) => {
      const to = localPath(c.req.valid('query').to);
      const isKnown = readCookie(c, 'refresh') !== undefined;
      if (!isKnown && isFromElsewhere(c)) return c.html(onward(to), 200);
      if (await renew(c)) return c.redirect(to, 303);
      if (isKnown) forgetTokens(c);
      const at = prefixOf(splitLanguage(to).language);
      return c.redirect(`${at}/sign-in?to=${encodeURIComponent(to)}`, 303);
    },
    leave: async (c) => {
      if (isFromElsewhere(c)) throw new Refusal('cross-origin');
      const token = readCookie(c, 'refresh');
      await leaving(c, async () => {
        if (token) await c.var.platform.accounts.signOut(token);
      });
      return c.redirect(prefixOf(c.req.valid('query').language) || '/', 303);
    },
  });

function passkeysOf(c: Context<Env>): PasskeyCeremonies {
  const ceremonies = c.var.platform.accounts.passkeys?.ceremonies;
  if (!ceremonies) throw new Refusal('passkeys-not-offered');
  return ceremonies;
}

/** Whatever becomes of the session elsewhere, this browser has left it: it forgets its tokens with every answer, a fault included. */
async function leaving(c: Context<Env>, end: () => Promise<void>): Promise<void> {
  try {
    await end();
  } finally {
    forgetTokens(c);
  }
}

/** A browser says so where the visit, or a redirect on its way, began on another site. */
function isFromElsewhere(c: Context<Env>): boolean {
  const site = c.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Signing in is the end of signing up; who has yet to confirm it goes on from here. */
async function signIn(c: Context<Env>, who: { email: string; password: string }) {
  try {
    const answer = await c.var.platform.accounts.signIn(who, c.var.caller);
    if (readCookie(c, 'signUp') !== undefined) forgetSignUp(c);
    return answer;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-confirmed') keepSignUp(c, who);
    throw error;
  }
}

/** Who has proved mailbox and password in one goes in; where that fails now, the sign-in page is the next step. */
async function enter(c: Context<Env>, who: { email: string; password: string }): Promise<void> {
  try {
    const answer = await c.var.platform.accounts.signIn(who, c.var.caller);
    if (answer.kind === 'signed-in') await signedIn(c, answer.tokens);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** The strict cookies of versions up to 0.1 stay at home when a link on another site leads here; a page of ours that goes on brings them. */
const onward = (to: string) =>
  `<!doctype html><html lang="en"><title>One moment</title><meta http-equiv="refresh" content="0;url=/auth/continue?to=${encodeURIComponent(to)}"></html>`;

/** Whose sessions end everywhere: an access token that has expired meanwhile must not leave the others open. */
async function accountOf(context: Context<Env>, given: string | undefined): Promise<string> {
  const { caller, platform } = context.var;
  const own = given === undefined ? await claimsOf(context) : undefined;
  if (own) return own.accountId;
  const { accessToken } = await platform.accounts.refresh(refreshTokenOf(context, given), caller);
  const claims = await platform.accounts.verify(accessToken);
  if (!claims) throw new Error('A token that was just made is not good.');
  return claims.accountId;
}

/** The same to who has just signed in, and a letter to the owner of the account where its browser is new to it. */
async function signedIn(context: Context<Env>, tokens: Opened) {
  const { owner, isFirst } = tokens;
  const { platform, caller } = context.var;
  const reply = opened(context, tokens);
  if (isNewDevice(context, owner.accountId) && !isFirst)
    await platform.accounts.tellOfNewDevice(owner, caller);
  return reply;
}

/** The reply to who has just been given a session, which the browser keeps as cookies. */
function opened(context: Context<Env>, tokens: Tokens) {
  keepTokens(context, tokens);
  return inReply(tokens);
}

function refreshTokenOf(context: Context<Env>, given: string | undefined): string {
  const token = given ?? readCookie(context, 'refresh');
  if (!token) throw new Refusal('session-expired');
  return token;
}
