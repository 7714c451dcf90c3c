import type { Allergen, Diet } from '../../contract/food-terms.ts';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Catalogue, Category, Recipe } from '../recipes/recipe.ts';
import { nothingArchived } from '../archive/archived.ts';
import { onTheMenu, type MenuWeek } from '../menu-weeks/menu-week.ts';
import { inOneGo } from '../../contract/in-one-go.ts';
import { indexInSteps, renamedInSteps, type MenuIndex } from './menu-index.ts';
import { gatherSearch, searchAmong, type MenuSearch } from './search-menu.ts';
import { usesInSteps, type Uses } from './uses.ts';
import { quoteLine, type Quote } from '../recipes/quote-line.ts';

/** What a list shows of a recipe, at the servings it is written for and without changes. */
export type Card = {
  recipeNo: number;
  slug: string;
  name: string | null;
  description: string | null;
  category: string;
  minutes: number;
  servings: number;
  pricePerServingCents: number;
  allergens: Allergen[];
  /** Traces that may be in it. */
  mayContain: Allergen[];
  /** True when an ingredient is undeclared: unknown is not free-from. */
  allergensUnknown: boolean;
  diets: Diet[];
  picture: string | null;
  /** Where the shop put it on its menu. */
  menuPlace: number | null;
};

/** The published menu, ready for questions: every recipe quoted once per catalogue version. */
export type Menu = {
  version: number;
  categories: Category[];
  /** By the numbers that the index and the search know them by. */
  entries: MenuEntry[];
  byRecipeNo: ReadonlyMap<number, MenuEntry>;
  index: MenuIndex;
  search: MenuSearch;
  /** Which recipes take which ingredient; of all that is published, also on the menu of a week. */
  uses: Uses;
};
export type MenuEntry = { card: Card; recipe: Recipe; quote: Quote };

export const buildMenu = (catalogue: Catalogue): Menu => inOneGo(menuInSteps(catalogue));

/** The same, recipe by recipe: a large menu is built while customers are served from the last one. */
export function* menuInSteps(catalogue: Catalogue): Generator<void, Menu> {
  const entries: MenuEntry[] = [];
  const { add, finish } = gatherSearch(catalogue.synonyms ?? []);
  const categories = new Map(catalogue.categories.map(({ slug, name }) => [slug, name]));
  for (const recipe of catalogue.recipes.values()) {
    const { recipeNo, servings } = recipe;
    const quoted = quoteLine(catalogue, { recipeNo, servings, changes: [] });
    if (quoted.ok) {
      const entry = entryOf(recipe, quoted.quote);
      entries.push(entry);
      add(searched(recipe, catalogue, categories));
    }
    yield;
  }
  const { version } = catalogue;
  const search = yield* finish();
  const index = yield* indexInSteps(entries.map(({ card }) => card));
  const uses = yield* usesInSteps(entries);
  return { version, ...categoriesOf(catalogue), ...numbered(entries), index, search, uses };
}

/** What of a recipe is searched. */
const searched = (
  { name, description, category, ingredients }: Recipe,
  catalogue: Catalogue,
  categories: ReadonlyMap<string, string>,
) => ({
  name: name ?? '',
  description: description ?? '',
  category: categories.get(category) ?? '',
  ingredients: ingredients.map(
    ({ ingredientNo }) => catalogue.ingredients.get(ingredientNo)?.name ?? '',
  ),
});

const categoriesOf = ({
  categories,
  archived = nothingArchived,
}: Catalogue): Pick<Menu, 'categories'> => ({
  categories: categories
    .filter(({ slug }) => !archived.categories.has(slug))
    .map(({ slug, name, position }) => ({ slug, name, position })),
});

const numbered = (entries: MenuEntry[]): Pick<Menu, 'entries' | 'byRecipeNo'> => ({
  entries,
  byRecipeNo: new Map(entries.map((entry) => [entry.recipe.recipeNo, entry])),
});

const ofWeeks = new WeakMap<Menu, WeakMap<Pick<MenuWeek, 'offers'>, Menu>>();

/** What of it a week offers, in that week's own order: made once for both, which do not change. */
export function menuOfWeek(menu: Menu, week: Pick<MenuWeek, 'offers'>): Menu {
  const known = ofWeeks.get(menu) ?? new WeakMap<Pick<MenuWeek, 'offers'>, Menu>();
  ofWeeks.set(menu, known);
  const made = known.get(week) ?? makeMenuOfWeek(menu, week);
  known.set(week, made);
  return made;
}

function makeMenuOfWeek(menu: Menu, week: Pick<MenuWeek, 'offers'>): Menu {
  const entries = onTheMenu(week).flatMap(({ recipeNo }, place) => {
    const entry = menu.byRecipeNo.get(recipeNo);
    return entry ? [{ ...entry, card: { ...entry.card, menuPlace: place } }] : [];
  });
  const index = inOneGo(indexInSteps(entries.map(({ card }) => card)));
  const numberIn = new Map(entries.map(({ card }, no) => [card.recipeNo, no]));
  const search = searchAmong(
    menu.search,
    new Map(
      menu.entries.flatMap(({ card }, whole) => {
        const own = numberIn.get(card.recipeNo);
        return own === undefined ? [] : [[whole, own]];
      }),
    ),
  );
  return { ...menu, ...numbered(entries), index, search };
}

/** The same menu in another language: its facts, prices and order are those of the shop, its words are searched as they are read. */
export function* translatedInSteps(
  menu: Menu,
  catalogue: Catalogue,
  language: OtherLanguage,
): Generator<void, Menu> {
  const entries: MenuEntry[] = [];
  const { add, finish } = gatherSearch(catalogue.synonyms ?? [], language);
  const categories = new Map(catalogue.categories.map(({ slug, name }) => [slug, name]));
  for (const { quote, card } of menu.entries) {
    const recipe = catalogue.recipes.get(card.recipeNo);
    if (!recipe) throw new Error(`Recipe ${card.recipeNo} is not there in ${language}.`);
    const { name, description } = recipe;
    entries.push({ recipe, quote: { ...quote, recipe }, card: { ...card, name, description } });
    add(searched(recipe, catalogue, categories));
    yield;
  }
  const search = yield* finish();
  const index = yield* renamedInSteps(
    menu.index,
    entries.map(({ card }) => card),
  );
  return { ...menu, ...categoriesOf(catalogue), ...numbered(entries), index, search };
}

function entryOf(recipe: Recipe, quote: Quote): MenuEntry {
  return {
    recipe,
    quote,
    card: {
      recipeNo: recipe.recipeNo,
      slug: recipe.slug,
      name: recipe.name,
      description: recipe.description,
      category: recipe.category,
      minutes: recipe.minutes,
      servings: recipe.servings,
      pricePerServingCents: Math.round(quote.price.totalCents / recipe.servings),
      allergens: quote.facts.allergens,
      mayContain: quote.facts.mayContain,
      allergensUnknown: quote.facts.unknownIn.length > 0,
      diets: quote.facts.diets,
      picture: recipe.picture,
      menuPlace: recipe.menuPlace ?? null,
    },
  };
}
