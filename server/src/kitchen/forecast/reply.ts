import type { Catalogue, Pantry } from '../../food/recipes/recipe.ts';
import type { Levels } from '../../stock/inventory/portions-left.ts';
import type { Accuracy } from './forecast-day.ts';
import type { ForecastDay, ForecastWeek } from './forecast-weeks.ts';
import { costOf, packsFor } from './packs.ts';

const rangeOf = (between: [number, number] | null) =>
  between && { least: Math.floor(between[0]), most: Math.ceil(between[1]) };

const dayReply = ({ expected, between, ...day }: ForecastDay) => ({
  ...day,
  expected: Math.round(expected),
  between: rangeOf(between),
});

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** The ends of the days' ranges: as wide as if they all missed to the same side. Null while that of an open day is unknown. */
function rangeOfAll(days: readonly ForecastDay[]) {
  const ends = days.flatMap(({ isOpen, between, expected }): [number, number][] => {
    if (!isOpen) return [[expected, expected]];
    return between ? [between] : [];
  });
  if (ends.length < days.length) return null;
  return rangeOf([sumOf(ends.map(([least]) => least)), sumOf(ends.map(([, most]) => most))]);
}

export const weekReply = (
  { week, menuOf, days, recipes }: ForecastWeek,
  known: Catalogue['recipes'],
) => ({
  week,
  menuOf,
  isOpen: days.some(({ isOpen }) => isOpen),
  ordered: sumOf(days.map(({ ordered }) => ordered)),
  subscribed: sumOf(days.map(({ subscribed }) => subscribed)),
  expected: Math.round(sumOf(days.map(({ expected }) => expected))),
  fromHistory: days.every(({ fromHistory }) => fromHistory),
  between: rangeOfAll(days),
  days: days.map(dayReply),
  recipes: recipes
    .filter(({ expected }) => expected > 0)
    .map((it) => ({ ...it, name: known.get(it.recipeNo)?.name ?? `recipe ${it.recipeNo}` }))
    .toSorted((a, b) => b.expected - a.expected || a.recipeNo - b.recipeNo),
});

/** What the weeks need beside the stock, and what to buy for it; what is shortest first. */
export function ingredientsReply(
  weeks: readonly ForecastWeek[],
  ingredients: Pantry,
  levels: Levels,
) {
  const needed = new Set(weeks.flatMap(({ need }) => [...need.keys()]));
  return [...needed]
    .flatMap((ingredientNo) => {
      const ingredient = ingredients.get(ingredientNo);
      const amounts = weeks.map(({ need }) => need.get(ingredientNo) ?? 0);
      const neededAmount = sumOf(amounts);
      if (!ingredient || neededAmount === 0) return [];
      const { name, unit, lowStockAmount, packAmount, costCents } = ingredient;
      const freeAmount = levels.get(ingredientNo) ?? 0;
      const short = amounts.findIndex((_, at) => sumOf(amounts.slice(0, at + 1)) > freeAmount);
      const buyPacks = packsFor(lowStockAmount + neededAmount - freeAmount, packAmount);
      return [
        {
          ingredientNo,
          name: name ?? `ingredient ${ingredientNo}`,
          unit,
          freeAmount,
          lowStockAmount,
          packAmount,
          neededAmount,
          shortIn: weeks[short]?.week ?? null,
          buyPacks,
          costCents: costOf(buyPacks, costCents),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        a.freeAmount / a.neededAmount - b.freeAmount / b.neededAmount ||
        a.ingredientNo - b.ingredientNo,
    );
}

export const accuracyReply = ({ ahead, days, off }: Accuracy) => ({
  weeksAhead: ahead / 7,
  days,
  offPercent: Math.round(off * 100),
});
