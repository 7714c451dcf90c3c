import type { WarmMenu } from '../../food/menu/menu.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Customer } from '../../people/customers/customer.ts';
import type { Claims } from '../../platform/platform.ts';
import { mealAgain, worthHaving, type MealAgain } from './meal-again.ts';
import * as rows from './sql.ts';

export type Again = customers.People & { menu: WarmMenu };

/** Meals that somebody had and that are on the menu today: what they liked first, then what they had last. */
export async function mealsAgain(
  { menu, ...people }: Again,
  claims: Claims,
  limit: number,
): Promise<{ profile: Customer; meals: MealAgain[] }> {
  const profile = await customers.customerOf(people, claims);
  const had = await rows.readHad(people.database, profile.customerNo);
  const meals: MealAgain[] = [];
  for (const each of worthHaving(had)) {
    if (meals.length === limit) break;
    const meal = mealAgain(each, menu.quote);
    if (meal) meals.push(meal);
  }
  return { profile, meals };
}
