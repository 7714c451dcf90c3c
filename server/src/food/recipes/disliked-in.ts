import type { Need } from './customise-recipe.ts';

/** Who of these does not like what of a meal; no danger, and no conflict. */
export const dislikedIn = (
  eaters: readonly { memberNo: number | null; name: string | null; dislikes: readonly number[] }[],
  need: Need,
): { memberNo: number | null; name: string | null; ingredientNos: number[] }[] =>
  eaters.flatMap(({ memberNo, name, dislikes }) => {
    const ingredientNos = dislikes.filter((no) => need.has(no));
    return ingredientNos.length > 0 ? [{ memberNo, name, ingredientNos }] : [];
  });
