import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { BodyLimits } from './body-limits.ts';
import type { Spent } from '../platform/platform.ts';
import { isTransient } from '../platform/transient.ts';
import { Refusal } from '../refusal.ts';
import type { Ready, ReadyPages } from './ready-pages.ts';
import { deviceOf } from './device-of.ts';
import { clientAddress } from './client-address.ts';
import { isAdmitted } from './cross-origin.ts';
import { refuseMethod, type Address } from './document.ts';
import type { Metrics } from './observe.ts';
import { faultResponse, problemResponse } from './problem.ts';
import { openProxyHints } from './proxy-hints.ts';
import { logRequest, requestIdOf } from './request-log.ts';
import { routeOf } from './route-of.ts';
import type { Env, PlatformOfVisit } from './router.ts';
import { logoTypes, mostLogoBytes } from '../contract/logo.ts';
import { pictureTypes } from '../contract/route.ts';
import { refuseCrossOrigin } from './session.ts';

/** What every answer carries. A page that needs more (styles, pictures) sets its own content policy. */
export function safeHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  };
}

/** What pages carry too: browsers heed these where they show a document, and nowhere else. */
const pageHeaders = (path: string) => ({
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  // The back office reads labels of deliveries by the camera.
  'permissions-policy': `camera=(${isOffice(path) ? 'self' : ''}), microphone=(), geolocation=()`,
});
const isOffice = (path: string) => /^\/admin(\/|$)/.test(path);

/** Opens and closes the record of each request: its id, its caller, its safe headers, one log line, one count. */
export function visit(
  platform: PlatformOfVisit,
  metrics: Pick<Metrics, 'seen'>,
  safe: Record<string, string>,
): MiddlewareHandler<Env> {
  const hint = openProxyHints(platform.config, platform.log);
  return async (c, next) => {
    const started = performance.now();
    const requestId = requestIdOf(c.req.header('x-request-id'), platform.seeing?.traceId());
    const peer = c.env.incoming?.socket.remoteAddress;
    c.set('platform', platform);
    c.set('requestId', requestId);
    c.set('cookies', new Map());
    c.set('caller', {
      address: clientAddress(
        peer,
        { forwardedFor: c.req.header('x-forwarded-for'), forwarded: c.req.header('forwarded') },
        platform.config.trustedProxies,
      ),
      device: deviceOf(c.req.header('user-agent')),
    });
    hint(peer, (name) => c.req.header(name));
    await next();
    const { headers } = c.res;
    headers.set('x-request-id', requestId);
    for (const [name, value] of limitHeaders(c.var.spent)) headers.set(name, value);
    for (const cookie of c.var.cookies.values()) headers.append('set-cookie', cookie);
    const page = headers.get('content-type')?.startsWith('text/html');
    for (const [name, value] of Object.entries(
      page ? { ...safe, ...pageHeaders(c.req.path) } : safe,
    )) {
      if (!headers.has(name)) headers.set(name, value);
    }
    // What sets a cookie is somebody's own, whatever else it says of itself.
    if (!headers.has('cache-control') || headers.has('set-cookie'))
      headers.set('cache-control', 'no-store');
    const { status } = c.res;
    const { method } = c.req;
    const route = routeOf(c);
    const ms = performance.now() - started;
    metrics.seen(method, route, status, ms / 1000);
    logRequest(platform.log, { requestId, method, route, status, ms: Math.round(ms * 10) / 10 });
  };
}

/** By the IETF’s draft of RateLimit header fields. */
function limitHeaders(spent: Spent | undefined): [string, string][] {
  if (!spent) return [];
  const { most, left, seconds, windowSeconds } = spent;
  return [
    ['ratelimit-policy', `"token";q=${most};w=${windowSeconds}`],
    ['ratelimit', `"token";r=${Math.max(0, left)};t=${seconds}`],
  ];
}

/** Looks for an answer that is ready; `header` reads the request's headers by their lower-case names. */
export type ReadyEntrance = (
  method: string,
  rawUrl: string,
  header: (name: string) => string | undefined,
) => Ready | undefined;

/** Answers what is ready before anything is routed: counted like any request, but neither timed nor written to the log, which would cost more than the answer. */
export function readyEntrance(
  pages: ReadyPages,
  metrics: Metrics,
  allowedOrigins: readonly string[],
): ReadyEntrance {
  return (method, rawUrl, header) => {
    // Pages of other origins are told more than is ready.
    if (method !== 'GET' || isAdmitted(header, allowedOrigins)) return undefined;
    const requestId = requestIdOf(header('x-request-id'));
    const ready = pages.look(
      rawUrl,
      { acceptEncoding: header('accept-encoding'), ifNoneMatch: header('if-none-match') },
      ['x-request-id', requestId],
    );
    if (ready) metrics.seenReady(ready.route, ready.status);
    return ready;
  };
}

