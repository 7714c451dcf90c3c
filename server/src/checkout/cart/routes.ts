import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changesSchema } from '../../food/recipes/schemas.ts';
import { quoteLine } from '../../food/recipes/quote-line.ts';
import { conflicts } from '../../contract/food-terms.ts';
import { fields, queryOf, wholeInQuery } from '../../contract/fields.ts';
import { body, json, refusals, router, type Env } from '../../http/router.ts';
import { everyone, forgetGuest, keepGuest, readGuest } from '../../http/session.ts';
import * as identity from '../../people/customers/customers.ts';
import { Refusal } from '../../refusal.ts';
import { mostServings, type Line } from './cart-lines.ts';
import * as cart from './cart.ts';
import type { Owner, StoredBasket, WithCart } from './cart.ts';
import { describeBasket, type Profile } from './describe-cart.ts';
import { cartReply, cartSchema, quoteReply, quoteSchema } from './reply.ts';

const servings = z.number().int().min(1).max(mostServings);
const lineFields = {
  recipeNo: fields.number,
  servings,
  changes: changesSchema.default([]),
  acknowledged: z.array(z.enum(conflicts)).max(conflicts.length).default([]),
};
const expectedVersion = z.number().int().min(0).optional().openapi({
  description: 'The basket’s version you saw; if it has moved on, nothing is changed.',
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
  'amount-too-large',
  'basket-changed',
  'basket-full',
] as const;

export const routes = (shop: WithCart) =>
  router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/recipes/{slug}/quote',
        ...everyone,
        summary: 'What this recipe costs, contains and leaves, changed as you like',
        request: {
          params: z.object({ slug: fields.slug }),
          body: body(
            z.strictObject({
              servings,
              changes: changesSchema.default([]),
              lineId: lineId
                .optional()
                .openapi({ description: 'The line of your basket it would replace.' }),
            }),
          ),
        },
        responses: { 200: json(quoteSchema, 'The quote.'), ...refusals(...lineProblems) },
      }),
      async (c) => {
        const { slug } = c.req.valid('param');
        const asked = c.req.valid('json');
        const catalogue = shop.warm.catalogue();
        const recipe = catalogue.bySlug.get(slug);
        if (!recipe || recipe.status !== 'published') throw new Refusal('recipe-not-found');
        const selection = {
          recipeNo: recipe.recipeNo,
          servings: asked.servings,
          changes: asked.changes,
        };
        const quoted = quoteLine(catalogue, selection);
        if (!quoted.ok) throw cart.refusalOf(quoted.problem);
        const { basket, profile } = await visit(c, shop);
        const others = basket.lines.filter((line) => line.lineId !== asked.lineId);
        const line = { ...selection, lineId: asked.lineId ?? randomUUID(), acknowledged: [] };
        const described = describeBasket(
          [...others, line],
          catalogue,
          shop.stock.levels(),
          profile,
        );
        const own = described.lines.at(-1);
        if (!own?.ok) throw new Error('A line that was quoted cannot be described.');
        return c.json(quoteReply(catalogue, own.quote, own.left, own.conflicts), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/cart',
        ...everyone,
        summary: 'The basket: lines, prices, what is in the box, what is short',
        responses: { 200: json(cartSchema, 'The basket.'), ...refusals() },
      }),
      async (c) => {
        const { basket, profile } = await visit(c, shop);
        return c.json(describe(shop, basket, profile), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/cart/lines',
        ...everyone,
        summary: 'Add a recipe to the basket',
        request: { body: body(addBody) },
        responses: { 201: json(cartSchema, 'The basket.'), ...refusals(...lineProblems) },
      }),
      async (c) => {
        const { version, ...line } = c.req.valid('json');
        const { owner, profile } = await visit(c, shop, 'keep');
        const basket = await cart.add(shop, owner, { ...line, lineId: randomUUID() }, version);
        return c.json(describe(shop, basket, profile), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/cart/lines/{lineId}',
        ...everyone,
        summary: 'Write a line; sent twice it is one line',
        request: { params: z.object({ lineId }), body: body(addBody) },
        responses: { 200: json(cartSchema, 'The basket.'), ...refusals(...lineProblems) },
      }),
      async (c) => {
        const { version, ...rest } = c.req.valid('json');
        const line: Line = { ...rest, lineId: c.req.valid('param').lineId };
        const { owner, profile } = await visit(c, shop, 'keep');
        const basket = await cart.put(shop, owner, line, version);
        return c.json(describe(shop, basket, profile), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/api/cart/lines/{lineId}',
        ...everyone,
        summary: 'Take a line out of the basket',
        request: {
          params: z.object({ lineId }),
          query: queryOf({ version: wholeInQuery(0, 9_999_999_999) }),
        },
        responses: {
          200: json(cartSchema, 'The basket.'),
          ...refusals('line-not-found', 'basket-changed'),
        },
      }),
      async (c) => {
        const { owner, profile } = await visit(c, shop);
        const { version } = c.req.valid('query');
        if (!owner) throw new Refusal('line-not-found');
        const basket = await cart.remove(shop, owner, c.req.valid('param').lineId, version);
        return c.json(describe(shop, basket, profile), 200);
      },
    );

function describe(shop: WithCart, basket: StoredBasket, profile: Profile | undefined) {
  const catalogue = shop.warm.catalogue();
  const described = describeBasket(basket.lines, catalogue, shop.stock.levels(), profile);
  return cartReply(catalogue, basket, described);
}

type Visit = { owner: Owner | undefined; basket: StoredBasket; profile: Profile | undefined };

/**
 * Whose basket this request is about. Somebody who signed in brings the guest's basket along once; a guest without a basket gets an id
 * only when there is something to `keep`.
 */
async function visit(
  c: Context<Env>,
  shop: WithCart,
  keep: 'keep',
): Promise<Visit & { owner: Owner }>;
async function visit(c: Context<Env>, shop: WithCart): Promise<Visit>;
async function visit(c: Context<Env>, shop: WithCart, keep?: 'keep'): Promise<Visit> {
  const guest = readGuest(c);
  if (c.var.claims) {
    const customer = await identity.customerOf(shop, c.var.claims);
    const owner = { customerNo: customer.customerNo };
    if (guest) {
      await cart.mergeGuest(shop, guest, customer.customerNo);
      forgetGuest(c);
    }
    return { owner, basket: await cart.basketOf(shop, owner), profile: customer };
  }
  const id = guest ?? (keep ? randomUUID() : undefined);
  if (id === undefined) {
    return {
      owner: undefined,
      basket: { basketId: '', lines: [], version: 0 },
      profile: undefined,
    };
  }
  const owner = { guest: id };
  if (keep) keepGuest(c, id, cart.keptUntil(owner, shop.clock()));
  return { owner, basket: await cart.basketOf(shop, owner), profile: undefined };
}
