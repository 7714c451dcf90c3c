import type { RateDraft, StaffRate } from './schemas.ts';

/** A rate with the last day that has come of those that it was used for. */
export type KnownRate = StaffRate & { pastUntil: string | null };

export type RateProblem =
  | { code: 'tax-rate-ends-early'; at: number }
  | { code: 'tax-rate-used'; at: number; field: 'basisPoints' | 'validUntil'; usedUntil: string }
  | { code: 'tax-rates-overlap'; at: number; other: RateDraft };

/** What a rate is called: no two are of the same place, class and first day. */
export const rateName = ({
  region,
  taxClass,
  validFrom,
}: Pick<RateDraft, 'region' | 'taxClass' | 'validFrom'>): string =>
  `${region} ${taxClass} ${validFrom}`;

/**
 * Looks at the rates as they would be once these were written. On any day a place and a class have one rate. A rate that orders were priced
 * with says for good what was charged in its time: it can only end, and not before the days that have passed.
 */
export function rateProblems(
  known: readonly KnownRate[],
  drafts: readonly RateDraft[],
): RateProblem[] {
  const written = new Set(drafts.map(rateName));
  const kept: RateDraft[] = known.filter((rate) => !written.has(rateName(rate)));
  return drafts.flatMap((draft, at): RateProblem[] => {
    const { validFrom, validUntil, basisPoints } = draft;
    if (validUntil !== null && validUntil < validFrom) return [{ code: 'tax-rate-ends-early', at }];
    const others = [...kept, ...drafts.slice(0, at)];
    const other = others.find((rate) => overlap(rate, draft));
    if (other) return [{ code: 'tax-rates-overlap', at, other }];
    const before = known.find((rate) => rateName(rate) === rateName(draft));
    if (!before || before.usedUntil === null) return [];
    const { usedUntil, pastUntil } = before;
    if (before.basisPoints !== basisPoints)
      return [{ code: 'tax-rate-used', at, field: 'basisPoints', usedUntil }];
    if (pastUntil !== null && validUntil !== null && validUntil < pastUntil)
      return [{ code: 'tax-rate-used', at, field: 'validUntil', usedUntil: pastUntil }];
    return [];
  });
}

function overlap(one: RateDraft, other: RateDraft): boolean {
  if (one.region !== other.region || one.taxClass !== other.taxClass) return false;
  const [first, last] = one.validFrom <= other.validFrom ? [one, other] : [other, one];
  return first.validUntil === null || first.validUntil >= last.validFrom;
}
