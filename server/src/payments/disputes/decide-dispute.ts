import type { DisputeStage, DisputeStep } from '../../ledger/books/dispute.ts';

/** A dispute of a payment, as it stands. */
export type Dispute = {
  cents: number;
  stage: DisputeStage;
  openedAt: Date;
  /** Null while it is open. */
  decidedAt: Date | null;
};

/** The last step of a payment's dispute says how it stands; null: it was never disputed. */
export function disputeOf(steps: readonly DisputeStep[], paymentNo: number): Dispute | null {
  const own = steps.filter((step) => step.paymentNo === paymentNo);
  const [opened, last] = [own[0], own.at(-1)];
  if (!opened || !last) return null;
  return {
    cents: opened.cents,
    stage: last.stage,
    openedAt: opened.at,
    decidedAt: last.stage === 'opened' ? null : last.at,
  };
}

export type Asked = { stage: 'opened'; cents: number } | { stage: 'won' | 'lost' };

type Decision =
  | { do: 'note'; cents: number }
  | { do: 'nothing' }
  | { do: 'refuse'; code: 'dispute-stands'; stage: DisputeStage | null }
  | { do: 'refuse'; code: 'dispute-too-large'; leftCents: number };

/** A payment is disputed once: opened with no more than is left of it, then won or lost. What is noted already is noted. */
export function decideDispute(known: Dispute | null, leftCents: number, asked: Asked): Decision {
  if (known?.stage === asked.stage && (asked.stage !== 'opened' || asked.cents === known.cents))
    return { do: 'nothing' };
  if (asked.stage === 'opened') {
    if (known) return { do: 'refuse', code: 'dispute-stands', stage: known.stage };
    return asked.cents > leftCents
      ? { do: 'refuse', code: 'dispute-too-large', leftCents }
      : { do: 'note', cents: asked.cents };
  }
  return known?.stage === 'opened'
    ? { do: 'note', cents: known.cents }
    : { do: 'refuse', code: 'dispute-stands', stage: known?.stage ?? null };
}
