import { z } from 'zod';

/** Blocked: not to be sold any more, though it is in the house; unblocked: again. */
export const movementKinds = [
  'received',
  'taken',
  'given-back',
  'spoiled',
  'counted',
  'blocked',
  'unblocked',
] as const;
export type MovementKind = (typeof movementKinds)[number];

export const movementRow = z.object({
  movementNo: z.int(),
  ingredientNo: z.int(),
  kind: z.enum(movementKinds),
  /** Signed base units. */
  amount: z.int(),
  movedAt: z.date(),
  movedBy: z.string(),
  note: z.string().nullable(),
  orderNo: z.int().nullable(),
});
export type Movement = z.infer<typeof movementRow>;

export type NewMovement = Pick<Movement, 'ingredientNo' | 'amount'>;
