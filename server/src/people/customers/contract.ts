import { z } from '@hono/zod-openapi';
import { fields, queryOf, words, numberInPath } from '../../contract/fields.ts';
import { diets, allergens } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { json, body } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';

const profileSchema = z
  .object({
    customerNo: fields.number,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    email: z.string().nullable(),
    diets: z.array(z.enum(diets)),
    avoidedAllergens: z.array(z.enum(allergens)),
    version: fields.version.openapi({ description: 'Moves with every change of the profile.' }),
  })
  .openapi('Profile');

const meSchema = profileSchema
  .extend({ groups: z.array(z.string()), mfa: z.boolean() })
  .openapi('Me');

const profileChanges = z.strictObject({
  version: fields.version,
  name: fields.custName.nullable().optional(),
  phone: fields.custPhone.nullable().optional(),
  address: fields.custAddress.nullable().optional(),
  diets: z.array(z.enum(diets)).max(diets.length).optional(),
  avoidedAllergens: z.array(z.enum(allergens)).max(allergens.length).optional(),
});

export const contract = {
  readProfile: route({
    method: 'get',
    path: '/api/me',
    access: 'customer',
    summary: 'My profile',
    responses: { 200: json(meSchema, 'The profile.') },
    refusals: ['not-signed-in'],
  }),
  changeProfile: route({
    method: 'patch',
    path: '/api/me',
    access: 'customer',
    summary: 'Change my profile, over the version you saw',
    request: { body: body(profileChanges) },
    responses: { 200: json(profileSchema, 'The profile.') },
    refusals: ['not-signed-in', 'precondition-failed'],
  }),
  listCustomers: route({
    method: 'get',
    path: '/api/admin/customers',
    access: 'administrator',
    summary: 'Find customers by name, address, e-mail, phone or number',
    request: {
      query: queryOf({ q: words(80).optional(), cursor: cursorQuery, limit: limitQuery }),
    },
    responses: { 200: json(pageSchema(profileSchema), 'Newest first.') },
    refusals: ['invalid-cursor'],
  }),
  readCustomer: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}',
    access: 'administrator',
    summary: 'One customer',
    request: { params: z.object({ customerNo: numberInPath }) },
    responses: { 200: json(profileSchema, 'The customer.') },
    refusals: ['customer-not-found'],
  }),
} satisfies Contract;
