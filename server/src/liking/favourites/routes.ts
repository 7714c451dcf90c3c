import { fields } from '../../contract/fields.ts';
import { cardOf, type FewLeft } from '../../food/menu/reply.ts';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import { contract } from './contract.ts';
import * as favourites from './favourites.ts';
import type { Favourites } from './favourites.ts';

/** The recipes that customers marked. */
export const routes = (parts: Favourites & { stock: Pick<FewLeft, 'few'> }) =>
  handle(contract, {
    listFavourites: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, fields.number);
      const page = { before, limit: limit + 1 };
      const found = await favourites.favouritesOf(parts, c.var.claims, page);
      const { catalogue, published } = parts.menu.read(languageOf(c));
      const few = parts.stock.few();
      const { items, next } = pageOf(found, limit, ({ markNo }) => markNo);
      const told = items.map((it) => {
        const entry = published.byRecipeNo.get(it.recipeNo);
        return {
          recipeNo: it.recipeNo,
          since: it.since.toISOString(),
          name: catalogue.recipes.get(it.recipeNo)?.name ?? null,
          card: entry ? cardOf(entry, few) : null,
        };
      });
      return c.json({ items: told, next }, 200);
    },
    addFavourite: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await favourites.mark(parts, c.var.claims, recipeNo);
      return c.json({ recipeNo, favourite: true }, 200);
    },
    removeFavourite: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await favourites.unmark(parts, c.var.claims, recipeNo);
      return c.json({ recipeNo, favourite: false }, 200);
    },
  });
