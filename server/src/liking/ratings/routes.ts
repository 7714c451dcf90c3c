import { z } from 'zod';
import { fields } from '../../contract/fields.ts';
import { leastRatings } from '../../contract/ratings.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import { Refusal } from '../../refusal.ts';
import { contract } from './contract.ts';
import { averageOf } from './rating.ts';
import * as ratings from './ratings.ts';
import type { RatedMeal, Ratings } from './ratings.ts';

const two = z.tuple([z.int().nonnegative(), fields.number]);

const told = ({ rating, ...meal }: RatedMeal) => ({
  ...meal,
  rating: rating && {
    stars: rating.stars,
    note: rating.note,
    ratedAt: rating.ratedAt.toISOString(),
  },
});

/** What customers say of meals, and what staff read of it. */
export const routes = (parts: Ratings & { menu: WarmMenu }) =>
  handle(contract, {
    listRatedMeals: async (c) => {
      const meals = await ratings.mealsOf(parts, c.var.claims, c.req.valid('param').orderNo);
      return c.json({ items: meals.map(told) }, 200);
    },
    rateMeal: async (c) => {
      const said = c.req.valid('json');
      return c.json(told(await ratings.rate(parts, c.var.claims, c.req.valid('param'), said)), 200);
    },
    listRatedRecipes: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const [thousandths, recipeNo] = readCursor(cursor, two) ?? [];
      const after =
        thousandths === undefined || recipeNo === undefined ? undefined : { thousandths, recipeNo };
      const found = await ratings.ratedRecipes(parts, { after, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => [last.thousandths, last.recipeNo]);
      const items = page.items.map((it) => ({
        recipeNo: it.recipeNo,
        name: it.name,
        ...averageOf(it),
        isShown: it.customers >= leastRatings,
        lastAt: it.lastAt.toISOString(),
      }));
      return c.json({ ...page, items }, 200);
    },
    listRatings: async (c) => {
      const { recipeNo } = c.req.valid('param');
      const { cursor, limit } = c.req.valid('query');
      const recipe = parts.menu.catalogue().recipes.get(recipeNo);
      if (!recipe) throw new Refusal('recipe-not-found');
      const [lineNo, orderNo] = readCursor(cursor, two) ?? [];
      const before =
        orderNo === undefined || lineNo === undefined ? undefined : { orderNo, lineNo };
      const found = await ratings.ratingsOfRecipe(parts, recipeNo, { before, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => [last.lineNo, last.orderNo]);
      const items = page.items.map((it) => ({ ...it, ratedAt: it.ratedAt.toISOString() }));
      return c.json({ ...page, items, name: recipe.name }, 200);
    },
  });
