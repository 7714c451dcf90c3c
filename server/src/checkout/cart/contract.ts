import { z } from '@hono/zod-openapi';
import { mostServings } from './cart-lines.ts';
import { cookingSchema, recipeQuoteSchema, cartSchema } from './reply.ts';
import { fields, numberInPath, queryOf, wholeInQuery } from '../../contract/fields.ts';
import { mostAgreed } from '../../contract/household.ts';
import { body, json } from '../../contract/route.ts';
import { codeText } from '../promotions/contract.ts';
import { agreed, changesSchema } from '../../food/recipes/schemas.ts';
import { route, type Contract } from '../../contract/route.ts';

const servings = z.number().int().min(1).max(mostServings);

const lineFields = {
  recipeNo: fields.number,
  servings,
  changes: changesSchema.default([]),
  acknowledged: z.array(agreed).max(mostAgreed).default([]),
};

const expectedVersion = z.number().int().min(0).optional().openapi({
  description: 'The cart’s version you saw; if it has moved on, nothing is changed.',
});

const addBody = z.strictObject({ ...lineFields, version: expectedVersion });

const lineId = z.uuid().openapi({ description: 'The line’s id; yours to choose for a new line.' });

const lineProblems = [
  'recipe-not-found',
  'recipe-not-published',
  'ingredient-not-found',
  'ingredient-not-in-recipe',
  'swap-not-offered',
  'conflicting-changes',
  'line-empty',
  'too-much-alcohol',
  'amount-too-large',
  'basket-changed',
  'basket-full',
] as const;

const daySchema = z
  .object({
    day: fields.date,
    cutOffAt: z.iso.datetime(),
    room: z.number().int().openapi({ description: 'Boxes this day can still take.' }),
    closed: z.boolean(),
    card: z.enum(['held', 'kept']).nullable().openapi({
      description:
        'What happens to a card until it is charged at the cut-off: the amount is held on it, or it is only kept; null: on account.',
    }),
  })
  .openapi('DeliveryDay');

