import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Platform } from '../platform/platform.ts';
import { isTransient } from '../platform/transient.ts';
import { Refusal } from '../refusal.ts';
import type { Document } from './document.ts';
import { handle } from './handle.ts';
import { contract } from './operator-contract.ts';
import type { Metrics } from './observe.ts';
import { referencePage } from './reference.ts';
import { router, type Env } from './router.ts';

/** Alive (the process answers) and ready (it can sell): a load balancer asks the second. */
export const healthRoutes = ({ database }: Pick<Platform, 'database'>) =>
  handle(contract, {
    checkHealth: (c) => c.json({ status: 'ok' as const }, 200),
    checkReady: async (c) => {
      await database.ready().catch((error: unknown) => {
        throw isTransient(error) ? new Refusal('not-ready', { retryAfterSeconds: 2 }) : error;
      });
      return c.json({ status: 'ok' as const }, 200);
    },
  });

/** Operators' and developers' pages beside the API. */
export const operatorRoutes = (
  platform: Pick<Platform, 'config'>,
  metrics: Metrics,
  document: Document,
) => {
  const documentText = JSON.stringify(document);
  const page = referencePage(document);
  return router()
    .get('/metrics', async (c) => {
      refuseStrangers(c, platform.config.metricsToken);
      return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
    })
    .get('/api/openapi.json', (c) =>
      c.body(documentText, 200, {
        'content-type': 'application/json',
        'cache-control': 'public, max-age=300',
      }),
    )
    .get('/api/docs', async (c) =>
      c.body((await page).toString(), 200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      }),
    );
};

const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const thisMachine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** With a token, whoever has it; without one, only this machine, and nothing that came through a proxy. */
function refuseStrangers(c: Context<Env>, token: string | undefined): void {
  if (token !== undefined) {
    const given = Buffer.from(c.req.header('authorization') ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
    throw new Refusal('not-signed-in');
  }
  const direct = proxyHeaders.every((name) => c.req.header(name) === undefined);
  if (direct && thisMachine.has(c.env.incoming?.socket.remoteAddress ?? '')) return;
  throw new Refusal('not-allowed');
}
