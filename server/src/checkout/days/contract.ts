import { z } from '@hono/zod-openapi';
import {
  queryOf,
  fields,
  kitchenInBody,
  kitchenInQuery,
  versionOrNone,
} from '../../contract/fields.ts';
import { csvResponse, json, body } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';

const staffDaySchema = z
  .object({
    day: fields.date,
    capacity: z.number().int(),
    taken: z.number().int(),
    closed: z.boolean(),
    version: fields.version,
  })
  .openapi('StaffDeliveryDay');

export const contract = {
  readToday: route({
    method: 'get',
    path: '/api/admin/today',
    access: 'staff',
    summary: 'Which day it is in the shop',
    responses: { 200: json(z.object({ date: fields.date }), 'In the shop’s time zone.') },
    refusals: [],
  }),
  listDeliveryDaysForStaff: route({
    method: 'get',
    path: '/api/admin/delivery-days',
    access: ['change-days', 'cook', 'see-orders'],
    summary: 'Delivery days with what is promised',
    request: { query: queryOf({ kitchen: kitchenInQuery, from: fields.date, to: fields.date }) },
    responses: { 200: json(z.object({ items: z.array(staffDaySchema) }), 'By day.') },
    refusals: ['kitchen-not-found'],
  }),
  exportDeliveryDays: route({
    method: 'get',
    path: '/api/admin/delivery-days-csv',
    access: ['change-days', 'cook', 'see-orders'],
    summary: 'The same days as a file',
    request: { query: queryOf({ kitchen: kitchenInQuery, from: fields.date, to: fields.date }) },
    responses: { 200: csvResponse },
    refusals: ['kitchen-not-found'],
  }),
  changeDeliveryDay: route({
    method: 'put',
    path: '/api/admin/delivery-days/{day}',
    access: 'change-days',
    summary: 'Change how many boxes a day can take, or close it, over the version you saw',
    request: {
      params: z.object({ day: fields.date }),
      body: body(
        z.strictObject({
          kitchenNo: kitchenInBody,
          capacity: z.number().int().min(0).max(9_999_999),
          closed: z.boolean(),
          version: versionOrNone,
        }),
      ),
    },
    responses: { 200: json(staffDaySchema, 'The day.') },
    refusals: [
      'kitchen-not-found',
      'capacity-below-taken',
      'delivery-day-unknown',
      'precondition-failed',
    ],
  }),
} satisfies Contract;
