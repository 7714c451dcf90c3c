import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf } from '../../contract/fields.ts';
import { body, csvResponse, json, route, type Contract } from '../../contract/route.ts';
import { checkKinds } from './check.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const whole = z.number().int();
/** As a thermometer shows it. */
const celsius = z
  .number()
  .min(-60)
  .max(200)
  .refine((degrees) => Math.abs(degrees * 10 - Math.round(degrees * 10)) < 1e-6, {
    error: 'has one decimal at most',
  })
  .openapi({ description: 'Degrees, with one decimal at most.', example: 4.5 });

const facts = z
  .strictObject({
    name: text(60).openapi({ example: 'Cold room' }),
    place: text(60).nullable(),
    kind: z.enum(checkKinds),
    minCelsius: celsius.nullable(),
    maxCelsius: celsius.nullable(),
    perDay: whole.min(1).max(12).openapi({ description: 'Times on each day.' }),
    everyDays: whole.min(1).max(92).openapi({ description: '7: once within a week.' }),
  })
  .superRefine(({ kind, minCelsius, maxCelsius, perDay, everyDays }, context) => {
    const hasLimits = minCelsius !== null || maxCelsius !== null;
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (hasLimits !== (kind === 'temperature'))
      wrong('maxCelsius', 'a temperature has a limit, and cleaning has none');
    if (minCelsius !== null && maxCelsius !== null && minCelsius > maxCelsius)
      wrong('maxCelsius', 'is at least the other limit');
    if (perDay > 1 && everyDays > 1) wrong('perDay', 'is several times only where it is daily');
  });

const known = z
  .object({
    checkNo: fields.number,
    name: z.string(),
    place: z.string().nullable(),
    kind: z.enum(checkKinds),
    minCelsius: z.number().nullable(),
    maxCelsius: z.number().nullable(),
    perDay: whole,
    everyDays: whole,
    stopped: z.boolean(),
    version: whole,
  })
  .openapi('HygieneCheck');

export const entrySchema = z
  .object({
    entryNo: fields.number,
    checkNo: fields.number,
    checkName: z.string(),
    ofDay: fields.date,
    notedAt: z.iso.datetime(),
    notedBy: z.string(),
    celsius: z.number().nullable(),
    minCelsius: z.number().nullable(),
    maxCelsius: z.number().nullable(),
    inOrder: z.boolean(),
    action: z.string().nullable().openapi({ description: 'What was done about it.' }),
    note: z.string().nullable(),
    corrects: fields.number.nullable().openapi({
      description: 'The entry in whose place this one stands.',
    }),
  })
  .openapi('HygieneEntry');

export const daySchema = z
  .object({
    day: fields.date,
    isOver: z.boolean().openapi({ description: 'What is due of a day that is over was missed.' }),
    due: whole.openapi({ description: 'Of all checks together.' }),
    checks: z.array(z.object({ check: known, due: whole, entries: z.array(entrySchema) })),
  })
  .openapi('HygieneDay');

const range = queryOf({ from: fields.date, to: fields.date });
const ofCheck = z.object({ checkNo: numberInPath });

export const contract = {
  listHygieneChecks: route({
    method: 'get',
    path: '/api/admin/hygiene-checks',
    access: 'cook',
    summary: 'What is measured and cleaned, within what limits and how often',
    request: {},
    responses: { 200: json(z.object({ items: z.array(known) }), 'The checks.') },
    refusals: [],
  }),
  addHygieneCheck: route({
    method: 'post',
    path: '/api/admin/hygiene-checks',
    access: 'change-settings',
    summary: 'Begin a check; it is due from today on',
    request: { body: body(facts) },
    responses: { 201: json(z.object({ checkNo: fields.number }), 'Its number.') },
    refusals: [],
  }),
  changeHygieneCheck: route({
    method: 'put',
    path: '/api/admin/hygiene-checks/{checkNo}',
    access: 'change-settings',
    summary: 'Change a check from now on, or stop it',
    description: 'What was noted keeps the limits that it was judged by.',
    request: {
      params: ofCheck,
      body: body(facts.safeExtend({ stopped: z.boolean(), version: whole.min(1) })),
    },
    responses: { 200: json(z.object({ checkNo: fields.number }), 'Changed.') },
    refusals: ['hygiene-check-not-found', 'precondition-failed'],
  }),
  noteHygiene: route({
    method: 'post',
    path: '/api/admin/hygiene-checks/{checkNo}/entries',
    access: 'cook',
    summary: 'Note what was found, or correct what was noted',
    description:
      'What is not in order has to say what was done about it. An entry is never changed: another one corrects it, for the same day and by the limits of then.',
    request: {
      params: ofCheck,
      body: body(
        z.strictObject({
          celsius: celsius.nullable().default(null),
          done: z.boolean().nullable().default(null).openapi({
            description: 'Of cleaning: whether it was done and is clean.',
          }),
          action: text(300).nullable().default(null),
          note: text(300).nullable().default(null),
          corrects: fields.number.nullable().default(null),
        }),
      ),
    },
    responses: { 201: json(z.object({ entryNo: fields.number }), 'Its number.') },
    refusals: [
      'hygiene-check-not-found',
      'hygiene-entry-not-found',
      'hygiene-entry-corrected',
      'entry-of-another-kind',
      'corrective-action-needed',
    ],
  }),
  readHygieneDay: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/hygiene',
    access: 'cook',
    summary: 'The log of a day, and what of it is due or was missed',
    request: { params: z.object({ date: fields.date }) },
    responses: { 200: json(daySchema, 'By check.') },
    refusals: [],
  }),
  listHygieneEntries: route({
    method: 'get',
    path: '/api/admin/hygiene-entries',
    access: 'cook',
    summary: 'The log of a range of days, as it was written',
    request: { query: range },
    responses: { 200: json(z.object({ items: z.array(entrySchema) }), 'By day and entry.') },
    refusals: [],
  }),
  exportHygieneEntries: route({
    method: 'get',
    path: '/api/admin/hygiene-entries-csv',
    access: 'cook',
    summary: 'The same as a file for an inspector',
    request: { query: range },
    responses: { 200: csvResponse },
    refusals: [],
  }),
} satisfies Contract;
