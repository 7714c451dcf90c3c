/**
 * What follows from a withdrawal as it arrives. `cancelled`: the order could still be taken back, and was. `to-settle`: there is a right to it, and
 * staff give the money back. `spoils`: there is none, because meals spoil quickly. `late`: its days are over. `unknown`: no such order of this address.
 */
export const withdrawalOutcomes = ['cancelled', 'to-settle', 'spoils', 'late', 'unknown'] as const;
export type WithdrawalOutcome = (typeof withdrawalOutcomes)[number];

/** Those that staff look at. */
export const isForStaff = (outcome: WithdrawalOutcome): boolean =>
  outcome === 'to-settle' || outcome === 'unknown';
