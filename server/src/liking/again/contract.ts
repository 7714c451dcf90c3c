import { z } from '@hono/zod-openapi';
import { namedChange } from '../../checkout/orders/reply.ts';
import { fields, queryOf } from '../../contract/fields.ts';
import { allergens, conflicts, diets } from '../../contract/food-terms.ts';
import { limitQuery } from '../../contract/paging.ts';
import { json, route, type Contract } from '../../contract/route.ts';
import { cardSchema } from '../../food/menu/reply.ts';
import { changeSchema } from '../../food/recipes/schemas.ts';

const mealSchema = z
  .object({
    recipeNo: fields.number,
    orderNo: fields.number.openapi({ description: 'The order that they had it in last.' }),
    lineNo: z.number().int(),
    orderedAt: z.iso.datetime(),
    stars: z.number().int().nullable().openapi({ description: 'What they said of it last.' }),
    servings: z.number().int(),
    changes: z.array(changeSchema).openapi({ description: 'As a cart takes them.' }),
    namedChanges: z.array(namedChange).openapi({ description: 'To be read.' }),
    changesGone: z.boolean().openapi({
      description:
        'The changes are not offered any more: price, facts and conflicts are those of the meal as it is written.',
    }),
    totalCents: z.number().int().openapi({ description: 'Today, for these servings.' }),
    news: z
      .object({
        allergens: z.array(z.enum(allergens)),
        mayContain: z.array(z.enum(allergens)),
        undeclared: z.array(z.string()).openapi({ description: 'Ingredients, by name.' }),
        lostDiets: z.array(z.enum(diets)),
      })
      .openapi({ description: 'What it was not sold with, or suited then.' }),
    conflicts: z.array(z.enum(conflicts)).openapi({ description: 'With the profile, today.' }),
    card: cardSchema,
  })
  .openapi('MealAgain');

export const contract = {
  listMealsAgain: route({
    method: 'get',
    path: '/api/me/again',
    access: 'customer',
    speaks: true,
    summary: 'Meals that I had and that are on the menu today',
    description:
      'Of each recipe the meal that was had last. What got four stars or more comes first, then what was had last; what got one or two is left out.',
    request: { query: queryOf({ limit: limitQuery }) },
    responses: { 200: json(z.object({ items: z.array(mealSchema) }), 'The meals.') },
    refusals: ['not-signed-in'],
  }),
} satisfies Contract;
