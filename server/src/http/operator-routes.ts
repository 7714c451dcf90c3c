import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Platform } from '../platform/platform.ts';
import { Refusal } from '../refusal.ts';
import type { Document } from './document.ts';
import { handle } from './handle.ts';
import { contract } from './operator-contract.ts';
import type { Metrics } from './observe.ts';
import { referencePage } from './reference.ts';
import { router, type Env } from './router.ts';

/** Alive (the process answers) and ready (it can sell): a load balancer asks the second. */
export const healthRoutes = ({ health }: Pick<Platform, 'health'>) =>
  handle(contract, {
    checkHealth: (c) => c.json({ status: 'ok' as const }, 200),
    checkReady: async (c) => {
      const { unready, degraded } = await health.look();
      if (unready.length > 0)
        throw new Refusal('not-ready', { retryAfterSeconds: 2, reasons: unready });
      return c.json({ status: 'ok' as const, degraded }, 200);
    },
  });

/** Operators' and developers' pages beside the API. */
export const operatorRoutes = (
  platform: Pick<Platform, 'config'>,
  metrics: Metrics,
  document: Document,
) => {
  // Written once somebody reads them.
  let text: string | undefined;
  let page: ReturnType<typeof referencePage> | undefined;
  return router()
    .get('/metrics', async (c) => {
      refuseStrangers(c, platform.config.metricsToken);
      return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
    })
    .get('/api/openapi.json', (c) =>
      c.body((text ??= JSON.stringify(document)), 200, {
        'content-type': 'application/json',
        'cache-control': 'public, max-age=300',
      }),
    )
    .get('/api/docs', async (c) =>
      c.body((await (page ??= referencePage(document))).toString(), 200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      }),
    );
};

/** Where a socket comes from says little: whoever reads the metrics has the token, and without one there are none. */
function refuseStrangers(c: Context<Env>, token: string | undefined): void {
  if (token === undefined) throw new Refusal('route-not-found');
  const given = Buffer.from(c.req.header('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Refusal('not-signed-in');
}

/** They are no API, so the document does not list them. */
export const operatorAddresses = new Map(
  ['/metrics', '/api/openapi.json', '/api/docs'].map((route) => [
    route,
    { route, methods: ['GET'], isHook: false },
  ]),
);
