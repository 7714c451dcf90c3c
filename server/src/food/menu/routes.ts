import { createRoute, z } from '@hono/zod-openapi';
import { allergens, diets } from '../../contract/food-terms.ts';
import { fields, manyOf, queryOf, text, wholeInQuery } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { openReadyPages, readyJson, wishOf, type ReadyPages } from '../../http/ready-pages.ts';
import { json, refusals, router } from '../../http/router.ts';
import { everyone } from '../../http/session.ts';
import { Refusal } from '../../refusal.ts';
import type { WithCatalogue } from './menu.ts';
import { findIngredients, ingredientPosition } from '../ingredients/find-ingredients.ts';
import { findRecipes } from './find-recipes.ts';
import { positionOf, sorts } from './build-menu.ts';
import {
  extraReply,
  extraSchema,
  fewLeftSchema,
  menuSchema,
  recipeReply,
  recipeSchema,
} from './reply.ts';
import { categorySchema, menuFields } from '../recipes/schemas.ts';
import { storedPrefix } from './stored-results.ts';

/** What the menu needs to know of the stock: how many servings are left of recipes that are nearly gone. */
export type FewLeft = { few: () => ReadonlyMap<number, number>; fewVersion: () => number };

/** Ready answers of the routes below: good until the menu or what is nearly gone changes. */
export const openMenuPages = (
  shop: WithCatalogue,
  stock: FewLeft,
  headers: Record<string, string>,
): ReadyPages =>
  openReadyPages({ version: () => `${shop.warm.menu().version}.${stock.fewVersion()}`, headers });

const shortly = 'public, max-age=30, stale-while-revalidate=300';

const position = z.tuple([z.union([z.string(), z.number()]), fields.number]);

const menuQuery = queryOf({
  category: menuFields.categorySlug.optional(),
  diet: manyOf(diets),
  without: manyOf(allergens).openapi({
    description: 'Recipes with any of these, or with an undeclared ingredient, stay out.',
  }),
  maxMinutes: wholeInQuery(0, 1440),
  maxPriceCents: wholeInQuery(0, 9_999_999_999).openapi({ description: 'Of one serving.' }),
  q: text(80).optional().openapi({ description: 'Words of a name, description or ingredient.' }),
  sort: z.enum(sorts).default('name'),
  cursor: cursorQuery,
  limit: limitQuery,
});

export const routes = (shop: WithCatalogue, stock: FewLeft, pages: ReadyPages) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/recipes',
        ...everyone,
        summary: 'The menu: filtered, sorted, counted',
        request: { query: menuQuery },
        responses: { 200: json(menuSchema, 'A page of cards.'), ...refusals('invalid-cursor') },
      }),
      (c) => readyJson(c, pages, shortly, () => menuPage(shop, stock, c.req.valid('query'))),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/recipes/{slug}',
        ...everyone,
        summary: 'One recipe: what it takes, costs, contains and leaves',
        request: { params: z.object({ slug: fields.slug }) },
        responses: { 200: json(recipeSchema, 'The recipe.'), ...refusals('recipe-not-found') },
      }),
      (c) =>
        readyJson(c, pages, shortly, () => {
          const catalogue = shop.warm.catalogue();
          const recipe = catalogue.bySlug.get(c.req.valid('param').slug);
          const entry = recipe && shop.warm.menu().byRecipeNo.get(recipe.recipeNo);
          if (!entry) throw new Refusal('recipe-not-found');
          return recipeReply(catalogue, entry, stock.few().get(entry.recipe.recipeNo));
        }),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/few-left',
        ...everyone,
        summary: 'What is nearly gone: the stock that stored results do not carry',
        responses: {
          200: json(fewLeftSchema, 'Every recipe of the menu that is nearly gone.'),
          ...refusals(),
        },
      }),
      (c) =>
        readyJson(c, pages, shortly, () => ({
          items: [...stock.few()].map(([recipeNo, portionsLeft]) => ({ recipeNo, portionsLeft })),
        })),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/categories',
        ...everyone,
        summary: 'The categories of the menu, in their order',
        responses: {
          200: json(
            z.object({
              items: z.array(categorySchema.extend({ recipes: z.number().int() })),
            }),
            'With how many recipes are on the menu.',
          ),
          ...refusals(),
        },
      }),
      (c) =>
        readyJson(c, pages, shortly, () => {
          const { categories, entries } = shop.warm.menu();
          const items = categories.map((category) => ({
            ...category,
            recipes: entries.filter(({ card }) => card.category === category.slug).length,
          }));
          return { items };
        }),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/ingredients',
        ...everyone,
        summary: 'Ingredients that can be added to a recipe',
        request: {
          query: queryOf({ q: text(80).optional(), cursor: cursorQuery, limit: limitQuery }),
        },
        responses: {
          200: json(pageSchema(extraSchema), 'By name.'),
          ...refusals('invalid-cursor'),
        },
      }),
      (c) => {
        const { q, cursor, limit } = c.req.valid('query');
        const after = readCursor(cursor, position);
        return readyJson(c, pages, shortly, () => {
          const { ingredients } = shop.warm.catalogue();
          const page = pageOf(
            findIngredients(ingredients.values(), { q, after }),
            limit,
            ingredientPosition,
          );
          return { ...page, items: page.items.map(extraReply) };
        });
      },
    )
    .route('/', storedRoutes(shop));

function menuPage(shop: WithCatalogue, stock: FewLeft, query: z.infer<typeof menuQuery>) {
  const { diet = [], without = [], sort, cursor, limit, ...wishes } = query;
  const after = readCursor(cursor, z.tuple([z.literal(sort), position]))?.[1];
  const found = findRecipes(
    shop.warm.menu(),
    {
      category: undefined,
      maxMinutes: undefined,
      maxPriceCents: undefined,
      q: undefined,
      ...wishes,
      diets: diet,
      without,
    },
    { sort, after, limit: limit + 1 },
  );
  const few = stock.few();
  const page = pageOf(found.cards, limit, (last) => [sort, positionOf(last, sort)]);
  return {
    items: page.items.map((card) => ({ ...card, portionsLeft: few.get(card.recipeNo) ?? null })),
    next: page.next,
    total: found.total,
    facets: found.facets,
  };
}

/** Names of stored results: no dot but the last one, so that no name leads anywhere else. */
const storedName = /^catalog(\/[a-z0-9-]+)+\.json$/;

/** Stored results, where the edge finds them too; they are files rather than API, so the document does not list them. */
function storedRoutes(shop: WithCatalogue) {
  // Kept by their content, which never grows old.
  const pages = openReadyPages({ version: () => '' });
  const routes = router();
  routes.get(`/${storedPrefix}*`, async (c) => {
    const key = c.req.path.slice(1);
    const object =
      storedName.test(key) && key.length <= 200 ? await shop.objects.get(key) : undefined;
    if (!object) throw new Refusal('route-not-found');
    return pages.answer(`${key} ${object.etag}`, object, () => object.body, wishOf(c));
  });
  return routes;
}
