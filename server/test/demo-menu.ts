import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { OtherLanguage } from '../src/contract/languages.ts';
import type { Ingredient } from '../src/food/ingredients/ingredient.ts';
import { parseCatalogue } from '../src/food/menu-files/catalogue-files.ts';
import { readFiles } from '../src/food/menu-files/menu-files.ts';
import { planImport } from '../src/food/menu-files/plan-import.ts';
import { finderOf, withNumbers } from '../src/food/method/names-in-method.ts';
import { followsNothing, type Catalogue, type Recipe } from '../src/food/recipes/recipe.ts';
import { catalogueIn } from '../src/food/translations/in-language.ts';
import { originalsOf } from '../src/food/translations/originals.ts';
import type { TranslatedText, Translations } from '../src/food/translations/translation.ts';
import { readLanguage } from '../src/office/demo/demo-languages.ts';

const folder = join(import.meta.dirname, '../db/demo');

/** The demo's menu, as it is on a store that was just filled. */
export async function demoCatalogue(): Promise<Catalogue> {
  const nothing = { categories: [], ingredients: new Map(), recipes: new Map() };
  const plan = planImport(parseCatalogue(await readFiles(folder)), nothing, new Set());
  const recipes = plan.recipes.map(({ value: { recipeNo, draft } }): Recipe => ({
    ...draft,
    recipeNo,
    editionNo: 1,
    picture: draft.picture ?? null,
    menuPlace: draft.menuPlace ?? null,
    follows: draft.follows ?? followsNothing,
  }));
  return {
    version: 1,
    categories: plan.categories.map(({ value }) => ({ ...value, version: 1 })),
    ingredients: new Map(
      plan.ingredients.map(({ value }) => [value.ingredientNo, { ...value, version: 1 }]),
    ),
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
    bySlug: new Map(recipes.map((recipe) => [recipe.slug, recipe])),
    synonyms: plan.synonyms?.value ?? [],
  };
}

/** What the demo says in another language, as its files have it. */
export async function demoSaidIn(language: OtherLanguage) {
  const from = join(folder, 'languages', language);
  const files = await readdir(from, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }): Promise<[string, string]> => {
      const path = join(parentPath, name);
      return [relative(from, path), await readFile(path, 'utf8')];
    });
  return readLanguage(new Map(await Promise.all(texts)));
}

/** The same as it is read in another language. */
export async function demoCatalogueIn(language: OtherLanguage): Promise<Catalogue> {
  const catalogue = await demoCatalogue();
  const said = await demoSaidIn(language);
  const find = finderOf(catalogue.ingredients.values());
  const placed = (
    thing: Parameters<typeof originalsOf>[0],
    texts: Record<string, string>,
  ): TranslatedText[] =>
    originalsOf(thing).flatMap(({ place, text, isMethod }) => {
      const translated = texts[place];
      if (translated === undefined) return [];
      return [
        {
          place,
          original: text,
          translated: isMethod ? withNumbers(translated, find) : translated,
        },
      ];
    });
  const byName = new Map<string | null, Ingredient>(
    [...catalogue.ingredients.values()].map((ingredient) => [ingredient.name, ingredient]),
  );
  const translations: Translations = {
    ingredients: new Map(
      said.ingredients.flatMap(({ name, texts }) => {
        const ingredient = byName.get(name);
        return ingredient ? [[ingredient.ingredientNo, placed(ingredient, texts)] as const] : [];
      }),
    ),
    recipes: new Map(
      said.recipes.flatMap(({ slug, texts }) => {
        const recipe = catalogue.bySlug.get(slug);
        return recipe ? [[recipe.recipeNo, placed(recipe, texts)] as const] : [];
      }),
    ),
    categories: new Map(
      said.categories.flatMap(({ slug, texts }) => {
        const category = catalogue.categories.find((it) => it.slug === slug);
        return category ? [[slug, placed(category, texts)] as const] : [];
      }),
    ),
  };
  return catalogueIn(language, catalogue, translations);
}
