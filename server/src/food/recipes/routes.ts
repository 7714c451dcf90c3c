import { createRoute, z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import * as catalogue from '../menu/menu.ts';
import type { WithCatalogue } from '../menu/menu.ts';
import type { Recipe } from './recipe.ts';
import { searchable } from '../menu/build-menu.ts';
import { recipeCostRoutes } from './recipe-cost-routes.ts';
import { recipeCost } from './recipe-cost.ts';
import { costSchema, menuFields, recipeContents } from './schemas.ts';

const summaryShape = {
  recipeNo: fields.number,
  slug: z.string(),
  name: z.string().nullable(),
  category: z.string(),
  status: menuFields.status,
  editionNo: z.number().int(),
  servings: z.number().int(),
  minutes: z.number().int(),
  picture: z.string().nullable(),
  cost: costSchema,
};

const recipeSchema = z
  .object({
    ...recipeContents,
    recipeNo: fields.number,
    status: menuFields.status,
    editionNo: z.number().int(),
    picture: z.string().nullable(),
    cost: costSchema,
  })
  .openapi('RecipeForStaff');

const recipeNo = z.object({ recipeNo: numberInPath });
const draftProblems = [
  'category-not-found',
  'ingredient-not-found',
  'recipe-incomplete',
  'slug-taken',
] as const;

/** Recipes and drafts as their team writes them, with live costs. */
export const recipeAdminRoutes = (shop: WithCatalogue) =>
  router()
    .route('/', recipeCostRoutes(shop))
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/recipes',
        ...administratorsOnly,
        summary: 'Recipes and drafts, with what they cost',
        request: {
          query: queryOf({
            q: text(80).optional(),
            status: menuFields.status.optional(),
            cursor: cursorQuery,
            limit: limitQuery,
          }),
        },
        responses: {
          200: json(
            pageSchema(z.object(summaryShape).openapi('RecipeSummary')),
            'Highest number first.',
          ),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { q, status, cursor, limit } = c.req.valid('query');
        const before = readCursor(cursor, fields.number) ?? Infinity;
        await shop.warm.refresh();
        const { recipes, ingredients } = shop.warm.catalogue();
        const found = [...recipes.values()]
          .filter((recipe) => recipe.recipeNo < before && isAbout(recipe, q))
          .filter((recipe) => status === undefined || recipe.status === status)
          .sort((a, b) => b.recipeNo - a.recipeNo);
        const page = pageOf(found, limit, (last) => last.recipeNo);
        const items = page.items.map((recipe) => {
          const { recipeNo, slug, name, category, status, editionNo } = recipe;
          const { servings, minutes, picture } = recipe;
          const cost = recipeCost(recipe, ingredients);
          return {
            ...{ recipeNo, slug, name, category, status, editionNo },
            ...{ servings, minutes, picture, cost },
          };
        });
        return c.json({ items, next: page.next }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/recipes',
        ...administratorsOnly,
        summary: 'Start a recipe; it is a draft until it is published',
        request: { body: body(z.strictObject(recipeContents)) },
        responses: { 201: json(recipeSchema, 'The draft.'), ...refusals(...draftProblems) },
      }),
      async (c) => {
        const draft = { ...c.req.valid('json'), status: 'draft' as const };
        const no = await catalogue.changeMenu(shop, (tx) =>
          catalogue.saveRecipe(tx, undefined, draft),
        );
        return c.json(await recipeReply(shop, no), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/recipes/{recipeNo}',
        ...administratorsOnly,
        summary: 'One recipe as it is written',
        request: { params: recipeNo },
        responses: { 200: json(recipeSchema, 'The recipe.'), ...refusals('recipe-not-found') },
      }),
      async (c) => c.json(await recipeReply(shop, c.req.valid('param').recipeNo), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/admin/recipes/{recipeNo}',
        ...administratorsOnly,
        summary: 'Write the next edition of a recipe, over the one you saw',
        request: {
          params: recipeNo,
          body: body(z.strictObject({ ...recipeContents, editionNo: fields.number })),
        },
        responses: {
          200: json(recipeSchema, 'The new edition.'),
          ...refusals('recipe-not-found', 'precondition-failed', ...draftProblems),
        },
      }),
      async (c) => {
        const { editionNo, ...contents } = c.req.valid('json');
        const { recipeNo } = c.req.valid('param');
        await catalogue.changeRecipe(shop, recipeNo, contents, editionNo);
        return c.json(await recipeReply(shop, recipeNo), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/recipes/{recipeNo}/publish',
        ...administratorsOnly,
        summary: 'Put a recipe on the menu',
        request: { params: recipeNo },
        responses: {
          200: json(recipeSchema, 'The recipe.'),
          ...refusals('recipe-not-found', 'recipe-incomplete'),
        },
      }),
      async (c) => {
        const { recipeNo } = c.req.valid('param');
        await catalogue.setStatus(shop, recipeNo, 'published');
        return c.json(await recipeReply(shop, recipeNo), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/recipes/{recipeNo}/unpublish',
        ...administratorsOnly,
        summary: 'Take a recipe off the menu',
        request: { params: recipeNo },
        responses: { 200: json(recipeSchema, 'The recipe.'), ...refusals('recipe-not-found') },
      }),
      async (c) => {
        const { recipeNo } = c.req.valid('param');
        await catalogue.setStatus(shop, recipeNo, 'draft');
        return c.json(await recipeReply(shop, recipeNo), 200);
      },
    );

function isAbout({ recipeNo, name, slug }: Recipe, q: string | undefined): boolean {
  const about = searchable(`${name ?? ''} ${slug} ${recipeNo}`);
  return searchable(q ?? '')
    .split(/\s+/)
    .every((word) => about.includes(word));
}

async function recipeReply(shop: WithCatalogue, recipeNo: number) {
  const recipe = await catalogue.recipeByNo(shop, recipeNo);
  await shop.warm.refresh();
  return { ...recipe, cost: recipeCost(recipe, shop.warm.catalogue().ingredients) };
}
