import { createRoute, z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import { Refusal } from '../../refusal.ts';
import type { WithCatalogue } from '../menu/menu.ts';
import { recipeCost } from './recipe-cost.ts';
import { costSchema, menuFields, mostIngredients } from './schemas.ts';

const planned = z.strictObject({
  servings: menuFields.servings,
  preparationCents: fields.priceCents,
  ingredients: z
    .array(z.strictObject({ ingredientNo: fields.number, amount: fields.amount }))
    .max(mostIngredients),
});

/** What a recipe would cost, while it is still being written. */
export const recipeCostRoutes = (shop: WithCatalogue) =>
  router().openapi(
    createRoute({
      method: 'post',
      path: '/api/admin/recipes/cost',
      ...administratorsOnly,
      summary: 'What a recipe would cost as it is being written; nothing is kept',
      request: { body: body(planned) },
      responses: { 200: json(costSchema, 'The cost.'), ...refusals('ingredient-not-found') },
    }),
    async (c) => {
      const recipe = c.req.valid('json');
      await shop.warm.refresh();
      const { ingredients } = shop.warm.catalogue();
      const unknown = recipe.ingredients.flatMap(({ ingredientNo }, place) =>
        ingredients.has(ingredientNo) ? [] : [`/ingredients/${place}/ingredientNo`],
      );
      if (unknown.length > 0) {
        const fields = unknown.map((field) => ({ field, message: 'is not an ingredient' }));
        throw new Refusal('ingredient-not-found', { fields });
      }
      return c.json(recipeCost(recipe, ingredients), 200);
    },
  );
