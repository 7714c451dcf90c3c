import { z } from '@hono/zod-openapi';
import { Refusal } from '../refusal.ts';

/** Ten thousand rows of many columns, and what of it may come in: letters of one or two bytes mostly. */
const mostLetters = 4_000_000;
const mostBytes = 6 * 1024 * 1024;
/** So many wrong rows are told; more of them are counted. */
const mostWrongRows = 500;

/** A file that was worked on elsewhere. */
export const listFile = z.strictObject({
  text: z.string().max(mostLetters).openapi({ 'x-most-bytes': mostBytes }),
  dryRun: z.boolean().default(false).openapi({
    description: 'Only looks it over: nothing is written.',
  }),
});

const wrongRow = z.object({
  file: z.string(),
  row: z.number().int().openapi({ description: '1 is the first line of the file.' }),
  column: z.string(),
  message: z.string(),
});

/** What a file did or would do. */
export const listReport = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rows: z.array(wrongRow).openapi({ description: 'What is wrong; empty once it was written.' }),
  wrong: z
    .number()
    .int()
    .openapi({ description: 'How many faults there are; up to 500 of them are told.' }),
});

type Counts = { created: number; updated: number; unchanged: number };

/** The answer to a file, with as many of its faults as anybody reads; a refusal where it was to be written and has some. */
export function answerOf<Fault>(
  { created, updated, unchanged, errors }: Counts & { errors: readonly Fault[] },
  { dryRun }: { dryRun: boolean },
) {
  const rows = errors.slice(0, mostWrongRows);
  const report = { created, updated, unchanged, rows, wrong: errors.length };
  if (!dryRun && errors.length > 0) throw new Refusal('file-wrong', report);
  return report;
}
