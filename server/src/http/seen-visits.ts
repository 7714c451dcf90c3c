import type { MiddlewareHandler } from 'hono';
import type { Facts, Seeing } from '../platform/platform.ts';
import { Refusal } from '../refusal.ts';
import type { ReadyEntrance } from './entrance.ts';
import { routeOf } from './route-of.ts';
import type { Env } from './router.ts';

/** Methods that a name may be made of; others are a stranger's own words. */
const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const methodOf = (method: string) => (known.has(method) ? method : '_OTHER');

/** What a page asks the API is a step of the page; only what came in by the door is a request. */
const kindOf = (seeing: Seeing) => (seeing.isUnderWay() ? ('within' as const) : ('asked' as const));

function record(seeing: Seeing, began: number, facts: Facts): void {
  seeing.record('http.server.request.duration', (performance.now() - began) / 1000, facts);
}

/**
 * Each visit as a step, named by its route. What a caller says of its own story is a link and no more: nobody outside decides that ours is
 * kept, or whose it is a part of.
 */
export const seeVisits =
  (seeing: Seeing, scheme: string): MiddlewareHandler<Env> =>
  (c, next) => {
    const began = performance.now();
    const method = methodOf(c.req.method);
    const kind = kindOf(seeing);
    const facts = { 'http.request.method': method, 'url.scheme': scheme };
    const links = [seeing.placeIn(c.req.header('traceparent'))];
    return seeing.step({ name: method, kind, facts, links }, async (seen) => {
      await next();
      const route = routeOf(c);
      const { status } = c.res;
      const told = { ...facts, 'http.route': route, 'http.response.status_code': status };
      seen.rename(`${method} ${route}`);
      seen.say({ ...told, 'larder.request_id': c.var.requestId });
      if (c.error instanceof Refusal) {
        const { code } = c.error;
        seen.say({ 'larder.refusal': code });
        seeing.count('larder.refusals', {
          'http.request.method': method,
          'http.route': route,
          'larder.refusal': code,
        });
      }
      const failed: Record<string, string> = status >= 500 ? { 'error.type': String(status) } : {};
      if (status >= 500) seen.fail(String(status));
      if (kind === 'asked') record(seeing, began, { ...told, ...failed });
    });
  };

/** The same for what is ready, which is answered at once. */
export const seeReady =
  (seeing: Seeing, scheme: string, ready: ReadyEntrance): ReadyEntrance =>
  (method, rawUrl, header) => {
    const began = performance.now();
    const answer = ready(method, rawUrl, header);
    if (!answer) return undefined;
    const { route, status } = answer;
    const kind = kindOf(seeing);
    const facts = {
      'http.request.method': method,
      'url.scheme': scheme,
      'http.route': route,
      'http.response.status_code': status,
    };
    const links = [seeing.placeIn(header('traceparent'))];
    seeing.did({ name: `${method} ${route}`, kind, facts, links }, began);
    if (kind === 'asked') record(seeing, began, facts);
    return answer;
  };
