import type { Context, MiddlewareHandler } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { z } from 'zod';
import { keepDays } from '../contract/keep-times.ts';
import { opens, type Access } from '../contract/route.ts';
import { roles, type Asker } from '../contract/staff-roles.ts';
import type { Claims, Tokens } from '../platform/platform.ts';
import { Refusal } from '../refusal.ts';
import type { Env } from './router.ts';

type SignedIn = Env & { Variables: { claims: Claims } };
type OfOffice = Env & { Variables: { asker: Asker } };
type StaffAccess = Exclude<Access, 'everyone' | 'customer'>;

export async function requireCustomer(
  context: Context<SignedIn>,
  next: () => Promise<void>,
): ReturnType<MiddlewareHandler> {
  context.set('claims', await demandClaims(context));
  await next();
}

/** The same, where money is promised: whoever keeps the accounts says that the session still stands. */
export async function requireBuyer(
  context: Context<SignedIn>,
  next: () => Promise<void>,
): ReturnType<MiddlewareHandler> {
  const claims = await demandClaims(context);
  context.set('claims', claims);
  await demandStanding(context as unknown as Context<Env>, claims);
  await next();
}

async function demandStanding(context: Context<Env>, claims: Claims): Promise<void> {
  // Renewed a moment ago, in this very request.
  if (context.var.cookies.has(keyOf(nameOf(context, 'refresh'), '/'))) return;
  const { accounts } = context.var.platform;
  const token = readCookie(context, 'refresh');
  const standing = await accounts.stillStands(claims, token, context.var.caller);
  if (!standing.stands) {
    forgetTokens(context);
    throw new Refusal('not-signed-in');
  }
  if (standing.tokens) keepTokens(context, standing.tokens);
}

/** Who may do this at this moment: staff with a second factor, whatever role they had when they signed in, or the holder of a token. */
export const requireAsker =
  (access: StaffAccess) =>
  async (context: Context<OfOffice>, next: () => Promise<void>): ReturnType<MiddlewareHandler> => {
    const token = tokenIn(context.req.header('authorization'));
    const asker = token === undefined ? await staffOf(context) : await holderOf(context, token);
    if (!opens(asker, access)) throw new Refusal('not-allowed');
    context.set('asker', asker);
    await next();
  };

async function staffOf(context: Context): Promise<Asker> {
  const claims = await demandClaims(context);
  const { accountId, email, mfa } = claims;
  const role = await (context as Context<Env>).var.platform.staff.roleOf(claims);
  if (role === undefined) throw new Refusal('not-allowed');
  if (!mfa) throw new Refusal('mfa-required');
  return { accountId, email, role, may: roles[role] };
}

/** A token of the shop, not of a session: its beginning says so, to the store and to whoever looks for secrets that leaked. */
const tokenIn = (authorization: string | undefined): string | undefined =>
  /^bearer +(larder_.*)$/i.exec(authorization ?? '')?.[1];

async function holderOf(of: Context, token: string): Promise<Asker> {
  const context = of as Context<Env>;
  const known = await context.var.platform.tokens.holderOf(token);
  if (!known) throw new Refusal('not-signed-in');
  const { holder, spent } = known;
  context.set('spent', spent);
  if (spent.left < 0) throw new Refusal('too-many-attempts', { retryAfterSeconds: spent.seconds });
  return holder;
}

async function demandClaims(context: Context): Promise<Claims> {
  const claims = await claimsOf(context as Context<Env>);
  if (!claims) throw new Refusal('not-signed-in');
  return claims;
}

/**
 * Who asks. The one place where it is settled, and where a browser's session is renewed: whatever is asked, a page, a form, a picture or
 * a tick, is asked in the name of whoever holds the session. Programs renew theirs themselves.
 */
export async function claimsOf(context: Context<Env>): Promise<Claims | undefined> {
  const { accounts } = context.var.platform;
  const bearer = /^bearer(?: +(.*))?$/i.exec(context.req.header('authorization') ?? '');
  if (bearer) return bearer[1] ? accounts.verify(bearer[1]) : undefined;
  const access = readCookie(context, 'access');
  const claims = access === undefined ? undefined : await accounts.verify(access);
  if (!claims) return renewed(context);
  return claims;
}

async function renewed(context: Context<Env>): Promise<Claims | undefined> {
  const tokens = await renew(context);
  if (!tokens) return undefined;
  const claims = await context.var.platform.accounts.verify(tokens.accessToken);
  if (!claims) throw new Error('A token that was just made is not good.');
  return claims;
}

/** New tokens for the browser's session, which it keeps; undefined when it has none that goes on. */
export async function renew(context: Context<Env>): Promise<Tokens | undefined> {
  const token = readCookie(context, 'refresh');
  if (token === undefined) return undefined;
  try {
    const tokens = await context.var.platform.accounts.refresh(token, context.var.caller);
    keepTokens(context, tokens);
    if (getCookie(context, nameOf(context, 'refresh')) === undefined) moveOut(context);
    return tokens;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'session-expired') return undefined;
    throw error;
  }
}

/** What the store keeps in a browser. */
const cookieNames = {
  access: 'at',
  refresh: 'rt',
  guest: 'guest',
  signUp: 'sign-up',
  device: 'device',
} as const;
type CookieName = keyof typeof cookieNames;

const isSecure = (context: Context<Env>) =>
  context.var.platform.config.publicUrl.startsWith('https:');

