import { canonicalChanges } from '../cart/basket.ts';
import type { Change } from '../catalogue/customise-recipe.ts';
import type { Unit } from '../food.ts';
import { nameOr, type DayLine } from './kitchen-types.ts';

export type NamedChange =
  | { action: 'omit'; ingredientNo: number; name: string }
  | { action: 'swap'; ingredientNo: number; name: string; with: number; withName: string }
  | { action: 'extra'; ingredientNo: number; name: string; amount: number; unit: Unit };

const actionsInOrder: Change['action'][] = ['omit', 'swap', 'extra'];

/** A line's changes with names as ordered: first what is left out, then what is swapped, then what is added. */
export function nameChanges(line: DayLine): NamedChange[] {
  const known = new Map(
    [...line.recipeIngredients, ...line.ingredients].map((entry) => [entry.ingredientNo, entry]),
  );
  const unitOf = new Map(line.ingredients.map(({ ingredientNo, unit }) => [ingredientNo, unit]));
  const nameOf = (no: number) => nameOr(known.get(no)?.name, 'ingredient', no);
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

/** `without Coriander; Firm tofu for Chicken thigh; plus 50 g Peanuts`; empty for a line as written. */
export function changesInWords(changes: readonly NamedChange[]): string {
  return changes.map(inWords).join('; ');
}

function inWords(change: NamedChange): string {
  switch (change.action) {
    case 'omit':
      return `without ${change.name}`;
    case 'swap':
      return `${change.withName} for ${change.name}`;
    case 'extra':
      return change.unit === 'piece'
        ? `plus ${change.amount} × ${change.name}`
        : `plus ${change.amount} ${change.unit} ${change.name}`;
  }
}
