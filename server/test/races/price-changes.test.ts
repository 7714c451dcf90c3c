import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { isTransient } from '../../src/platform/transient.ts';
import { ingredientOf, recipeOf } from '../small-menu.ts';
import { inTurn, openChain, type Chain } from './chain.ts';
import { atMost } from './dice.ts';
import * as edits from '../../src/food/edits/edits.ts';
import * as ingredients from '../../src/food/ingredients/ingredients.ts';
import { followsNothing } from '../../src/food/recipes/recipe.ts';
import * as recipes from '../../src/food/recipes/recipes.ts';

let chain: Chain;
afterEach(() => chain.close());

/** One change of the menu: 100 g of rice cost `cents`, lime as much more than that as ever, and the recipe's name tells. */
async function reprice(cents: number): Promise<void> {
  const { shop, nos } = chain.store;
  const change = edits.changeMenu(shop, async (tx) => {
    for (const [name, priceCents] of [['Rice', cents] as const, ['Lime', cents + 300] as const])
      await ingredients.saveIngredient(
        tx,
        nos.ingredient(name),
        ingredientOf(name, { priceCents }),
      );
    const draft = recipeOf('Congee', { Rice: 100, Lime: 100 }, nos.ingredient);
    await recipes.saveRecipe(
      tx,
      nos.recipe('Congee'),
      {
        ...draft,
        name: `Congee at ${cents}`,
        follows: { ...followsNothing, ...draft.follows, name: `Congee at {${cents} fixed}` },
      },
      'shop',
    );
  });
  // Staff whose change met an order half way are told to try again, and do.
  await change.catch((error: unknown) => {
    if (!isTransient(error)) throw error;
    return reprice(cents);
  });
}

test('while prices change at one server, buyers at two others pay what they saw or are told the new price', async () => {
  chain = await openChain(2, {
    stock: { Rice: 1_000_000, Lime: 1_000_000 },
    recipes: { Congee: { Rice: 100, Lime: 100 } },
  });
  const { shop } = chain.store;
  const [day = ''] = chain.days;
  const buyers = await chain.buyers(60);
  await reprice(100);
  const paid = new Map<number, number>();
  let [cents, answers, refused] = [100, 0, 0];
  /** One change after the other, and none that waits for its turn. */
  let menuTeam: Promise<void> | undefined;

  await atMost(8, buyers, async (buyer, at) => {
    const server = inTurn(chain.servers, at);
    let basket = await buyer.fill(server, { recipe: 'Congee', servings: 1 });
    for (;;) {
      answers += 1;
      if (answers % 4 === 0)
        menuTeam ??= reprice((cents += 1)).finally(() => (menuTeam = undefined));
      const { status, body } = await buyer.order(server, basket, { day });
      if (status === 201) return void paid.set(body.orderNo, basket.totalCents);
      expect(body).toMatchObject({ code: 'price-changed' });
      refused += 1;
      basket = { ...basket, totalCents: body.totalCents };
    }
  });
  await menuTeam;

  expect(refused).toBeGreaterThan(0);
  expect(chain.complaints()).toBe('');
  expect(await chain.contradictions()).toEqual([]);
  const orders = await shop.database.query(
    z.object({ orderNo: z.int(), totalCents: z.int() }),
    sql`select order_no as "orderNo", total_cents as "totalCents" from orders`,
  );
  expect(new Map(orders.map(({ orderNo, totalCents }) => [orderNo, totalCents]))).toEqual(paid);

  const lineRow = z.object({
    name: z.string(),
    edition: z.string(),
    cents: z.record(z.string(), z.int()),
  });
  const lines = await shop.database.query(
    lineRow,
    sql`select r.recipe_name as "name", e.content ->> 'name' as "edition",
      (select json_object_agg(c.ingredients_name, c.price_cents) from shopping_cart c where c.order_no = r.order_no) as "cents"
    from order_recipe r join recipe_edition e using (recipe_no, edition_no)`,
  );
  expect(lines).toHaveLength(paid.size);
  const mixed = lines.filter(({ name, edition, cents: { Rice = 0, Lime } }) => {
    return edition !== `Congee at ${Rice}` || Lime !== Rice + 300 || name !== edition;
  });
  expect(mixed).toEqual([]);
});
