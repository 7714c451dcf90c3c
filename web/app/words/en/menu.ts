import { shopWords } from './shop.ts';

/** What the menu says. */
export const menuWords = {
  title: shopWords.theMenu,
  pageTitle: (category: string | undefined) => category ?? 'Menu',
  description: (total: number) =>
    `${total} recipes with time, price, allergens and diets, portioned to the gram.`,
  categories: 'Categories',
  everything: 'Everything',
  filtersOn: (count: number) => (count === 0 ? 'Filters' : `Filters (${count})`),
  search: 'Search',
  searchHint: 'Dish or ingredient',
  diets: 'Diets',
  without: 'Without these declared',
  withoutHint:
    'Recipes that contain it, may contain traces of it, or have an ingredient whose allergens are not declared stay out. What nobody declared we cannot rule out.',
  wouldLeave: (count: number) => (count === 1 ? '1 recipe' : `${count} recipes`),
  time: 'Time',
  anyTime: 'Any time',
  upToMinutes: (minutes: string) => `Up to ${minutes} min`,
  price: 'Price a serving',
  anyPrice: 'Any price',
  upToPrice: (price: string) => `Up to ${price}`,
  sort: 'Sort by',
  sorts: {
    shop: 'Our choice',
    name: 'Name',
    time: 'Quickest first',
    price: 'Cheapest first',
    newest: 'Newest first',
  },
  apply: 'Apply',
  onlyWhatFits: 'Only meals that fit me',
  notCompared:
    'We could not compare these meals with your profile just now. What each contains is on its page.',
  active: 'Active filters',
  remove: (what: string) => `Remove filter: ${what}`,
  withoutChip: (allergen: string) => `Without ${allergen} declared`,
  searchChip: (q: string) => `“${q}”`,
  clear: 'Clear all',
  total: (total: number) => (total === 1 ? '1 recipe' : `${total} recipes`),
  shown: (shown: number, total: number) => `${shown} of ${total} recipes shown`,
  showMore: 'Show more',
  moreFailed: 'The next recipes did not arrive. Try again.',
  fromTheStart: 'Back to the start of the list',
  continued: 'Further recipes',
  emptyTitle: 'Nothing on the menu fits all of that',
  emptyText: 'Take a filter away, or start again from the whole menu.',
  emptyWords: (q: string) => `Nothing on the menu is found by “${q}”`,
  emptyWordsText:
    'Try one word of a dish or an ingredient, take a filter away, or look through a category.',
  corrected: (from: string, to: string) => `Nothing has “${from}”. Showing meals with “${to}”.`,
  onlyDiets: (diets: string) => `Showing meals that are ${diets}.`,
  noneDeclared: (unwanted: string) =>
    `Showing meals with no ${unwanted} declared. Check each meal’s allergens.`,
  notKnown: (words: string) =>
    `Nothing on the menu is called ${words}, so no meal was left out for it. Check each meal’s ingredients and allergens.`,
  leftOut: (words: string) => `Left out: meals with ${words} in their name or ingredients.`,
  emptyNext: 'Show the whole menu',
  invalidTitle: 'Part of this address makes no sense to us',
  invalidText: (parts: string) => `We could not read: ${parts}.`,
  invalidNext: 'Start from the whole menu',
  minutes: (minutes: number) => `${minutes} min`,
  aServing: 'a serving',
  fewLeft: (portions: number) =>
    portions === 1 ? 'Few left: 1 serving' : `Few left: ${portions} servings`,
  soldOut: 'Sold out for now',
};
