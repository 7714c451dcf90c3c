import { z } from '@hono/zod-openapi';
import { wholeInQuery } from './fields.ts';

/** `limit` of every list: 1 to 100, 24 unless told. */
export const limitQuery = wholeInQuery(1, 100)
  .transform((limit) => limit ?? 24)
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    description: 'How many at most; 24 unless told.',
  });

/** Wide enough for the longest name a list can stop at: 50 characters of up to 33 bytes once they are taken apart. */
export const cursorQuery = z
  .string()
  .min(1)
  .max(3000)
  .optional()
  .openapi({ description: 'The `next` of the page before.' });

export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
