import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { cardSchema } from '../../food/menu/reply.ts';

const favouriteSchema = z
  .object({
    recipeNo: fields.number,
    since: z.iso.datetime(),
    name: z.string().nullable(),
    card: cardSchema.nullable().openapi({ description: 'Null while it is not on the menu.' }),
  })
  .openapi('Favourite');

const marked = z.object({ recipeNo: fields.number, favourite: z.boolean() });
const recipeInPath = z.object({ recipeNo: numberInPath });

export const contract = {
  listFavourites: route({
    method: 'get',
    path: '/api/me/favourites',
    access: 'customer',
    speaks: true,
    summary: 'The recipes that I marked',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(favouriteSchema), 'Newest first.') },
    refusals: ['not-signed-in', 'invalid-cursor'],
  }),
  addFavourite: route({
    method: 'put',
    path: '/api/me/favourites/{recipeNo}',
    access: 'customer',
    summary: 'Mark a recipe of the menu as a favourite of mine',
    request: { params: recipeInPath, body: body(z.strictObject({})) },
    responses: { 200: json(marked, 'It is marked, whether it was before or not.') },
    refusals: ['not-signed-in', 'recipe-not-found'],
  }),
  removeFavourite: route({
    method: 'delete',
    path: '/api/me/favourites/{recipeNo}',
    access: 'customer',
    summary: 'Take the mark off a recipe',
    request: { params: recipeInPath },
    responses: { 200: json(marked, 'It is not marked any more.') },
    refusals: ['not-signed-in', 'recipe-not-found'],
  }),
} satisfies Contract;
