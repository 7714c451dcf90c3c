import { z } from '@hono/zod-openapi';
import { queryOf, words, numberInPath } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { json, body } from '../../contract/route.ts';
import { shownQuery } from '../archive/schemas.ts';
import { changedFactsSchema, factsSchema, ingredientSchema } from './schemas.ts';
import { route, type Contract } from '../../contract/route.ts';

export const ingredientNo = z.object({ ingredientNo: numberInPath });

export const contract = {
  listIngredients: route({
    method: 'get',
    path: '/api/admin/ingredients',
    access: ['see-menu', 'see-stock'],
    summary: 'Ingredients with all their facts',
    request: {
      query: queryOf({
        q: words(80).optional(),
        unsettled: z.literal('true').optional().openapi({
          description:
            'Only those of which allergens, traces, the name of a cereal or nut, or alcohol are still to be said.',
        }),
        archived: shownQuery,
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(ingredientSchema), 'By name.') },
    refusals: ['invalid-cursor'],
  }),
  addIngredient: route({
    method: 'post',
    path: '/api/admin/ingredients',
    access: 'change-menu',
    summary: 'Add an ingredient',
    request: { body: body(factsSchema) },
    responses: { 201: json(ingredientSchema, 'The ingredient.') },
    refusals: ['ingredient-name-taken'],
  }),
  copyIngredient: route({
    method: 'post',
    path: '/api/admin/ingredients/{ingredientNo}/copy',
    access: 'change-menu',
    summary: 'Add an ingredient that says the same; nothing of the stock',
    description:
      'What it contains, may contain and suits is left to be said: a copy is another product, and nobody has declared it.',
    request: { params: ingredientNo },
    responses: { 201: json(ingredientSchema, 'The copy.') },
    refusals: ['ingredient-unknown'],
  }),
  archiveIngredient: route({
    method: 'post',
    path: '/api/admin/ingredients/{ingredientNo}/archive',
    access: 'change-menu',
    summary: 'Take an ingredient out of lists and offers; it stays where it was ordered',
    request: { params: ingredientNo },
    responses: { 200: json(ingredientSchema, 'The ingredient.') },
    refusals: ['ingredient-unknown', 'still-needed'],
  }),
  unarchiveIngredient: route({
    method: 'post',
    path: '/api/admin/ingredients/{ingredientNo}/unarchive',
    access: 'change-menu',
    summary: 'Bring an archived ingredient back',
    request: { params: ingredientNo },
    responses: { 200: json(ingredientSchema, 'The ingredient.') },
    refusals: ['ingredient-unknown'],
  }),
  readIngredient: route({
    method: 'get',
    path: '/api/admin/ingredients/{ingredientNo}',
    access: ['see-menu', 'see-stock', 'see-orders'],
    summary: 'One ingredient',
    request: { params: ingredientNo },
    responses: { 200: json(ingredientSchema, 'The ingredient.') },
    refusals: ['ingredient-unknown'],
  }),
  changeIngredient: route({
    method: 'put',
    path: '/api/admin/ingredients/{ingredientNo}',
    access: 'change-menu',
    summary: 'Write all facts of an ingredient, over the version you saw',
    request: { params: ingredientNo, body: body(changedFactsSchema) },
    responses: { 200: json(ingredientSchema, 'The ingredient.') },
    refusals: ['ingredient-unknown', 'ingredient-name-taken', 'precondition-failed', 'unit-in-use'],
  }),
} satisfies Contract;
