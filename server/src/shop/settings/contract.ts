import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, versionOrNone } from '../../contract/fields.ts';
import { languageCodes } from '../../contract/languages.ts';
import { logoTypes } from '../../contract/logo.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { settingsChange, shopSettings } from '../../contract/shop-settings.ts';

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
    hours: z
      .string()
      .nullable()
      .openapi({ description: 'When somebody answers, in the shop’s words.' }),
    languages: z.array(z.enum(languageCodes)).openapi({
      description: 'In which it can be read, its own first; the others begin an address.',
    }),
    accent: z.string().nullable().openapi({ description: 'The colour of links and buttons.' }),
    logo: z.string().nullable().openapi({ description: 'The address of the logo, if it has one.' }),
    payOrigin: z.string().nullable().openapi({
      description: 'Where customers pay; null: at the shop itself, or on account.',
    }),
    payments: z.enum(['sandbox', 'stripe', 'invoice']).openapi({
      description: 'How boxes are paid for. In the sandbox no money moves.',
    }),
  })
  .openapi('Shop');

const stateSchema = z
  .object({
    version: versionOrNone,
    settings: shopSettings.openapi({ description: 'What holds now, or on the day asked for.' }),
    planned: z.array(
      z.object({
        versionNo: fields.number,
        holdsFrom: z.iso.datetime(),
        change: settingsChange,
      }),
    ),
  })
  .openapi('ShopSettings');

export const contract = {
  readShop: route({
    method: 'get',
    path: '/api/shop',
    access: 'everyone',
    summary: 'The shop: its name, currency, language and time zone, and who runs it',
    responses: { 200: json(shopSchema, 'The shop.') },
    refusals: [],
  }),
  readSettings: route({
    method: 'get',
    path: '/api/admin/settings',
    access: 'change-settings',
    summary:
      'What an owner decides of the shop: as it holds now or on a later day, and what is planned',
    request: {
      query: queryOf({
        on: fields.date.optional().openapi({
          description:
            'A later day of the shop: `settings` says what holds then, as it is planned now.',
        }),
      }),
    },
    responses: { 200: json(stateSchema, 'Now and next.') },
    refusals: [],
  }),
  changeSettings: route({
    method: 'patch',
    path: '/api/admin/settings',
    access: 'change-settings',
    summary: 'Change some settings over the version you saw, at once or from a day on',
    description:
      'What is not sent stays. Orders that are placed keep the day, the cut-off and the address of the shop that they were placed with.',
    request: {
      body: body(
        z.strictObject({
          change: settingsChange,
          holdsFrom: fields.date.nullable().openapi({
            description:
              'A later day of the shop, with whose first moment it begins; null: at once.',
          }),
          version: versionOrNone,
        }),
      ),
    },
    responses: { 200: json(stateSchema, 'Now and next.') },
    refusals: ['precondition-failed'],
  }),
  sendLogo: route({
    method: 'put',
    path: '/api/admin/settings/logo',
    access: 'change-settings',
    summary: 'Send a logo; it is the shop’s once the settings name it',
    request: {
      body: {
        required: true,
        content: Object.fromEntries(
          logoTypes.map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
        ),
      },
    },
    responses: {
      200: json(
        z.object({ logo: z.string().openapi({ description: 'As the settings name it.' }) }),
        'It is kept.',
      ),
    },
    refusals: ['picture-unreadable', 'picture-too-small'],
  }),
  withdrawPlannedSettings: route({
    method: 'delete',
    path: '/api/admin/settings/planned/{versionNo}',
    access: 'change-settings',
    summary: 'Take back a change that has not begun',
    request: { params: z.object({ versionNo: numberInPath }) },
    responses: { 200: json(z.object({ withdrawn: z.literal(true) }), 'It is taken back.') },
    refusals: ['planned-change-not-found'],
  }),
} satisfies Contract;
