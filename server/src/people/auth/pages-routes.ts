import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { queryOf } from '../../contract/fields.ts';
import { refusals, router, type Env } from '../../http/router.ts';
import { everyone, forgetTokens, keepTokens, readCookie } from '../../http/session.ts';
import { Refusal } from '../../refusal.ts';
import { localPath } from '../../contract/local-path.ts';

const elsewhere = (description: string) => ({
  description,
  headers: z.object({ location: z.string() }),
});

/**
 * Addresses that a browser visits rather than asks: pages cannot read the refresh cookie, which is sent to `/auth` only, so they send
 * the browser by here.
 */
export const authPagesRoutes = () =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/auth/continue',
        ...everyone,
        summary: 'Open the session again and go on to a page',
        request: {
          query: queryOf({
            to: z.string().optional().openapi({
              description: 'A path of this shop; anything else is the front page.',
            }),
          }),
        },
        responses: {
          200: {
            description: 'Who comes from another site is led through a page of ours first.',
            content: { 'text/html': { schema: z.string() } },
          },
          303: elsewhere('To the page, or to signing in.'),
          ...refusals('too-many-attempts'),
        },
      }),
      async (c) => {
        const to = localPath(c.req.valid('query').to);
        const token = readCookie(c, 'refresh');
        if (token === undefined && isFromElsewhere(c)) return c.html(onward(to), 200);
        const isOpen = token !== undefined && (await openAgain(c, token));
        return c.redirect(isOpen ? to : `/sign-in?to=${encodeURIComponent(to)}`, 303);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/auth/leave',
        ...everyone,
        summary: 'End this session and go to the front page',
        responses: { 303: elsewhere('To the front page.'), ...refusals('cross-origin') },
      }),
      async (c) => {
        if (isFromElsewhere(c)) throw new Refusal('cross-origin');
        const token = readCookie(c, 'refresh');
        if (token) await c.var.platform.accounts.signOut(token);
        forgetTokens(c);
        return c.redirect('/', 303);
      },
    );

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
