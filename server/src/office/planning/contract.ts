import { z } from '@hono/zod-openapi';
import { fields, queryOf, versionOrNone, whole, wholeInQuery } from '../../contract/fields.ts';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { weekStates } from '../../food/menu-weeks/menu-week.ts';

const mostOffers = 200;
const mostPortions = 9_999_999;

const params = z.object({
  week: fields.date.openapi({ description: 'Its Monday; any other day of it names it too.' }),
});

const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be YYYY-MM-DDTHH:MM' })
  .refine((text) => fields.date.safeParse(text.slice(0, 10)).success, { error: 'must be a date' })
  .openapi({ example: '2026-11-20T09:00', description: 'In the shop’s time zone.' });

const cents = z.number().int();
const count = z.number().int();
const named = { recipeNo: fields.number, name: z.string().nullable() };

const listedSchema = z.object({
  week: fields.date,
  ahead: z
    .number()
    .int()
    .openapi({ description: 'How many weeks from now; before now it is negative.' }),
  state: z.enum(weekStates),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  recipes: count,
  taken: count.openapi({ description: 'Portions of it in orders.' }),
});

const offerSchema = z.object({
  ...named,
  slug: z.string(),
  status: z.enum(['draft', 'published']),
  minutes: count,
  diets: z.array(z.enum(diets)),
  mostPortions: whole(0, mostPortions).nullable(),
  taken: count.openapi({ description: 'Portions in orders that stand.' }),
  usual: count
    .nullable()
    .openapi({ description: 'Portions in a usual week; null: it has sold in none.' }),
  portions: count.openapi({ description: 'What is reckoned with.' }),
  perServingCents: cents,
  purchaseCents: cents.nullable().openapi({ description: 'What those portions cost the shop.' }),
  marginCents: cents.nullable(),
  marginPercent: count.nullable().openapi({ description: 'Of one portion.' }),
  before: z.array(fields.date).openapi({ description: 'Weeks shortly before that had it too.' }),
});

const needSchema = z.object({
  ingredientNo: fields.number,
  name: z.string().nullable(),
  unit: z.enum(units),
  needed: count.openapi({ description: 'For portions that are not ordered yet.' }),
  left: count.openapi({ description: 'In stock, and nobody’s.' }),
});

const warningSchema = z
  .discriminatedUnion('code', [
    z.object({ code: z.enum(['no-meals', 'no-quick', 'no-days', 'opens-too-late']) }),
    z.object({ code: z.literal('nothing-for'), diet: z.enum(diets) }),
    z.object({ code: z.literal('nothing-without'), allergen: z.enum(allergens) }),
    z.object({ code: z.literal('mostly'), category: z.string(), count }),
    z.object({ code: z.enum(['again', 'not-published']), ...named }),
    needSchema.extend({ code: z.literal('short') }),
    z.object({ code: z.literal('costs-unknown'), count }),
  ])
  .openapi('WeekWarning');

const weekSchema = z
  .object({
    week: fields.date,
    weekly: z.boolean().openapi({ description: 'Whether the shop sells by week.' }),
    ahead: z.number().int(),
    state: z.enum(weekStates),
    opens: localTime,
    closes: localTime,
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    expectedPortions: whole(0, mostPortions).nullable(),
    version: versionOrNone,
    offers: z.array(offerSchema),
    withdrawn: z
      .array(z.object({ ...named, taken: count }))
      .openapi({ description: 'Off the menu, and kept by orders that have it.' }),
    projection: z.object({
      portions: count,
      revenueCents: cents,
      purchaseCents: cents,
      marginCents: cents,
      unknownCosts: count.openapi({
        description:
          'Recipes with an ingredient whose cost is unknown: cost and margin are of the others.',
      }),
    }),
    need: z.array(needSchema).openapi({ description: 'What is most short first.' }),
    variety: z.object({
      meals: count,
      quick: count.openapi({ description: 'Ready within 30 minutes.' }),
      diets: z.array(z.object({ diet: z.enum(diets), count })),
      without: z.array(z.object({ allergen: z.enum(allergens), count })),
      categories: z.array(z.object({ category: z.string(), count })),
      undeclared: count.openapi({
        description: 'With an ingredient whose allergens nobody has declared.',
      }),
    }),
    warnings: z.array(warningSchema),
  })
  .openapi('PlannedWeek');

