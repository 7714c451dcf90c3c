import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { findIngredients, ingredientPosition } from '../../food/ingredients/find-ingredients.ts';
import { nothingArchived } from '../../food/archive/archived.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import * as inventory from './inventory.ts';
import type { Changing, StockChange } from './inventory.ts';
import type { Movement } from './movement.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { limitedBy } from './limited-by.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Changing & { menu: WarmMenu };

/** What is on the shelf, and its ledger. */
export const routes = (parts: Parts) =>
  handle(contract, {
    listStock: async (c) => {
      const { q, low, cursor, limit } = c.req.valid('query');
      const after = readCursor(cursor, position);
      await parts.menu.refresh();
      await parts.stock.refresh();
      const levels = parts.stock.levels();
      const limited = limitedBy(parts.menu.published(), levels);
      const { ingredients, synonyms, archived = nothingArchived } = parts.menu.catalogue();
      const sought = findIngredients(ingredients.values(), { q, after, synonyms });
      const found = sought.flatMap((ingredient) => {
        const { ingredientNo, name, unit, lowStockAmount } = ingredient;
        const amount = levels.get(ingredientNo) ?? 0;
        // What is archived is looked for no more; what of it still lies there is.
        if (amount === 0 && archived.ingredients.has(ingredientNo)) return [];
        const isLow = amount <= lowStockAmount;
        if (low !== undefined && isLow !== (low === 'true')) return [];
        const limits = limited.get(ingredientNo) ?? [];
        const level = { ingredientNo, name, unit, amount, lowStockAmount, low: isLow, limits };
        return [{ level, at: ingredientPosition(ingredient) }];
      });
      const page = pageOf(found, limit, (last) => last.at);
      const nos = page.items.map(({ level }) => level.ingredientNo);
      const promised = await inventory.promised(parts, nos);
      const items = page.items.map(({ level }) => ({
        ...level,
        promisedAmount: promised.get(level.ingredientNo) ?? 0,
      }));
      return c.json({ items, next: page.next }, 200);
    },
    changeStock: async (c) => {
      const by = actorOf(c.var);
      const changes: StockChange[] = c.req
        .valid('json')
        .movements.map((movement) => ({ ...movement, by }));
      const key = c.req.valid('header')['idempotency-key'];
      await inventory.changeStock(parts, changes, key);
      const levels = parts.stock.levels();
      const changed = [...new Set(changes.map(({ ingredientNo }) => ingredientNo))];
      return c.json(
        {
          levels: changed.map((ingredientNo) => ({
            ingredientNo,
            amount: levels.get(ingredientNo) ?? 0,
          })),
        },
        201,
      );
    },
    listStockMovements: async (c) => {
      const { ingredientNo, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.number().int().min(1));
      const found = await inventory.movements(parts, { ingredientNo, before, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => last.movementNo);
      return c.json(
        { items: page.items.map((it) => movementReply(parts.menu, it)), next: page.next },
        200,
      );
    },
  });

const position = z.tuple([z.string(), fields.number]);

function movementReply(menu: WarmMenu, movement: Movement) {
  const ingredient = menu.catalogue().ingredients.get(movement.ingredientNo);
  return {
    ...movement,
    name: ingredient?.name ?? null,
    unit: ingredient?.unit ?? ('g' as const),
    movedAt: movement.movedAt.toISOString(),
  };
}
