import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Claims, Tokens } from '../platform/platform.ts';
import { Refusal } from '../refusal.ts';
import type { Env } from './router.ts';

type SignedIn = Env & { Variables: { claims: Claims } };

export async function readSession(
  context: Context<Env>,
  next: () => Promise<void>,
): ReturnType<MiddlewareHandler> {
  context.set('claims', await claimsOf(context));
  await next();
}

export async function requireCustomer(
  context: Context<SignedIn>,
  next: () => Promise<void>,
): ReturnType<MiddlewareHandler> {
  context.set('claims', await demandClaims(context));
  await next();
}

export async function requireAdministrator(
  context: Context<SignedIn>,
  next: () => Promise<void>,
): ReturnType<MiddlewareHandler> {
  const claims = await demandClaims(context);
  if (!claims.groups.includes('administrators')) throw new Refusal('not-allowed');
  if (!claims.mfa) throw new Refusal('mfa-required');
  context.set('claims', claims);
  await next();
}

async function demandClaims(context: Context): Promise<Claims> {
  const claims = await claimsOf(context as Context<Env>);
  if (!claims) throw new Refusal('not-signed-in');
  return claims;
}

async function claimsOf(context: Context<Env>): Promise<Claims | undefined> {
  const bearer = /^bearer(?: +(.*))?$/i.exec(context.req.header('authorization') ?? '');
  const token = bearer ? bearer[1] : readCookie(context, 'access');
  return token ? context.var.platform.accounts.verify(token) : undefined;
}

/** On https the names carry the prefixes that browsers enforce (`__Host-`, `__Secure-`); plain http is this machine only. */
const cookieNames = {
  access: { secure: '__Host-at', plain: 'at' },
  refresh: { secure: '__Secure-rt', plain: 'rt' },
  guest: { secure: '__Host-guest', plain: 'guest' },
} as const;
type CookieName = keyof typeof cookieNames;

const isSecure = (context: Context<Env>) =>
  context.var.platform.config.publicUrl.startsWith('https:');

function nameOf(context: Context<Env>, name: CookieName): string {
  return cookieNames[name][isSecure(context) ? 'secure' : 'plain'];
}

export function readCookie(context: Context<Env>, name: CookieName): string | undefined {
  return getCookie(context, nameOf(context, name));
}

function writeCookie(context: Context<Env>, name: CookieName, value: string, expires: Date): void {
  const maxAge = Math.floor((expires.getTime() - context.var.platform.clock().getTime()) / 1000);
  setCookie(context, nameOf(context, name), value, {
    httpOnly: true,
    secure: isSecure(context),
    sameSite: name === 'refresh' ? 'Strict' : 'Lax',
    path: name === 'refresh' ? '/auth' : '/',
    maxAge: Math.max(0, maxAge),
  });
}

export function keepTokens(context: Context<Env>, tokens: Tokens): void {
  writeCookie(context, 'access', tokens.accessToken, tokens.accessExpiresAt);
  writeCookie(context, 'refresh', tokens.refreshToken, tokens.refreshExpiresAt);
}

export function forgetTokens(context: Context<Env>): void {
  writeCookie(context, 'access', '', new Date(0));
  writeCookie(context, 'refresh', '', new Date(0));
}

const guestPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The guest's own secret id, if the browser brought a well-formed one. */
export function readGuest(context: Context<Env>): string | undefined {
  const guest = readCookie(context, 'guest');
  return guest && guestPattern.test(guest) ? guest : undefined;
}

export function keepGuest(context: Context<Env>, guest: string, expires: Date): void {
  writeCookie(context, 'guest', guest, expires);
}

export function forgetGuest(context: Context<Env>): void {
  writeCookie(context, 'guest', '', new Date(0));
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * State changes must come from our own pages. Browsers say where a request comes from (Origin, Sec-Fetch-Site); programs that say
 * neither carry no cookies that a stranger could abuse.
 */
export function refuseCrossOrigin(request: Request, publicUrl: string): void {
  if (safeMethods.has(request.method)) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const foreign =
    origin === null
      ? site !== null && site !== 'same-origin' && site !== 'none'
      : origin !== new URL(publicUrl).origin && origin !== new URL(request.url).origin;
  if (foreign) throw new Refusal('cross-origin');
}
