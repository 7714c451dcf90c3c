import { shopsReasons } from '../../contract/shops-own.ts';
import { givenIn, type Refund } from './refund.ts';
import { missingIn } from './refund-story.ts';
import type { OrderedIngredient } from './sql.ts';

/** What of an ingredient is still to be asked back, by why; `inAll`: how much of it there is by that reason. */
export type Due = { why: 'missing' | 'recalled'; amount: number; inAll: number };

/**
 * What of an ingredient was missing or called back and is not asked back yet, in its units: never more of it than that, whoever asked for
 * some of it before and why.
 */
export function dueOf(
  ordered: Pick<OrderedIngredient, 'lineNo' | 'ingredientNo' | 'missingAmount' | 'recalledAmount'>,
  refunds: readonly Refund[],
): Due[] {
  const { missingAmount, recalledAmount } = ordered;
  const asked = (of: readonly Refund[]) =>
    missingIn({ given: givenIn(of) }, ordered).reduce(
      (sum, { missing }) => sum + (missing?.amount ?? 0),
      0,
    );
  const forRecall = asked(refunds.filter(({ reason }) => reason === shopsReasons.recalled));
  const left = Math.max(0, missingAmount - asked(refunds));
  const missing = missingAmount - recalledAmount;
  const ofMissing = Math.min(left, Math.max(0, missing - (asked(refunds) - forRecall)));
  const dues: Due[] = [
    { why: 'missing', amount: ofMissing, inAll: missing },
    { why: 'recalled', amount: left - ofMissing, inAll: recalledAmount },
  ];
  return dues.filter(({ amount }) => amount > 0);
}
