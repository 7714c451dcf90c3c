import { z } from 'zod';
import {
  auditActionNames,
  auditSubjects,
  type AuditAction,
  type AuditSubject,
} from '../../contract/audit-trail.ts';
import { units } from '../../contract/food-terms.ts';
import { roleNames } from '../../contract/staff-roles.ts';

/** What a field can say. */
export const fieldValue = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))])
  .nullable();
type FieldValue = z.infer<typeof fieldValue>;

const said = z.record(z.string(), fieldValue).nullable();

/** An entry with what its numbers are called today; null where nobody of that number is known any more. */
export const entryRow = z.object({
  auditNo: z.int(),
  at: z.date(),
  byAccount: z.string(),
  byRole: z.enum(roleNames).nullable(),
  staffNo: z.int().nullable(),
  email: z.string().nullable(),
  tokenNo: z.int().nullable(),
  tokenName: z.string().nullable(),
  action: z.enum(auditActionNames),
  subjectKind: z.enum(auditSubjects),
  subjectKey: z.string(),
  subjectName: z.string().nullable(),
  unit: z.enum(units).nullable(),
  before: said,
  after: said,
  /** Of a movement of the stock, which the ledger keeps. */
  movedAmount: z.int().nullable(),
});
export type Entry = z.infer<typeof entryRow>;

/** Where a list goes on: the last entry that was read. */
export type Place = { at: Date; auditNo: number };

export type Question = {
  /** A number of the staff, a token's with `token-` before it, or who has none. */
  by?: string | undefined;
  action?: AuditAction | undefined;
  subject?: AuditSubject | undefined;
  key?: string | undefined;
  /** Days of the shop, both included. */
  from?: string | undefined;
  to?: string | undefined;
};

/** Without `before` it was not there, without `after` it is gone; null is a value that says nothing. */
export type Change = { field: string; before?: FieldValue; after?: FieldValue };

/** Field by field, in the order of the database. */
export function changesOf({ before, after, movedAmount }: Entry): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changes = names.map((field) => ({
    field,
    ...(before && { before: before[field] ?? null }),
    ...(after && { after: after[field] ?? null }),
  }));
  if (movedAmount === null) return changes;
  return [...changes, { field: 'amount', after: movedAmount }];
}
