import type { Menu } from '../../food/menu/build-menu.ts';
import type { Recipe } from '../../food/recipes/recipe.ts';

/** A box is chosen from so many recipes at first. A menu that has no more is looked at whole. */
export const mostConsidered = 300;

/**
 * What a box is chosen from: every recipe that is offered, or of a larger menu those that are asked for by their numbers and then what the shop
 * itself puts in front. Each list has the one before in it and twice as many, for whoever finds no whole box in that; the last has all.
 */
export function* shortlists(
  { entries, byRecipeNo, index }: Pick<Menu, 'entries' | 'byRecipeNo' | 'index'>,
  inFront: Iterable<number>,
  isOffered: (recipe: Recipe) => boolean,
): Generator<Recipe[]> {
  if (entries.length > mostConsidered) {
    const list = new Set<Recipe>();
    for (const recipeNo of inFront) {
      const recipe = byRecipeNo.get(recipeNo)?.recipe;
      if (recipe && isOffered(recipe)) list.add(recipe);
    }
    let most = mostConsidered;
    for (const no of index.order.shop.at) {
      const recipe = entries[no]?.recipe;
      if (!recipe || !isOffered(recipe)) continue;
      if (list.size >= most) {
        yield [...list];
        most *= 2;
      }
      list.add(recipe);
    }
  }
  yield entries.flatMap(({ recipe }) => (isOffered(recipe) ? [recipe] : []));
}
