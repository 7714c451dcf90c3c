import type { Unit } from '../../../server/src/contract/food-terms.ts';
import { boxWords } from '../words/en/box.ts';
import { amount } from './format.ts';
import type { Change } from './api-types.ts';

export type Known = ReadonlyMap<number, { name: string | null; unit: Unit | null }>;

/** Whose language they are told in. */
type InWords = {
  words: Pick<typeof boxWords, 'something' | 'without' | 'swapped' | 'extra'>;
  amountOf: typeof amount;
};

/** A line's changes in words: "Without coriander", "Tofu instead of chicken", "50 g more rice". */
export function describeChanges(
  changes: readonly Change[],
  known: Known,
  { words, amountOf }: InWords = { words: boxWords, amountOf: amount },
): string[] {
  const nameOf = (ingredientNo: number) =>
    known.get(ingredientNo)?.name?.toLocaleLowerCase() ?? words.something;
  return changes.map((change) => {
    switch (change.action) {
      case 'omit':
        return words.without(nameOf(change.ingredientNo));
      case 'swap':
        return words.swapped(
          nameOf(change.ingredientNo),
          known.get(change.with)?.name ?? words.something,
        );
      case 'extra':
        return words.extra(
          amountOf(change.amount, known.get(change.ingredientNo)?.unit ?? 'g'),
          nameOf(change.ingredientNo),
        );
    }
  });
}
