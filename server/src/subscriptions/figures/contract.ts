import { z } from '@hono/zod-openapi';
import { fields, queryOf } from '../../contract/fields.ts';
import { json, route, type Contract } from '../../contract/route.ts';

const count = z.number().int();
const figuresSchema = z
  .object({
    standing: z.object({
      active: count,
      paused: count,
      begun: count.openapi({ description: 'Within the span, also those that have ended since.' }),
      ended: count.openapi({ description: 'Within the span.' }),
    }),
    weeks: z
      .array(
        z.object({
          week: z.iso.date().openapi({ description: 'By its Monday.' }),
          ordered: count,
          skipped: count.openapi({ description: 'By customers, for this week alone.' }),
          rested: count.openapi({
            description: 'Taken back because a whole subscription rests or ended.',
          }),
          failed: count.openapi({ description: 'No box could be made.' }),
        }),
      )
      .openapi({ description: 'The first first; weeks of which nothing is known are not there.' }),
    reasons: z
      .array(z.object({ reason: z.string().nullable(), count }))
      .openapi({ description: 'Why they left; null: nobody said. The most frequent first.' }),
  })
  .openapi('SubscriptionFigures');

export const contract = {
  reportSubscriptions: route({
    method: 'get',
    path: '/api/admin/reports/subscriptions',
    access: 'see-reports',
    replica: true,
    summary: 'How many subscriptions run and rest, and how many ended in a span of days and why',
    request: {
      query: queryOf({ from: fields.date, to: fields.date }).refine(({ from, to }) => from <= to, {
        path: ['to'],
        error: 'must not be before `from`',
      }),
    },
    responses: { 200: json(figuresSchema, 'The figures.') },
    refusals: [],
  }),
} satisfies Contract;
