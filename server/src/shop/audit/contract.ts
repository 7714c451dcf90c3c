import { z } from '@hono/zod-openapi';
import { auditActionNames, auditOthers, auditSubjects } from '../../contract/audit-trail.ts';
import { fields, queryOf, text } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { json, route, type Contract } from '../../contract/route.ts';
import { roleNames } from '../../contract/staff-roles.ts';
import { fieldValue } from './entry.ts';

const role = z.enum(roleNames).nullable();

const entrySchema = z
  .object({
    auditNo: fields.number,
    at: z.iso.datetime(),
    by: z.object({
      who: z.enum(['staff', 'token', ...auditOthers]),
      staffNo: fields.number.nullable(),
      email: z.string().nullable().openapi({ description: 'As it is today.' }),
      role: role.openapi({ description: 'As it was then.' }),
      tokenNo: fields.number.nullable().openapi({ description: 'Of the API, by other software.' }),
      tokenName: z.string().nullable(),
    }),
    action: z.enum(auditActionNames),
    subject: z.object({
      kind: z.enum(auditSubjects),
      key: z.string(),
      name: z.string().nullable().openapi({ description: 'As it is today; null: unknown.' }),
      unit: z.enum(units).nullable().openapi({ description: 'What amounts of it are in.' }),
    }),
    changes: z
      .array(
        z.object({
          field: z.string(),
          before: fieldValue.optional(),
          after: fieldValue.optional(),
        }),
      )
      .openapi({
        description:
          'Only what changed: no `before` where it was not there, no `after` where it is gone.',
      }),
  })
  .openapi('AuditEntry');

const whoElse = `token- with the number of a token, or ${auditOthers.join(', ')}`;

const question = {
  by: z
    .string()
    .regex(new RegExp(`^(${auditOthers.join('|')}|(token-)?[1-9][0-9]{0,9})$`), {
      error: `must be a number of the staff, ${whoElse}`,
    })
    .optional()
    .openapi({ description: `A number of the staff, ${whoElse}.` }),
  action: z.enum(auditActionNames).optional(),
  subject: z.enum(auditSubjects).optional(),
  key: text(100).optional().openapi({ description: 'The number or name of one subject.' }),
  from: fields.date.optional().openapi({ description: 'A day of the shop.' }),
  to: fields.date.optional().openapi({ description: 'The last day, itself included.' }),
};

export const contract = {
  findAudit: route({
    method: 'get',
    path: '/api/admin/audit',
    access: 'see-audit',
    summary: 'Who changed what, when',
    request: { query: queryOf({ ...question, cursor: cursorQuery, limit: limitQuery }) },
    responses: {
      200: json(
        pageSchema(entrySchema).extend({
          people: z
            .array(z.object({ staffNo: fields.number, email: z.string(), role }))
            .openapi({ description: 'Who is or was of the staff.' }),
        }),
        'Newest first.',
      ),
    },
    refusals: ['invalid-cursor'],
  }),
  exportAudit: route({
    method: 'get',
    path: '/api/admin/audit-csv',
    access: 'see-audit',
    replica: true,
    summary: 'The same as a file, one line for each field that changed',
    request: { query: queryOf(question) },
    responses: {
      200: { description: 'The file.', content: { 'text/csv': { schema: z.string() } } },
    },
    refusals: [],
  }),
} satisfies Contract;
