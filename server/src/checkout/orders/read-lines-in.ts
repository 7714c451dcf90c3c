import type { Cooking } from '../../contract/food-terms.ts';
import type { Language } from '../../contract/languages.ts';
import { describeTexts } from '../../food/recipes/describe-meal.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import type { Catalogue, Recipe } from '../../food/recipes/recipe.ts';
import { editionIn, withSoldName, type SoldIn } from '../../food/translations/sold-in-language.ts';
import type { OrderLine } from './order.ts';
import type { OrderStory } from './orders.ts';

/** What an order's food is read in: what is translated of it and true, and the menu in the shop's own language. */
export type InLanguage = SoldIn & { own: Pick<Catalogue, 'recipes'> };

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
export function lineIn<Line extends NamedLine>(read: InLanguage, line: Line): Line {
  const { translations } = read;
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
    const edition = editionIn(read, line.recipeNo, sold);
    const known = new Map(
      [...edition.ingredients, ...ingredients].map((it) => [
        it.ingredientNo,
        { ...it, cooking: it.cooking ?? null },
      ]),
    );
    const { name, description } = describeTexts(edition, line, (no) => known.get(no));
    return told(name, description);
  }
  const asWritten = asWrittenIn(read, line);
  return told(
    asWritten('name', line.name) ?? line.name,
    asWritten('description', line.description ?? null) ?? line.description,
  );
}

/**
 * The translation of what a line without changes says, where its recipe still says that and it is true of what is in the box, whatever the
 * recipe holds now: it is where it is true for this box alone, and where it is for every swap as well.
 */
function asWrittenIn(read: InLanguage, line: NamedLine) {
  const recipe = read.own.recipes.get(line.recipeNo);
  if (!recipe) return () => undefined;
  const { name, description, follows, servings } = recipe;
  const texts = { name, description, story: null, follows, servings };
  const editions = [[], recipe.ingredients].map((offered) =>
    editionIn(read, line.recipeNo, { ...texts, ingredients: boxOf(line, offered) }),
  );
  return (field: 'name' | 'description', said: string | null) =>
    said === recipe[field] ? editions.find((it) => it.inTongue[field])?.[field] : undefined;
}

/** What is in the box of a line without changes, as the ingredients of an edition with what was offered for them. */
const boxOf = (
  { ingredients }: NamedLine,
  offered: Recipe['ingredients'],
): EditionContent['ingredients'] =>
  ingredients.map(({ ingredientNo, name, unit }) => {
    const own = offered.find((it) => it.ingredientNo === ingredientNo);
    const swaps = own?.swaps.map((swap) => ({ ...swap, name: null, cooking: null }));
    return { ingredientNo, name, amount: 0, unit, ...(swaps && { swaps }) };
  });

/** The edition that a line was sold of, to cook from. */
export const cardIn = (
  read: InLanguage,
  recipeNo: number,
  content: EditionContent,
): EditionContent => editionIn(read, recipeNo, content);

/** The menu, as far as it is read in another language. */
export type ReadMenu = {
  catalogue: () => Pick<Catalogue, 'recipes'>;
  sold: (language: Language) => SoldIn | undefined;
};

/** What it takes to read an order's food in another language; undefined in the shop's own, or where nothing is translated. */
export function inLanguage(menu: ReadMenu, language: Language): InLanguage | undefined {
  const sold = menu.sold(language);
  return sold && { ...sold, own: menu.catalogue() };
}

export const readIn = (read: InLanguage | undefined, story: OrderStory): OrderStory =>
  read ? { ...story, lines: story.lines.map((line) => lineIn(read, line)) } : story;
