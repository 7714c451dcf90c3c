import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Shop } from '../../server/src/app.ts';
import { shopDate } from '../../server/src/checkout/days/delivery-days.ts';
import type { AskedOrder } from '../../server/src/checkout/desk/desk.ts';
import { priceBox } from '../../server/src/checkout/pricing/price-box.ts';
import { planOrder } from '../../server/src/checkout/desk/plan-order.ts';

const orderNoRow = z.object({ orderNo: z.int() });

/**
 * What a careful application does without a desk: the same plan, checks and rows as the desk's, in one transaction per order, a few
 * set-based statements, the contended rows last and in one order.
 */
export async function placeInOneTransaction(shop: Shop, asked: AskedOrder): Promise<number> {
  const planned = planOrder(
    asked.cart.lines,
    asked.expectedTotalCents,
    shop.menu.quote,
    asked.customer,
    (lines) =>
      priceBox(shop.prices.now(), shop.config, {
        lines,
        place: asked.deliverTo,
        day: asked.day,
      }),
    true,
  );
  if (!planned.ok) throw new Error(`Not planned: ${planned.problem.code}`);
  const { plan } = planned;
  const now = shop.clock();
  const lines = plan.lines.map((line, at) => ({ ...line, lineNo: at + 1 }));
  const items = lines.flatMap(({ quote, lineNo }) =>
    quote.price.parts.map((part) => ({ ...part, lineNo, recipeNo: quote.recipe.recipeNo })),
  );
  const { customerNo, profileVersion, email } = asked.customer;
  return shop.database.transaction(async (tx) => {
    const current = await tx.run(
      sql`select 1 from catalogue_state s, customer c
      where s.version = ${shop.menu.catalogue().version} and c.customer_no = ${customerNo} and c.profile_version = ${profileVersion}`,
      { name: 'one-current' },
    );
    if (current === 0) throw new Error('Stale.');
    const [order] = await tx.query(
      orderNoRow,
      sql`insert into orders (customer_no, order_date, placed_at, delivery_day, total_cents,
        currency, deliver_name, deliver_phone, deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group)
      values (${customerNo}, ${shopDate(now, shop.config.shop.timeZone)}, ${now}, ${asked.day}, ${plan.price.totalCents},
        ${shop.config.shop.currency}, ${asked.deliverTo.name}, ${asked.deliverTo.phone}, ${asked.deliverTo.address}, ${email},
        ${asked.key}, ${asked.requestHash}, ${asked.cart.basketId}, ${asked.cart.version}, 0)
      on conflict do nothing returning order_no as "orderNo"`,
      { name: 'one-order' },
    );
    if (!order) throw new Error('Asked before.');
    await tx.run(
      sql`insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, recipe_description, order_quantity,
        price_cents, preparation_cents, allergens, allergens_unknown, diets, changes, acknowledged)
      select ${order.orderNo}::bigint, ${customerNo}::bigint, l.line_no, l.recipe_no, l.edition_no, r.recipe_name, r.recipe_description, l.servings,
        l.price_cents, l.preparation_cents, l.allergens::text[], '{}', l.diets::text[], l.changes::jsonb, false
      from unnest(${lines.map((line) => line.lineNo)}::int[], ${lines.map((line) => line.quote.recipe.recipeNo)}::bigint[],
        ${lines.map((line) => line.quote.recipe.editionNo)}::int[], ${lines.map((line) => line.line.servings)}::bigint[],
        ${lines.map((line) => line.quote.price.totalCents)}::bigint[], ${lines.map((line) => line.quote.price.preparationCents)}::bigint[],
        ${lines.map((line) => `{${line.quote.facts.allergens.join(',')}}`)}::text[], ${lines.map((line) => `{${line.quote.facts.diets.join(',')}}`)}::text[],
        ${lines.map((line) => JSON.stringify(line.line.changes))}::text[])
        l (line_no, recipe_no, edition_no, servings, price_cents, preparation_cents, allergens, diets, changes)
      join recipe r on r.recipe_no = l.recipe_no`,
      { name: 'one-lines' },
    );
    await tx.run(
      sql`insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, ingredients_name, quantity, price_cents)
      select ${order.orderNo}::bigint, i.recipe_no, i.no, i.line_no, ${customerNo}::bigint, g.ingredients_name, i.amount, i.cents
      from unnest(${items.map((item) => item.recipeNo)}::bigint[], ${items.map((item) => item.ingredientNo)}::bigint[],
        ${items.map((item) => item.lineNo)}::int[], ${items.map((item) => item.amount)}::bigint[], ${items.map((item) => item.cents)}::bigint[])
        i (recipe_no, no, line_no, amount, cents)
      join ingredients g on g.ingredients_no = i.no`,
      { name: 'one-items' },
    );
    const emptied = {
      customerNo,
      basketId: asked.cart.basketId,
      lines: plan.lines.map(({ line: { lineId, recipeNo, servings, changes } }) => ({
        lineId,
        recipeNo,
        servings,
        changes,
      })),
    };
    await tx.run(
      sql`insert into outbox (kind, payload) values ('order-placed', ${JSON.stringify({ orderNo: order.orderNo })}),
        ('baskets-ordered', ${JSON.stringify({ baskets: [emptied] })})`,
      { name: 'one-outbox' },
    );
    const nos = [...plan.need.keys()];
    const amounts = [...plan.need.values()];
    await tx.run(
      sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
      select n.no, 'taken', -n.amount, ${now}, 'bench', ${order.orderNo}::bigint from unnest(${nos}::bigint[], ${amounts}::bigint[]) n (no, amount)`,
      { name: 'one-ledger' },
    );
    const room = await tx.run(
      sql`update delivery_day set taken = taken + 1 where day = ${asked.day} and not closed and taken < capacity`,
      { name: 'one-day' },
    );
    if (room === 0) throw new Error('Full.');
    await tx.run(
      sql`select 1 from ingredients where ingredients_no = any(${nos}::bigint[]) order by ingredients_no for no key update`,
      { name: 'one-lock' },
    );
    const taken = await tx.run(
      sql`update ingredients i set ingredients_inventory = i.ingredients_inventory - n.amount
      from unnest(${nos}::bigint[], ${amounts}::bigint[]) n (no, amount)
      where i.ingredients_no = n.no and i.ingredients_inventory >= n.amount`,
      { name: 'one-take' },
    );
    if (taken !== nos.length) throw new Error('Short.');
    return order.orderNo;
  });
}
