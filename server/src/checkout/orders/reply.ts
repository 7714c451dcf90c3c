import { z } from '@hono/zod-openapi';
import { cookedStepSchema, noticeSchema, untranslated } from '../../food/recipes/meal-reply.ts';
import { changeSchema } from '../../food/recipes/schemas.ts';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { fields } from '../../contract/fields.ts';
import { alcoholIn } from '../../food/menu/reply.ts';
import { isStrong } from '../../food/ingredients/strength.ts';
import { declaredOf, soldWith } from './declared.ts';
import { asksForPayment, chargedCents, givenBackCents, payStateOf, payStates } from './money-of.ts';
import { nameChanges } from './name-changes.ts';
import { backFrom, movesFrom, orderStatuses, statuses } from '../../contract/order-status.ts';
import type { SoldLine } from './declared.ts';
import { priceTreeSchema } from '../pricing/price-tree.ts';
import type { Order, OrderLine } from './order.ts';
import { orderTender } from './order.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import { soldMeal, soldSteps } from '../../food/recipes/sold-meal.ts';
import type { OrderStory } from './orders.ts';

export const status = z.enum(statuses);
export const summarySchema = z
  .object({
    orderNo: fields.number,
    status,
    orderDate: fields.date.openapi({ description: 'In the shop’s time zone.' }),
    placedAt: z.iso.datetime(),
    deliveryDay: fields.date,
    totalCents: z.number().int(),
    currency: z.string(),
  })
  .openapi('OrderSummary');

const paymentSchema = z
  .object({
    state: z.enum(payStates),
    asks: z.boolean().openapi({ description: 'Its customer is to pay it now.' }),
    dueCents: z.number().int(),
    chargedCents: z.number().int(),
    givenBackCents: z.number().int(),
    payBy: z.iso.datetime().nullable().openapi({
      description: 'Until when an order that is not paid keeps its meals and its day.',
    }),
    chargeAt: z.iso.datetime().openapi({ description: 'When its card is charged.' }),
    card: z.string().nullable(),
    failure: z.string().nullable().openapi({ description: 'Why the last try failed, in a word.' }),
    tenders: z.array(orderTender.omit({ account: true })).openapi({
      description: 'What credit and gift cards pay of it, and what of that went back.',
    }),
    freedCents: z.number().int().openapi({
      description: 'What they held of it, and is there again since it was cancelled.',
    }),
  })
  .openapi('OrderPayment');

const attemptSchema = z
  .object({
    paymentNo: fields.number,
    provider: z.string(),
    purpose: z.enum(['hold', 'save', 'charge']),
    state: z.string(),
    amountCents: z.number().int(),
    capturedCents: z.number().int(),
    refundedCents: z.number().int(),
    disputedCents: z.number().int().openapi({
      description: 'What a bank has taken back and the shop has not won.',
    }),
    leftCents: z.number().int().openapi({
      description: 'Captured, and neither given back nor disputed.',
    }),
    card: z.string().nullable(),
    failure: z.string().nullable(),
    openedAt: z.iso.datetime(),
  })
  .openapi('PaymentAttempt');

/** A change with the names as ordered. */
export const namedChange = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('omit'), ingredientNo: fields.number, name: z.string() }),
    z.object({
      action: z.literal('swap'),
      ingredientNo: fields.number,
      name: z.string(),
      with: fields.number,
      withName: z.string(),
    }),
    z.object({
      action: z.literal('extra'),
      ingredientNo: fields.number,
      name: z.string(),
      amount: fields.amount,
      unit: z.enum(units),
    }),
  ])
  .openapi('NamedChange');

