/** Before each try after the first, as Standard Webhooks advises: the last comes after a little more than three days. */
export const pausesSeconds = [
  5,
  5 * 60,
  30 * 60,
  2 * 3600,
  5 * 3600,
  10 * 3600,
  14 * 3600,
  20 * 3600,
  24 * 3600,
];

/** An endpoint at which nothing has arrived for so long is switched off. */
export const patienceMs = 3 * 86_400_000;

export type Outcome =
  | { state: 'delivered' }
  | { state: 'waiting'; dueAt: Date }
  /** `isOver`: nothing at all has arrived there for days, or it said that it is gone for good. */
  | { state: 'failed'; isOver: boolean };

/** What follows from an answer, or from none: `attempts` with this one, `failingSince` the first failure since anything arrived. */
export function outcomeOf(
  {
    status,
    attempts,
    failingSince,
  }: { status: number | null; attempts: number; failingSince: Date | null },
  now: Date,
): Outcome {
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === 410) return { state: 'failed', isOver: true };
  const pause = pausesSeconds[attempts - 1];
  if (pause !== undefined)
    return { state: 'waiting', dueAt: new Date(now.getTime() + pause * 1000) };
  const sinceMs = now.getTime() - (failingSince ?? now).getTime();
  return { state: 'failed', isOver: sinceMs >= patienceMs };
}
