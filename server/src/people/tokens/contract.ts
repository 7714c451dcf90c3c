import { z } from '@hono/zod-openapi';
import { fields, name, numberInPath, whole } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { scopes, type Scope } from '../../contract/staff-roles.ts';
import { tokenStates } from './token.ts';

const scope = z.enum(scopes as [Scope, ...Scope[]]).openapi('Scope', {
  description: 'A permission of the back office that a token can have.',
});

const tokenSchema = z
  .object({
    tokenNo: fields.number,
    name: z.string(),
    scopes: z.array(scope),
    madeAt: z.iso.datetime(),
    madeBy: z.string().nullable().openapi({ description: 'Null: the operator.' }),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable().openapi({ description: 'To the hour.' }),
    state: z.enum(tokenStates).openapi({
      description:
        'Only a `good` one opens anything. `maker-gone`: whoever made it may no longer make one.',
    }),
  })
  .openapi('ApiToken');

export const contract = {
  listTokens: route({
    method: 'get',
    path: '/api/admin/tokens',
    access: 'manage-doors',
    summary: 'Tokens of the API',
    responses: { 200: json(z.object({ items: z.array(tokenSchema) }), 'Newest first.') },
    refusals: [],
  }),
  addToken: route({
    method: 'post',
    path: '/api/admin/tokens',
    access: 'manage-doors',
    summary: 'Make a token for other software; it is shown in this answer and never again',
    request: {
      body: body(
        z.strictObject({
          name: name(50),
          scopes: z
            .array(scope)
            .min(1)
            .transform((given) => [...new Set(given)]),
          days: whole(1, 366).openapi({ description: 'How many days it is good for.' }),
        }),
      ),
    },
    responses: {
      201: json(
        tokenSchema.extend({
          token: z.string().openapi({ description: 'For `Authorization: Bearer`.' }),
        }),
        'The token.',
      ),
    },
    refusals: [],
  }),
  revokeToken: route({
    method: 'delete',
    path: '/api/admin/tokens/{tokenNo}',
    access: 'manage-doors',
    summary: 'End a token at once',
    request: { params: z.object({ tokenNo: numberInPath }) },
    responses: { 200: json(tokenSchema, 'It opens nothing any more.') },
    refusals: ['token-not-found'],
  }),
} satisfies Contract;
