import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { ingredientPosition, listedIngredients } from './find-ingredients.ts';
import { actorOf, type Actor } from '../../shop/audit/actor.ts';
import { setArchived } from '../archive/archive.ts';
import { archivedOrNot, nothingArchived, type Archived } from '../archive/archived.ts';
import type { Editing } from '../edits/edits.ts';
import type { KeptIngredient } from './ingredient.ts';
import * as ingredients from './ingredients.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Editing & {
  clock: () => Date;
  menu: {
    catalogue: () => {
      ingredients: ReadonlyMap<number, KeptIngredient>;
      synonyms?: readonly (readonly string[])[];
      archived?: Archived;
    };
  };
};

/** Ingredients as the menu team writes them. */
export const routes = (parts: Parts) => {
  const withArchived = <One extends KeptIngredient>(ingredient: One) => ({
    ...ingredient,
    ...archivedOrNot(archivedNow(parts).ingredients.has(ingredient.ingredientNo)),
  });
  const archiving = async (ingredientNo: number, archived: boolean, by: Actor) => {
    await setArchived(parts, 'ingredient', ingredientNo, archived, by);
    return withArchived(await ingredients.ingredientByNo(parts, ingredientNo));
  };
  return handle(contract, {
    listIngredients: async (c) => {
      const { q, unsettled, archived, cursor, limit } = c.req.valid('query');
      const after = readCursor(cursor, z.tuple([z.string(), fields.number]));
      await parts.menu.refresh();
      const asked = { q, unsettled, archived, after };
      const found = listedIngredients(parts.menu.catalogue(), asked);
      const page = pageOf(found, limit, ingredientPosition);
      return c.json({ ...page, items: page.items.map(withArchived) }, 200);
    },
    addIngredient: async (c) =>
      c.json(await ingredients.addIngredient(parts, c.req.valid('json'), actorOf(c.var)), 201),
    copyIngredient: async (c) => {
      const { ingredientNo } = c.req.valid('param');
      return c.json(await ingredients.copyIngredient(parts, ingredientNo, actorOf(c.var)), 201);
    },
    archiveIngredient: async (c) =>
      c.json(await archiving(c.req.valid('param').ingredientNo, true, actorOf(c.var)), 200),
    unarchiveIngredient: async (c) =>
      c.json(await archiving(c.req.valid('param').ingredientNo, false, actorOf(c.var)), 200),
    readIngredient: async (c) => {
      const ingredient = await ingredients.ingredientByNo(parts, c.req.valid('param').ingredientNo);
      await parts.menu.refresh();
      return c.json(withArchived(ingredient), 200);
    },
    changeIngredient: async (c) => {
      const { ingredientNo } = c.req.valid('param');
      const { version, ...facts } = c.req.valid('json');
      const by = actorOf(c.var);
      const changed = await ingredients.changeIngredient(parts, ingredientNo, facts, version, by);
      return c.json(withArchived(changed), 200);
    },
  });
};

const archivedNow = (parts: Parts) => parts.menu.catalogue().archived ?? nothingArchived;
