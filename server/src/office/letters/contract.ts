import { z } from '@hono/zod-openapi';
import { letterKinds } from '../../contract/letter-kinds.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { letterText } from '../../contract/shop-settings.ts';

const shown = z.object({ subject: z.string(), text: z.string() });

export const contract = {
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
