import { createRoute, z } from '@hono/zod-openapi';
import type { Platform } from '../../platform/platform.ts';
import { readyJson, type ReadyPages } from '../../http/ready-pages.ts';
import { json, refusals, router } from '../../http/router.ts';
import { everyone } from '../../http/session.ts';

const shopSchema = z
  .object({
    name: z.string(),
    currency: z.string().openapi({ description: 'ISO 4217; every price is in it.' }),
    locale: z
      .string()
      .openapi({ description: 'BCP 47; how money, numbers and dates are written.' }),
    timeZone: z.string().openapi({ description: 'Delivery days and cut-offs follow it.' }),
  })
  .openapi('Shop');

/** It changes with the configuration only. */
const forAWhile = 'public, max-age=300';

/** What everybody may know of the shop before asking it for anything. */
export const shopRoutes = ({ config }: Platform, pages: ReadyPages) =>
  router().openapi(
    createRoute({
      method: 'get',
      path: '/api/shop',
      ...everyone,
      summary: 'The shop: its name, currency, language and time zone',
      responses: { 200: json(shopSchema, 'The shop.'), ...refusals() },
    }),
    (c) =>
      readyJson(c, pages, forAWhile, () => {
        const { name, currency, locale, timeZone } = config.shop;
        return { name, currency, locale, timeZone };
      }),
  );
