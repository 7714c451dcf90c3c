import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { json, route, type Contract } from '../../contract/route.ts';

export const weekSchema = z
  .object({
    week: fields.date.openapi({ description: 'Its Monday.' }),
    ahead: z.number().int().openapi({ description: 'How many weeks from now: 0 is this one.' }),
    state: z.enum(['opens-later', 'open', 'closed']),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    orderUntil: z.iso.datetime().nullable().openapi({
      description:
        'Until when it can be ordered for at all: it closes, or the last of its days does. Null: not now.',
    }),
    days: z
      .array(fields.date)
      .openapi({ description: 'Of it, the days that can be ordered for now.' }),
    recipeNos: z.array(fields.number).openapi({ description: 'What its menu has.' }),
    few: z
      .array(z.object({ recipeNo: fields.number, portionsLeft: z.number().int() }))
      .openapi({ description: 'Of what it limits, what is nearly gone; 0 is sold out.' }),
  })
  .openapi('MenuWeek');

export const contract = {
  listMenuWeeks: route({
    method: 'get',
    path: '/api/menu-weeks',
    access: 'everyone',
    summary: 'The weeks on the menu, from this one on',
    description:
      'For a shop whose menu is by week: an order holds what the week of its delivery day offers. Other shops answer `weekly: false` and no weeks.',
    responses: {
      200: json(
        z.object({
          weekly: z.boolean(),
          show: fields.date.nullable().openapi({
            description: 'The week to begin with: the first that can be ordered for.',
          }),
          items: z.array(weekSchema),
        }),
        'Soonest first.',
      ),
    },
    refusals: [],
  }),
} satisfies Contract;
