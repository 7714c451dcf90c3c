import { createRoute, z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import { Refusal } from '../../refusal.ts';
import * as catalogue from '../menu/menu.ts';
import type { WithCatalogue } from '../menu/menu.ts';
import { findIngredients, ingredientPosition } from './find-ingredients.ts';
import { categorySchema, ingredientFacts, ingredientSchema, menuFields } from '../recipes/schemas.ts';

const ingredientNo = z.object({ ingredientNo: numberInPath });
const categorySlug = z.object({ slug: menuFields.categorySlug });
/** Ingredients and categories as the menu team writes them. */
export const adminRoutes = (shop: WithCatalogue) =>
  router().route('/', ingredientRoutes(shop)).route('/', categoryRoutes(shop));

const ingredientRoutes = (shop: WithCatalogue) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/ingredients',
        ...administratorsOnly,
        summary: 'Ingredients with all their facts',
        request: {
          query: queryOf({ q: text(80).optional(), cursor: cursorQuery, limit: limitQuery }),
        },
        responses: {
          200: json(pageSchema(ingredientSchema), 'By name.'),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { q, cursor, limit } = c.req.valid('query');
        const after = readCursor(cursor, z.tuple([z.string(), fields.number]));
        await shop.warm.refresh();
        const { ingredients } = shop.warm.catalogue();
        const found = findIngredients(ingredients.values(), { q, after });
        return c.json(pageOf(found, limit, ingredientPosition), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/ingredients',
        ...administratorsOnly,
        summary: 'Add an ingredient',
        request: { body: body(ingredientFacts) },
        responses: {
          201: json(ingredientSchema, 'The ingredient.'),
          ...refusals('ingredient-name-taken'),
        },
      }),
      async (c) => {
        const facts = c.req.valid('json');
        const no = await catalogue.changeMenu(shop, (tx) =>
          catalogue.saveIngredient(tx, undefined, facts),
        );
        return c.json(await catalogue.ingredientByNo(shop, no), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/ingredients/{ingredientNo}',
        ...administratorsOnly,
        summary: 'One ingredient',
        request: { params: ingredientNo },
        responses: {
          200: json(ingredientSchema, 'The ingredient.'),
          ...refusals('ingredient-unknown'),
        },
      }),
      async (c) =>
        c.json(await catalogue.ingredientByNo(shop, c.req.valid('param').ingredientNo), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/admin/ingredients/{ingredientNo}',
        ...administratorsOnly,
        summary: 'Write all facts of an ingredient',
        request: { params: ingredientNo, body: body(ingredientFacts) },
        responses: {
          200: json(ingredientSchema, 'The ingredient.'),
          ...refusals('ingredient-unknown', 'ingredient-name-taken', 'unit-in-use'),
        },
      }),
      async (c) => {
        const { ingredientNo } = c.req.valid('param');
        await catalogue.changeIngredient(shop, ingredientNo, c.req.valid('json'));
        return c.json(await catalogue.ingredientByNo(shop, ingredientNo), 200);
      },
    );

const categoryRoutes = (shop: WithCatalogue) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/categories/{slug}',
        ...administratorsOnly,
        summary: 'One category',
        request: { params: categorySlug },
        responses: { 200: json(categorySchema, 'The category.'), ...refusals('category-unknown') },
      }),
      async (c) => {
        const { slug } = c.req.valid('param');
        await shop.warm.refresh();
        const category = shop.warm.catalogue().categories.find((known) => known.slug === slug);
        if (!category) throw new Refusal('category-unknown');
        return c.json(category, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/admin/categories/{slug}',
        ...administratorsOnly,
        summary: 'Add a category, or write over it',
        request: {
          params: categorySlug,
          body: body(
            z.strictObject({ name: menuFields.categoryName, position: menuFields.position }),
          ),
        },
        responses: { 200: json(categorySchema, 'The category.'), ...refusals() },
      }),
      async (c) => {
        const category = { ...c.req.valid('json'), slug: c.req.valid('param').slug };
        await catalogue.changeMenu(shop, (tx) => catalogue.saveCategory(tx, category));
        return c.json(category, 200);
      },
    );