const seen = {
  version: versionOrNone,
  ordersKeepIt: z.boolean().default(false).openapi({
    description:
      'Orders keep what this takes off the menu, and nobody else can order it. Without it such a change is refused.',
  }),
};
const done = json(z.object({ week: fields.date, version: fields.version }), 'It is written.');

export const contract = {
  listMenuWeeksForStaff: route({
    method: 'get',
    path: '/api/admin/menu-weeks',
    access: 'see-menu',
    summary: 'The weeks that are planned',
    responses: {
      200: json(
        z.object({
          weekly: z.boolean(),
          thisWeek: fields.date,
          next: fields.date.openapi({ description: 'The first that nobody has planned.' }),
          items: z.array(listedSchema),
        }),
        'From half a year ago on, the earliest first.',
      ),
    },
    refusals: [],
  }),
  readMenuWeek: route({
    method: 'get',
    path: '/api/admin/menu-weeks/{week}',
    access: 'see-menu',
    summary: 'A week as it is planned, with what it would need, earn and offer',
    description: 'Of a week that nobody has planned: version 0, and where planning begins.',
    request: { params },
    responses: { 200: json(weekSchema, 'The week.') },
    refusals: [],
  }),
  planMenuWeek: route({
    method: 'put',
    path: '/api/admin/menu-weeks/{week}',
    access: 'change-menu',
    summary: 'Plan a week over the version you saw',
    request: {
      params,
      body: body(
        z.strictObject({
          opens: localTime,
          closes: localTime,
          expectedPortions: whole(0, mostPortions).nullable(),
          offers: z
            .array(
              z.strictObject({
                recipeNo: fields.number,
                mostPortions: whole(0, mostPortions).nullable().default(null).openapi({
                  description:
                    'Portions that the week can take; null: as many as the ingredients allow.',
                }),
              }),
            )
            .max(mostOffers)
            .openapi({ description: 'In the order in which the menu shows them.' }),
          ...seen,
        }),
      ),
    },
    responses: { 200: done },
    refusals: ['precondition-failed', 'week-incomplete', 'week-ordered', 'limit-below-taken'],
  }),
  publishMenuWeek: route({
    method: 'post',
    path: '/api/admin/menu-weeks/{week}/publish',
    access: 'change-menu',
    summary: 'Put a week on the menu',
    request: { params, body: body(z.strictObject({ version: fields.version })) },
    responses: { 200: done },
    refusals: ['precondition-failed', 'week-unknown', 'week-incomplete'],
  }),
  unpublishMenuWeek: route({
    method: 'post',
    path: '/api/admin/menu-weeks/{week}/unpublish',
    access: 'change-menu',
    summary: 'Take a week off the menu; orders keep what they have',
    request: { params, body: body(z.strictObject({ ...seen, version: fields.version })) },
    responses: { 200: done },
    refusals: ['precondition-failed', 'week-unknown', 'week-ordered'],
  }),
  copyMenuWeek: route({
    method: 'post',
    path: '/api/admin/menu-weeks/{week}/copy',
    access: 'change-menu',
    summary: 'Plan another week as this one',
    description:
      'A draft with the same meals, limits and times of day. A week that is planned already is left alone.',
    request: { params, body: body(z.strictObject({ to: fields.date })) },
    responses: { 200: done },
    refusals: ['precondition-failed', 'week-unknown'],
  }),
  removeMenuWeek: route({
    method: 'delete',
    path: '/api/admin/menu-weeks/{week}',
    access: 'change-menu',
    summary: 'Forget a week of which nothing was ordered',
    request: { params, query: queryOf({ version: wholeInQuery(0, 9_999_999_999) }) },
    responses: { 200: json(z.object({ removed: z.literal(true) }), 'It is gone.') },
    refusals: ['precondition-failed', 'week-unknown', 'week-ordered'],
  }),
} satisfies Contract;
