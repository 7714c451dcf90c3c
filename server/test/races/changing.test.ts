import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { moveOrder } from '../../src/checkout/orders/orders.ts';
import { Refusal } from '../../src/refusal.ts';
import { changeOrder, fillBasket, firstDay, openStore, order, type Store } from '../store.ts';
import { dice } from './dice.ts';

let store: Store;
afterEach(() => store.close());

const days = [firstDay, '2026-11-26', '2026-11-27'];
const stock = { Rice: 4000, Lime: 400 };

test('orders that are changed, moved, cancelled and packed at once leave stock and days right', async () => {
  store = await openStore({ stock, recipes: { Congee: { Rice: 100, Lime: 10 } } });
  const { shop } = store;
  const chances = dice(11);
  await shop.days.ensure(days);
  await shop.database.run(sql`update delivery_day set capacity = 9`);
  const buyers = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const person = await store.customer();
      const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings: 2 }]);
      const { orderNo } = (await order(person, basket)).body;
      return { person, orderNo, totalCents: basket.totalCents };
    }),
  );
  type Seen = { editNo: number; totalCents: number };
  const codes = new Set<string>();
  const steps = buyers.map(async ({ person, orderNo }) => {
    for (let step = 0; step < 8; step += 1) {
      const { editNo, totalCents } = (await person.ask<Seen>('GET', `/api/orders/${orderNo}`)).body;
      const day = chances.oneOf(days);
      const chance = chances.roll();
      if (chance < 0.08) await person.ask('POST', `/api/orders/${orderNo}/cancel`, {});
      else if (chance < 0.16) await toTheKitchen(orderNo);
      else if (chance < 0.5) {
        // Two tabs at once: one of them is told of the other.
        const both = await Promise.all(
          [day, chances.oneOf(days)].map((deliveryDay) =>
            changeOrder(person, orderNo, { editNo, totalCents, deliveryDay }),
          ),
        );
        for (const { body } of both) codes.add(body.code ?? 'changed');
      } else {
        await person.ask('PUT', '/api/cart/order', { orderNo });
        type Cart = { lines: { lineId: string; recipeNo: number }[] } & Box;
        type Box = { version: number; totalCents: number };
        const { lines } = (await person.ask<Cart>('GET', '/api/cart')).body;
        const [line] = lines;
        if (!line) continue;
        const servings = chances.upTo(12);
        const { body } = await person.ask<Box>('PUT', `/api/cart/lines/${line.lineId}`, {
          recipeNo: line.recipeNo,
          servings,
        });
        const reply = await changeOrder(person, orderNo, {
          editNo,
          totalCents: body.totalCents,
          basketVersion: body.version,
          deliveryDay: day,
        });
        codes.add(reply.body.code ?? 'changed');
        await person.ask('DELETE', `/api/cart/order/${orderNo}`);
      }
    }
  });
  await Promise.all(steps);
  await store.settled();
  expect(codes).toContain('changed');
  expect(codes).toContain('order-changed-meanwhile');

  const [wrong] = await shop.database.query(
    z.object({ days: z.int(), ingredients: z.int(), totals: z.int() }),
    sql`select
      (select count(*) from delivery_day d where d.taken <> (
        select count(*) from orders o where o.delivery_day = d.day and is_in_the_house(o.order_status))) as days,
      (select count(*) from ingredients i where i.ingredients_inventory + coalesce((
        select sum(c.quantity) from shopping_cart c join orders o using (order_no)
        where c.ingredients_no = i.ingredients_no and is_in_the_house(o.order_status)), 0)
        <> case i.ingredients_name when 'Rice' then ${stock.Rice}::bigint else ${stock.Lime}::bigint end) as ingredients,
      (select count(*) from orders o where o.total_cents <> (
        select sum(r.price_cents) from order_recipe r where r.order_no = o.order_no)) as totals`,
  );
  expect(wrong).toEqual({ days: 0, ingredients: 0, totals: 0 });
  for (const { stock: left, ledger } of Object.values(await store.stockAndLedger()))
    expect(left).toBe(ledger);
});

/** Staff begin to pack it, with their reason; not when it is cancelled already. */
async function toTheKitchen(orderNo: number): Promise<void> {
  const mover = { kind: 'staff' as const, by: 'operator' as const, reason: 'we begin early' };
  await moveOrder(store.shop, orderNo, 'packing', mover).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
