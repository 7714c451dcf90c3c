import { z } from '@hono/zod-openapi';
import { fields, name, numberInPath, queryOf, whole, wholeInQuery } from '../../contract/fields.ts';
import { allergens, diets } from '../../contract/food-terms.ts';
import { mostDislikes, mostPortions } from '../../contract/household.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const ingredient = z.object({ ingredientNo: fields.number, name: z.string().nullable() });

const memberSchema = z
  .object({
    memberNo: fields.number.openapi({ description: 'Never given to somebody else.' }),
    name: z.string(),
    diets: z.array(z.enum(diets)),
    avoidedAllergens: z.array(z.enum(allergens)),
    dislikes: z.array(ingredient).openapi({
      description: 'Ingredients; a name is null where the shop has it no more.',
    }),
    portions: z.number().int(),
    version: fields.version,
  })
  .openapi('Member');

const memberFields = {
  name: name(30).openapi({ example: 'Mia' }),
  diets: z.array(z.enum(diets)).max(diets.length).default([]),
  avoidedAllergens: z.array(z.enum(allergens)).max(allergens.length).default([]),
  dislikes: z
    .array(fields.number)
    .max(mostDislikes)
    .default([])
    .openapi({ description: 'Numbers of ingredients.' }),
  portions: whole(0, mostPortions).default(1).openapi({
    description: 'Whole servings; 0: whoever eats of somebody else’s plate.',
  }),
};
const memberInPath = z.object({ memberNo: numberInPath });

export const contract = {
  listMembers: route({
    method: 'get',
    path: '/api/me/household',
    access: 'customer',
    speaks: true,
    summary: 'Who eats with me, and what they must not have',
    responses: { 200: json(z.object({ items: z.array(memberSchema) }), 'By number.') },
    refusals: ['not-signed-in'],
  }),
  addMember: route({
    method: 'post',
    path: '/api/me/household',
    access: 'customer',
    speaks: true,
    summary: 'Add somebody to my household: a name, no account',
    request: { body: body(z.strictObject(memberFields)) },
    responses: { 201: json(memberSchema, 'Whoever was added.') },
    refusals: ['not-signed-in', 'household-full', 'ingredient-not-found'],
  }),
  changeMember: route({
    method: 'put',
    path: '/api/me/household/{memberNo}',
    access: 'customer',
    speaks: true,
    summary: 'Write somebody of my household, over the version I saw',
    request: {
      params: memberInPath,
      body: body(z.strictObject({ ...memberFields, version: fields.version })),
    },
    responses: { 200: json(memberSchema, 'As they are now.') },
    refusals: ['not-signed-in', 'member-not-found', 'ingredient-not-found', 'precondition-failed'],
  }),
  removeMember: route({
    method: 'delete',
    path: '/api/me/household/{memberNo}',
    access: 'customer',
    summary: 'Take somebody out of my household; what they must not have is asked no more',
    request: {
      params: memberInPath,
      query: queryOf({ version: wholeInQuery(1, 9_999_999_999).unwrap() }),
    },
    responses: { 200: json(z.object({ done: z.literal(true) }), 'They are gone.') },
    refusals: ['not-signed-in', 'member-not-found', 'precondition-failed'],
  }),
} satisfies Contract;
