import { z } from '@hono/zod-openapi';

/** Which of a list is asked for. */
export const shownQuery = z.enum(['only', 'too']).optional().openapi({
  description: '`only`: what is archived; `too`: that as well. Else it is left out.',
});

/** Beside what is said of a thing that can be archived. */
export const archivedFlag = z
  .literal(true)
  .optional()
  .openapi({ description: 'It is out of lists and offers. Absent from what is in use.' });
