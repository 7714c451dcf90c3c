import type { Config } from '../../config.ts';
import type { OpenDays } from '../../checkout/days/days.ts';
import { cutOffOf, isDelivered, shopDate } from '../../checkout/days/delivery-days.ts';
import type { Editing } from '../../food/edits/edits.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import {
  onTheMenu,
  stateOfWeek,
  weekOf,
  weeksAfter,
  type MenuWeek,
  type TakenOffer,
  type WeekState,
} from '../../food/menu-weeks/menu-week.ts';
import * as menuWeeks from '../../food/menu-weeks/menu-weeks.ts';
import { foodFacts } from '../../food/recipes/food-facts.ts';
import type { Catalogue, Recipe } from '../../food/recipes/recipe.ts';
import { recipeCost, type RecipeCost } from '../../food/recipes/recipe-cost.ts';
import * as forecasts from '../../kitchen/forecast/forecast.ts';
import { guessPortions } from '../../kitchen/forecast/guess-portions.ts';
import { usualOf } from '../../kitchen/forecast/usual-portions.ts';
import { Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import { projectWeek, type Money, type Projection } from './project-week.ts';
import { localOf, momentOf, weeksLater } from './shop-time.ts';
import { varietyOf, warningsOf, type Meal, type Variety, type Warning } from './variety.ts';

/** What planning takes. */
export type Planning = Editing & {
  menu: WarmMenu;
  stock: WarmStock;
  days: OpenDays;
  clock: () => Date;
  config: { shop: Pick<Config['shop'], 'timeZone' | 'weeklyMenus'> };
};

/** How far back is looked for what a recipe sells, and for what was on the menu already. */
const weeksOfHistory = 12;
const weeksOfRepeats = 3;
/** Past weeks that the list shows. */
const weeksBack = 26;

export type ListedWeek = {
  week: string;
  ahead: number;
  state: WeekState;
  opensAt: Date;
  closesAt: Date;
  recipes: number;
  taken: number;
};

/** The weeks that are planned, those of half a year ago first, and the first that nobody has planned yet. */
export async function listWeeks(
  parts: Planning,
): Promise<{ weekly: boolean; thisWeek: string; next: string; weeks: ListedWeek[] }> {
  const { menu, clock, config } = parts;
  await menu.refresh();
  const now = clock();
  const thisWeek = weekOf(shopDate(now, config.shop.timeZone));
  const from = weeksAfter(thisWeek, -weeksBack);
  const planned = [...(menu.catalogue().weeks?.values() ?? [])].filter(({ week }) => week >= from);
  const last = planned.at(-1)?.week ?? thisWeek;
  const taken = Map.groupBy(await menuWeeks.takenOffers(parts, from, last), ({ week }) => week);
  return {
    weekly: config.shop.weeklyMenus,
    thisWeek,
    next: firstUnplanned(thisWeek, new Set(planned.map(({ week }) => week))),
    weeks: planned.map((week) => ({
      week: week.week,
      ahead: aheadOf(thisWeek, week.week),
      state: stateOfWeek(week, now),
      opensAt: week.opensAt,
      closesAt: week.closesAt,
      recipes: onTheMenu(week).length,
      taken: (taken.get(week.week) ?? []).reduce((sum, offer) => sum + offer.taken, 0),
    })),
  };
}

function firstUnplanned(from: string, planned: ReadonlySet<string>): string {
  let week = from;
  while (planned.has(week)) week = weeksAfter(week, 1);
  return week;
}

const weekMs = 7 * 86_400_000;
const aheadOf = (thisWeek: string, week: string) =>
  (Date.parse(week) - Date.parse(thisWeek)) / weekMs;

export type PlannedOffer = {
  recipe: Recipe;
  mostPortions: number | null;
  taken: number;
  /** What it sells in a usual week; null: it has sold in none. */
  usual: number | null;
  /** What is reckoned with. */
  portions: number;
  cost: RecipeCost;
  money: Money | undefined;
  /** The weeks shortly before that had it too. */
  before: string[];
};

export type ReadWeek = {
  week: string;
  ahead: number;
  state: WeekState;
  times: Pick<MenuWeek, 'opensAt' | 'closesAt'>;
  /** The same as the clock on the shop's wall shows them. */
  local: { opens: string; closes: string };
  expectedPortions: number | null;
  /** 0: nobody has planned it. */
  version: number;
  offers: PlannedOffer[];
  withdrawn: { recipeNo: number; name: string | null; taken: number }[];
  projection: Projection;
  variety: Variety;
  warnings: Warning[];
};

/** A week as it is planned, with what it would need, cost and offer; of one that nobody has planned, where planning begins. */
export async function readWeek(parts: Planning, day: string): Promise<ReadWeek> {
  const { menu, stock, clock, config } = parts;
  await menu.refresh();
  const week = weekOf(day);
  const { timeZone } = config.shop;
  const now = clock();
  const thisWeek = weekOf(shopDate(now, timeZone));
  const catalogue = menu.catalogue();
  const known = catalogue.weeks?.get(week);
  const times = known ?? suggestedTimes(parts, week);
  const taken = known ? await menuWeeks.takenOffers(parts, week, week) : [];
  const offers = await plannedOffers(
    parts,
    catalogue,
    week,
    taken,
    known?.expectedPortions ?? null,
  );
  const projection = projectWeek(offers, catalogue.ingredients, stock.total());
  const meals = offers.map((offer) => mealOf(offer, catalogue));
  const variety = varietyOf(meals);
  const lastCutOff = lastCutOffOf(parts, week);
  const days = {
    days: deliveredIn(parts, week).length,
    opensInTime: lastCutOff !== undefined && times.opensAt < lastCutOff,
  };
  return {
    week,
    ahead: aheadOf(thisWeek, week),
    state: stateOfWeek(known, now),
    times: { opensAt: times.opensAt, closesAt: times.closesAt },
    local: {
      opens: localOf(times.opensAt, timeZone),
      closes: localOf(times.closesAt, timeZone),
    },
    expectedPortions: known?.expectedPortions ?? null,
    version: known?.version ?? 0,
    offers: offers.map((offer) => ({
      ...offer,
      money: projection.recipes.get(offer.recipe.recipeNo),
    })),
    withdrawn: taken
      .filter(({ withdrawn }) => withdrawn)
      .map(({ recipeNo, taken: portions }) => ({
        recipeNo,
        name: catalogue.recipes.get(recipeNo)?.name ?? null,
        taken: portions,
      })),
    projection,
    variety,
    warnings: warningsOf(meals, variety, projection, days),
  };
}

async function plannedOffers(
  { database, clock, config }: Planning,
  catalogue: Catalogue,
  week: string,
  taken: readonly TakenOffer[],
  expected: number | null,
): Promise<Omit<PlannedOffer, 'money'>[]> {
  const shown = onTheMenu({ offers: taken });
  const recipeNos = shown.map(({ recipeNo }) => recipeNo);
  const thisWeek = weekOf(shopDate(clock(), config.shop.timeZone));
  // Of a week that is not over, and of this one itself, nobody knows yet what it sells.
  const until = week < thisWeek ? week : thisWeek;
  const sold =
    recipeNos.length === 0
      ? []
      : await forecasts.soldIn(database, {
          from: weeksAfter(until, -weeksOfHistory),
          to: dayBefore(until),
          recipeNos,
        });
  const usual = usualOf(sold);
  const guesses = guessPortions(
    shown.map(({ recipeNo, mostPortions, taken: portions }) => ({
      recipeNo,
      mostPortions,
      taken: portions,
      usual: usual.get(recipeNo) ?? null,
    })),
    expected,
  );
  return shown.flatMap(({ recipeNo, mostPortions, taken: portions }) => {
    const recipe = catalogue.recipes.get(recipeNo);
    if (!recipe) return [];
    return [
      {
        recipe,
        mostPortions,
        taken: portions,
        usual: usual.get(recipeNo) ?? null,
        portions: guesses.get(recipeNo) ?? 0,
        cost: recipeCost(recipe, catalogue.ingredients),
        before: weeksBefore(catalogue, week, recipeNo),
      },
    ];
  });
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The last weeks on the menu before this one that had the recipe, the last first. */
const weeksBefore = ({ weeks }: Catalogue, week: string, recipeNo: number): string[] =>
  Array.from({ length: weeksOfRepeats }, (_, back) => weeksAfter(week, -1 - back)).filter((it) => {
    const earlier = weeks?.get(it);
    if (!earlier?.publishedAt) return false;
    return onTheMenu(earlier).some((offer) => offer.recipeNo === recipeNo);
  });

function mealOf(
  { recipe, before }: Pick<PlannedOffer, 'recipe' | 'before'>,
  { ingredients, categories }: Catalogue,
): Meal {
  const { recipeNo, name, minutes, status } = recipe;
  const inIt = recipe.ingredients.flatMap(
    ({ ingredientNo }) => ingredients.get(ingredientNo) ?? [],
  );
  const category = categories.find(({ slug }) => slug === recipe.category)?.name ?? recipe.category;
  const isPublished = status === 'published';
  return { recipeNo, name, category, minutes, facts: foodFacts(inIt), before, isPublished };
}

const deliveredIn = ({ days }: Planning, week: string): string[] =>
  Array.from({ length: 7 }, (_, at) =>
    new Date(Date.parse(`${week}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10),
  ).filter((day) => isDelivered(day, days.calendar));

const lastCutOffOf = (parts: Planning, week: string): Date | undefined =>
  deliveredIn(parts, week)
    .map((day) => cutOffOf(day, parts.days.calendar))
    .at(-1);

/** It opens three weeks before its Monday, and closes with the last of its days. */
function suggestedTimes(parts: Planning, week: string): Pick<MenuWeek, 'opensAt' | 'closesAt'> {
  const { timeZone } = parts.config.shop;
  const opensAt = momentOf(`${weeksAfter(week, -3)}T00:00`, timeZone);
  return { opensAt, closesAt: lastCutOffOf(parts, week) ?? momentOf(`${week}T00:00`, timeZone) };
}

export type AskedPlan = {
  /** As the clock on the shop's wall shows them. */
  opens: string;
  closes: string;
  expectedPortions: number | null;
  offers: menuWeeks.WeekPlan['offers'];
  version: number;
  ordersKeepIt: boolean;
};

/** Plans a week over the version that was seen. */
export async function saveWeek(
  parts: Planning,
  day: string,
  { opens, closes, expectedPortions, offers, ...asked }: AskedPlan,
  by: Actor,
): Promise<void> {
  const { timeZone } = parts.config.shop;
  const opensAt = momentOf(opens, timeZone);
  const closesAt = momentOf(closes, timeZone);
  if (closesAt <= opensAt)
    throw new Refusal('invalid-input', {
      fields: [{ field: '/closes', message: 'must be after it opens' }],
    });
  const shownAs = (plan: menuWeeks.WeekPlan) => ({
    opens: localOf(plan.opensAt, timeZone),
    closes: localOf(plan.closesAt, timeZone),
    expectedPortions: plan.expectedPortions,
    offers: plan.offers,
  });
  const plan = { opensAt, closesAt, expectedPortions, offers };
  await menuWeeks.planWeek(parts, weekOf(day), plan, { ...asked, shownAs }, by);
}

/** Plans a week that nobody has planned yet as another one: the same meals, limits and times of day. */
export async function copyWeek(
  parts: Planning,
  day: string,
  to: string,
  by: Actor,
): Promise<string> {
  await parts.menu.refresh();
  const from = parts.menu.catalogue().weeks?.get(weekOf(day));
  if (!from) throw new Refusal('week-unknown');
  const week = weekOf(to);
  const { timeZone } = parts.config.shop;
  const later = aheadOf(from.week, week);
  const plan = {
    opensAt: weeksLater(from.opensAt, later, timeZone),
    closesAt: weeksLater(from.closesAt, later, timeZone),
    expectedPortions: from.expectedPortions,
    offers: onTheMenu(from).map(({ recipeNo, mostPortions }) => ({ recipeNo, mostPortions })),
  };
  await menuWeeks.planWeek(parts, week, plan, { version: 0, ordersKeepIt: false }, by);
  return week;
}
