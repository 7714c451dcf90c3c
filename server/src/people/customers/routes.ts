import { createRoute, z } from '@hono/zod-openapi';
import { allergens, diets } from '../../contract/food-terms.ts';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly, customersOnly } from '../../http/session.ts';
import * as identity from './customers.ts';
import type { Customer, WithCustomers } from './customers.ts';

const profileSchema = z
  .object({
    customerNo: fields.number,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    email: z.string().nullable(),
    diets: z.array(z.enum(diets)),
    avoidedAllergens: z.array(z.enum(allergens)),
  })
  .openapi('Profile');

const meSchema = profileSchema
  .extend({ groups: z.array(z.string()), mfa: z.boolean() })
  .openapi('Me');

const profileChanges = z.strictObject({
  name: fields.custName.nullable().optional(),
  phone: fields.custPhone.nullable().optional(),
  address: fields.custAddress.nullable().optional(),
  diets: z.array(z.enum(diets)).max(diets.length).optional(),
  avoidedAllergens: z.array(z.enum(allergens)).max(allergens.length).optional(),
});

/** The customer's own profile, and the customers as staff sees them. */
export const profileRoutes = (shop: WithCustomers) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/me',
        ...customersOnly,
        summary: 'My profile',
        responses: { 200: json(meSchema, 'The profile.'), ...refusals('not-signed-in') },
      }),
      async (c) => {
        const { claims } = c.var;
        const customer = await identity.currentProfile(shop, claims);
        return c.json({ ...profileOf(customer), groups: claims.groups, mfa: claims.mfa }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        path: '/api/me',
        ...customersOnly,
        summary: 'Change my profile',
        request: { body: body(profileChanges) },
        responses: { 200: json(profileSchema, 'The profile.'), ...refusals('not-signed-in') },
      }),
      async (c) => {
        const { name, phone, address, diets, avoidedAllergens } = c.req.valid('json');
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(phone === undefined ? {} : { phone }),
          ...(address === undefined ? {} : { address }),
          ...(diets === undefined ? {} : { diets }),
          ...(avoidedAllergens === undefined ? {} : { avoidedAllergens }),
        };
        const changed = await identity.changeProfile(shop, c.var.claims, changes);
        return c.json(profileOf(changed), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/customers',
        ...administratorsOnly,
        summary: 'Find customers by name, e-mail or number',
        request: {
          query: queryOf({ q: text(80).optional(), cursor: cursorQuery, limit: limitQuery }),
        },
        responses: {
          200: json(pageSchema(profileSchema), 'Newest first.'),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { q, cursor, limit } = c.req.valid('query');
        const before = readCursor(cursor, fields.number);
        const found = await identity.findCustomers(shop, { q, before, limit: limit + 1 });
        return c.json(
          pageOf(found.map(profileOf), limit, (last) => last.customerNo),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/customers/{customerNo}',
        ...administratorsOnly,
        summary: 'One customer',
        request: { params: z.object({ customerNo: numberInPath }) },
        responses: { 200: json(profileSchema, 'The customer.'), ...refusals('customer-not-found') },
      }),
      async (c) =>
        c.json(profileOf(await identity.customerByNo(shop, c.req.valid('param').customerNo)), 200),
    );

/** What leaves of a customer: never the account behind it. */
function profileOf(customer: Customer) {
  const { customerNo, name, phone, address, email, diets, avoidedAllergens } = customer;
  return { customerNo, name, phone, address, email, diets, avoidedAllergens };
}
