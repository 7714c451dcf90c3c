import { expect } from 'vitest';
import { fillBasket, firstDay, openStore, order, type Store } from './store.ts';
import * as edits from '../src/food/edits/edits.ts';
import * as recipes from '../src/food/recipes/recipes.ts';

export const nextDay = '2026-11-26';
export const kitchen = (path: string, day = firstDay) => `/api/admin/kitchen/${day}/${path}`;

/** What a kitchen store received of each ingredient. */
export const stock: Record<string, number> = {
  Rice: 20_000,
  'Chicken thigh': 20_000,
  'Firm tofu': 20_000,
  Coriander: 1_000,
  Peanuts: 5_000,
  Egg: 200,
  'Fish sauce': 500,
};

/** A store with a curry that can be had with tofu, and a bowl with egg; nobody has declared the fish sauce. */
export async function openKitchen(): Promise<Store> {
  const store = await openStore({
    stock,
    recipes: {
      Curry: { Rice: 90, 'Chicken thigh': 125, Coriander: 7 },
      Bowl: { Rice: 75, Egg: 1, 'Fish sauce': 10 },
    },
    facts: {
      'Firm tofu': { allergens: ['soybeans'] },
      Peanuts: {
        allergens: ['peanuts'],
        packAmount: 250,
        lowStockAmount: 6_000,
        priceCents: 599,
        costCents: 399,
      },
      Egg: { allergens: ['eggs'], unit: 'piece', pieceGrams: 60, packAmount: 6 },
      'Fish sauce': { allergens: null, unit: 'ml' },
    },
  });
  await offer(store, 'Curry', 'Chicken thigh', { 'Firm tofu': { substitute: 4, original: 3 } });
  return store;
}

/** What a recipe offers for one of its ingredients from now on, each at a ratio. */
export async function offer(
  { shop, nos }: Pick<Store, 'shop' | 'nos'>,
  recipe: string,
  original: string,
  substitutes: Record<string, { substitute: number; original: number }>,
): Promise<void> {
  const known = await recipes.recipeByNo(shop, nos.recipe(recipe));
  const { recipeNo, editionNo: _edition, picture: _picture, ...draft } = known;
  const swaps = Object.entries(substitutes).map(([name, ratio]) => ({
    with: nos.ingredient(name),
    ratio,
  }));
  const ingredients = draft.ingredients.map((entry) =>
    entry.ingredientNo === nos.ingredient(original) ? { ...entry, swaps } : entry,
  );
  await edits.changeMenu(shop, async (tx) =>
    recipes.saveRecipe(tx, recipeNo, { ...draft, ingredients }, 'shop'),
  );
}

/** The changes somebody may ask for, by name. */
export const changesOf = ({ nos }: Store) => ({
  omit: (name: string) => ({ action: 'omit', ingredientNo: nos.ingredient(name) }),
  extra: (name: string, amount: number) => ({
    action: 'extra',
    amount,
    ingredientNo: nos.ingredient(name),
  }),
  withTofu: {
    action: 'swap',
    with: nos.ingredient('Firm tofu'),
    ingredientNo: nos.ingredient('Chicken thigh'),
  },
});

/** The morning after the cut-off of the first day: its boxes can be packed. Whoever was signed in signs in anew. */
export function afterCutOff({ time }: Pick<Store, 'time'>): void {
  time.now = new Date('2026-11-24T09:00:00Z');
}

/** A new customer's order. */
export async function ordered(
  store: Store,
  lines: Parameters<typeof fillBasket>[2],
  day = firstDay,
): Promise<number> {
  const by = await store.customer();
  const placed = await order(by, await fillBasket(store, by, lines), { day });
  expect(placed.status).toBe(201);
  return placed.body.orderNo;
}
