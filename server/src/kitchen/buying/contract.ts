import { z } from '@hono/zod-openapi';
import { fields, oneKitchenInQuery } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { json, route, type Contract } from '../../contract/route.ts';

const whole = z.number().int();
const named = { ingredientNo: fields.number, name: z.string().nullable(), unit: z.enum(units) };

export const contract = {
  proposePurchases: route({
    method: 'get',
    path: '/api/admin/purchase-proposals',
    access: 'see-stock',
    summary: 'What to order from whom for the coming weeks',
    description:
      'What the forecast will take beyond the free stock and what is on its way, in whole packs, from whom each ingredient is bought. Nothing is written.',
    request: {
      query: z.object({
        kitchen: oneKitchenInQuery,
        weeks: z.coerce.number().int().min(0).max(8).default(1).openapi({
          description: 'So many weeks after this one.',
        }),
      }),
    },
    responses: {
      200: json(
        z
          .object({
            orders: z.array(
              z.object({
                supplierNo: fields.number,
                supplierName: z.string(),
                currency: z.string(),
                orderOn: fields.date.openapi({
                  description: 'The next day on which it takes orders.',
                }),
                expectedOn: fields.date,
                totalCents: whole,
                belowMinimumCents: whole.openapi({
                  description: 'What is missing to the least that it takes; 0: enough.',
                }),
                lines: z.array(
                  z.object({
                    ...named,
                    articleNo: z.string().nullable(),
                    packAmount: whole,
                    packCents: whole,
                    packs: whole,
                  }),
                ),
              }),
            ),
            nobodyHas: z
              .array(z.object({ ...named, amount: whole }))
              .openapi({ description: 'Wanted, and no supplier has it.' }),
          })
          .openapi('PurchaseProposal'),
        'By supplier.',
      ),
    },
    refusals: ['kitchen-not-found'],
  }),
} satisfies Contract;
