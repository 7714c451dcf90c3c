import { isShown, nothingArchived, type Shown } from '../archive/archived.ts';
import { lookFor } from '../ingredients/same-words.ts';
import type { Catalogue, Recipe } from './recipe.ts';

/** What the list of recipes shows, the highest number first. */
export function listedRecipes(
  { recipes, synonyms, archived = nothingArchived }: Catalogue,
  {
    q,
    status,
    archived: shown,
  }: { q: string | undefined; status: Recipe['status'] | undefined; archived: Shown },
): Recipe[] {
  const isSought = lookFor(q, synonyms);
  return [...recipes.values()]
    .filter(({ recipeNo }) => isShown(shown, archived.recipes.has(recipeNo)))
    .filter(({ recipeNo, name, slug }) => isSought(`${name ?? ''} ${slug} ${recipeNo}`))
    .filter((recipe) => status === undefined || recipe.status === status)
    .sort((a, b) => b.recipeNo - a.recipeNo);
}
