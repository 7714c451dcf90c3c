import { z } from 'zod';

export const changeRow = z.object({
  changeNo: z.int(),
  customerNo: z.int(),
  newEmail: z.string(),
  askedAt: z.date(),
  expiresAt: z.date(),
  oldConfirmedAt: z.date().nullable(),
  newConfirmedAt: z.date().nullable(),
});
export type EmailChange = z.infer<typeof changeRow>;

/** Which of the two mailboxes a key came from. */
export type Side = 'old' | 'new';

/** The change as it is found by a key. */
export const keyedRow = changeRow.extend({ side: z.enum(['old', 'new']) });
export type KeyedChange = z.infer<typeof keyedRow>;

export const isConfirmed = (change: KeyedChange): boolean =>
  (change.side === 'old' ? change.oldConfirmedAt : change.newConfirmedAt) !== null;

export const isProved = (change: Pick<EmailChange, 'oldConfirmedAt' | 'newConfirmedAt'>): boolean =>
  change.oldConfirmedAt !== null && change.newConfirmedAt !== null;
