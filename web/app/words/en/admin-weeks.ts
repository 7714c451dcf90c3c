import type { WeekWarning } from '../../admin/kit/office-types.ts';
import { foodWords } from './food.ts';

const weekOf = (monday: string) => `Week of ${monday}`;
const meals = (count: number) => (count === 1 ? '1 meal' : `${count} meals`);
const portions = (count: number) => (count === 1 ? '1 portion' : `${count} portions`);

/** Menus by week: the list of weeks, and planning one. */
export const adminWeeksWords = {
  title: 'Weekly menus',
  text: 'What each week offers. A week is that of the delivery day; orders hold only what their week offers.',
  off: 'Weekly menus are off',
  offText:
    'Customers see everything that is published, whatever is planned here. Put a week on the menu first, then switch weekly menus on under Settings.',
  toSettings: 'Settings',
  plan: 'Plan a week',
  planWeek: (week: string) => `Plan: ${week}`,
  other: 'Another week',
  otherHint: 'Any day of it.',
  go: 'Go to it',
  caption: 'Weeks that are planned',
  week: 'Week',
  weekOf,
  near: { '-1': 'Last week', '0': 'This week', '1': 'Next week' } as Record<string, string>,
  state: 'State',
  states: {
    'not-planned': 'Not planned',
    draft: 'Draft',
    'opens-later': 'On the menu, opens later',
    open: 'Open for orders',
    closed: 'Closed',
  },
  opens: 'Opens',
  closes: 'Closes',
  recipes: 'Meals',
  ordered: 'Ordered',
  meals,
  portions,
  noneTitle: 'No week is planned yet',
  noneText: 'Plan the first one: choose its meals, and say when it opens and closes.',
  done: {
    saved: 'The plan is saved.',
    published: 'The week is on the menu.',
    unpublished: 'The week is off the menu.',
    copied: 'This is a copy: look it over, then put it on the menu.',
    removed: 'The week is removed.',
  } as Record<string, string>,
  when: 'When it can be ordered from',
  opensHint: 'In the time of the shop.',
  closesHint: 'The cut-off of each delivery day holds beside it.',
  expected: 'Portions expected',
  expectedHint:
    'Shared among the meals by what they sold before. Empty: what each sold in a usual week.',
  offers: 'Meals of the week',
  offersText: 'In the order in which customers see them. Drag a row, or move it with its buttons.',
  noOffers: 'No meals yet. Look for recipes below and add them.',
  limit: 'At most, portions',
  limitOf: (name: string) => `At most so many portions of ${name}`,
  limitHint: 'Empty: as many as the ingredients allow.',
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Take ${name} out`,
  taken: (count: number) => `${portions(count)} ordered`,
  usual: (count: number) => `usually ${count}`,
  reckoned: (count: number) => `reckoned with ${count}`,
  again: 'lately on the menu',
  draft: 'not published',
  nameless: 'A recipe without a name',
  search: 'Add recipes',
  searchLabel: 'Name or ingredient',
  searchButton: 'Search',
  found: (count: number, q: string) =>
    count === 0 ? `Nothing is found by “${q}”.` : `Found by “${q}”:`,
  add: (name: string) => `Add ${name}`,
  isIn: 'is in the week',
  save: 'Save the plan',
  unsaved: 'Not saved yet',
  unsavedText: 'What is below is as you arranged it. Save the plan to keep it.',
  orderedTitle: 'Orders hold meals that this takes off the menu',
  orderedLine: (name: string, count: number) => `${name}: ${portions(count)} ordered`,
  orderedText:
    'Those orders keep their meals, and the kitchen still cooks them. Nobody else can order them.',
  keepIt: 'Yes: orders keep them, nobody else can order them',
  withdrawn: 'Off the menu, still in orders',
  onMenu: 'On the menu',
  publish: 'Put it on the menu',
  publishText:
    'Customers see the week at once, and can order from it between its opening and its closing. Save the plan first.',
  unpublish: 'Take it off the menu',
  unpublishText: 'Nobody can order from it any more. Orders that are placed keep their meals.',
  copy: 'Plan another week as this one',
  copyTo: 'A day of that week',
  copyButton: 'Copy',
  copyText:
    'Meals, limits and times of day are copied as a draft. A week that is planned already is left alone.',
  removeWeek: 'Remove the week',
  removeText: 'Its plan is gone. A week of which something was ordered cannot be removed.',
  removeConfirm: 'Remove',
  money: 'What it brings in',
  revenue: 'Customers pay',
  purchase: 'Ingredients cost',
  margin: 'Margin',
  ofPortions: 'Portions reckoned with',
  marginOf: (amount: string, percent: number | null) =>
    percent === null ? amount : `${amount} (${percent} %)`,
  unknown: 'unknown',
  moneyText:
    'At the prices of today, as the recipes are written, before delivery, tax and work. What other weeks need is not in it.',
  need: 'What it needs',
  needText: 'For portions that are not ordered yet, against what is in stock and nobody’s.',
  ingredient: 'Ingredient',
  needed: 'Needed',
  inStock: 'In stock',
  missing: 'Missing',
  enough: 'enough',
  allEnough: 'Enough of everything is in stock.',
  allNeed: (count: number) => (count === 1 ? 'The one ingredient' : `All ${count} ingredients`),
  noNeed: 'Nothing yet: add meals, and say how many portions are expected.',
  variety: 'How varied it is',
  quick: 'Ready within 30 minutes',
  byDiet: 'Diets',
  without: 'Without, as declared',
  categories: 'Categories',
  undeclared: (count: number) =>
    `${meals(count)} with an ingredient whose allergens nobody has declared: counted as without nothing.`,
  cost: 'Cost and margin of each meal',
  perServing: 'A serving costs',
  purchaseOf: 'Ingredients of all',
  warnings: 'Before it is on the menu',
  noWarnings: 'Nothing stands out.',
  warn: (
    warning: WeekWarning,
    amount: (value: number, unit: 'g' | 'ml' | 'piece' | 'mg') => string,
  ): string => {
    switch (warning.code) {
      case 'no-meals':
        return 'There is no meal in it yet.';
      case 'no-quick':
        return 'Nothing is ready within 30 minutes.';
      case 'no-days':
        return 'The shop delivers on no day of this week.';
      case 'opens-too-late':
        return 'It opens after the last of its days has closed: nobody could order from it.';
      case 'nothing-for':
        return `No meal is ${foodWords.diets[warning.diet].toLowerCase()}.`;
      case 'nothing-without':
        return `No meal is without ${foodWords.allergens[warning.allergen].toLowerCase()}.`;
      case 'mostly':
        return `${warning.count} of its meals are of one category: ${warning.category}.`;
      case 'again':
        return `${warning.name ?? 'A recipe'} was on the menu in the three weeks before.`;
      case 'not-published':
        return `${warning.name ?? 'A recipe'} is not published: the week cannot go on the menu with it.`;
      case 'short':
        return `It needs more ${warning.name ?? 'of an ingredient'} than there is: ${amount(warning.needed, warning.unit)}, and ${amount(warning.left, warning.unit)} are in stock.`;
      case 'costs-unknown':
        return `${meals(warning.count)} with an ingredient whose cost nobody has said: cost and margin are of the others.`;
    }
  },
  wrongLimit: 'A whole number of portions, or empty.',
  wrongTimes: 'Say when it opens and closes.',
};
