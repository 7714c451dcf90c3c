import type { MiddlewareHandler } from 'hono';
import type { Address } from './document.ts';
import type { Env } from './router.ts';

/** What other pages may send, and read, beside what every page may. */
const mayBeSent = 'authorization, content-type, idempotency-key, x-request-id';
const mayBeRead =
  'content-disposition, etag, ratelimit, ratelimit-policy, retry-after, x-request-id';
const preflightSeconds = 600;

/** Whether a page of another origin asks that may, with a token and so with nothing that a browser adds by itself. */
export function isAdmitted(
  header: (name: string) => string | null | undefined,
  allowedOrigins: readonly string[],
): boolean {
  return (
    allowedOrigins.includes(header('origin') ?? '') &&
    /^bearer +\S/i.test(header('authorization') ?? '')
  );
}

/** Lets pages of the allowed origins ask the API with a token. Never with cookies: whose session they are of is not theirs to use. */
export const admitOrigins =
  (
    allowedOrigins: readonly string[],
    addressOf: (path: string) => Address | undefined,
  ): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { method, path } = c.req;
    const known = addressOf(path);
    if (allowedOrigins.length === 0 || !known) return next();
    const origin = c.req.header('origin') ?? '';
    if (method === 'OPTIONS' && asksFirst(c.req.header())) {
      const admitted = allowedOrigins.includes(origin) && {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': known.methods.join(', '),
        'access-control-allow-headers': mayBeSent,
        'access-control-max-age': String(preflightSeconds),
      };
      const vary = 'origin, access-control-request-method, access-control-request-headers';
      return c.body(null, 204, { ...admitted, vary });
    }
    await next();
    const { headers } = c.res;
    headers.append('vary', 'origin');
    if (!isAdmitted((name) => c.req.header(name), allowedOrigins)) return;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', mayBeRead);
  };

/** Of a browser, before it lets a page ask. */
const asksFirst = (headers: Record<string, string>): boolean =>
  'origin' in headers && 'access-control-request-method' in headers;
