import type { OtherLanguage } from '../../contract/languages.ts';
import { translationOf, type Translations } from './translation.ts';
import type { Shown } from './held-back.ts';
import { recipeIn } from './in-language.ts';
import type { EditionContent } from '../recipes/next-edition.ts';
import type { InTongue } from '../recipes/recipe.ts';

/** A name as it was sold, in another language; where it is not translated, as it was sold. */
const soldName = (
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

/** As much of an edition as its texts are told from. */
type Edition = Pick<
  EditionContent,
  'name' | 'description' | 'story' | 'follows' | 'servings' | 'ingredients'
> & { steps?: string[] };

/** What is sold in another language, and what of it may be shown. */
export type SoldIn = { language: OtherLanguage; translations: Translations; shown: Shown };

/** An edition as it was sold, in another language as far as exactly what it says was translated, then or since, and that is true of it now. */
export function editionIn<Sold extends Edition>(
  { language, translations, shown }: SoldIn,
  recipeNo: number,
  edition: Sold,
): Sold & { inTongue: InTongue } {
  const inIt = withSoldName(translations);
  const ingredients = edition.ingredients.map((entry) => ({
    ...inIt(entry),
    ...(entry.swaps && {
      swaps: entry.swaps.map((swap) => ({
        ...swap,
        ...asSwap(inIt({ ingredientNo: swap.with, name: swap.name })),
      })),
    }),
  }));
  const known = new Map(
    ingredients.map(({ ingredientNo, name, unit }) => [
      ingredientNo,
      { name, unit, cooking: null },
    ]),
  );
  const { steps, ...texts } = recipeIn(
    language,
    { ...edition, steps: edition.steps ?? [] },
    shown(recipeNo, edition).texts,
    (no) => known.get(no),
  );
  return { ...edition, ...texts, ingredients, ...(edition.steps && { steps: [...steps] }) };
}

const asSwap = ({ name, ownName }: { name: string | null; ownName?: string | null }) => ({
  name,
  ...(ownName !== undefined && { ownName }),
});
