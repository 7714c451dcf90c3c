import { z } from '@hono/zod-openapi';

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
  rows: z.array(wrongRow).openapi({ description: 'What is wrong; in a dry run only.' }),
  wrong: z
    .number()
    .int()
    .openapi({ description: 'How many faults there are; up to 500 of them are told.' }),
});

type Counts = { created: number; updated: number; unchanged: number };

/** The answer to a file: as many of its faults as anybody reads. */
export const reportOf = <Fault>(counts: Counts, errors: readonly Fault[]) => ({
  created: counts.created,
  updated: counts.updated,
  unchanged: counts.unchanged,
  rows: errors.slice(0, mostWrongRows),
  wrong: errors.length,
});
