import { z } from '@hono/zod-openapi';
import { fields, whole } from './fields.ts';
import { units } from './food-terms.ts';
import { statuses } from './order-status.ts';

const cents = whole(0, 9_999_999_999).openapi({ description: 'Whole cents.' });
const currency = z.string().openapi({ example: 'EUR' });
const order = {
  orderNo: fields.number,
  customerNo: fields.number,
  status: z.enum(statuses),
  deliveryDay: fields.date,
  totalCents: cents,
  currency,
};
const moved = { from: z.enum(statuses), to: z.enum(statuses) };
const refund = { orderNo: fields.number, refundNo: fields.number, cents, currency };
const recipe = { recipeNo: fields.number, slug: fields.slug, editionNo: fields.number };

/** What webhooks tell of, each with what it says: numbers and facts, by which whoever has a token for it asks for more. */
export const webhookEvents = {
  'order.placed': {
    about:
      'An order that is to be cooked for: one that is paid by card is told of once it is paid.',
    data: z.strictObject(order),
  },
  'order.changed': {
    about: 'Its customer changed what is in an order, where it goes or when.',
    data: z.strictObject({ ...order, editNo: fields.number }),
  },
  'order.moved': {
    about: 'An order went on, or a move was taken back.',
    data: z.strictObject({ ...order, ...moved }),
  },
  'order.cancelled': {
    about: 'An order that was told of will not be cooked.',
    data: z.strictObject({ ...order, ...moved }),
  },
  'order.charged': {
    about: 'Money of a card arrived: `cents` of it now, `capturedCents` by this payment in all.',
    data: z.strictObject({
      orderNo: fields.number,
      paymentNo: fields.number,
      cents,
      capturedCents: cents,
      currency,
    }),
  },
  'refund.given': {
    about: 'Money went back. Told again for one number only where it had come back and went again.',
    data: z.strictObject(refund),
  },
  'refund.failed': {
    about: 'Money did not go back, or came back from a bank: somebody has to see to it.',
    data: z.strictObject(refund),
  },
  'invoice.issued': {
    about: 'An invoice, or with a refund’s number a credit note.',
    data: z.strictObject({
      number: z.string().openapi({ example: 'INV-000001' }),
      orderNo: fields.number,
      refundNo: fields.number.nullable(),
    }),
  },
  'stock.low': {
    about: 'What is left of an ingredient for new orders fell to its low-stock mark in a kitchen.',
    data: z.strictObject({
      ingredientNo: fields.number,
      kitchenNo: fields.number.openapi({ description: 'Of which kitchen; the first one is 1.' }),
      amount: fields.amountOrZero,
      lowStockAmount: fields.amountOrZero,
      unit: z.enum(units),
    }),
  },
  'recipe.published': {
    about: 'A recipe came onto the menu.',
    data: z.strictObject(recipe),
  },
  'recipe.changed': {
    about: 'A recipe on the menu has a new version.',
    data: z.strictObject(recipe),
  },
  'recipe.unpublished': {
    about: 'A recipe left the menu.',
    data: z.strictObject(recipe),
  },
} as const;

export type WebhookType = keyof typeof webhookEvents;
export const webhookTypes = Object.keys(webhookEvents) as [WebhookType, ...WebhookType[]];

/** The body that is sent. */
export const webhookBody = (type: WebhookType) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().openapi({ description: 'When it happened.' }),
    data: webhookEvents[type].data,
  });

/** Why a delivery got no answer. */
export const webhookFailures = [
  'no-such-host',
  'address-not-public',
  'unreachable',
  'not-secure',
  'too-slow',
  'secret-unreadable',
] as const;
export type WebhookFailure = (typeof webhookFailures)[number];

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
