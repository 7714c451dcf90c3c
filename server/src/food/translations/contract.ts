import { z } from '@hono/zod-openapi';
import { fields, numberInPath, text, versionOrNone } from '../../contract/fields.ts';
import { otherLanguages } from '../../contract/languages.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { menuFields, mostMethod, mostSteps } from '../recipes/schemas.ts';

const language = z.enum(otherLanguages);
const place = z
  .string()
  .regex(/^(name|description|story|step-[1-9][0-9]?)$/, {
    error: 'must be name, description, story or step-1',
  })
  .openapi({ example: 'step-1' });

const translationSchema = z
  .object({
    version: versionOrNone,
    texts: z.array(
      z.object({
        place,
        original: z.string(),
        translated: z.string().nullable().openapi({
          description: 'Null: it is shown in the shop’s own language.',
        }),
        heldBack: z.array(z.string()).openapi({
          description:
            'Why a translation is not shown: a swap, a correction or a name has made it untrue since it was saved. Empty: it is shown.',
        }),
        before: z.object({ original: z.string(), translated: z.string() }).nullable().openapi({
          description:
            'Of a text that has changed since it was translated: what it said then, and in translation. It is not shown.',
        }),
      }),
    ),
  })
  .openapi('Translation', {
    description: 'Every text of a thing, beside its translation into one language.',
  });

const written = z.strictObject({
  version: versionOrNone,
  texts: z
    .array(
      z.strictObject({
        place,
        original: z
          .string()
          .max(2 * mostMethod.story)
          .openapi({
            description: 'As it was read: it must still say that.',
          }),
        translated: text(2 * mostMethod.story)
          .nullable()
          .openapi({ description: 'With the tokens of its original; null takes it away.' }),
      }),
    )
    .max(mostSteps + 3),
});

const ofRecipe = z.object({ recipeNo: numberInPath, language });
const ofIngredient = z.object({ ingredientNo: numberInPath, language });
const ofCategory = z.object({ slug: menuFields.categorySlug, language });
const reading = { responses: { 200: json(translationSchema, 'The translation.') } };
const refusals = ['precondition-failed', 'original-changed', 'translation-untrue'] as const;

export const contract = {
  listHeldBackTranslations: route({
    method: 'get',
    path: '/api/admin/held-back-translations',
    access: 'see-menu',
    summary:
      'Recipes of which something is translated and not shown, because it is not true any more',
    request: {},
    responses: {
      200: json(
        z.object({
          items: z.array(
            z.object({
              recipeNo: fields.number,
              name: z.string().nullable(),
              language,
              places: z.array(place),
            }),
          ),
        }),
        'By language; why is in each translation.',
      ),
    },
    refusals: [],
  }),
  readRecipeTranslation: route({
    method: 'get',
    path: '/api/admin/recipes/{recipeNo}/translations/{language}',
    access: 'see-menu',
    summary: 'What a recipe says in another language',
    request: { params: ofRecipe },
    ...reading,
    refusals: ['recipe-not-found'],
  }),
  translateRecipe: route({
    method: 'put',
    path: '/api/admin/recipes/{recipeNo}/translations/{language}',
    access: 'change-menu',
    summary: 'Translate a recipe, over the version you saw',
    request: { params: ofRecipe, body: body(written) },
    ...reading,
    refusals: ['recipe-not-found', ...refusals],
  }),
  readIngredientTranslation: route({
    method: 'get',
    path: '/api/admin/ingredients/{ingredientNo}/translations/{language}',
    access: 'see-menu',
    summary: 'What an ingredient is called in another language',
    request: { params: ofIngredient },
    ...reading,
    refusals: ['ingredient-unknown'],
  }),
  translateIngredient: route({
    method: 'put',
    path: '/api/admin/ingredients/{ingredientNo}/translations/{language}',
    access: 'change-menu',
    summary: 'Translate an ingredient, over the version you saw',
    request: { params: ofIngredient, body: body(written) },
    ...reading,
    refusals: ['ingredient-unknown', ...refusals],
  }),
  readCategoryTranslation: route({
    method: 'get',
    path: '/api/admin/categories/{slug}/translations/{language}',
    access: 'see-menu',
    summary: 'What a category is called in another language',
    request: { params: ofCategory },
    ...reading,
    refusals: ['category-unknown'],
  }),
  translateCategory: route({
    method: 'put',
    path: '/api/admin/categories/{slug}/translations/{language}',
    access: 'change-menu',
    summary: 'Translate a category, over the version you saw',
    request: { params: ofCategory, body: body(written) },
    ...reading,
    refusals: ['category-unknown', ...refusals],
  }),
} satisfies Contract;
