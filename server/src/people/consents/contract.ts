import { z } from '@hono/zod-openapi';
import { numberInPath, whole } from '../../contract/fields.ts';
import { languageCodes } from '../../contract/languages.ts';
import { agreedTopics } from '../../contract/legal-pages.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { occasions } from './consent.ts';

const version = whole(0, 9_999_999);

/** Which versions somebody saw and agrees to. */
export const agreedTo = z.strictObject({ terms: version, privacy: version }).openapi('AgreedTo', {
  description:
    'The versions of the terms and of the privacy page that were shown: those that hold now, as `/api/agreements` says. 0 is the text that the store comes with. An order needs it where `/api/me/agreements` says `isDue`.',
});

const standingSchema = z.object({
  topic: z.enum(agreedTopics),
  version: version.openapi({ description: 'The one that holds.' }),
  agreedVersion: z.number().int().nullable().openapi({ description: 'The last one agreed to.' }),
  isDue: z.boolean().openapi({ description: 'Whether an order must say that they agree.' }),
});

const logSchema = z
  .object({
    standing: z.array(standingSchema),
    consents: z
      .array(
        z.object({
          topic: z.enum(agreedTopics),
          version: z.number().int(),
          agreedAt: z.iso.datetime(),
          agreedWhen: z.enum(occasions),
          agreedIn: z
            .enum(languageCodes)
            .openapi({ description: 'The language that the page was read in.' }),
        }),
      )
      .openapi({ description: 'Newest first; each version where it was first agreed to.' }),
  })
  .openapi('Agreements');

export const contract = {
  readAgreements: route({
    method: 'get',
    path: '/api/agreements',
    access: 'everyone',
    summary: 'Which versions of the terms and of the privacy page hold',
    responses: { 200: json(agreedTo, 'What an order or a sign-up agrees to now.') },
    refusals: [],
  }),
  readMyAgreements: route({
    method: 'get',
    path: '/api/me/agreements',
    access: 'customer',
    summary: 'What I agreed to, and whether I must agree again before I order',
    responses: { 200: json(logSchema, 'What was agreed to.') },
    refusals: ['not-signed-in'],
  }),
  agreeAtSignUp: route({
    method: 'post',
    path: '/api/me/agreements',
    access: 'customer',
    speaks: true,
    summary: 'Say what I agreed to when I signed up',
    request: { body: body(agreedTo) },
    responses: { 200: json(z.object({ agreed: z.literal(true) }), 'It is written down.') },
    refusals: ['not-signed-in', 'terms-changed'],
  }),
  readCustomerAgreements: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}/agreements',
    access: 'see-customers',
    summary: 'What a customer agreed to',
    request: { params: z.object({ customerNo: numberInPath }) },
    responses: { 200: json(logSchema, 'What was agreed to.') },
    refusals: ['customer-not-found'],
  }),
} satisfies Contract;
