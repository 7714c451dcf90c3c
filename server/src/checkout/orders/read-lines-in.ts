import type { Cooking } from '../../contract/food-terms.ts';
import { ownLanguage, type Language, type OtherLanguage } from '../../contract/languages.ts';
import { describeTexts } from '../../food/recipes/describe-meal.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import type { Catalogue } from '../../food/recipes/recipe.ts';
import { editionIn, withSoldName } from '../../food/translations/sold-in-language.ts';
import type { Translations } from '../../food/translations/translation.ts';
import type { OrderLine } from './order.ts';
import type { OrderStory } from './orders.ts';

/** What an order's food is read in: translations, and the menu in the shop's own language and in this one. */
export type InLanguage = {
  language: OtherLanguage;
  translations: Translations;
  own: Pick<Catalogue, 'recipes'>;
  menu: Pick<Catalogue, 'recipes'>;
};

/** As much of a line as it is called by. */
type NamedLine = Pick<OrderLine, 'recipeNo' | 'name' | 'servings' | 'changes' | 'texts'> & {
  description?: string | null;
  ingredients: readonly (Pick<
    OrderLine['ingredients'][number],
    'ingredientNo' | 'name' | 'unit'
  > & {
    cooking?: Cooking | null;
  })[];
  recipeIngredients: OrderLine['recipeIngredients'];
};

/** A line as it was sold, in another language: each name and text where exactly that is translated, else as it was sold. */
export function lineIn<Line extends NamedLine>(
  { language, translations, own, menu }: InLanguage,
  line: Line,
): Line {
  const ingredients = line.ingredients.map(withSoldName(translations));
  const recipeIngredients = line.recipeIngredients.map(withSoldName(translations));
  const told = (name: string | null, description: string | null | undefined): Line => ({
    ...line,
    name,
    ...('description' in line && { description }),
    ingredients,
    recipeIngredients,
  });
  if (line.texts) {
    const sold = { ...line.texts, ingredients: line.recipeIngredients };
    const edition = editionIn(language, translations, line.recipeNo, sold);
    const known = new Map(
      [...edition.ingredients, ...ingredients].map((it) => [
        it.ingredientNo,
        { ...it, cooking: it.cooking ?? null },
      ]),
    );
    const { name, description } = describeTexts(edition, line, (no) => known.get(no));
    return told(name, description);
  }
  const [then, now] = [own, menu].map(({ recipes }) => recipes.get(line.recipeNo));
  return told(
    line.name === then?.name ? (now?.name ?? line.name) : line.name,
    line.description === then?.description
      ? (now?.description ?? line.description)
      : line.description,
  );
}

/** The edition that a line was sold of, to cook from. */
export const cardIn = (
  { language, translations }: InLanguage,
  recipeNo: number,
  content: EditionContent,
): EditionContent => editionIn(language, translations, recipeNo, content);

/** The menu, as far as it is read in another language. */
export type ReadMenu = {
  catalogue: () => Pick<Catalogue, 'recipes'>;
  read: (language: Language) => { catalogue: Pick<Catalogue, 'recipes'> };
  translations: (language: Language) => Translations | undefined;
};

/** What it takes to read an order's food in another language; undefined in the shop's own, or where nothing is translated. */
export function inLanguage(menu: ReadMenu, language: Language): InLanguage | undefined {
  const translations = menu.translations(language);
  if (language === ownLanguage || !translations) return undefined;
  const { catalogue } = menu.read(language);
  return { language, translations, own: menu.catalogue(), menu: catalogue };
}

export const readIn = (read: InLanguage | undefined, story: OrderStory): OrderStory =>
  read ? { ...story, lines: story.lines.map((line) => lineIn(read, line)) } : story;
