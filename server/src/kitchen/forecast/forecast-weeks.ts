import type { MenuWeeks } from '../../food/menu-weeks/menu-week.ts';
import { onTheMenu } from '../../food/menu-weeks/menu-week.ts';
import { sumNeeds, type Need } from '../../food/recipes/customise-recipe.ts';
import type { Catalogue } from '../../food/recipes/recipe.ts';
import { forecastDay, type PastDay } from './forecast-day.ts';
import { guessPortions } from './guess-portions.ts';
import { needIn } from './need-in.ts';
import type { Ordered } from './sql.ts';
import { usualOf } from './usual-portions.ts';

/** What is known when it is looked ahead. */
export type Known = {
  /** The shop's date. */
  today: string;
  /** How much of it is left, from 1 to 0. */
  left: number;
  past: readonly PastDay[];
  ordered: readonly Ordered[];
  /** Portions of subscriptions that are not ordered yet, by their days. */
  toCome: readonly { day: string; portions: number }[];
  /** What each recipe sold in each week that is over. */
  sold: readonly { recipeNo: number; portions: number }[];
};

/** A week that is looked at: its days from today on, and whether each can still be ordered for. */
export type LookedAt = { week: string; days: readonly { day: string; isOpen: boolean }[] };

export type ForecastDay = {
  day: string;
  /** Whether it can still be ordered for; else it takes what is ordered. */
  isOpen: boolean;
  /** Portions that orders hold. */
  ordered: number;
  /** Portions of subscriptions that are not ordered yet, and not given up. */
  subscribed: number;
  /** What it will take in all. */
  expected: number;
  fromHistory: boolean;
  between: [number, number] | null;
};

/** Where a week's meals come from: its own menu, or, while nobody has planned one, everything that is published. */
export type MenuOf = 'the week' | 'everything';

export type ForecastWeek = {
  week: string;
  menuOf: MenuOf;
  days: ForecastDay[];
  recipes: { recipeNo: number; ordered: number; expected: number }[];
  /** What orders that are still to come will need. */
  need: Need;
};

/** What the weeks will take, day by day, meal by meal and ingredient by ingredient. */
export const forecastWeeks = (
  known: Known,
  weeks: readonly LookedAt[],
  catalogue: Pick<Catalogue, 'recipes' | 'ingredients' | 'weeks'>,
): ForecastWeek[] => {
  const usual = usualOf(known.sold);
  return weeks.map(({ week, days }): ForecastWeek => {
    const forecasts = days.map((each) => dayOf(known, each));
    const { menuOf, offers } = offersOf(week, catalogue);
    const ordered = portionsOf(known.ordered, days);
    const total = forecasts.reduce((sum, { expected }) => sum + Math.max(0, expected), 0);
    const recipeNos = new Set([...offers.keys(), ...ordered.keys()]);
    const guesses = guessPortions(
      [...recipeNos].map((recipeNo) => {
        const taken = ordered.get(recipeNo) ?? 0;
        // What is off the menu by now takes no more than is ordered.
        const mostPortions = offers.has(recipeNo) ? (offers.get(recipeNo) ?? null) : taken;
        return { recipeNo, usual: usual.get(recipeNo) ?? null, mostPortions, taken };
      }),
      Math.round(total),
    );
    const recipes = [...guesses].map(([recipeNo, expected]) => ({
      recipeNo,
      ordered: ordered.get(recipeNo) ?? 0,
      expected,
    }));
    const needs = recipes.flatMap(({ recipeNo, ordered: taken, expected }) => {
      const recipe = catalogue.recipes.get(recipeNo);
      return recipe ? [needIn(recipe, expected - taken, catalogue.ingredients)] : [];
    });
    return { week, menuOf, days: forecasts, recipes, need: sumNeeds(needs) };
  });
};

function dayOf(known: Known, { day, isOpen }: LookedAt['days'][number]): ForecastDay {
  const onIt = known.ordered.filter((it) => it.day === day);
  const single = onIt.reduce((sum, it) => sum + it.single, 0);
  const boxes = onIt.reduce((sum, it) => sum + it.subscribed, 0);
  const ordered = single + boxes;
  if (!isOpen)
    return {
      day,
      isOpen,
      ordered,
      subscribed: 0,
      expected: ordered,
      fromHistory: true,
      between: null,
    };
  const subscribed = known.toCome
    .filter((it) => it.day === day)
    .reduce((sum, { portions }) => sum + portions, 0);
  const ahead = (Date.parse(day) - Date.parse(known.today)) / 86_400_000;
  const standing = { day, ahead, left: known.left, single, subscribed: subscribed + boxes };
  return { day, isOpen, ordered, subscribed, ...forecastDay(known.past, standing) };
}

/** What a week offers, each with its limit. */
function offersOf(
  week: string,
  { recipes, weeks }: { recipes: Catalogue['recipes']; weeks?: MenuWeeks | undefined },
): { menuOf: MenuOf; offers: Map<number, number | null> } {
  const planned = weeks?.get(week);
  const offered = planned ? onTheMenu(planned) : [];
  if (offered.length > 0)
    return {
      menuOf: 'the week',
      offers: new Map(offered.map(({ recipeNo, mostPortions }) => [recipeNo, mostPortions])),
    };
  const published = [...recipes.values()].filter(({ status }) => status === 'published');
  return {
    menuOf: 'everything',
    offers: new Map(published.map(({ recipeNo }) => [recipeNo, null])),
  };
}

function portionsOf(ordered: readonly Ordered[], days: LookedAt['days']): Map<number, number> {
  const portions = new Map<number, number>();
  for (const { day, recipeNo, single, subscribed } of ordered) {
    if (!days.some((it) => it.day === day)) continue;
    portions.set(recipeNo, (portions.get(recipeNo) ?? 0) + single + subscribed);
  }
  return portions;
}

/** What a day will take beyond what is ordered. */
export const stillToCome = ({ expected, ordered }: ForecastDay): number =>
  Math.max(0, expected - ordered);

/** What orders to come for a day and the days before it will need: of the week of that day, the share of its days so far. */
export function needUntil(weeks: readonly ForecastWeek[], until: string): Map<number, number> {
  const shared = weeks.map(({ days, need }) => {
    const all = days.reduce((sum, day) => sum + stillToCome(day), 0);
    const soFar = days
      .filter(({ day }) => day <= until)
      .reduce((sum, day) => sum + stillToCome(day), 0);
    const share = all === 0 ? 0 : soFar / all;
    return new Map([...need].map(([no, amount]) => [no, Math.ceil(amount * share)] as const));
  });
  return new Map([...sumNeeds(shared)].filter(([, amount]) => amount > 0));
}
