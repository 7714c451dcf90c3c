import { z } from '@hono/zod-openapi';
import { firstKitchen } from '../../contract/kitchens.ts';
import { fields } from '../../contract/fields.ts';
import { findIngredients, ingredientPosition } from '../../food/ingredients/find-ingredients.ts';
import { nothingArchived } from '../../food/archive/archived.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import { refuseUnknown } from '../kitchens/kitchens.ts';
import * as inventory from './inventory.ts';
import type { Changing, StockChange } from './inventory.ts';
import type { Movement } from './movement.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import { limitedBy } from './limited-by.ts';
import { csvFile, csvPages, csvParts } from '../../http/csv-file.ts';
import { movementColumns, stockColumns } from './stock-csv.ts';
import { answerOf } from '../../contract/list-file.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Changing & { menu: WarmMenu };

/** What is on the shelf, and its ledger. */
export const routes = (parts: Parts) =>
  handle(contract, {
    listStock: async (c) => {
      const { q, kitchen, low, cursor, limit } = c.req.valid('query');
      const after = readCursor(cursor, position);
      const found = await levelsOf(parts, { q, kitchen, low, after });
      const page = pageOf(found, limit, (last) => last.at);
      const levels = await withPromised(
        parts,
        kitchen,
        page.items.map(({ level }) => level),
      );
      const published = parts.menu.published();
      const items = levels.map((level) => ({
        ...level,
        ...limitedBy(published, parts.stock.levels(kitchen), level.ingredientNo),
      }));
      return c.json({ items, next: page.next }, 200);
    },
    exportStock: async (c) => {
      const asked = c.req.valid('query');
      const found = await levelsOf(parts, { ...asked, after: undefined });
      const levels = await withPromised(
        parts,
        asked.kitchen,
        found.map(({ level }) => level),
      );
      return csvFile('stock.csv', csvParts(stockColumns, levels));
    },
    importStockFile: async (c) => {
      const { text, dryRun } = c.req.valid('json');
      const key = c.req.valid('header')['idempotency-key'];
      const by = actorOf(c.var);
      const { kitchen: kitchenNo } = c.req.valid('query');
      const how = { kitchenNo, dryRun, by, key };
      const { counts, errors } = await inventory.importStock(parts, text, how);
      return c.json(answerOf({ ...counts, errors }, { dryRun }), 200);
    },
    exportStockMovements: async (c) => {
      const { kitchen: kitchenNo, ingredientNo } = c.req.valid('query');
      await refuseUnknown(parts, kitchenNo);
      // It says who moved what, and notes may name somebody.
      await recordExport(parts, 'stock-movements', { ingredientNo }, actorOf(c.var));
      const lines = csvPages(movementColumns(parts.menu), (last, limit) =>
        inventory.movements(parts, { kitchenNo, ingredientNo, before: last?.movementNo, limit }),
      );
      return csvFile('stock-movements.csv', lines);
    },
    changeStock: async (c) => {
      const by = actorOf(c.var);
      const changes: StockChange[] = c.req
        .valid('json')
        .movements.map((movement) => ({ ...movement, by }));
      const key = c.req.valid('header')['idempotency-key'];
      await inventory.changeStock(parts, changes, key);
      const changed = Map.groupBy(changes, ({ kitchenNo = firstKitchen }) => kitchenNo);
      const levels = [...changed].flatMap(([kitchenNo, ofKitchen]) =>
        [...new Set(ofKitchen.map(({ ingredientNo }) => ingredientNo))].map((ingredientNo) => ({
          ingredientNo,
          amount: parts.stock.levels(kitchenNo).get(ingredientNo) ?? 0,
        })),
      );
      return c.json({ levels }, 201);
    },
    listStockMovements: async (c) => {
      const { kitchen: kitchenNo, ingredientNo, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.number().int().min(1));
      const query = { kitchenNo, ingredientNo, before, limit: limit + 1 };
      const found = await inventory.movements(parts, query);
      const page = pageOf(found, limit, (last) => last.movementNo);
      return c.json(
        { items: page.items.map((it) => movementReply(parts.menu, it)), next: page.next },
        200,
      );
    },
  });

const position = z.tuple([z.string(), fields.number]);

type Asked = {
  kitchen: number;
  q?: string | undefined;
  low?: 'true' | 'false' | undefined;
  after: z.infer<typeof position> | undefined;
};

/** What is on the shelf of what is looked for, by name. */
async function levelsOf(parts: Parts, { q, kitchen, low, after }: Asked) {
  await refuseUnknown(parts, kitchen);
  await parts.menu.refresh();
  await parts.stock.refresh();
  const levels = parts.stock.levels(kitchen);
  const { ingredients, synonyms, archived = nothingArchived } = parts.menu.catalogue();
  const sought = findIngredients(ingredients.values(), { q, after, synonyms });
  // What is archived is looked for no more; what of it is still in the house, on the shelf or promised to a box, is.
  const isEmpty = (no: number) => archived.ingredients.has(no) && (levels.get(no) ?? 0) === 0;
  const empty = sought.map(({ ingredientNo }) => ingredientNo).filter(isEmpty);
  const promised = await inventory.promised(parts, kitchen, empty);
  return sought.flatMap((ingredient) => {
    const { ingredientNo, name, unit, lowStockAmount } = ingredient;
    const amount = levels.get(ingredientNo) ?? 0;
    if (isEmpty(ingredientNo) && !promised.has(ingredientNo)) return [];
    const isLow = amount <= lowStockAmount;
    if (low !== undefined && isLow !== (low === 'true')) return [];
    const level = { ingredientNo, name, unit, amount, lowStockAmount, low: isLow };
    return [{ level, at: ingredientPosition(ingredient) }];
  });
}

async function withPromised<Level extends { ingredientNo: number }>(
  parts: Parts,
  kitchenNo: number,
  levels: readonly Level[],
): Promise<(Level & { promisedAmount: number })[]> {
  const nos = levels.map(({ ingredientNo }) => ingredientNo);
  const promised = await inventory.promised(parts, kitchenNo, nos);
  return levels.map((level) => ({
    ...level,
    promisedAmount: promised.get(level.ingredientNo) ?? 0,
  }));
}

function movementReply(menu: WarmMenu, movement: Movement) {
  const ingredient = menu.catalogue().ingredients.get(movement.ingredientNo);
  return {
    ...movement,
    name: ingredient?.name ?? null,
    unit: ingredient?.unit ?? ('g' as const),
    movedAt: movement.movedAt.toISOString(),
  };
}
