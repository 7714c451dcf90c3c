import { z } from '@hono/zod-openapi';
import { fields, queryOf } from '../../contract/fields.ts';
import { json, route, type Contract } from '../../contract/route.ts';
import { accountSum, mismatch } from './daily-books.ts';

const ofDay = queryOf({ day: fields.date });

const booksSchema = z
  .object({
    day: fields.date.nullable(),
    sums: z
      .array(accountSum)
      .openapi({ description: 'By account and currency; every order is one account, `order`.' }),
    mismatches: z.array(mismatch).openapi({ description: 'Empty when the books match.' }),
  })
  .openapi('Books');

export const contract = {
  readBooks: route({
    method: 'get',
    path: '/api/admin/books',
    access: 'see-money',
    summary: 'The books of a day, in the shop’s time zone, and what in them does not match',
    request: { query: ofDay },
    responses: { 200: json(booksSchema, 'As they are now.') },
    refusals: [],
  }),
  exportBooks: route({
    method: 'get',
    path: '/api/admin/books-csv',
    access: 'see-money',
    summary: 'The sums of a day as CSV',
    request: { query: ofDay },
    responses: {
      200: {
        description: 'With a line of headings.',
        content: { 'text/csv': { schema: z.string() } },
      },
    },
    refusals: [],
  }),
} satisfies Contract;
