import type { NamedChange } from '../../checkout/orders/name-changes.ts';

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
