import type { Unit } from '../../../server/src/contract/food-terms.ts';
import { boxWords } from '../words/en/box.ts';
import { amount } from './format.ts';
import type { Change } from './api-types.ts';

export type Known = ReadonlyMap<number, { name: string | null; unit: Unit | null }>;

/** A line's changes in words: "Without coriander", "Tofu instead of chicken", "50 g more rice". */
export function describeChanges(changes: readonly Change[], known: Known): string[] {
  const nameOf = (ingredientNo: number) =>
    known.get(ingredientNo)?.name?.toLocaleLowerCase() ?? boxWords.something;
  return changes.map((change) => {
    switch (change.action) {
      case 'omit':
        return boxWords.without(nameOf(change.ingredientNo));
      case 'swap':
        return boxWords.swapped(
          nameOf(change.ingredientNo),
          known.get(change.with)?.name ?? boxWords.something,
        );
      case 'extra':
        return boxWords.extra(
          amount(change.amount, known.get(change.ingredientNo)?.unit ?? 'g'),
          nameOf(change.ingredientNo),
        );
    }
  });
}
