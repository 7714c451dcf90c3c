import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { findIngredients, ingredientPosition } from './find-ingredients.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import type { KeptIngredient } from './ingredient.ts';
import * as ingredients from './ingredients.ts';
import { isUnsettled } from './unsettled.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Editing & {
  menu: {
    catalogue: () => {
      ingredients: ReadonlyMap<number, KeptIngredient>;
      synonyms?: readonly (readonly string[])[];
    };
  };
};

/** Ingredients as the menu team writes them. */
export const routes = (parts: Parts) =>
  handle(contract, {
    listIngredients: async (c) => {
      const { q, unsettled, cursor, limit } = c.req.valid('query');
      const after = readCursor(cursor, z.tuple([z.string(), fields.number]));
      await parts.menu.refresh();
      const { ingredients: all, synonyms } = parts.menu.catalogue();
      const known = [...all.values()];
      const asked = unsettled === undefined ? known : known.filter(isUnsettled);
      const found = findIngredients(asked, { q, after, synonyms });
      return c.json(pageOf(found, limit, ingredientPosition), 200);
    },
    addIngredient: async (c) =>
      c.json(await ingredients.addIngredient(parts, c.req.valid('json'), actorOf(c.var)), 201),
    readIngredient: async (c) =>
      c.json(await ingredients.ingredientByNo(parts, c.req.valid('param').ingredientNo), 200),
    changeIngredient: async (c) => {
      const { ingredientNo } = c.req.valid('param');
      const { version, ...facts } = c.req.valid('json');
      const by = actorOf(c.var);
      return c.json(
        await ingredients.changeIngredient(parts, ingredientNo, facts, version, by),
        200,
      );
    },
  });
