import type { WarmMenu } from '../../food/menu/menu.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Claims, Database } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as rows from './sql.ts';

export type Favourites = customers.People & { clock: () => Date; menu: WarmMenu };

/** Which of some recipes a customer marked: what the menu asks for beside a page that is the same for everybody. */
export type Marks = {
  among: (customerNo: number, recipeNos: readonly number[]) => Promise<number[]>;
};
export const openMarks = ({ database }: { database: Database }): Marks => ({
  among: (customerNo, recipeNos) => rows.readAmong(database, customerNo, recipeNos),
});

/** Newest first; one more than `limit` says that there are more. */
export async function favouritesOf(
  parts: Favourites,
  claims: Claims,
  page: { before: number | undefined; limit: number },
) {
  const { customerNo } = await customers.customerOf(parts, claims);
  return rows.readFavourites(parts.database, customerNo, page);
}

/** Only what is on the menu can be marked: numbers of drafts tell nothing. */
export async function mark(parts: Favourites, claims: Claims, recipeNo: number): Promise<void> {
  const { customerNo } = await customers.customerOf(parts, claims);
  if (!parts.menu.published().byRecipeNo.has(recipeNo)) throw new Refusal('recipe-not-found');
  await rows.addFavourite(parts.database, customerNo, { recipeNo, since: parts.clock() });
}

/** Also off what has left the menu. */
export async function unmark(parts: Favourites, claims: Claims, recipeNo: number): Promise<void> {
  const { customerNo } = await customers.customerOf(parts, claims);
  if (!parts.menu.catalogue().recipes.has(recipeNo)) throw new Refusal('recipe-not-found');
  await rows.removeFavourite(parts.database, customerNo, recipeNo);
}
