import {
  allergenGroups,
  concerns,
  diets,
  kindsOf,
  type Allergen,
  type Diet,
} from '../../contract/food-terms.ts';
import { positionOf, type Card, type Menu, type MenuEntry, type Sort } from './build-menu.ts';
import { comparePositions, searchable, type Position } from '../ingredients/searchable.ts';

export type MenuQuestion = {
  category: string | undefined;
  diets: Diet[];
  /** Recipes that contain any of these or may contain traces of it, or with an undeclared ingredient, stay out. */
  without: Allergen[];
  maxMinutes: number | undefined;
  maxPriceCents: number | undefined;
  q: string | undefined;
};

export type Counted = { value: string; count: number };

/**
 * How many recipes each further choice would leave; a facet is counted without its own filter. `without` counts the groups of allergens,
 * `kinds` the foods of those that are several.
 */
export type Facets = {
  categories: Counted[];
  diets: Counted[];
  without: Counted[];
  kinds: Counted[];
};

type MenuAnswer = { cards: Card[]; more: boolean; total: number; facets: Facets };

export function findRecipes(
  menu: Menu,
  question: MenuQuestion,
  page: { sort: Sort; after: Position | undefined; limit: number },
): MenuAnswer {
  const found = menu.ordered[page.sort].filter((entry) => fits(entry, question));
  const rest = page.after
    ? found.filter(({ card }) => isAfter(card, page.sort, page.after))
    : found;
  return {
    cards: rest.slice(0, page.limit).map(({ card }) => card),
    more: rest.length > page.limit,
    total: found.length,
    facets: countFacets(menu, question),
  };
}

function isAfter(card: Card, sort: Sort, after: Position | undefined): boolean {
  return after === undefined || comparePositions(positionOf(card, sort), after) > 0;
}

function fits({ card, searchText }: MenuEntry, question: MenuQuestion): boolean {
  if (question.category !== undefined && card.category !== question.category) return false;
  if (question.maxMinutes !== undefined && card.minutes > question.maxMinutes) return false;
  if (question.maxPriceCents !== undefined && card.pricePerServingCents > question.maxPriceCents) {
    return false;
  }
  return (
    question.diets.every((diet) => card.diets.includes(diet)) &&
    isWithout(card, question.without) &&
    (question.q === undefined ||
      searchable(question.q)
        .split(/\s+/)
        .every((word) => searchText.includes(word)))
  );
}

function isWithout(card: Card, without: Allergen[]): boolean {
  if (without.length === 0) return true;
  const declared = [...card.allergens, ...card.mayContain];
  return (
    !card.allergensUnknown &&
    !without.some((avoided) => declared.some((it) => concerns(avoided, it)))
  );
}

function countFacets(menu: Menu, question: MenuQuestion): Facets {
  const anyCategory = menu.entries.filter((entry) =>
    fits(entry, { ...question, category: undefined }),
  );
  const chosen = anyCategory.filter(
    ({ card }) => question.category === undefined || card.category === question.category,
  );
  const countWithout = (allergen: Allergen) => ({
    value: allergen,
    count: chosen.filter(({ card }) => isWithout(card, [allergen])).length,
  });
  return {
    categories: menu.categories.map(({ slug }) => ({
      value: slug,
      count: anyCategory.filter(({ card }) => card.category === slug).length,
    })),
    diets: diets.map((diet) => ({
      value: diet,
      count: chosen.filter(({ card }) => card.diets.includes(diet)).length,
    })),
    without: allergenGroups.map(countWithout),
    kinds: allergenGroups.flatMap(kindsOf).map(countWithout),
  };
}
