import { z } from '@hono/zod-openapi';
import { allergenGroups } from '../../contract/food-terms.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { shortageChoices } from '../../contract/substitutions.ts';

const choice = z.strictObject({
  choice: z.enum(shortageChoices).openapi({
    description:
      'Where something is missing while a box is packed: `leave-out`: it is left out and paid back; `ask`: I am asked, and without an answer it is left out; `swap`: what the recipe offers for it comes instead, if it adds no allergen and keeps to every diet that the missing one keeps to.',
  }),
  never: z
    .array(z.enum(allergenGroups))
    .max(allergenGroups.length)
    .openapi({ description: 'What contains one of these is left out and never swapped.' }),
});
const chosen = choice.extend({
  chosenAt: z.iso.datetime().nullable().openapi({ description: 'Null: I have chosen nothing.' }),
});

export const contract = {
  readMySubstitutions: route({
    method: 'get',
    path: '/api/me/substitutions',
    access: 'customer',
    summary: 'What I want where something is missing while my box is packed',
    responses: { 200: json(chosen, 'What I chose last.') },
    refusals: ['not-signed-in'],
  }),
  chooseMySubstitutions: route({
    method: 'put',
    path: '/api/me/substitutions',
    access: 'customer',
    summary: 'Choose what happens where something is missing while my box is packed',
    request: { body: body(choice) },
    responses: { 200: json(chosen, 'What is written down.') },
    refusals: ['not-signed-in'],
  }),
} satisfies Contract;
