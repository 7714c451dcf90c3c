import { createRoute, z } from '@hono/zod-openapi';
import { body, json, refusals, router } from '../../http/router.ts';
import { everyone } from '../../http/session.ts';
import { code, opened, refreshBody, refreshTokenOf, sessionSchema } from './reply.ts';

/** How a session gets a second factor. */
export const authMfaRoutes = () =>
  router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/mfa/begin',
        ...everyone,
        summary: 'Start to enrol an authenticator app',
        request: { body: body(refreshBody) },
        responses: {
          200: json(
            z.object({ secret: z.string(), otpauthUri: z.string() }),
            'What the app needs.',
          ),
          ...refusals('session-expired', 'not-allowed'),
        },
      }),
      async (c) => {
        const token = refreshTokenOf(c, c.req.valid('json').refreshToken);
        return c.json(await c.var.platform.accounts.beginMfa(token), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/mfa/confirm',
        ...everyone,
        summary: 'Prove the authenticator app with its first code',
        request: { body: body(refreshBody.extend({ code })) },
        responses: {
          200: json(sessionSchema, 'A session with a second factor.'),
          ...refusals('wrong-code', 'session-expired', 'too-many-attempts'),
        },
      }),
      async (c) => {
        const given = c.req.valid('json');
        const token = refreshTokenOf(c, given.refreshToken);
        const tokens = await c.var.platform.accounts.confirmMfa(token, given.code, c.var.caller);
        return c.json(opened(c, tokens), 200);
      },
    );
