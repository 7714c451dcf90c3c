import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Env } from './router.ts';

/** The address as the table of contents writes it (`/recipes/:slug`), never as it was asked: that may hold a name or an e-mail. */
export function routeOf(c: Context<Env>): string {
  const named = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path;
  return c.var.route ?? named ?? 'unmatched';
}
