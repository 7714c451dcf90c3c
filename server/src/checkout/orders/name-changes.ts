import { canonicalChanges } from '../cart/cart-lines.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import type { Unit } from '../../contract/food-terms.ts';

export type NamedChange =
  | { action: 'omit'; ingredientNo: number; name: string }
  | { action: 'swap'; ingredientNo: number; name: string; with: number; withName: string }
  | { action: 'extra'; ingredientNo: number; name: string; amount: number; unit: Unit };

/** As much of an ordered line as its changes speak of. */
type ChangedLine = {
  changes: readonly Change[];
  ingredients: readonly { ingredientNo: number; name: string | null; unit: Unit }[];
  /** The recipe's own ingredients as its ordered edition names them; empty for a line without changes. */
  recipeIngredients: readonly { ingredientNo: number; name: string | null }[];
};

const actionsInOrder: Change['action'][] = ['omit', 'swap', 'extra'];

/** A line's changes with names as ordered: first what is left out, then what is swapped, then what is added. */
export function nameChanges(
  line: ChangedLine,
  nameless = (no: number) => `ingredient ${no}`,
): NamedChange[] {
  const known = new Map(
    [...line.recipeIngredients, ...line.ingredients].map((entry) => [entry.ingredientNo, entry]),
  );
  const unitOf = new Map(line.ingredients.map(({ ingredientNo, unit }) => [ingredientNo, unit]));
  const nameOf = (no: number) => known.get(no)?.name ?? nameless(no);
  return canonicalChanges(line.changes)
    .toSorted((a, b) => actionsInOrder.indexOf(a.action) - actionsInOrder.indexOf(b.action))
    .map((change): NamedChange => {
      const name = nameOf(change.ingredientNo);
      switch (change.action) {
        case 'omit':
          return { ...change, name };
        case 'swap':
          return { ...change, name, withName: nameOf(change.with) };
        case 'extra':
          return { ...change, name, unit: unitOf.get(change.ingredientNo) ?? 'g' };
      }
    });
}
