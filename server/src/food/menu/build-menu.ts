import type { Allergen, Diet } from '../../contract/food-terms.ts';
import type { Catalogue, Category, Recipe } from '../recipes/recipe.ts';
import { comparePositions, searchable, type Position } from '../ingredients/searchable.ts';
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
};

export const sorts = ['name', 'time', 'price', 'newest'] as const;
export type Sort = (typeof sorts)[number];

/** The published menu, ready for questions: every recipe quoted once per catalogue version. */
export type Menu = {
  version: number;
  categories: Category[];
  entries: MenuEntry[];
  byRecipeNo: ReadonlyMap<number, MenuEntry>;
  ordered: Record<Sort, MenuEntry[]>;
};
export type MenuEntry = { card: Card; recipe: Recipe; quote: Quote; searchText: string };

export function buildMenu(catalogue: Catalogue): Menu {
  const entries = [...catalogue.recipes.values()].flatMap((recipe) => {
    const quoted = quoteLine(catalogue, {
      recipeNo: recipe.recipeNo,
      servings: recipe.servings,
      changes: [],
    });
    return quoted.ok ? [entryOf(catalogue, recipe, quoted.quote)] : [];
  });
  const by = (sort: Sort) =>
    entries.toSorted((a, b) =>
      comparePositions(positionOf(a.card, sort), positionOf(b.card, sort)),
    );
  return {
    version: catalogue.version,
    categories: catalogue.categories,
    entries,
    byRecipeNo: new Map(entries.map((entry) => [entry.recipe.recipeNo, entry])),
    ordered: { name: by('name'), time: by('time'), price: by('price'), newest: by('newest') },
  };
}

function entryOf(catalogue: Catalogue, recipe: Recipe, quote: Quote): MenuEntry {
  const names = recipe.ingredients.map(
    ({ ingredientNo }) => catalogue.ingredients.get(ingredientNo)?.name ?? '',
  );
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
    },
    searchText: searchable([recipe.name ?? '', recipe.description ?? '', ...names].join(' ')),
  };
}

export function positionOf(card: Card, sort: Sort): Position {
  switch (sort) {
    case 'name':
      return [searchable(card.name ?? ''), card.recipeNo];
    case 'time':
      return [card.minutes, card.recipeNo];
    case 'price':
      return [card.pricePerServingCents, card.recipeNo];
    case 'newest':
      return [-card.recipeNo, card.recipeNo];
  }
}
