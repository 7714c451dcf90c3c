import { z } from '@hono/zod-openapi';
import { statuses } from '../../contract/order-status.ts';
import { queryOf, fields, kitchenNumber } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { limitQuery } from '../../contract/paging.ts';
import { json } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';
import { mostLimited } from '../../stock/inventory/limited-by.ts';

const mostDays = 366;

const dayMs = 24 * 60 * 60 * 1000;

const between = { from: fields.date, to: fields.date };

type Between = { from: string; to: string };

const daysIn = ({ from, to }: Between) => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

const inOrder = (range: Between) => daysIn(range) >= 1;

const notTooLong = (range: Between) => daysIn(range) <= mostDays;

const beforeItBegins = { path: ['to'], error: 'must not be before `from`' };

const tooLong = { path: ['to'], error: `must be within ${mostDays} days of \`from\`` };

const cents = z.number().int();

const whole = z.number().int();

const salesFields = {
  orders: whole.openapi({ description: 'Orders that were not cancelled; each is one box.' }),
  servings: whole,
  revenueCents: cents.openapi({
    description: 'What customers pay for them, with delivery and tax.',
  }),
  cancelledOrders: whole,
  cancelledCents: cents,
};

const inCurrency = {
  currency: z.string().openapi({ description: 'The shop’s; sums of orders in it only.' }),
  otherCurrencies: z
    .array(z.object({ currency: z.string(), ...salesFields }))
    .openapi({ description: 'What was sold before the shop changed its currency.' }),
};

const salesSchema = z
  .object({
    days: z.array(z.object({ date: fields.date, ...salesFields })),
    total: z.object(salesFields),
    ...inCurrency,
  })
  .openapi('SalesReport', { description: 'By order date, in the shop’s time zone.' });

const bestRecipesSchema = z
  .object({
    items: z.array(
      z.object({
        recipeNo: fields.number,
        slug: z.string(),
        name: z.string().nullable(),
        servings: whole,
        orders: whole,
        currency: z.string(),
        revenueCents: cents.openapi({
          description: 'At the prices of the menu, without delivery and before tax on top.',
        }),
        ingredientCents: cents.openapi({
          description: 'What of the revenue is the price of the ingredients.',
        }),
        ingredientPercent: whole.nullable(),
      }),
    ),
  })
  .openapi('BestRecipes');

const lowStockSchema = z
  .object({
    items: z.array(
      z.object({
        kitchenNo: kitchenNumber.openapi({ description: 'In which it is low.' }),
        ingredientNo: fields.number,
        name: z.string().nullable(),
        unit: z.enum(units),
        freeAmount: whole,
        lowStockAmount: whole,
        packAmount: whole,
        limits: z
          .array(
            z.object({
              recipeNo: fields.number,
              slug: z.string(),
              name: z.string().nullable(),
              portionsLeft: whole,
            }),
          )
          .openapi({
            description: `Published recipes that end first because of it, up to ${mostLimited}.`,
          }),
      }),
    ),
  })
  .openapi('LowStock');

const todaySchema = z
  .object({
    date: fields.date,
    ordersByStatus: z
      .record(z.enum(statuses), whole)
      .openapi({ description: 'Orders whose box is due today or later.' }),
    lateOrders: whole.openapi({
      description: 'Orders whose day has passed while the box is still in the house.',
    }),
    sales: z.object(salesFields),
    days: z
      .array(
        z.object({
          day: fields.date,
          capacity: whole,
          taken: whole,
          closed: z.boolean(),
          version: fields.version,
        }),
      )
      .openapi({ description: 'From today to the last day that can be ordered for.' }),
    lowIngredients: whole.openapi({
      description: 'At or under their low-stock mark in a kitchen that cooks for somebody.',
    }),
    paymentAlerts: whole.openapi({
      description: 'Payments and refunds that somebody has to see to.',
    }),
    ...inCurrency,
  })
  .openapi('Today');

export const contract = {
  reportSales: route({
    method: 'get',
    path: '/api/admin/reports/sales',
    access: 'see-reports',
    replica: true,
    summary: 'Sales by day; days without sales are there with zeros',
    request: {
      query: queryOf(between).refine(inOrder, beforeItBegins).refine(notTooLong, tooLong),
    },
    responses: { 200: json(salesSchema, 'By day.') },
    refusals: [],
  }),
  reportBestRecipes: route({
    method: 'get',
    path: '/api/admin/reports/best-recipes',
    access: 'see-reports',
    replica: true,
    summary: 'What sold best, by servings',
    request: {
      query: queryOf({ ...between, limit: limitQuery })
        .refine(inOrder, beforeItBegins)
        .refine(notTooLong, tooLong),
    },
    responses: { 200: json(bestRecipesSchema, 'Best first.') },
    refusals: [],
  }),
  reportLowStock: route({
    method: 'get',
    path: '/api/admin/reports/low-stock',
    access: 'see-reports',
    summary:
      'Ingredients at or under their low-stock mark in a kitchen that cooks for somebody, and the recipes they limit there',
    responses: { 200: json(lowStockSchema, 'Most pressing first.') },
    refusals: [],
  }),
  reportToday: route({
    method: 'get',
    path: '/api/admin/reports/today',
    access: 'see-reports',
    summary: 'The state of the shop',
    responses: { 200: json(todaySchema, 'As it is now.') },
    refusals: [],
  }),
} satisfies Contract;
