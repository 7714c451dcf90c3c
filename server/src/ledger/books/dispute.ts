import { z } from 'zod';

export const disputeStages = ['opened', 'won', 'lost'] as const;
export type DisputeStage = (typeof disputeStages)[number];

/** A step of a payment's dispute, as the books have it. */
export const disputeStep = z.object({
  paymentNo: z.int(),
  stage: z.enum(disputeStages),
  cents: z.int(),
  at: z.date(),
});
export type DisputeStep = z.infer<typeof disputeStep>;
