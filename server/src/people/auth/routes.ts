import { createRoute, z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { everyone } from '../../http/session.ts';
import { authMfaRoutes } from './mfa-routes.ts';
import { authPagesRoutes } from './pages-routes.ts';
import { code, done, password } from './reply.ts';
import { authSessionRoutes } from './session-routes.ts';

const emailOnly = z.strictObject({ email: fields.custEmail });

/** Sign-up to sign-out, the same over any account provider: this is also all that the login function serves. */
export const authRoutes = () =>
  router()
    .route('/', accountRoutes())
    .route('/', authSessionRoutes())
    .route('/', authMfaRoutes())
    .route('/', authPagesRoutes());

/** What goes by way of the customer's mailbox. */
const accountRoutes = () =>
  router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/sign-up',
        ...everyone,
        summary: 'Open an account; a code is sent by mail',
        description: 'Answers the same for an address that already has an account.',
        request: { body: body(z.strictObject({ email: fields.custEmail, password })) },
        responses: {
          202: json(done, 'A mail is on its way.'),
          ...refusals('password-too-weak', 'too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.signUp(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/confirm',
        ...everyone,
        summary: 'Confirm the e-mail address with the code',
        request: { body: body(z.strictObject({ email: fields.custEmail, code })) },
        responses: {
          200: json(done, 'Confirmed.'),
          ...refusals('wrong-code', 'too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.confirm(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/resend-confirmation',
        ...everyone,
        summary: 'Send the confirmation code again',
        request: { body: body(emailOnly) },
        responses: {
          202: json(done, 'If it is needed, a mail is on its way.'),
          ...refusals('too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.resendConfirmation(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/forgot-password',
        ...everyone,
        summary: 'Ask for a code to set a new password',
        request: { body: body(emailOnly) },
        responses: {
          202: json(done, 'If there is such an account, a mail is on its way.'),
          ...refusals('too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.forgotPassword(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/reset-password',
        ...everyone,
        summary: 'Set a new password with the code; ends every session',
        request: {
          body: body(z.strictObject({ email: fields.custEmail, code, newPassword: password })),
        },
        responses: {
          200: json(done, 'The new password holds.'),
          ...refusals('wrong-code', 'password-too-weak', 'too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.resetPassword(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 200);
      },
    );
