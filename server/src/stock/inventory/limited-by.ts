import type { Menu } from '../../food/menu/build-menu.ts';
import { useOf } from '../../food/menu/uses.ts';
import { portionsLeft, type Levels } from './portions-left.ts';

type LimitedRecipe = {
  recipeNo: number;
  slug: string;
  name: string | null;
  portionsLeft: number;
};

/** Of a longer list this many are told: what ends first is what is looked for. */
export const mostLimited = 100;

export type Limited = {
  /** Those that end first in front, up to `mostLimited`. */
  limits: LimitedRecipe[];
  /** How many there are in all. */
  limitsTotal: number;
};

/** Which recipes on the menu end with an ingredient. */
export function limitedBy(
  { byRecipeNo, uses }: Pick<Menu, 'byRecipeNo' | 'uses'>,
  levels: Levels,
  ingredientNo: number,
): Limited {
  const limited = useOf(uses, ingredientNo).recipeNos.flatMap((no): LimitedRecipe[] => {
    const entry = byRecipeNo.get(no);
    if (!entry) return [];
    const { portions, limitingIngredientNo } = portionsLeft(entry.quote.contents, levels);
    if (limitingIngredientNo !== ingredientNo) return [];
    const { recipeNo, slug, name } = entry.recipe;
    return [{ recipeNo, slug, name, portionsLeft: portions }];
  });
  limited.sort((a, b) => a.portionsLeft - b.portionsLeft || a.recipeNo - b.recipeNo);
  return { limits: limited.slice(0, mostLimited), limitsTotal: limited.length };
}
