import type { RecipeIngredient } from './recipe.ts';

type Repeat = { path: (string | number)[]; message: string };

/** Ingredients that a recipe names twice, and swaps that are offered twice or for themselves. */
export function repeats(ingredients: readonly RecipeIngredient[]): Repeat[] {
  const seen = new Set<number>();
  return ingredients.flatMap(({ ingredientNo, swaps }, index) => {
    const again = seen.has(ingredientNo);
    seen.add(ingredientNo);
    const offered = new Set([ingredientNo]);
    const pointless = swaps.flatMap((swap, at) => {
      const known = offered.has(swap.with);
      offered.add(swap.with);
      const message =
        swap.with === ingredientNo ? 'is what it would replace' : 'is offered twice here';
      return known ? [{ path: [index, 'swaps', at, 'with'], message }] : [];
    });
    return [
      ...(again ? [{ path: [index, 'ingredientNo'], message: 'is in the recipe twice' }] : []),
      ...pointless,
    ];
  });
}
