import {
  allergenGroups,
  concerns,
  diets,
  type Allergen,
  type Diet,
  type Unit,
} from '../../contract/food-terms.ts';
import type { FoodFacts } from '../../food/recipes/food-facts.ts';
import type { Projection } from './project-week.ts';

/** What of a meal makes a week varied. */
export type Meal = {
  recipeNo: number;
  name: string | null;
  category: string;
  minutes: number;
  facts: FoodFacts;
  /** The weeks shortly before this one that had it too, the last first. */
  before: string[];
  isPublished: boolean;
};

export const quickMinutes = 30;

export type Variety = {
  meals: number;
  quick: number;
  diets: { diet: Diet; count: number }[];
  /** Meals without each of the 14 allergens, not even traces; what nobody has declared is not counted as free from anything. */
  without: { allergen: Allergen; count: number }[];
  categories: { category: string; count: number }[];
  /** Meals with an ingredient whose allergens, or traces, nobody has declared. */
  undeclared: number;
};

export function varietyOf(meals: readonly Meal[]): Variety {
  const count = (holds: (meal: Meal) => boolean) => meals.filter(holds).length;
  const categories = Map.groupBy(meals, ({ category }) => category);
  return {
    meals: meals.length,
    quick: count(({ minutes }) => minutes <= quickMinutes),
    diets: diets.map((diet) => ({ diet, count: count(({ facts }) => facts.diets.includes(diet)) })),
    without: allergenGroups.map((allergen) => ({
      allergen,
      count: count(({ facts }) => isWithout(facts, allergen)),
    })),
    categories: [...categories]
      .map(([category, list]) => ({ category, count: list.length }))
      .toSorted((a, b) => b.count - a.count || a.category.localeCompare(b.category, 'en')),
    undeclared: count(({ facts }) => facts.unknownIn.length > 0),
  };
}

const isWithout = ({ allergens, mayContain, unknownIn }: FoodFacts, avoided: Allergen): boolean =>
  unknownIn.length === 0 &&
  ![...allergens, ...mayContain].some((declared) => concerns(avoided, declared));

/** What an author should know before the week is on the menu. Only what is not published keeps it off. */
export type Warning =
  | { code: 'no-meals' | 'no-quick' | 'no-days' | 'opens-too-late' }
  | { code: 'nothing-for'; diet: Diet }
  | { code: 'nothing-without'; allergen: Allergen }
  | { code: 'mostly'; category: string; count: number }
  | { code: 'again' | 'not-published'; recipeNo: number; name: string | null }
  | {
      code: 'short';
      ingredientNo: number;
      name: string | null;
      unit: Unit;
      needed: number;
      left: number;
    }
  | { code: 'costs-unknown'; count: number };

/** Whether a week has days to be ordered for, and opens before the last of them closes. */
export type WeekDays = { days: number; opensInTime: boolean };

/** More of one kind than that, of a menu that is long enough to have several, is called mostly that. */
const mostShare = 0.6;
const leastToVary = 5;

export function warningsOf(
  meals: readonly Meal[],
  variety: Variety,
  { need, unknownCosts }: Pick<Projection, 'need' | 'unknownCosts'>,
  { days, opensInTime }: WeekDays,
): Warning[] {
  const ofWeek: Warning[] = [
    ...(days === 0 ? [{ code: 'no-days' } as const] : []),
    ...(days > 0 && !opensInTime ? [{ code: 'opens-too-late' } as const] : []),
  ];
  if (meals.length === 0) return [{ code: 'no-meals' }, ...ofWeek];
  const [most] = variety.categories;
  const isMostly =
    most && meals.length >= leastToVary && most.count > mostShare * meals.length ? most : undefined;
  return [
    ...ofWeek,
    ...meals
      .filter(({ isPublished }) => !isPublished)
      .map(({ recipeNo, name }) => ({ code: 'not-published' as const, recipeNo, name })),
    ...variety.diets
      .filter(({ count }) => count === 0)
      .map(({ diet }) => ({ code: 'nothing-for' as const, diet })),
    ...variety.without
      .filter(({ count }) => count === 0)
      .map(({ allergen }) => ({ code: 'nothing-without' as const, allergen })),
    ...(variety.quick === 0 ? [{ code: 'no-quick' } as const] : []),
    ...(isMostly ? [{ code: 'mostly' as const, ...isMostly }] : []),
    ...meals
      .filter(({ before }) => before.length > 0)
      .map(({ recipeNo, name }) => ({ code: 'again' as const, recipeNo, name })),
    ...need
      .filter(({ needed, left }) => needed > left)
      .map((short) => ({ code: 'short' as const, ...short })),
    ...(unknownCosts > 0 ? [{ code: 'costs-unknown' as const, count: unknownCosts }] : []),
  ];
}
