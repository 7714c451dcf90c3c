import type { Phase } from '../cashier/merge.ts';
import type { Payment } from '../cashier/payment.ts';

export type Outcome = {
  outcome: 'paid' | 'waiting' | 'unpaid' | 'closed';
  failure: string | null;
};

/** What to tell somebody who comes back from the provider. What counts is the order: it may be paid by another attempt. */
export function outcomeOf(
  { phase, leftCents }: { phase: Phase; leftCents: number },
  { state, failure }: Pick<Payment, 'state' | 'failure'>,
): Outcome {
  if (phase === 'cancelled' || phase === 'late') return { outcome: 'closed', failure: null };
  if (state === 'processing') return { outcome: 'waiting', failure: null };
  const isPaid = phase !== 'awaiting' && leftCents === 0;
  return isPaid ? { outcome: 'paid', failure: null } : { outcome: 'unpaid', failure };
}