export const orderSchema = summarySchema
  .extend({
    confirmedAge: z.number().int().nullable().openapi({
      description:
        'The age that was confirmed for what is sold to adults only; check it at the door.',
    }),
    deliverTo: z.object({
      name: z.string(),
      phone: z.string(),
      address: z.string(),
      email: z.string(),
      country: z.string().nullable(),
      postcode: z.string().nullable(),
      note: z.string().nullable(),
    }),
    price: priceTreeSchema.nullable(),
    dueCents: z.number().int().nullable().openapi({
      description: 'What of the total is left to pay by card or invoice.',
    }),
    lines: z.array(
      z.object({
        lineNo: z.number().int(),
        recipeNo: fields.number,
        name: z.string().nullable(),
        description: z.string().nullable(),
        servings: z.number().int(),
        priceCents: z.number().int(),
        preparationCents: z.number().int(),
        allergens: z.array(z.enum(allergens)).openapi({
          description: 'As it was sold and, unless it was cancelled, as it is known now.',
        }),
        mayContain: z.array(z.enum(allergens)).openapi({ description: 'Traces, likewise.' }),
        unknownIn: z.array(z.string()),
        tracesUnknownIn: z.array(z.string()),
        since: z
          .object({
            allergens: z.array(z.enum(allergens)),
            mayContain: z.array(z.enum(allergens)),
            unknownIn: z.array(z.string()),
            lostDiets: z.array(z.enum(diets)).openapi({
              description: 'What it was sold as suiting and is not known to suit any more.',
            }),
          })
          .openapi({ description: 'What of these was learned after it was sold.' }),
        alcoholIn,
        diets: z.array(z.enum(diets)).openapi({
          description:
            'What it was sold as suiting and, unless it was cancelled, is still known to suit.',
        }),
        changes: z.array(changeSchema).openapi({ description: 'As a cart takes them.' }),
        namedChanges: z.array(namedChange).openapi({ description: 'To be read.' }),
        editionNo: z.number().int(),
        acknowledged: z.boolean(),
        ingredients: z.array(
          z.object({
            ingredientNo: fields.number,
            name: z.string().nullable(),
            amount: fields.amount,
            unit: z.enum(units),
            cents: z.number().int(),
          }),
        ),
      }),
    ),
    moves: z.array(
      z.object({
        from: status,
        to: status,
        movedAt: z.iso.datetime(),
        movedBy: z.string(),
        reason: z.string().nullable(),
      }),
    ),
    editNo: z
      .number()
      .int()
      .openapi({ description: 'Moves when its customer changes it; 0: never changed.' }),
    changeableUntil: z.iso.datetime().nullable().openapi({
      description: 'Until when its customer may change it; null once they no longer can.',
    }),
    cancellableUntil: z.iso.datetime().nullable().openapi({
      description: 'When the customer’s word stops counting; null when it already has.',
    }),
    timeZone: z.string().openapi({ description: 'In which the customer was told so.' }),
    payment: paymentSchema,
  })
  .openapi('Order');

const backTo = status
  .nullable()
  .openapi({ description: 'Where the last move can be taken back to.' });
export const staffOrderSchema = orderSchema
  .extend({
    customerNo: fields.number,
    attempts: z.array(attemptSchema),
    nextStatuses: z.array(status),
    backTo,
  })
  .openapi('StaffOrder');
/** No more than that: who takes a move back in the kitchen does not see whose box it is. */
export const takenBackSchema = z
  .object({ orderNo: fields.number, status, backTo })
  .openapi('TakenBackOrder');
export const staffSummarySchema = summarySchema
  .extend({ customerNo: fields.number, name: z.string(), email: z.string() })
  .openapi('StaffOrderSummary');

/** What is printed for the kitchen counter: the edition that was ordered, told for the line's changes and servings. */
export const recipeCardSchema = z
  .object({
    slug: z.string(),
    name: z.string().nullable(),
    description: z.string().nullable(),
    category: z.string(),
    story: z.string().nullable(),
    servings: z.number().int(),
    minutes: z.number().int(),
    steps: z.array(z.string()),
    cooking: z.array(cookedStepSchema).openapi({ description: 'The same steps, to cook from.' }),
    notices: z.array(noticeSchema),
    untranslated,
    picture: z.string().nullable(),
    ingredients: z.array(
      z.object({
        ingredientNo: fields.number,
        name: z.string().nullable(),
        amount: fields.amount,
        unit: z.enum(units).nullable(),
      }),
    ),
  })
  .openapi('RecipeCard');

export function summaryOf(order: Order): z.infer<typeof summarySchema> {
  const { orderNo, status, orderDate, placedAt, day, totalCents, currency } = order;
  return {
    orderNo,
    status,
    orderDate,
    placedAt: placedAt.toISOString(),
    deliveryDay: day,
    totalCents,
    currency,
  };
}

