import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyLimits } from './http/body-limits.ts';
import { addressBook, describeApi } from './http/document.ts';
import { answerError, guardChanges, safeHeaders, visit } from './http/entrance.ts';
import { problemResponse } from './http/problem.ts';
import { router, type Env, type PlatformOfVisit } from './http/router.ts';
import { routes as authRoutes } from './people/auth/routes.ts';
import { Refusal } from './refusal.ts';

/** The routes of accounts and no others, for requests that come by way of the edge. */
export function createLoginApp(platform: PlatformOfVisit, originSecrets: string[]) {
  const { config, log } = platform;
  const routes = authRoutes();
  const document = describeApi(routes, { name: config.shop.name, url: config.publicUrl });
  const app = router();
  app.use(visit(platform, { seen: () => undefined }, safeHeaders(config.publicUrl)));
  app.use(onlyFromTheEdge(originSecrets));
  app.use(guardChanges(addressBook(document), false, bodyLimits(document)));
  app.route('/', routes);
  app.notFound((c) => problemResponse(new Refusal('route-not-found'), c.var.requestId));
  app.onError((error, c) => answerError(log, error, c.var.requestId));
  return app;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The edge says one of the secrets; each is compared in the same time, whatever was said. */
function onlyFromTheEdge(secrets: string[]): MiddlewareHandler<Env> {
  const known = secrets.map(digest);
  return async (c, next) => {
    const said = digest(c.req.header('x-larder-origin') ?? '');
    const matches = known.map((secret) => timingSafeEqual(secret, said));
    if (matches.includes(true)) return next();
    const { platform, requestId } = c.var;
    platform.log.warn({ requestId }, 'a request did not come by way of the edge');
    throw new Refusal('not-allowed');
  };
}
