import { z } from '@hono/zod-openapi';
import { fields, name, queryOf, words, numberInPath, wholeInQuery } from '../../contract/fields.ts';
import { diets, allergens } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { csvResponse, json, body } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';
import { roleNames } from '../../contract/staff-roles.ts';

const profileSchema = z
  .object({
    customerNo: fields.number,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    country: z.string().nullable(),
    postcode: z.string().nullable(),
    note: z.string().nullable().openapi({ description: 'What the driver should know.' }),
    email: z.string().nullable(),
    diets: z.array(z.enum(diets)),
    avoidedAllergens: z.array(z.enum(allergens)),
    version: fields.version.openapi({ description: 'Moves with every change of the profile.' }),
  })
  .openapi('Profile');

const meSchema = profileSchema
  .extend({
    groups: z
      .array(z.string())
      .openapi({ description: 'At the provider of accounts; `role` says what one may do.' }),
    mfa: z.boolean(),
    role: z.enum(roleNames).nullable().openapi({ description: 'Of whoever works here.' }),
  })
  .openapi('Me');

const profileChanges = z.strictObject({
  version: fields.version,
  name: fields.custName.nullable().optional(),
  phone: fields.custPhone.nullable().optional(),
  address: fields.custAddress.nullable().optional(),
  country: fields.country.nullable().optional(),
  postcode: fields.postcode.nullable().optional(),
  note: fields.deliveryNote.nullable().optional(),
  diets: z.array(z.enum(diets)).max(diets.length).optional(),
  avoidedAllergens: z.array(z.enum(allergens)).max(allergens.length).optional(),
});

const addressFields = {
  label: name(30).openapi({ example: 'Home' }),
  name: fields.custName,
  phone: fields.custPhone,
  address: fields.custAddress,
  country: fields.country.nullable().default(null),
  postcode: fields.postcode.nullable().default(null),
  note: fields.deliveryNote.nullable().default(null),
};
const addressSchema = z
  .object({
    addressNo: fields.number,
    label: z.string(),
    name: z.string(),
    phone: z.string(),
    address: z.string(),
    country: z.string().nullable(),
    postcode: z.string().nullable(),
    note: z.string().nullable(),
    version: fields.version,
  })
  .openapi('Address');
const addressInPath = z.object({ addressNo: numberInPath });

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
  listAddresses: route({
    method: 'get',
    path: '/api/me/addresses',
    access: 'customer',
    summary: 'My address book',
    responses: { 200: json(z.object({ items: z.array(addressSchema) }), 'By number.') },
    refusals: ['not-signed-in'],
  }),
  addAddress: route({
    method: 'post',
    path: '/api/me/addresses',
    access: 'customer',
    summary: 'Add an address to my address book',
    request: { body: body(z.strictObject(addressFields)) },
    responses: { 201: json(addressSchema, 'The address.') },
    refusals: ['not-signed-in', 'address-book-full'],
  }),
  changeAddress: route({
    method: 'patch',
    path: '/api/me/addresses/{addressNo}',
    access: 'customer',
    summary: 'Change an address of mine, over the version you saw',
    request: {
      params: addressInPath,
      body: body(z.strictObject({ ...addressFields, version: fields.version })),
    },
    responses: { 200: json(addressSchema, 'The address.') },
    refusals: ['not-signed-in', 'address-not-found', 'precondition-failed'],
  }),
  removeAddress: route({
    method: 'delete',
    path: '/api/me/addresses/{addressNo}',
    access: 'customer',
    summary: 'Take an address out of my address book; orders keep theirs',
    request: {
      params: addressInPath,
      query: queryOf({ version: wholeInQuery(1, 9_999_999_999).unwrap() }),
    },
    responses: { 200: json(z.object({ done: z.literal(true) }), 'It is gone.') },
    refusals: ['not-signed-in', 'address-not-found', 'precondition-failed'],
  }),
  listCustomers: route({
    method: 'get',
    path: '/api/admin/customers',
    access: 'see-customers',
    summary: 'Find customers by name, address, e-mail, phone or number',
    request: {
      query: queryOf({ q: words(80).optional(), cursor: cursorQuery, limit: limitQuery }),
    },
    responses: { 200: json(pageSchema(profileSchema), 'Newest first.') },
    refusals: ['invalid-cursor'],
  }),
  exportCustomers: route({
    method: 'get',
    path: '/api/admin/customers-csv',
    access: 'see-customers',
    replica: true,
    summary: 'The same customers as a file, without what they eat',
    request: { query: queryOf({ q: words(80).optional() }) },
    responses: { 200: csvResponse },
    refusals: [],
  }),
  readCustomer: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}',
    access: 'see-customers',
    summary: 'One customer',
    request: { params: z.object({ customerNo: numberInPath }) },
    responses: { 200: json(profileSchema, 'The customer.') },
    refusals: ['customer-not-found'],
  }),
} satisfies Contract;
