import type { Context } from 'hono';
import type { Env } from '../../http/router.ts';
import { readCookie, forgetTokens, keepTokens } from '../../http/session.ts';
import { localPath } from '../../contract/local-path.ts';
import type { Tokens } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

/** Sign-up to sign-out, the same over any account provider: this is also all that the login function serves. */
export const routes = () =>
  handle(contract, {
    signUp: async (c) => {
      await c.var.platform.accounts.signUp(c.req.valid('json'), c.var.caller);
      return c.json({ done: true as const }, 202);
    },
    confirmSignUp: async (c) => {
      await c.var.platform.accounts.confirm(c.req.valid('json'), c.var.caller);
      return c.json({ done: true as const }, 200);
    },
    resendConfirmation: async (c) => {
      await c.var.platform.accounts.resendConfirmation(c.req.valid('json'), c.var.caller);
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
    signIn: async (c) => {
      const answer = await c.var.platform.accounts.signIn(c.req.valid('json'), c.var.caller);
      if (answer.kind === 'mfa-required') return c.json(answer, 200);
      return c.json({ kind: 'signed-in' as const, ...opened(c, answer.tokens) }, 200);
    },
    answerSecondFactor: async (c) => {
      const tokens = await c.var.platform.accounts.answerMfa(c.req.valid('json'), c.var.caller);
      return c.json(opened(c, tokens), 200);
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
      if (everywhere) await accounts.signOutEverywhere(await accountOf(c, refreshToken));
      else if (token) await accounts.signOut(token);
      forgetTokens(c);
      return c.json({ done: true as const }, 200);
    },
    beginSecondFactor: async (c) => {
      const token = refreshTokenOf(c, c.req.valid('json').refreshToken);
      return c.json(await c.var.platform.accounts.beginMfa(token), 200);
    },
    confirmSecondFactor: async (c) => {
      const given = c.req.valid('json');
      const token = refreshTokenOf(c, given.refreshToken);
      const tokens = await c.var.platform.accounts.confirmMfa(token, given.code, c.var.caller);
      return c.json(opened(c, tokens), 200);
    },
    continueSession: async (c) => {
      const to = localPath(c.req.valid('query').to);
      const token = readCookie(c, 'refresh');
      if (token === undefined && isFromElsewhere(c)) return c.html(onward(to), 200);
      const isOpen = token !== undefined && (await openAgain(c, token));
      return c.redirect(isOpen ? to : `/sign-in?to=${encodeURIComponent(to)}`, 303);
    },
    leave: async (c) => {
      if (isFromElsewhere(c)) throw new Refusal('cross-origin');
      const token = readCookie(c, 'refresh');
      if (token) await c.var.platform.accounts.signOut(token);
      forgetTokens(c);
      return c.redirect('/', 303);
    },
  });

/** A browser says so where the visit, or a redirect on its way, began on another site. */
function isFromElsewhere(c: Context<Env>): boolean {
  const site = c.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

async function openAgain(c: Context<Env>, token: string): Promise<boolean> {
  try {
    keepTokens(c, await c.var.platform.accounts.refresh(token, c.var.caller));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'session-expired') throw error;
    forgetTokens(c);
    return false;
  }
}

/** Strict cookies stay at home when a link on another site leads here; a page of ours that goes on at once brings them. */
const onward = (to: string) =>
  `<!doctype html><html lang="en"><title>One moment</title><meta http-equiv="refresh" content="0;url=/auth/continue?to=${encodeURIComponent(to)}"></html>`;

/** Whose sessions end everywhere: an access token that has expired meanwhile must not leave the others open. */
async function accountOf(context: Context<Env>, given: string | undefined): Promise<string> {
  const { caller, platform } = context.var;
  if (context.var.claims && !given) return context.var.claims.accountId;
  const token = refreshTokenOf(context, given);
  const { accessToken } = await platform.accounts.refresh(token, caller);
  const claims = await platform.accounts.verify(accessToken);
  if (!claims) throw new Error('A token that was just made is not good.');
  return claims.accountId;
}

/** The reply to who has just been given a session, which the browser keeps as cookies. */
function opened(context: Context<Env>, tokens: Tokens) {
  keepTokens(context, tokens);
  return {
    ...tokens,
    accessExpiresAt: tokens.accessExpiresAt.toISOString(),
    refreshExpiresAt: tokens.refreshExpiresAt.toISOString(),
  };
}

function refreshTokenOf(context: Context<Env>, given: string | undefined): string {
  const token = given ?? readCookie(context, 'refresh');
  if (!token) throw new Refusal('session-expired');
  return token;
}
