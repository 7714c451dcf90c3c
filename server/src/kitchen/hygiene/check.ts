import { z } from 'zod';

export const checkKinds = ['temperature', 'cleaning'] as const;

/** Something that is measured or cleaned again and again. Temperatures are in tenths of a degree Celsius. */
export const checkRow = z.object({
  checkNo: z.int(),
  name: z.string(),
  /** Where: which fridge, which bench; null where the name says so. */
  place: z.string().nullable(),
  kind: z.enum(checkKinds),
  /** Neither less nor more is in order; null: there is no such limit. */
  minTenths: z.int().nullable(),
  maxTenths: z.int().nullable(),
  /** So many times on a day that it is due. */
  perDay: z.int(),
  /** 1: each day; else once within so many days. */
  everyDays: z.int(),
  beginsOn: z.string(),
  stoppedOn: z.string().nullable(),
  version: z.int(),
});
export type Check = z.infer<typeof checkRow>;

/** What somebody says of a check; the rest follows. */
export type CheckFacts = Pick<
  Check,
  'name' | 'place' | 'kind' | 'minTenths' | 'maxTenths' | 'perDay' | 'everyDays'
>;

/** What was found once. It stays as it was written. */
export const entryRow = z.object({
  entryNo: z.int(),
  checkNo: z.int(),
  checkName: z.string(),
  ofDay: z.string(),
  notedAt: z.date(),
  notedBy: z.string(),
  tenths: z.int().nullable(),
  minTenths: z.int().nullable(),
  maxTenths: z.int().nullable(),
  inOrder: z.boolean(),
  /** What was done about it. */
  action: z.string().nullable(),
  note: z.string().nullable(),
  /** The entry in whose place this one stands. */
  corrects: z.int().nullable(),
});
export type Entry = z.infer<typeof entryRow>;
