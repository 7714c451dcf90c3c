import { z } from 'zod';
import { allergenRun } from './allergen-run.ts';
import type { DeliveryCalendar } from '../../checkout/days/delivery-days.ts';
import { nameChanges } from '../../checkout/orders/name-changes.ts';
import { orderedIngredient, orderRow, soldWith } from '../../checkout/orders/order.ts';
import { cancellableUntil } from '../../checkout/orders/promise.ts';
import { units } from '../../contract/food-terms.ts';
import { orderStatuses, statuses, type Status } from '../../contract/order-status.ts';
import { changeRow } from '../../food/recipes/customise-recipe.ts';
import { keptEdition } from '../../food/recipes/next-edition.ts';
import { soldTexts, withSoldTexts } from '../../food/recipes/sold-meal.ts';
import { nameOr } from '../sheets/day-lines.ts';
import { inAnnexOrder, type Allergen } from '../../contract/food-terms.ts';
import { changesInWords } from '../sheets/describe-changes.ts';

/** One line on the packing board, cancelled orders included. */
export const packingLineRow = z.object({
  orderNo: z.int(),
  status: z.enum(statuses),
  name: z.string(),
  lineNo: z.int(),
  recipeNo: z.int(),
  recipeName: z.string().nullable(),
  servings: z.int(),
  changes: z.array(changeRow),
  /** The recipe's own ingredients as its ordered edition has them; empty for a line without changes. */
  recipeIngredients: keptEdition.shape.ingredients,
  texts: soldTexts,
  /** What goes in; empty for a line without changes. */
  ingredients: z.array(
    orderedIngredient.pick({ ingredientNo: true, name: true, amount: true, unit: true }),
  ),
  packedAt: z.date().nullable(),
  /** What is in it of lots that are blocked, while the box is here. */
  blockedLots: z.array(
    z.object({
      lotNo: z.int(),
      name: z.string().nullable(),
      amount: z.int(),
      unit: z.enum(units),
    }),
  ),
  /** As it was sold. */
  ...soldWith.pick({ allergens: true, unknownIn: true }).shape,
  ...orderRow.pick({ day: true, cancelUntil: true, timeZone: true }).shape,
});
export type PackingLine = z.infer<typeof packingLineRow>;

export type BoardOrder = {
  orderNo: number;
  status: Status;
  name: string;
  /** Until then the customer may cancel it, and packing does not begin; null: no longer. */
  cancellableUntil: Date | null;
  packedLines: number;
  /** Of all its meals. */
  allergens: Allergen[];
  /** Something in it has allergens that nobody has declared. */
  allergensUnknown: boolean;
  lines: {
    lineNo: number;
    recipeNo: number;
    name: string;
    servings: number;
    changed: boolean;
    /** What its customer changed; empty for a line as written. */
    changesText: string;
    packedAt: Date | null;
    /** Food that has to be taken out before the box leaves. */
    blockedLots: PackingLine['blockedLots'];
  }[];
};

export type Board = {
  /** Orders by status; lines without those of cancelled orders. */
  progress: { orders: Record<Status, number>; lines: number; packedLines: number };
  orders: BoardOrder[];
  /** The numbers of the orders in which they are packed by their allergens. */
  allergenRun: number[];
};

/** The day's orders as they stand on the packing tables at this moment, by number. */
export function packingBoard(
  lines: readonly PackingLine[],
  now: Date,
  calendar: DeliveryCalendar,
): Board {
  const orders = new Map<number, BoardOrder>();
  for (const line of lines) {
    const { orderNo, status, name, lineNo, recipeNo, servings, changes, packedAt, blockedLots } =
      line;
    const order = orders.get(orderNo) ?? {
      orderNo,
      status,
      name,
      cancellableUntil: cancellableUntil(line, now, calendar),
      packedLines: 0,
      allergens: [],
      allergensUnknown: false,
      lines: [],
    };
    orders.set(orderNo, order);
    const sold = withSoldTexts({ ...line, name: line.recipeName });
    order.lines.push({
      lineNo,
      recipeNo,
      name: nameOr(sold.name, 'recipe', recipeNo),
      servings,
      changed: changes.length > 0,
      changesText: changesInWords(nameChanges(line)),
      packedAt,
      blockedLots,
    });
    order.allergens = inAnnexOrder([...order.allergens, ...line.allergens]);
    order.allergensUnknown ||= line.unknownIn.length > 0;
    if (packedAt) order.packedLines += 1;
  }
  const all = [...orders.values()];
  const run = allergenRun(
    all.map(({ orderNo, allergens, allergensUnknown }) => ({
      orderNo,
      allergens,
      isUnknown: allergensUnknown,
    })),
  );
  return { progress: progressOf(all), orders: all, allergenRun: run };
}

function progressOf(orders: readonly BoardOrder[]): Board['progress'] {
  const live = orders.filter(({ status }) => orderStatuses[status].live);
  const count = (status: Status) => orders.filter((order) => order.status === status).length;
  return {
    orders: Object.fromEntries(statuses.map((status) => [status, count(status)])) as Record<
      Status,
      number
    >,
    lines: live.reduce((sum, { lines }) => sum + lines.length, 0),
    packedLines: live.reduce((sum, { packedLines }) => sum + packedLines, 0),
  };
}