/** Browsers do not tell two stores on one host apart by their port, so the names do: all but those of the port that stores have anyway. */
function suffixOf(context: Context<Env>): string {
  const port = new URL(context.var.platform.config.publicUrl).port;
  const usual = isSecure(context) ? '' : '3000';
  return port === usual ? '' : `-${port || '80'}`;
}

/** On https the names carry the prefix that browsers enforce; plain http is this machine only. */
const nameOf = (context: Context<Env>, name: CookieName): string =>
  `${isSecure(context) ? '__Host-' : ''}${cookieNames[name]}${suffixOf(context)}`;

/** By what they were called up to version 0.1, when refresh tokens were sent to `/auth` alone. */
const nameBefore = (context: Context<Env>, name: CookieName): string =>
  `${isSecure(context) ? (name === 'refresh' ? '__Secure-' : '__Host-') : ''}${cookieNames[name]}`;

/** By its name, or else by the one it had before: nobody is signed out by an upgrade. */
export function readCookie<Known extends Env>(
  known: Context<Known>,
  name: CookieName,
): string | undefined {
  const context = known as unknown as Context<Env>;
  return getCookie(context, nameOf(context, name)) ?? getCookie(context, nameBefore(context, name));
}

const keyOf = (name: string, path: string): string => `${name} ${path}`;

function setCookie(
  context: Context<Env>,
  name: string,
  value: string,
  { path, seconds }: { path: string; seconds: number },
): void {
  const { cookies } = context.var;
  const options = { httpOnly: true, secure: isSecure(context), sameSite: 'Lax', path } as const;
  const maxAge = Math.max(0, Math.floor(seconds));
  cookies.set(keyOf(name, path), generateCookie(name, value, { ...options, maxAge }));
}

function writeCookie(context: Context<Env>, name: CookieName, value: string, expires: Date): void {
  const seconds = (expires.getTime() - context.var.platform.clock().getTime()) / 1000;
  setCookie(context, nameOf(context, name), value, { path: '/', seconds });
}

const forget = (context: Context<Env>, name: CookieName) =>
  writeCookie(context, name, '', new Date(0));

const gone = { seconds: 0 };
/** The refresh cookie of versions up to 0.1 would be sent before the one there is now. */
function forgetBefore(context: Context<Env>): void {
  setCookie(context, nameBefore(context, 'refresh'), '', { ...gone, path: '/auth' });
}

/** A session that came by the names of before, and so is this store's own, goes on by the names of now. */
function moveOut(context: Context<Env>): void {
  if (suffixOf(context) === '') return;
  setCookie(context, nameBefore(context, 'access'), '', { ...gone, path: '/' });
  forgetBefore(context);
}

/** What is forgotten goes first: some programs keep cookies by their name alone. */
export function keepTokens<Known extends Env>(known: Context<Known>, tokens: Tokens): void {
  const context = known as unknown as Context<Env>;
  if (suffixOf(context) === '') forgetBefore(context);
  writeCookie(context, 'access', tokens.accessToken, tokens.accessExpiresAt);
  writeCookie(context, 'refresh', tokens.refreshToken, tokens.refreshExpiresAt);
}

/** Also where more is known of who asks. */
export function forgetTokens<Known extends Env>(known: Context<Known>): void {
  const context = known as unknown as Context<Env>;
  if (suffixOf(context) === '') forgetBefore(context);
  forget(context, 'access');
  forget(context, 'refresh');
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
  forget(context, 'guest');
}

const signUpShape = z.object({ email: z.string(), password: z.string(), until: z.number() });
/** Until its code is entered. */
const signUpMs = 60 * 60 * 1000;

/** Who has just signed up need not type the password again, and no page has to carry it. */
export function keepSignUp(context: Context<Env>, who: { email: string; password: string }): void {
  const { seal, clock } = context.var.platform;
  const until = new Date(clock().getTime() + signUpMs);
  writeCookie(context, 'signUp', seal.close({ ...who, until: until.getTime() }), until);
}

/** The password that this browser signed up with for that address. */
export function readSignUp(context: Context<Env>, email: string): string | undefined {
  const { seal, clock } = context.var.platform;
  const kept = readCookie(context, 'signUp');
  const signUp = kept === undefined ? undefined : signUpShape.safeParse(seal.open(kept)).data;
  const isSame = signUp?.email.trim().toLowerCase() === email.trim().toLowerCase();
  return signUp && isSame && signUp.until > clock().getTime() ? signUp.password : undefined;
}

export function forgetSignUp(context: Context<Env>): void {
  forget(context, 'signUp');
}

const deviceShape = z.object({ accounts: z.array(z.string()) });
/** As many as share a browser. */
const mostOnDevice = 10;
const dayMs = 24 * 60 * 60 * 1000;

/** The accounts that somebody signed in to from this browser before: sealed, so that nobody can say so of theirs. */
function accountsOnDevice(context: Context<Env>): string[] {
  const kept = readCookie(context, 'device');
  if (kept === undefined) return [];
  return deviceShape.safeParse(context.var.platform.seal.open(kept)).data?.accounts ?? [];
}

/** Remembers in the browser that somebody signed in to this account from it; true: nobody had. */
export function isNewDevice(context: Context<Env>, accountId: string): boolean {
  const { seal, clock } = context.var.platform;
  const known = accountsOnDevice(context);
  const accounts = [accountId, ...known.filter((it) => it !== accountId)].slice(0, mostOnDevice);
  const until = new Date(clock().getTime() + keepDays.knownDevice * dayMs);
  writeCookie(context, 'device', seal.close({ accounts }), until);
  return !known.includes(accountId);
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
