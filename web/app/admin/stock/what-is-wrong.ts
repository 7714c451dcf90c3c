import { baseAmount } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import type { Level } from '../kit/office-types.ts';
import type { TypedChange } from './stock-change.ts';

const texts = adminStockWords.change;

export type Answer = { typed: TypedChange } & (
  | { kind: 'not-a-number' }
  | { kind: 'far-off'; amount: number; expected: number }
  | { kind: 'refused'; problem: Problem }
);

/** What is in the house by now, where it moved while somebody counted. */
export function movedMeanwhile(answer: Answer): number | undefined {
  if (answer.kind !== 'refused' || answer.problem.code !== 'precondition-failed') return undefined;
  return (answer.problem['current'] as { amount: number }).amount;
}

/** What is wrong with the amount, in words; nothing where it is only asked about. */
export function whatIsWrong(answer: Answer, level: Level): string | undefined {
  const { unit, amount, promisedAmount } = level;
  const counts = answer.typed.kind === 'counted';
  const notWhole = counts ? texts.wholeCount : texts.wholeAmount;
  switch (answer.kind) {
    case 'not-a-number':
      return notWhole;
    case 'far-off':
      return undefined;
    case 'refused':
      switch (answer.problem.code) {
        case 'stock-below-zero':
          return counts
            ? texts.belowPromised(baseAmount(promisedAmount, unit))
            : texts.belowZero(baseAmount(amount, unit));
        case 'precondition-failed':
          return texts.movedMeanwhile(
            baseAmount(Number(answer.typed.seen), unit),
            baseAmount(movedMeanwhile(answer) ?? 0, unit),
          );
        case 'movement-too-large':
          return texts.tooMany;
        case 'invalid-input':
          return notWhole;
        default:
          return answer.problem.title;
      }
  }
}
