import { isShown, nothingArchived, type Shown } from '../archive/archived.ts';
import { formsOf, lookIn } from '../ingredients/same-words.ts';
import type { Catalogue, Recipe } from './recipe.ts';

type Listed = { recipe: Recipe; forms: string };

/** Every recipe with what it is found by, the highest number first: made when somebody first looks, since nothing in a catalogue changes. */
const listOf = new WeakMap<Catalogue['recipes'], readonly Listed[]>();

function listed(recipes: Catalogue['recipes']): readonly Listed[] {
  const list =
    listOf.get(recipes) ??
    [...recipes.values()]
      .sort((a, b) => b.recipeNo - a.recipeNo)
      .map((recipe) => ({ recipe, forms: formsOfRecipe(recipe) }));
  listOf.set(recipes, list);
  return list;
}

const formsOfRecipe = ({ recipeNo, name, slug }: Recipe) =>
  formsOf(`${name ?? ''} ${slug} ${recipeNo}`);

/** What the list of recipes shows, the highest number first: those below `before`, and no more than `most` of them. */
export function listedRecipes(
  { recipes, synonyms, archived = nothingArchived }: Catalogue,
  {
    q,
    status,
    archived: shown,
  }: { q: string | undefined; status: Recipe['status'] | undefined; archived: Shown },
  { before = Infinity, most = Infinity }: { before?: number | undefined; most?: number } = {},
): Recipe[] {
  const isSought = lookIn(q, synonyms);
  const found: Recipe[] = [];
  for (const { recipe, forms } of listed(recipes)) {
    if (found.length >= most) break;
    const { recipeNo } = recipe;
    if (recipeNo >= before || (status !== undefined && recipe.status !== status)) continue;
    if (isShown(shown, archived.recipes.has(recipeNo)) && isSought(forms)) found.push(recipe);
  }
  return found;
}
