import { z } from '@hono/zod-openapi';
import { json } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';

const shopSchema = z
  .object({
    name: z.string(),
    currency: z.string().openapi({ description: 'ISO 4217; every price is in it.' }),
    locale: z
      .string()
      .openapi({ description: 'BCP 47; how money, numbers and dates are written.' }),
    timeZone: z.string().openapi({ description: 'Delivery days and cut-offs follow it.' }),
    operator: z
      .object({
        name: z.string().nullable(),
        address: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      })
      .openapi({ description: 'Who answers for the shop; null where they have not said.' }),
    payments: z.enum(['sandbox', 'stripe', 'invoice']).openapi({
      description: 'How boxes are paid for. In the sandbox no money moves.',
    }),
  })
  .openapi('Shop');

export const contract = {
  readShop: route({
    method: 'get',
    path: '/api/shop',
    access: 'everyone',
    summary: 'The shop: its name, currency, language and time zone, and who runs it',
    responses: { 200: json(shopSchema, 'The shop.') },
    refusals: [],
  }),
} satisfies Contract;
