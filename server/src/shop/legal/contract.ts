import { z } from '@hono/zod-openapi';
import {
  fields,
  numberInPath,
  queryOf,
  versionOrNone,
  wholeInQuery,
} from '../../contract/fields.ts';
import { legalTopics } from '../../contract/legal-pages.ts';
import { pageText } from '../../contract/page-text.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const topic = z.enum(legalTopics);
const inPath = z.object({ topic });

const text = z.string().nullable().openapi({
  description:
    'Markdown, with what of the shop it names in braces: `{shop}`. Null: the text that the store comes with.',
});
const versionNo = z.number().int().openapi({
  description: 'From 1; 0: the text that the store comes with, before anybody wrote one.',
});

const valuesSchema = z
  .object({
    shop: z.string(),
    operator: z.string().nullable(),
    address: z.string().nullable(),
    taxNumber: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    hours: z.string().nullable(),
    weekdays: z.array(z.number().int()),
    cutOffDaysBefore: z.number().int(),
    cutOffTime: z.string(),
    horizonDays: z.number().int(),
  })
  .openapi('ShopInTexts', { description: 'What stands for the words in braces at that moment.' });

const begunSchema = z.object({ version: versionNo, holdsFrom: z.iso.datetime() });

const pageSchema = z
  .object({
    topic,
    version: versionNo,
    holdsFrom: z.iso.datetime().nullable(),
    text,
    values: valuesSchema,
    versions: z.array(begunSchema).openapi({ description: 'All that ever held, newest first.' }),
  })
  .openapi('LegalPage');

const versionSchema = z.object({
  version: versionNo,
  holdsFrom: z.iso.datetime(),
  isOurs: z.boolean().openapi({ description: 'Whether it is the text that the store comes with.' }),
  agreeAgain: z.boolean().openapi({
    description: 'Whether customers must agree to it before they order again.',
  }),
});

const stateSchema = z
  .object({
    topic,
    version: versionOrNone,
    mark: z.string().openapi({
      description:
        'What the newest says, and from when: sent along, that and nothing else is taken back.',
    }),
    holds: versionNo.openapi({ description: 'Which one holds now.' }),
    text: text.openapi({ description: 'That of the newest, planned or not.' }),
    values: valuesSchema,
    versions: z
      .array(versionSchema)
      .openapi({ description: 'Newest first, with what is planned.' }),
  })
  .openapi('LegalPageVersions');

export const contract = {
  readPage: route({
    method: 'get',
    path: '/api/pages/{topic}',
    access: 'everyone',
    summary: 'A page about the shop: what holds now, an older version, or as it was at a moment',
    request: {
      params: inPath,
      query: queryOf({
        version: wholeInQuery(0, 9_999_999),
        at: z.iso.datetime({ error: 'must be a moment, ISO 8601' }).optional().openapi({
          description:
            'What stood there then, or what the shop then was where `version` says which text.',
        }),
      }),
    },
    responses: { 200: json(pageSchema, 'The page.') },
    refusals: ['page-version-not-found'],
  }),
  listPages: route({
    method: 'get',
    path: '/api/admin/pages',
    access: 'change-settings',
    summary: 'The pages about the shop: which version of each holds, and what is planned',
    responses: {
      200: json(
        z.object({
          items: z.array(
            z.object({
              topic,
              holds: versionNo,
              isOurs: z.boolean(),
              holdsFrom: z.iso.datetime().nullable(),
              planned: begunSchema.nullable(),
            }),
          ),
        }),
        'Each of them.',
      ),
    },
    refusals: [],
  }),
  readPageVersions: route({
    method: 'get',
    path: '/api/admin/pages/{topic}',
    access: 'change-settings',
    summary: 'A page to write: its newest text and all its versions',
    request: { params: inPath },
    responses: { 200: json(stateSchema, 'Its versions.') },
    refusals: [],
  }),
  readPageVersion: route({
    method: 'get',
    path: '/api/admin/pages/{topic}/versions/{pageVersion}',
    access: 'change-settings',
    summary: 'One version of a page, with the text of the one before',
    request: { params: inPath.extend({ pageVersion: numberInPath }) },
    responses: {
      200: json(
        versionSchema.extend({ text, before: text, values: valuesSchema }),
        'It, and what it took the place of.',
      ),
    },
    refusals: ['page-version-not-found'],
  }),
  publishPage: route({
    method: 'post',
    path: '/api/admin/pages/{topic}/versions',
    access: 'change-settings',
    summary: 'Write the next version of a page over the one you saw, at once or from a day on',
    request: {
      params: inPath,
      body: body(
        z.strictObject({
          text: pageText.nullable().openapi({
            description: 'Markdown; null: the text that the store comes with.',
          }),
          holdsFrom: fields.date.nullable().openapi({
            description:
              'A later day of the shop, with whose first moment it begins; null: at once.',
          }),
          agreeAgain: z.boolean().openapi({
            description:
              'Whether customers must agree to it before they order again; of `terms` and `privacy` only.',
          }),
          version: versionOrNone,
        }),
      ),
    },
    responses: { 200: json(stateSchema, 'Its versions.') },
    refusals: ['precondition-failed', 'page-is-planned'],
  }),
  withdrawPlannedPage: route({
    method: 'delete',
    path: '/api/admin/pages/{topic}/planned/{versionNo}',
    access: 'change-settings',
    summary: 'Take back a version of a page that has not begun',
    request: {
      params: inPath.extend({ versionNo: numberInPath }),
      query: queryOf({
        mark: z.string().openapi({ description: 'As the page said when you saw what is planned.' }),
      }),
    },
    responses: { 200: json(z.object({ withdrawn: z.literal(true) }), 'It is taken back.') },
    refusals: ['planned-change-not-found'],
  }),
} satisfies Contract;
