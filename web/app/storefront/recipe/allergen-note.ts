import { strongestUntold } from '../../../../server/src/contract/food-terms.ts';
import type { RecipeIngredient } from '../../kit/api-types.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';

/** What there is to know of one ingredient beside its name: contains milk, may contain walnuts, 13.5 % vol. */
export function allergenNote(
  facts: Pick<RecipeIngredient, 'allergens' | 'mayContain' | 'alcoholPermille'>,
): string {
  const { allergens, mayContain, alcoholPermille } = facts;
  return [
    ...(allergens === null ? [recipeWords.swapUnknown] : []),
    ...(allergens && allergens.length > 0
      ? [recipeWords.swapContains(foodWords.allergensNamed(allergens))]
      : []),
    ...(mayContain && mayContain.length > 0 ? [foodWords.mayContainInside(mayContain)] : []),
    ...(alcoholPermille !== null && alcoholPermille > strongestUntold
      ? [foodWords.percentVol(alcoholPermille)]
      : []),
  ].join(' · ');
}
