import type { Need } from '../../food/recipes/customise-recipe.ts';

/** Three accounts of one day, per ingredient, each made from other rows. */
export type Accounts = {
  /** The purchase list: what the live orders were charged for. */
  needed: Need;
  /** The portioning sheet: boxes times the amount per box. */
  portioned: Need;
  /** The stock ledger: taken for the day's orders, less what cancelled ones gave back. */
  taken: Need;
};

export type Difference = {
  ingredientNo: number;
  neededAmount: number;
  portionedAmount: number;
  takenAmount: number;
};

export type Reconciliation = { balanced: boolean; ingredients: number; differences: Difference[] };

/** Whether the sheets conserve matter: the three accounts agree on every ingredient, to the unit. */
export function reconcileDay({ needed, portioned, taken }: Accounts): Reconciliation {
  const nos = new Set([needed, portioned, taken].flatMap((account) => [...account.keys()]));
  const differences = [...nos]
    .toSorted((a, b) => a - b)
    .map((ingredientNo) => ({
      ingredientNo,
      neededAmount: needed.get(ingredientNo) ?? 0,
      portionedAmount: portioned.get(ingredientNo) ?? 0,
      takenAmount: taken.get(ingredientNo) ?? 0,
    }))
    .filter(
      ({ neededAmount, portionedAmount, takenAmount }) =>
        neededAmount !== portionedAmount || neededAmount !== takenAmount,
    );
  return { balanced: differences.length === 0, ingredients: nos.size, differences };
}
