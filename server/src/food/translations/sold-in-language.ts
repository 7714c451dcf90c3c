import type { OtherLanguage } from '../../contract/languages.ts';
import { translationOf, type Translations } from './translation.ts';
import { recipeIn } from './in-language.ts';
import type { MealIngredient, ToldRecipe } from '../recipes/describe-meal.ts';
import type { EditionContent } from '../recipes/next-edition.ts';

/** A name as it was sold, in another language; where it is not translated, as it was sold. */
export const soldName = (
  { ingredients }: Translations,
  { ingredientNo, name }: { ingredientNo: number; name: string | null },
): string | null =>
  name === null ? null : (translationOf(ingredients.get(ingredientNo) ?? [], 'name', name) ?? name);

type Named = { ingredientNo: number; name: string | null };

/** The same thing with its sold name in another language, and beside it the one that it was sold under. */
export const withSoldName =
  (translations: Translations) =>
  <Thing extends Named>(thing: Thing): Thing & { ownName?: string | null } => {
    const name = soldName(translations, thing);
    return name === thing.name ? thing : { ...thing, name, ownName: thing.name };
  };

/** An edition as it was sold, in another language as far as exactly what it says was translated, then or since. */
export function editionIn<
  Edition extends Omit<ToldRecipe, 'steps'> & { ingredients: EditionContent['ingredients'] },
>(
  language: OtherLanguage,
  translations: Translations,
  recipeNo: number,
  edition: Edition & { steps?: readonly string[] },
): Edition {
  const inIt = withSoldName(translations);
  const ingredients = edition.ingredients.map((entry) => ({
    ...inIt(entry),
    ...(entry.swaps && {
      swaps: entry.swaps.map((swap) => {
        const { name, ownName } = inIt({ ingredientNo: swap.with, name: swap.name });
        return { ...swap, name, ...(ownName !== undefined && { ownName }) };
      }),
    }),
  }));
  const known = new Map<number, MealIngredient>();
  for (const { ingredientNo, name, unit } of ingredients)
    known.set(ingredientNo, { name, unit, cooking: null });
  const told = recipeIn(
    language,
    { ...edition, steps: edition.steps ?? [] },
    translations.recipes.get(recipeNo) ?? [],
    (no) => known.get(no),
  );
  const { steps, ...texts } = told;
  return { ...edition, ...texts, ingredients, ...(edition.steps && { steps }) };
}