/** What a change may bring: JSON to the API, forms to pages, pictures where they are taken. */
type Bodies = { types: string[]; mostBytes: number };
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const hookBytes = 64 * 1024;
const pictureBodies: Bodies = { types: [...pictureTypes], mostBytes: 10 * 1024 * 1024 };

/** Addresses that answer programs; the others are pages. */
export const isApi = (path: string) => /^\/(api|auth|catalog|pictures|metrics)(\/|$)/.test(path);
const logoBodies: Bodies = { types: [...logoTypes], mostBytes: mostLogoBytes };
const logoPath = '/api/admin/settings/logo';
/** A library of another program, to the API as it is and to the page in a form. */
const libraryBytes = 50 * 1024 * 1024;
const libraryBodies: Bodies = { types: ['application/octet-stream'], mostBytes: libraryBytes };
const libraryPath = '/api/admin/import-files';
const libraryPage = /^\/admin\/imports(?:\.data)?$/;
const pictureOfRecipe = /^\/api\/admin\/recipes\/[^/]+\/picture$/;

function bodiesAt(path: string, hasPages: boolean, limits: BodyLimits): Bodies {
  if (pictureOfRecipe.test(path)) return pictureBodies;
  if (path === logoPath) return logoBodies;
  if (path === libraryPath) return libraryBodies;
  if (libraryPage.test(path) && hasPages)
    return { types: formTypes, mostBytes: libraryBytes + 64 * 1024 };
  return isApi(path) || !hasPages
    ? { types: ['application/json'], mostBytes: limits.json(path) }
    : { types: formTypes, mostBytes: limits.form(path) };
}

/** A body that comes in chunks says no length: it is read here, so far as it may go, and passed on as it is. */
const limitBody =
  (mostBytes: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { raw } = c.req;
    const { headers, method, url } = raw;
    const announced = headers.has('transfer-encoding') ? null : headers.get('content-length');
    if (announced !== null && Number(announced) > mostBytes) throw tooLarge(mostBytes);
    if (announced === null && raw.body) {
      c.req.raw = new Request(url, { method, headers, body: await readAll(raw.body, mostBytes) });
    }
    return next();
  };

const tooLarge = (mostBytes: number) => new Refusal('body-too-large', { mostBytes });

async function readAll(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Changes come to an address that takes them, from our own pages, in the form that is taken there, of a bounded size; hooks come from elsewhere, signed. */
export const guardChanges =
  (
    addressOf: (path: string) => Address | undefined,
    hasPages: boolean,
    limits: BodyLimits,
  ): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { method, path } = c.req;
    const known = addressOf(path);
    if (known) {
      c.set('route', known.route);
      refuseMethod(known, method);
    }
    if (known?.isHook) return limitBody(hookBytes)(c, next);
    const { publicUrl, allowedOrigins } = c.var.platform.config;
    if (!isAdmitted((name) => c.req.header(name), allowedOrigins))
      refuseCrossOrigin(c.req.raw, publicUrl);
    if (!['POST', 'PUT', 'PATCH'].includes(method)) return next();
    if (!known && (isApi(path) || !hasPages)) throw new Refusal('route-not-found');
    const { types, mostBytes } = bodiesAt(path, hasPages, limits);
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type === undefined || !types.includes(type))
      throw new Refusal('unsupported-media-type', { types });
    return limitBody(mostBytes)(c, next);
  };

/** A refusal is the caller’s to mend; a dependency that is away is ours and passes; the rest is a fault that says nothing of the inside. */
export function answerError(log: Logger, error: Error, requestId: string): Response {
  if (error instanceof Refusal) return problemResponse(error, requestId);
  if (error instanceof HTTPException && error.status === 400) {
    return problemResponse(new Refusal('invalid-json'), requestId);
  }
  if (error instanceof HTTPException && error.status === 415) {
    return problemResponse(new Refusal('unsupported-media-type'), requestId);
  }
  if (isTransient(error)) {
    log.warn({ err: error, requestId }, 'what the store depends on did not answer');
    return problemResponse(new Refusal('not-ready', { retryAfterSeconds: 2 }), requestId);
  }
  log.error({ err: error, requestId }, 'fault');
  return faultResponse(requestId);
}
