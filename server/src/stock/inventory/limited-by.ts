import type { Menu } from '../../food/menu/build-menu.ts';
import { portionsLeft, type Levels } from './portions-left.ts';

type LimitedRecipe = {
  recipeNo: number;
  slug: string;
  name: string | null;
  portionsLeft: number;
};

/** Which recipes on the menu end with which ingredient, those that end first in front. */
export function limitedBy(menu: Menu, levels: Levels): ReadonlyMap<number, LimitedRecipe[]> {
  const limited = new Map<number, LimitedRecipe[]>();
  for (const { recipe, quote } of menu.entries) {
    const { portions, limitingIngredientNo } = portionsLeft(quote.contents, levels);
    const { recipeNo, slug, name } = recipe;
    const recipes = limited.get(limitingIngredientNo) ?? [];
    limited.set(limitingIngredientNo, [
      ...recipes,
      { recipeNo, slug, name, portionsLeft: portions },
    ]);
  }
  for (const recipes of limited.values()) recipes.sort((a, b) => a.portionsLeft - b.portionsLeft);
  return limited;
}
