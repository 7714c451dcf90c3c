import { z } from '@hono/zod-openapi';
import { mostServings } from '../../checkout/cart/cart-lines.ts';
import { fields, manyOf, queryOf, wholeInQuery } from '../../contract/fields.ts';
import { allergens, conflicts, diets } from '../../contract/food-terms.ts';
import { mostBoxMeals } from '../../contract/household.ts';
import { json, route, type Contract } from '../../contract/route.ts';

const someone = {
  memberNo: fields.number.nullable().openapi({ description: 'Null: whoever asks.' }),
  name: z.string().nullable(),
};
const named = z.object({ ingredientNo: fields.number, name: z.string().nullable() });
const against = z.object({
  ...someone,
  because: z.array(z.enum([...conflicts, 'unknown-traces'])),
});

const proposalSchema = z
  .object({
    signedIn: z.boolean(),
    servings: z.number().int().openapi({ description: 'Of each meal.' }),
    eaters: z.array(z.object(someone)).openapi({ description: 'Whom it was made for.' }),
    meals: z.array(
      z.object({
        recipeNo: fields.number,
        slug: z.string(),
        name: z.string().nullable(),
        category: z.string(),
        minutes: z.number().int(),
        picture: z.string().nullable(),
        totalCents: z.number().int(),
        perServingCents: z.number().int(),
        changes: z
          .array(
            z.object({
              action: z.enum(['omit', 'swap']),
              ingredientNo: fields.number,
              name: z.string().nullable(),
              with: named.nullable(),
              for: z.array(against),
            }),
          )
          .openapi({ description: 'What has to be changed so that everybody can eat it.' }),
        disliked: z.array(z.object({ ...someone, ingredients: z.array(named) })),
        liked: z.boolean().openapi({ description: 'Ordered more than once.' }),
        eatenLately: z.boolean(),
      }),
    ),
    proven: z.boolean().openapi({
      description: 'False: the stock is so short of so much that there may be a better box.',
    }),
    missing: z
      .object({
        meals: z.number().int(),
        because: z.enum(['diets', 'stock', 'stock-together', 'passed-over', 'nothing-offered']),
        against: z.array(z.object({ ...someone, recipes: z.number().int() })),
        short: z.number().int(),
        passedOver: z.number().int(),
      })
      .nullable()
      .openapi({ description: 'What stands in the way of more meals; null: nothing does.' }),
  })
  .openapi('Proposal');

const recipeNos = z
  .string()
  .regex(/^([1-9][0-9]{0,9}(,[1-9][0-9]{0,9}){0,99})?$/, {
    error: 'must be up to 100 numbers with commas between them',
  })
  .transform((given) =>
    given
      .split(',')
      .filter((no) => no !== '')
      .map(Number),
  )
  .optional()
  .openapi({ type: 'string', example: '1000000001,1000000002' });

const slugs = z
  .string()
  .regex(/^([a-z0-9-]{1,40}(,[a-z0-9-]{1,40}){0,99})?$/, {
    error: 'must be up to 100 slugs with commas between them',
  })
  .transform((given) => given.split(','))
  .optional()
  .openapi({ type: 'string', example: 'puddings,brunch' });

export const contract = {
  proposeBox: route({
    method: 'get',
    path: '/api/proposal',
    access: 'everyone',
    speaks: true,
    summary: 'A box of this menu that everybody in my household can eat',
    description:
      'No meal of it goes against anybody’s allergens or diets, as it is written or with its own swaps and omissions; all of it is in stock together. Nothing is kept: put what you want of it into the cart.',
    request: {
      query: queryOf({
        meals: wholeInQuery(1, mostBoxMeals).openapi({ description: '3 unless told.' }),
        servings: wholeInQuery(1, mostServings).openapi({
          description: 'Of each meal; unless told, what the household eats.',
        }),
        keep: recipeNos.openapi({ description: 'Recipes that stay in it.' }),
        without: recipeNos.openapi({ description: 'Recipes that are not wanted this time.' }),
        notOf: slugs.openapi({ description: 'Categories that are not wanted this time.' }),
        diet: manyOf(diets).openapi({ description: 'Of a guest; customers have a profile.' }),
        avoid: manyOf(allergens).openapi({ description: 'Of a guest; customers have a profile.' }),
      }),
    },
    responses: { 200: json(proposalSchema, 'The proposal.') },
    refusals: [],
  }),
} satisfies Contract;

export type ProposalReply = z.infer<typeof proposalSchema>;