export function orderOf({
  order,
  lines,
  moves,
  payments,
  tenders,
  freedCents,
  price,
  promise,
  cancellableUntil,
}: OrderStory): z.infer<typeof orderSchema> {
  return {
    ...summaryOf(order),
    deliverTo: order.deliverTo,
    confirmedAge: order.confirmedAge,
    price,
    dueCents: order.dueCents,
    lines: lines.map(
      ({ packedAt: _p, texts: _t, taxClass: _c, offerWeek: _w, recipeIngredients, ...line }) => ({
        ...line,
        ...factsOf(line, orderStatuses[order.status].live),
        namedChanges: nameChanges({ ...line, recipeIngredients }),
        ingredients: line.ingredients.map(({ ingredientNo, name, amount, unit, cents }) => ({
          ingredientNo,
          name,
          amount,
          unit,
          cents,
        })),
      }),
    ),
    moves: moves.map(({ movedBy, ...move }) => ({
      ...move,
      movedAt: move.movedAt.toISOString(),
      // A customer learns that staff did it, not who.
      movedBy: movedBy === 'customer' ? 'customer' : 'staff',
    })),
    editNo: order.editNo,
    changeableUntil: (order.status === 'placed' && cancellableUntil?.toISOString()) || null,
    cancellableUntil: cancellableUntil?.toISOString() ?? null,
    timeZone: promise.timeZone,
    payment: {
      state: payStateOf(order, payments),
      asks: asksForPayment(order, payments),
      dueCents: order.dueCents ?? order.totalCents,
      chargedCents: chargedCents(payments),
      givenBackCents: givenBackCents(payments),
      payBy: order.payBy?.toISOString() ?? null,
      chargeAt: promise.cancelUntil.toISOString(),
      card: payments.findLast(({ card }) => card !== null)?.card ?? null,
      failure: payments.findLast(({ failure }) => failure !== null)?.failure ?? null,
      tenders: tenders.map(({ account: _account, ...tender }) => tender),
      freedCents,
    },
  };
}

/** Who got a box cooks from its card: what was learned of it stays on it. Of a box that was cancelled nothing is learned any more. */
function factsOf(line: Pick<OrderLine, keyof SoldLine | 'ingredients'>, live: boolean) {
  const { since, ...declared } = live
    ? declaredOf(line)
    : { ...soldWith(line), since: { allergens: [], mayContain: [], unknownIn: [], lostDiets: [] } };
  return {
    ...declared,
    unknownIn: declared.unknownIn.map(String),
    tracesUnknownIn: declared.tracesUnknownIn.map(String),
    since: { ...since, unknownIn: since.unknownIn.map(String) },
    alcoholIn: line.ingredients.filter(isStrong).map(({ ingredientNo, name, alcoholPermille }) => ({
      ingredientNo,
      name,
      permille: alcoholPermille ?? 0,
    })),
  };
}

export const correctedOrderSchema = z
  .object({
    orderNo: fields.number,
    deliverName: z.string(),
    day: fields.date,
    status,
    allergens: z.array(z.enum(allergens)),
    mayContain: z.array(z.enum(allergens)),
    undeclared: z
      .array(z.string())
      .openapi({ description: 'Ingredients whose allergens are no longer declared.' }),
    lostDiets: z
      .array(z.enum(diets))
      .openapi({ description: 'What it was sold as suiting and is not known to suit any more.' }),
    forAdults: z.array(z.string()).openapi({
      description: 'Ingredients sold to adults only, where nobody confirmed an age.',
    }),
  })
  .openapi('CorrectedOrder');

export function staffSummaryOf(order: Order): z.infer<typeof staffSummarySchema> {
  const { name, email } = order.deliverTo;
  return { ...summaryOf(order), customerNo: order.customerNo, name, email };
}

export function staffOrderOf(story: OrderStory): z.infer<typeof staffOrderSchema> {
  return {
    ...orderOf(story),
    moves: story.moves.map((move) => ({ ...move, movedAt: move.movedAt.toISOString() })),
    customerNo: story.order.customerNo,
    attempts: story.payments.map(({ refundReservedCents: _, ...attempt }) => ({
      ...attempt,
      leftCents: attempt.capturedCents - attempt.refundedCents - attempt.disputedCents,
      openedAt: attempt.openedAt.toISOString(),
    })),
    nextStatuses: movesFrom(story.order.status, 'staff'),
    backTo: backFrom(story.order.status, story.moves),
  };
}

/** The cards of an order's lines. */
export function cardsOf(
  lines: readonly OrderLine[],
  editions: readonly { lineNo: number; content: EditionContent }[],
): { lineNo: number; card: z.infer<typeof recipeCardSchema> }[] {
  return editions.flatMap(({ lineNo, content }) => {
    const line = lines.find((each) => each.lineNo === lineNo);
    if (!line) return [];
    const { slug, category, minutes, picture } = content;
    const ingredients = content.ingredients.map(({ ingredientNo, name, amount, unit }) => ({
      ingredientNo,
      name,
      amount,
      unit,
    }));
    const { servings } = content;
    const told = soldMeal(content, line);
    const cooking = soldSteps(content, line);
    const about = { slug, category, servings, minutes, picture, ingredients };
    return [{ lineNo, card: { ...about, ...told, cooking } }];
  });
}
