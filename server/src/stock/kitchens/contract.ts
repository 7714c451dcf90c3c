import { z } from '@hono/zod-openapi';
import { fields, kitchenInPath, kitchenNumber, name } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const kitchenSchema = z
  .object({ kitchenNo: kitchenNumber, name: z.string(), version: fields.version })
  .openapi('Kitchen');

export const contract = {
  listKitchens: route({
    method: 'get',
    path: '/api/admin/kitchens',
    access: 'staff',
    summary: 'The kitchens: each has its own stock and its own days',
    responses: { 200: json(z.object({ items: z.array(kitchenSchema) }), 'The first one first.') },
    refusals: [],
  }),
  addKitchen: route({
    method: 'post',
    path: '/api/admin/kitchens',
    access: 'change-settings',
    summary: 'Add a kitchen; it cooks for nobody until a delivery zone is given to it',
    description: 'A kitchen stays for good: orders, lots and the ledger of the stock name it.',
    request: { body: body(z.strictObject({ name: name(50) })) },
    responses: { 201: json(kitchenSchema, 'The kitchen, with nothing on its shelf.') },
    refusals: ['kitchen-name-taken'],
  }),
  renameKitchen: route({
    method: 'put',
    path: '/api/admin/kitchens/{kitchenNo}',
    access: 'change-settings',
    summary: 'Call a kitchen something else, over the version you saw',
    request: {
      params: z.object({ kitchenNo: kitchenInPath }),
      body: body(z.strictObject({ name: name(50), version: fields.version })),
    },
    responses: { 200: json(kitchenSchema, 'The kitchen.') },
    refusals: ['kitchen-not-found', 'kitchen-name-taken', 'precondition-failed'],
  }),
} satisfies Contract;
