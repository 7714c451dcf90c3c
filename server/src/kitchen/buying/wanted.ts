import type { Levels } from '../../stock/inventory/portions-left.ts';
import type { Pantry } from '../../food/recipes/recipe.ts';
import type { Want } from '../../stock/purchasing/propose.ts';
import type { ForecastWeek } from '../forecast/forecast-weeks.ts';

/** What has to come, so that the free stock is at its low-stock mark after these weeks; as the purchase list of the forecast says it, in base units. */
export function wantedFor(
  weeks: readonly Pick<ForecastWeek, 'need'>[],
  ingredients: Pantry,
  levels: Levels,
): Want[] {
  const needed = new Map<number, number>();
  for (const { need } of weeks)
    for (const [no, amount] of need) needed.set(no, (needed.get(no) ?? 0) + amount);
  return [...ingredients.values()].flatMap(({ ingredientNo, lowStockAmount }) => {
    const need = needed.get(ingredientNo) ?? 0;
    const amount = lowStockAmount + need - (levels.get(ingredientNo) ?? 0);
    return need > 0 && amount > 0 ? [{ ingredientNo, amount }] : [];
  });
}
