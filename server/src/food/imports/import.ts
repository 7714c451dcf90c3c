import { z } from 'zod';
import { webPageFailures } from '../../contract/web-page-failures.ts';
import { regions } from '../units/unit-table.ts';
import { foundBy, whyNoAmount } from './match-line.ts';

/** `duplicate`: the same recipe of the same place is here already. `set-aside`: somebody wants nothing of it. */
export const importStates = ['open', 'drafted', 'set-aside', 'duplicate'] as const;
/** `matched` by the reader, `chosen` by somebody; `open` waits for somebody, `left-out` is what somebody wants nothing of. */
export const lineStates = ['heading', 'open', 'matched', 'chosen', 'left-out'] as const;
export const sourceKinds = ['url', 'text', 'file'] as const;
export const sourceStates = ['waiting', 'read', 'refused'] as const;
const unreadable = ['broken', 'no-recipe', 'too-large', 'too-many', 'unknown-format'] as const;
/** Why a source gave no recipe. `failed`: it was tried several times, and the fault is ours. `fetching-off`: the operator lets nothing be fetched. */
export const whyRefused = [
  ...new Set([...unreadable, ...webPageFailures, 'fetching-off', 'failed'] as const),
] as const;

const part = z.tuple([z.string(), z.string()]);
/** A reading as it is kept; what is not there is left out. */
export const keptReading = z.object({
  lang: z.string(),
  amount: z.string().nullable(),
  amountMax: z.string().optional(),
  unit: z.string().nullable(),
  food: z.string(),
  note: z.string(),
  pack: part.optional(),
  alt: z.array(part).optional(),
  plus: z.array(part).optional(),
  orFood: z.array(z.string()).optional(),
  header: z.literal(true).optional(),
});
const sure = z.number().min(0).max(1);
export const keptConfidence = z.object({ amount: sure, unit: sure, food: sure, note: sure });
export const keptCandidate = z.object({
  ingredientNo: z.int(),
  confidence: sure,
  by: z.enum(foundBy),
  amount: z.int().nullable(),
  why: z.enum(whyNoAmount).nullable(),
});

export const lineRow = z.object({
  lineNo: z.int(),
  original: z.string(),
  reading: keptReading,
  confidence: keptConfidence,
  candidates: z.array(keptCandidate),
  state: z.enum(lineStates),
  ingredientNo: z.int().nullable(),
  amount: z.int().nullable(),
  aliasKey: z.string(),
});
export type ImportLine = z.infer<typeof lineRow>;

export const learntRow = z.object({
  aliasKey: z.string(),
  ingredientNo: z.int(),
  learntAt: z.date(),
});
/** That some words mean an ingredient, as somebody said. */
export type LearntAlias = z.infer<typeof learntRow>;

/** Of a line that a correction elsewhere may settle. */
export const openLineRow = z.object({
  importNo: z.int(),
  lineNo: z.int(),
  original: z.string(),
  language: z.string(),
  region: z.enum(regions).nullable(),
});

/** As it is listed. */
const listed = {
  importNo: z.int(),
  batchNo: z.int(),
  state: z.enum(importStates),
  title: z.string().nullable(),
  name: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  sourceName: z.string(),
  recipeNo: z.int().nullable(),
  duplicateOf: z.int().nullable(),
  readAt: z.date(),
};
export const listedImportRow = z.object({
  ...listed,
  lines: z.int(),
  openLines: z.int(),
});
export type ListedImport = z.infer<typeof listedImportRow>;

export const importRow = z.object({
  ...listed,
  yields: z.string().nullable(),
  totalMinutes: z.int().nullable(),
  author: z.string().nullable(),
  notes: z.string().nullable(),
  language: z.string(),
  region: z.enum(regions).nullable(),
  sourceSteps: z.array(z.string()),
  category: z.string().nullable(),
  servings: z.int().nullable(),
  minutes: z.int().nullable(),
  preparationCents: z.int(),
  steps: z.array(z.string()),
  ownWords: z.boolean(),
  version: z.int(),
});
export type KeptImport = z.infer<typeof importRow>;

export const batchRow = z.object({
  batchNo: z.int(),
  region: z.enum(regions).nullable(),
  startedAt: z.date(),
  cancelledAt: z.date().nullable(),
  sources: z.int(),
  waiting: z.int(),
  refused: z.int(),
  /** Of files that were read: what in them gave none. */
  leftOut: z.int(),
  recipes: z.int(),
  open: z.int(),
  drafted: z.int(),
  setAside: z.int(),
  duplicates: z.int(),
});
export type Batch = z.infer<typeof batchRow>;

export const sourceRow = z.object({
  sourceNo: z.int(),
  kind: z.enum(sourceKinds),
  name: z.string(),
  state: z.enum(sourceStates),
  why: z.enum(whyRefused).nullable(),
  leftOut: z.array(z.object({ name: z.string(), why: z.enum(unreadable) })),
  recipes: z.int(),
});
export type ReportedSource = z.infer<typeof sourceRow>;

/** What somebody makes of an import. */
export type Resolution = Pick<
  KeptImport,
  'name' | 'category' | 'servings' | 'minutes' | 'preparationCents' | 'steps' | 'ownWords'
> & {
  lines: {
    lineNo: number;
    state: 'open' | 'chosen' | 'left-out';
    ingredientNo: number | null;
    amount: number | null;
  }[];
};