export const contract = {
  quoteRecipe: route({
    method: 'post',
    path: '/api/recipes/{slug}/quote',
    access: 'everyone',
    speaks: true,
    summary: 'What this recipe costs, contains and leaves, changed as you like',
    request: {
      params: z.object({ slug: fields.slug }),
      body: body(
        z.strictObject({
          servings,
          changes: changesSchema.default([]),
          lineId: lineId
            .optional()
            .openapi({ description: 'The line of your cart it would replace.' }),
        }),
      ),
    },
    responses: { 200: json(recipeQuoteSchema, 'The quote, and how to cook it so.') },
    refusals: [...lineProblems],
  }),
  cookRecipe: route({
    method: 'post',
    path: '/api/recipes/{slug}/cooking',
    access: 'everyone',
    speaks: true,
    summary: 'How to cook this recipe, changed as you like, step by step',
    request: {
      params: z.object({ slug: fields.slug }),
      body: body(z.strictObject({ servings, changes: changesSchema.default([]) })),
    },
    responses: { 200: json(cookingSchema, 'Its steps, with what each takes and how long.') },
    refusals: [
      'recipe-not-found',
      'recipe-not-published',
      'ingredient-not-found',
      'ingredient-not-in-recipe',
      'swap-not-offered',
      'conflicting-changes',
      'line-empty',
      'too-much-alcohol',
      'amount-too-large',
    ],
  }),
  readCart: route({
    method: 'get',
    path: '/api/cart',
    access: 'everyone',
    speaks: true,
    summary: 'The cart: lines, prices, what is in the box, what is short',
    request: {
      query: queryOf({
        postcode: fields.postcode.optional().openapi({
          description: 'Priced as if it went there; nothing is kept.',
        }),
        country: fields.country.optional(),
        day: fields.date.optional().openapi({
          description: 'Priced for this day; otherwise for the first on which a box comes there.',
        }),
      }),
    },
    responses: { 200: json(cartSchema, 'The cart.') },
    refusals: [],
  }),
  listDeliveryDays: route({
    method: 'get',
    path: '/api/delivery-days',
    access: 'everyone',
    summary: 'The days that can be ordered for',
    description:
      'With the room of the kitchen that cooks for the place that is asked about, or else for where the cart is to go or its customer lives. Where nobody knows a place it is that of the kitchen with most.',
    request: {
      query: queryOf({
        postcode: fields.postcode.optional(),
        country: fields.country.optional(),
      }),
    },
    responses: {
      200: json(
        z.object({
          items: z.array(daySchema),
          byPlace: z.literal(true).optional().openapi({
            description: 'Of another place it may be another: several kitchens cook.',
          }),
        }),
        'Soonest first.',
      ),
    },
    refusals: [],
  }),
  sendCartTo: route({
    method: 'put',
    path: '/api/cart/place',
    access: 'everyone',
    speaks: true,
    summary: 'Say where the box is to go, so that the cart knows its whole price',
    request: {
      body: body(
        z.strictObject({
          postcode: fields.postcode.nullable(),
          country: fields.country.nullable().default(null),
        }),
      ),
    },
    responses: { 200: json(cartSchema, 'The cart.') },
    refusals: ['basket-changed'],
  }),
  enterCode: route({
    method: 'put',
    path: '/api/cart/code',
    access: 'everyone',
    speaks: true,
    summary: 'Enter a code, or take it out: a promotion’s, a friend’s, or that of a gift card',
    description:
      'A gift card’s code is kept in your account instead, and pays by itself. A code that takes nothing off this cart is kept with it, and the cart says why.',
    request: { body: body(z.strictObject({ code: codeText.nullable() })) },
    responses: { 200: json(cartSchema, 'The cart.') },
    refusals: [
      'code-unknown',
      'gift-card-needs-account',
      'gift-card-kept',
      'gift-card-over',
      'too-many-attempts',
      'basket-changed',
    ],
  }),
  saveBalance: route({
    method: 'put',
    path: '/api/cart/balance',
    access: 'everyone',
    speaks: true,
    summary: 'Say whether your credit and gift cards pay for this box',
    request: { body: body(z.strictObject({ saves: z.boolean() })) },
    responses: { 200: json(cartSchema, 'The cart.') },
    refusals: ['basket-changed'],
  }),
  addCartLine: route({
    method: 'post',
    path: '/api/cart/lines',
    access: 'everyone',
    speaks: true,
    summary: 'Add a recipe to the cart',
    request: { body: body(addBody) },
    responses: { 201: json(cartSchema, 'The cart.') },
    refusals: [...lineProblems],
  }),
  putCartLine: route({
    method: 'put',
    path: '/api/cart/lines/{lineId}',
    access: 'everyone',
    speaks: true,
    summary: 'Write a line; sent twice it is one line',
    request: { params: z.object({ lineId }), body: body(addBody) },
    responses: { 200: json(cartSchema, 'The cart.') },
    refusals: [...lineProblems],
  }),
  stopOrderChange: route({
    method: 'delete',
    path: '/api/cart/order/{orderNo}',
    access: 'everyone',
    speaks: true,
    summary: 'Leave the order that is changed in the cart as it was',
    request: { params: z.object({ orderNo: numberInPath }) },
    responses: { 200: json(cartSchema, 'The cart, with what lay in it before.') },
    refusals: ['order-not-found', 'basket-changed'],
  }),
  removeCartLine: route({
    method: 'delete',
    path: '/api/cart/lines/{lineId}',
    access: 'everyone',
    speaks: true,
    summary: 'Take a line out of the cart',
    request: {
      params: z.object({ lineId }),
      query: queryOf({ version: wholeInQuery(0, 9_999_999_999) }),
    },
    responses: { 200: json(cartSchema, 'The cart.') },
    refusals: ['line-not-found', 'basket-changed'],
  }),
} satisfies Contract;
