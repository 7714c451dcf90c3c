import type { Allergen, Diet } from '../../contract/food-terms.ts';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Catalogue, Category, Recipe } from '../recipes/recipe.ts';
import { nothingArchived } from '../archive/archived.ts';
import { onTheMenu, type MenuWeek } from '../menu-weeks/menu-week.ts';
import { folded } from '../../contract/fold.ts';
import { inOneGo } from '../../contract/in-one-go.ts';
import { comparePositions, type Position } from '../ingredients/position.ts';
import { openSearch, type MenuSearch } from './search-menu.ts';
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

/** `shop` is the shop's own order: what it gave a place, then the newest. */
export const sorts = ['shop', 'name', 'time', 'price', 'newest'] as const;
export type Sort = (typeof sorts)[number];

/** The published menu, ready for questions: every recipe quoted once per catalogue version. */
export type Menu = {
  version: number;
  categories: Category[];
  entries: MenuEntry[];
  byRecipeNo: ReadonlyMap<number, MenuEntry>;
  ordered: Record<Sort, MenuEntry[]>;
  search: MenuSearch;
};
export type MenuEntry = { card: Card; recipe: Recipe; quote: Quote };

export const buildMenu = (catalogue: Catalogue): Menu => inOneGo(menuInSteps(catalogue));

/** The same, recipe by recipe: a large menu is built while customers are served from the last one. */
export function* menuInSteps(catalogue: Catalogue): Generator<void, Menu> {
  const entries: MenuEntry[] = [];
  const { add, search } = openSearch(catalogue.synonyms ?? []);
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
  return { version: catalogue.version, ...categoriesOf(catalogue), ...inOrder(entries), search };
}

/** What of a recipe is searched. */
const searched = (
  { recipeNo, name, description, category, ingredients }: Recipe,
  catalogue: Catalogue,
  categories: ReadonlyMap<string, string>,
) => ({
  recipeNo,
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

function inOrder(entries: MenuEntry[]): Pick<Menu, 'entries' | 'byRecipeNo' | 'ordered'> {
  const ordered: Menu['ordered'] = { shop: [], name: [], time: [], price: [], newest: [] };
  for (const sort of sorts) {
    const placed = entries.map((entry) => ({ entry, position: positionOf(entry.card, sort) }));
    placed.sort((a, b) => comparePositions(a.position, b.position));
    ordered[sort] = placed.map(({ entry }) => entry);
  }
  const byRecipeNo = new Map(entries.map((entry) => [entry.recipe.recipeNo, entry]));
  return { entries, byRecipeNo, ordered };
}

/** What of it a week offers, in that week's own order. */
export function menuOfWeek(menu: Menu, week: Pick<MenuWeek, 'offers'>): Menu {
  const entries = onTheMenu(week).flatMap(({ recipeNo }, place) => {
    const entry = menu.byRecipeNo.get(recipeNo);
    return entry ? [{ ...entry, card: { ...entry.card, menuPlace: place } }] : [];
  });
  return { ...menu, ...inOrder(entries) };
}

/** The same menu in another language: its facts, prices and order are those of the shop, its words are searched as they are read. */
export function* translatedInSteps(
  menu: Menu,
  catalogue: Catalogue,
  language: OtherLanguage,
): Generator<void, Menu> {
  const entries: MenuEntry[] = [];
  const { add, search } = openSearch(catalogue.synonyms ?? [], language);
  const categories = new Map(catalogue.categories.map(({ slug, name }) => [slug, name]));
  for (const { quote, card } of menu.entries) {
    const recipe = catalogue.recipes.get(card.recipeNo);
    if (recipe) {
      const { name, description } = recipe;
      entries.push({ recipe, quote: { ...quote, recipe }, card: { ...card, name, description } });
      add(searched(recipe, catalogue, categories));
    }
    yield;
  }
  return { ...menu, ...categoriesOf(catalogue), ...inOrder(entries), search };
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

/** More than any number of a recipe and any place before it. */
const afterEveryPlace = 100_000_000_000;

export function positionOf(card: Card, sort: Sort): Position {
  switch (sort) {
    case 'shop':
      return [card.menuPlace ?? afterEveryPlace - card.recipeNo, card.recipeNo];
    case 'name':
      return [folded(card.name ?? ''), card.recipeNo];
    case 'time':
      return [card.minutes, card.recipeNo];
    case 'price':
      return [card.pricePerServingCents, card.recipeNo];
    case 'newest':
      return [-card.recipeNo, card.recipeNo];
  }
}
