import { z } from '@hono/zod-openapi';
import { queryOf } from '../../contract/fields.ts';
import { languageCodes, ownLanguage } from '../../contract/languages.ts';
import { letterKinds, ourLetterKinds } from '../../contract/letter-kinds.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { letterText } from '../../contract/shop-settings.ts';

const shown = z.object({ subject: z.string(), text: z.string() });

export const contract = {
  listLetterExamples: route({
    method: 'get',
    path: '/api/admin/letter-examples',
    access: 'change-settings',
    summary:
      'Every letter that the store sends, as it reads now, of an order and a person that are nobody’s',
    request: { query: queryOf({ writtenIn: z.enum(languageCodes).default(ownLanguage) }) },
    responses: {
      200: json(
        z.object({
          items: z.array(
            shown.extend({
              letter: z.enum([...letterKinds, ...ourLetterKinds]),
              language: z.enum(languageCodes).openapi({
                description: 'Letters to the staff are in the shop’s own.',
              }),
            }),
          ),
        }),
        'Those about orders first.',
      ),
    },
    refusals: [],
  }),
  previewLetter: route({
    method: 'post',
    path: '/api/admin/letters/{letterKind}/preview',
    access: 'change-settings',
    summary: 'How a letter would read in these words, of an order that nobody placed',
    request: {
      params: z.object({ letterKind: z.enum(letterKinds) }),
      body: body(letterText),
    },
    responses: {
      200: json(
        shown.extend({ ours: shown.openapi({ description: 'The same in our words.' }) }),
        'The letter.',
      ),
    },
    refusals: [],
  }),
} satisfies Contract;
