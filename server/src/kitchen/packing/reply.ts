import { z } from '@hono/zod-openapi';
import { units } from '../../contract/food-terms.ts';
import { statuses } from '../../contract/order-status.ts';
import { allergens } from '../../contract/food-terms.ts';
import { fields } from '../../contract/fields.ts';
import { nameFor, type Asker } from '../../contract/staff-roles.ts';
import type { BoardOrder } from './packing-board.ts';

const whole = z.number().int();
const status = z.enum(statuses);

export const boardOrderSchema = z
  .object({
    orderNo: fields.number,
    status,
    name: z.string(),
    cancellableUntil: z.iso.datetime().nullable().openapi({
      description: 'Until then its customer may cancel it, and a mark is only a mark.',
    }),
    packedLines: whole,
    allergens: z.array(z.enum(allergens)),
    allergensUnknown: z.boolean().openapi({
      description: 'Something in it has allergens that nobody has declared.',
    }),
    lines: z.array(
      z.object({
        lineNo: whole,
        recipeNo: fields.number,
        name: z.string(),
        servings: whole,
        changed: z.boolean(),
        changesText: z.string().openapi({
          description: 'What its customer changed; empty for a line as written.',
          example: 'without Coriander; Firm tofu for Chicken thigh; plus 50 g Peanuts',
        }),
        packedAt: z.iso.datetime().nullable(),
        blockedLots: z
          .array(
            z.object({
              lotNo: fields.number,
              name: z.string().nullable(),
              amount: fields.amount,
              unit: z.enum(units),
            }),
          )
          .openapi({
            description: 'Food of lots that are blocked: to take out before the box leaves.',
          }),
      }),
    ),
  })
  .openapi('BoxToPack');

export const packingSchema = z
  .object({
    day: fields.date,
    progress: z.object({
      orders: z.record(status, whole),
      lines: whole.openapi({ description: 'Without those of cancelled orders.' }),
      packedLines: whole,
    }),
    orders: z.array(boardOrderSchema),
    allergenRun: z.array(fields.number).openapi({
      description:
        'The orders as they are packed by allergens: none first, each before those that hold the same and more, unknown last.',
    }),
  })
  .openapi('PackingBoard');

/** A box as whoever asks sees it. */
export const boardOrderFor =
  (asker: Asker) =>
  (order: BoardOrder): z.infer<typeof boardOrderSchema> => {
    const lines = order.lines.map((line) => ({
      ...line,
      packedAt: line.packedAt?.toISOString() ?? null,
    }));
    const cancellableUntil = order.cancellableUntil?.toISOString() ?? null;
    return { ...order, name: nameFor(asker, order.name), cancellableUntil, lines };
  };
