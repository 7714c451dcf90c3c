import { createRoute, z } from '@hono/zod-openapi';
import { findIngredients, ingredientPosition } from '../../food/ingredients/find-ingredients.ts';
import { units } from '../../contract/food-terms.ts';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import * as inventory from './inventory.ts';
import type { Movement, StockChange, WithStock } from './inventory.ts';
import { limitedBy } from './limited-by.ts';

const note = text(200).nullable().default(null);
const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['received', 'spoiled']),
    ingredientNo: fields.number,
    amount: fields.amount,
    note,
  }),
  z.strictObject({
    kind: z.literal('counted'),
    ingredientNo: fields.number,
    amount: fields.amountOrZero.openapi({
      description: 'What is in the house, promised boxes included.',
    }),
    note,
  }),
]);

const keyHeader = z.object({
  'idempotency-key': fields.idempotencyKey
    .optional()
    .openapi({ description: 'The same key again changes nothing more.' }),
});

const namedIngredient = {
  ingredientNo: fields.number,
  name: z.string().nullable(),
  unit: z.enum(units),
};

const movementSchema = z
  .object({
    movementNo: z.number().int(),
    ...namedIngredient,
    kind: z.enum(inventory.movementKinds),
    amount: z.number().int().openapi({ description: 'Signed, in base units.' }),
    movedAt: z.iso.datetime(),
    movedBy: z.string(),
    note: z.string().nullable(),
    orderNo: z.number().int().nullable(),
  })
  .openapi('StockMovement');

const levelSchema = z
  .object({
    ...namedIngredient,
    amount: fields.amountOrZero,
    promisedAmount: fields.amountOrZero.openapi({
      description: 'Also in the house, for orders that were not shipped yet.',
    }),
    lowStockAmount: fields.amountOrZero,
    low: z.boolean(),
    limits: z
      .array(
        z.object({
          recipeNo: fields.number,
          slug: z.string(),
          name: z.string().nullable(),
          portionsLeft: z.number().int(),
        }),
      )
      .openapi({ description: 'Recipes on the menu that end with this ingredient.' }),
  })
  .openapi('StockLevel');

const position = z.tuple([z.string(), fields.number]);

export const routes = (shop: WithStock) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/stock',
        ...administratorsOnly,
        summary: 'What is on the shelf, and which recipes it limits',
        request: {
          query: queryOf({
            q: text(80).optional(),
            low: z.enum(['true', 'false']).optional().openapi({
              description: 'Only what is at or under its low-stock mark, or only the rest.',
            }),
            cursor: cursorQuery,
            limit: limitQuery,
          }),
        },
        responses: {
          200: json(pageSchema(levelSchema), 'By name.'),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { q, low, cursor, limit } = c.req.valid('query');
        const after = readCursor(cursor, position);
        await shop.warm.refresh();
        await shop.stock.refresh();
        const levels = shop.stock.levels();
        const limited = limitedBy(shop.warm.menu(), levels);
        const { ingredients } = shop.warm.catalogue();
        const found = findIngredients(ingredients.values(), { q, after }).flatMap((ingredient) => {
          const { ingredientNo, name, unit, lowStockAmount } = ingredient;
          const amount = levels.get(ingredientNo) ?? 0;
          const isLow = amount <= lowStockAmount;
          if (low !== undefined && isLow !== (low === 'true')) return [];
          const limits = limited.get(ingredientNo) ?? [];
          const level = { ingredientNo, name, unit, amount, lowStockAmount, low: isLow, limits };
          return [{ level, at: ingredientPosition(ingredient) }];
        });
        const page = pageOf(found, limit, (last) => last.at);
        const nos = page.items.map(({ level }) => level.ingredientNo);
        const promised = await inventory.promised(shop, nos);
        const items = page.items.map(({ level }) => ({
          ...level,
          promisedAmount: promised.get(level.ingredientNo) ?? 0,
        }));
        return c.json({ items, next: page.next }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/stock-movements',
        ...administratorsOnly,
        summary: 'Receive, write off or count; all of it or nothing',
        request: {
          headers: keyHeader,
          body: body(z.strictObject({ movements: z.array(changeSchema).min(1).max(200) })),
        },
        responses: {
          201: json(
            z.object({
              levels: z.array(
                z.object({ ingredientNo: fields.number, amount: fields.amountOrZero }),
              ),
            }),
            'What is on the shelf now.',
          ),
          ...refusals(
            'ingredient-not-found',
            'stock-below-zero',
            'movement-too-large',
            'idempotency-key-reused',
          ),
        },
      }),
      async (c) => {
        const by = c.var.claims.email;
        const changes: StockChange[] = c.req
          .valid('json')
          .movements.map((movement) => ({ ...movement, by }));
        const key = c.req.valid('header')['idempotency-key'];
        await inventory.changeStock(shop, changes, key);
        const levels = shop.stock.levels();
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
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/stock-movements',
        ...administratorsOnly,
        summary: 'The ledger of the stock',
        request: {
          query: queryOf({
            ingredientNo: numberInPath.optional(),
            cursor: cursorQuery,
            limit: limitQuery,
          }),
        },
        responses: {
          200: json(pageSchema(movementSchema), 'Newest first.'),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { ingredientNo, cursor, limit } = c.req.valid('query');
        const before = readCursor(cursor, z.number().int().min(1));
        const found = await inventory.movements(shop, { ingredientNo, before, limit: limit + 1 });
        const page = pageOf(found, limit, (last) => last.movementNo);
        return c.json(
          { items: page.items.map((it) => movementReply(shop, it)), next: page.next },
          200,
        );
      },
    );

function movementReply(shop: WithStock, movement: Movement) {
  const ingredient = shop.warm.catalogue().ingredients.get(movement.ingredientNo);
  return {
    ...movement,
    name: ingredient?.name ?? null,
    unit: ingredient?.unit ?? ('g' as const),
    movedAt: movement.movedAt.toISOString(),
  };
}
