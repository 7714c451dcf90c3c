import { nothingArchived } from '../../food/archive/archived.ts';
import type { Catalogue } from '../../food/recipes/recipe.ts';
import type { Menu } from '../../food/menu/build-menu.ts';
import type { Unit } from '../../contract/food-terms.ts';
import { limitedBy, type Limited } from '../../stock/inventory/limited-by.ts';
import type { Levels } from '../../stock/inventory/portions-left.ts';

export type LowIngredient = {
  /** In which it is low. */
  kitchenNo: number;
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  /** In stock and not taken by any order. */
  freeAmount: number;
  lowStockAmount: number;
  packAmount: number;
  /** The published recipes that end first because of it, and the servings that can still be ordered; fewest first, up to `mostLimited`. */
  limits: Limited['limits'];
};

/** What a kitchen has on its shelf. */
export type KitchenLevels = { kitchenNo: number; levels: Levels };

/** Ingredients at or under their low-stock mark in a kitchen, one for each kitchen; first those that stop a recipe there soonest. */
export function lowStock(
  catalogue: Catalogue,
  menu: Menu,
  shelves: readonly KitchenLevels[],
): LowIngredient[] {
  return shelves
    .flatMap(({ kitchenNo, levels }) =>
      lowIngredients(catalogue, levels).map((ingredient) => ({
        kitchenNo,
        ...ingredient,
        limits: limitedBy(menu, levels, ingredient.ingredientNo).limits,
      })),
    )
    .toSorted(
      (a, b) =>
        soonest(a) - soonest(b) ||
        (a.name ?? '').localeCompare(b.name ?? '', 'en') ||
        a.kitchenNo - b.kitchenNo,
    );
}

/** How many ingredients are at or under their low-stock mark in some kitchen. */
export const countLow = (catalogue: Catalogue, shelves: readonly KitchenLevels[]): number =>
  new Set(
    shelves.flatMap(({ levels }) =>
      lowIngredients(catalogue, levels).map(({ ingredientNo }) => ingredientNo),
    ),
  ).size;

const soonest = ({ limits }: LowIngredient) => limits[0]?.portionsLeft ?? Number.MAX_SAFE_INTEGER;

function lowIngredients(
  catalogue: Catalogue,
  levels: Levels,
): Omit<LowIngredient, 'kitchenNo' | 'limits'>[] {
  const { ingredients: gone } = catalogue.archived ?? nothingArchived;
  return [...catalogue.ingredients.values()]
    .filter(({ ingredientNo }) => !gone.has(ingredientNo))
    .map(({ ingredientNo, name, unit, lowStockAmount, packAmount }) => ({
      ingredientNo,
      name,
      unit,
      lowStockAmount,
      packAmount,
      freeAmount: levels.get(ingredientNo) ?? 0,
    }))
    .filter(({ freeAmount, lowStockAmount }) => freeAmount <= lowStockAmount);
}
