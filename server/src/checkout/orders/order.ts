import { promotionKinds } from '../pricing/promotion.ts';
import { z } from 'zod';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { statuses } from '../../contract/order-status.ts';
import { changeRow } from '../../food/recipes/customise-recipe.ts';
import { keptEdition } from '../../food/recipes/next-edition.ts';
import { cookingNow, soldTexts } from '../../food/recipes/sold-meal.ts';

export const orderRow = z.object({
  orderNo: z.int(),
  /** Which kitchen cooks it: that of its zone. */
  kitchenNo: z.int(),
  customerNo: z.int(),
  /** Moves when its customer changes it. */
  editNo: z.int(),
  status: z.enum(statuses),
  orderDate: z.iso.date(),
  placedAt: z.date(),
  day: z.iso.date(),
  totalCents: z.int(),
  currency: z.string(),
  /** The age that the customer confirmed with the order; null where nothing in it asked for one. */
  confirmedAge: z.int().nullable(),
  /** Until when the customer was told that it can be cancelled, in this time zone; null in an order of before that was promised nothing in writing. */
  cancelUntil: z.date().nullable(),
  timeZone: z.string().nullable(),
  /** Null in an order from before the store took money. */
  paymentBy: z.enum(['sandbox', 'stripe', 'invoice']).nullable(),
  /** Until when its payment is waited for; null: it does not wait for one. */
  payBy: z.date().nullable(),
  /** What of its total is paid by card or on account; null as above. */
  dueCents: z.int().nullable(),
  /** How often its customer was asked to pay again. */
  dunned: z.int(),
  deliverTo: z.object({
    name: z.string(),
    phone: z.string(),
    address: z.string(),
    email: z.string(),
    country: z.string().nullable(),
    postcode: z.string().nullable(),
    /** What the driver should know. */
    note: z.string().nullable(),
  }),
  /** Null: nothing was said of tax. */
  taxIncluded: z.boolean().nullable(),
});
export type Order = z.infer<typeof orderRow>;

/** A part of an order's price beside its meals. */
export const chargeRow = z.object({
  kind: z.enum(['discount', 'delivery', 'tax']),
  lineNo: z.int().nullable(),
  name: z.string().nullable(),
  basisPoints: z.int().nullable(),
  cents: z.int(),
  included: z.boolean(),
});
export type OrderCharge = z.infer<typeof chargeRow>;

/** What a line was declared to hold when it was ordered. Orders from before traces were asked for say null of them. */
export const soldWith = z.object({
  allergens: z.array(z.enum(allergens)),
  mayContain: z.array(z.enum(allergens)).nullable(),
  /** Numbers of the ingredients that were undeclared when ordered. */
  unknownIn: z.array(z.string()),
  tracesUnknownIn: z.array(z.string()).nullable(),
  diets: z.array(z.enum(diets)),
});
export type SoldWith = z.infer<typeof soldWith>;

/** An ingredient of a line: as it was ordered, with what is known of it now. */
export const orderedIngredient = z.object({
  ingredientNo: z.int(),
  name: z.string().nullable(),
  amount: z.int(),
  unit: z.enum(units),
  pieceGrams: z.int().nullable(),
  allergens: z.array(z.enum(allergens)).nullable(),
  mayContain: z.array(z.enum(allergens)).nullable(),
  alcoholPermille: z.int().nullable(),
  diets: z.array(z.enum(diets)).nullable(),
});
export type KnownNow = Pick<
  z.infer<typeof orderedIngredient>,
  'ingredientNo' | 'allergens' | 'mayContain' | 'alcoholPermille' | 'diets'
>;

export const orderLineRow = z.object({
  ...soldWith.shape,
  lineNo: z.int(),
  recipeNo: z.int(),
  editionNo: z.int(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  servings: z.int(),
  priceCents: z.int(),
  preparationCents: z.int(),
  /** As what it was taxed when it was sold. */
  taxClass: z.enum(['food', 'alcohol']),
  changes: z.array(changeRow),
  acknowledged: z.boolean(),
  packedAt: z.date().nullable(),
  /** The week whose menu counts its portions; null: none does. */
  offerWeek: z.iso.date().nullable(),
  ingredients: z.array(orderedIngredient.extend({ cents: z.int(), cooking: cookingNow })),
  /** The recipe's own ingredients as its ordered edition has them; empty for a line without changes. */
  recipeIngredients: keptEdition.shape.ingredients,
  texts: soldTexts,
});
export type OrderLine = z.infer<typeof orderLineRow>;

export const orderMoveRow = z.object({
  from: z.enum(statuses),
  to: z.enum(statuses),
  movedAt: z.date(),
  movedBy: z.string(),
  reason: z.string().nullable(),
});
export type OrderMove = z.infer<typeof orderMoveRow>;

/** An attempt to pay for an order, as its provider last told it. */
export const orderPaymentRow = z.object({
  paymentNo: z.int(),
  purpose: z.enum(['hold', 'save', 'charge']),
  state: z.enum([
    'unsent',
    'open',
    'needs-action',
    'processing',
    'saved',
    'held',
    'captured',
    'failed',
    'closed',
    'lapsed',
  ]),
  provider: z.string(),
  amountCents: z.int(),
  capturedCents: z.int(),
  refundedCents: z.int(),
  refundReservedCents: z.int(),
  /** What its customer's bank has taken back and the shop has not won. It is put aside, too. */
  disputedCents: z.int(),
  failure: z.string().nullable(),
  /** What its card is called. */
  card: z.string().nullable(),
  openedAt: z.date(),
});
export type OrderPayment = z.infer<typeof orderPaymentRow>;

/** What credit or a gift card pays of an order. */
export const orderTender = z.object({
  kind: z.enum(['credit', 'gift']),
  account: z.string(),
  /** Of a gift card. */
  codeEnd: z.string().nullable(),
  /** Held until the order is charged, and taken then. */
  cents: z.int(),
  backCents: z.int(),
});
export type OrderTender = z.infer<typeof orderTender>;

/** What stands beside an order's price: which promotion made it cheaper, and what pays a part. */
export const besideRow = z.object({
  tenders: z.array(orderTender),
  /** What credit and gift cards held of it, and is there again since it was cancelled. */
  freedCents: z.int(),
  promotion: z
    .object({
      promotionNo: z.int(),
      title: z.string(),
      kind: z.enum(promotionKinds),
      basisPoints: z.array(z.int()),
      cents: z.int(),
      minGoodsCents: z.int(),
      boxIndex: z.int(),
    })
    .nullable(),
});

/** A line of an order that its customer still waits for. */
export const awaitedLineRow = z.object({
  ...soldWith.shape,
  orderNo: z.int(),
  lineNo: z.int(),
  deliverName: z.string(),
  confirmedAge: orderRow.shape.confirmedAge,
  day: z.iso.date(),
  status: z.enum(statuses),
  ingredients: z.array(orderedIngredient),
});
export type AwaitedLine = z.infer<typeof awaitedLineRow>;
