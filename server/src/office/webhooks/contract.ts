import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, wholeInQuery } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { deliveryStates, webhookFailures, webhookTypes } from '../../contract/webhook-events.ts';

const eventType = z.enum(webhookTypes).openapi('WebhookType');
const endpointInPath = z.object({ endpointNo: numberInPath });
const wanted = {
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
    .max(500),
  eventTypes: z
    .array(eventType)
    .min(1)
    .transform((given) => [...new Set(given)]),
};

const endpointSchema = z
  .object({
    endpointNo: fields.number,
    url: z.string(),
    eventTypes: z.array(eventType),
    version: fields.version,
    madeAt: z.iso.datetime(),
    isOn: z.boolean().openapi({
      description: 'Off: nothing is sent and what happens waits, for thirty days.',
    }),
    failingSince: z.iso.datetime().nullable().openapi({
      description: 'The first failure since anything arrived.',
    }),
    bothSecretsUntil: z.iso.datetime().nullable().openapi({
      description: 'Until then the secret of before signs too.',
    }),
    waiting: fields.amountOrZero,
    failed: fields.amountOrZero,
  })
  .openapi('Webhook');

const withSecret = endpointSchema.extend({
  secret: z.string().openapi({ description: 'By it what is sent is verified: whsec_…' }),
});

const deliverySchema = z
  .object({
    deliveryNo: fields.number,
    id: z.string().openapi({ description: 'What was sent as `webhook-id`.' }),
    endpointNo: fields.number,
    url: z.string(),
    type: eventType,
    happenedAt: z.iso.datetime(),
    state: z.enum(deliveryStates),
    attempts: fields.amountOrZero,
    nextAt: z.iso.datetime().nullable().openapi({ description: 'Null: at once, or never.' }),
    triedAt: z.iso.datetime().nullable(),
    httpStatus: z.number().int().nullable(),
    failure: z.enum(webhookFailures).nullable().openapi({ description: 'Why nobody answered.' }),
    answer: z.string().nullable().openapi({ description: 'The beginning of the last answer.' }),
    body: z.string().openapi({ description: 'As it is sent, byte for byte.' }),
  })
  .openapi('WebhookDelivery');

const done = json(z.object({ done: z.literal(true) }), 'Done.');

export const contract = {
  listWebhooks: route({
    method: 'get',
    path: '/api/admin/webhooks',
    access: 'manage-doors',
    summary: 'Where it is told what happens in the shop',
    responses: { 200: json(z.object({ items: z.array(endpointSchema) }), 'Oldest first.') },
    refusals: [],
  }),
  addWebhook: route({
    method: 'post',
    path: '/api/admin/webhooks',
    access: 'manage-doors',
    summary: 'Tell other software what happens; its secret is shown in this answer and never again',
    request: { body: body(z.strictObject(wanted)) },
    responses: { 201: json(withSecret, 'The webhook with its secret.') },
    refusals: ['webhook-url-refused', 'too-many-webhooks'],
  }),
  changeWebhook: route({
    method: 'put',
    path: '/api/admin/webhooks/{endpointNo}',
    access: 'manage-doors',
    summary:
      'Change where it goes, what it tells of, or switch it on or off, over the version you saw',
    request: {
      params: endpointInPath,
      body: body(z.strictObject({ ...wanted, isOn: z.boolean(), version: fields.version })),
    },
    responses: { 200: json(endpointSchema, 'As it is now.') },
    refusals: ['webhook-not-found', 'webhook-url-refused', 'precondition-failed'],
  }),
  changeWebhookSecret: route({
    method: 'post',
    path: '/api/admin/webhooks/{endpointNo}/secret',
    access: 'manage-doors',
    summary: 'A new secret; for a day that of before signs too',
    request: { params: endpointInPath, body: body(z.strictObject({})) },
    responses: { 200: json(withSecret, 'The webhook with its new secret.') },
    refusals: ['webhook-not-found'],
  }),
  removeWebhook: route({
    method: 'delete',
    path: '/api/admin/webhooks/{endpointNo}',
    access: 'manage-doors',
    summary: 'Tell nothing there any more, and forget what was told',
    request: { params: endpointInPath },
    responses: { 200: done },
    refusals: ['webhook-not-found'],
  }),
  sendFailedWebhooksAgain: route({
    method: 'post',
    path: '/api/admin/webhooks/{endpointNo}/again',
    access: 'manage-doors',
    summary: 'Send all that failed and happened since then once more',
    request: {
      params: endpointInPath,
      body: body(z.strictObject({ since: z.iso.datetime().pipe(z.coerce.date()) })),
    },
    responses: { 200: json(z.object({ sent: fields.amountOrZero }), 'How many.') },
    refusals: ['webhook-not-found'],
  }),
  findWebhookDeliveries: route({
    method: 'get',
    path: '/api/admin/webhook-deliveries',
    access: 'manage-doors',
    summary: 'What was told, and what was answered',
    request: {
      query: queryOf({
        endpointNo: wholeInQuery(1, 9_999_999_999),
        state: z.enum(deliveryStates).optional(),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(deliverySchema), 'Newest first, of the last thirty days.') },
    refusals: ['invalid-cursor'],
  }),
  sendWebhookAgain: route({
    method: 'post',
    path: '/api/admin/webhook-deliveries/{deliveryNo}/again',
    access: 'manage-doors',
    summary: 'Send one once more under its id, whatever became of it',
    request: { params: z.object({ deliveryNo: numberInPath }), body: body(z.strictObject({})) },
    responses: { 200: done },
    refusals: ['delivery-not-found'],
  }),
} satisfies Contract;
