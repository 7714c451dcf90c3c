import sql from 'sql-template-tag';
import { z } from 'zod';
import { addKitchen } from '../../src/stock/kitchens/kitchens.ts';
import { changeStock } from '../../src/stock/inventory/inventory.ts';
import { setPrices } from '../prices.ts';
import { deliverTo, openStore, type Store } from '../store.ts';

/** The places of the two kitchens: the first cooks for Dublin, the second for everywhere else. */
export const inDublin = { ...deliverTo, country: 'IE', postcode: 'D02 XY45' };
export const inCork = { ...deliverTo, country: 'IE', postcode: 'T12 AB34' };
export const secondKitchen = 2;

export const zonesOfTwo = [
  { name: 'Dublin', prefixes: ['IE D'] },
  { name: 'Elsewhere', prefixes: ['IE'], kitchenNo: secondKitchen },
];

/** A store of two kitchens; `stock` is what the first has, `there` what the second has. */
export async function openTwoKitchens(
  menu: Parameters<typeof openStore>[0] & { there: Record<string, number> },
): Promise<Store> {
  const { there, ...options } = menu;
  const store = await openStore(options);
  await addKitchen(store.shop, 'Cork', 'shop');
  await setPrices(store.shop, { zones: zonesOfTwo, rates: [] });
  const received = Object.entries(there).filter(([, amount]) => amount > 0);
  await changeStock(
    store.shop,
    received.map(([name, amount]) => ({
      kitchenNo: secondKitchen,
      ingredientNo: store.nos.ingredient(name),
      kind: 'received',
      amount,
      by: 'shop',
      note: null,
    })),
  );
  return store;
}

const levelRow = z.object({ kitchenNo: z.int(), name: z.string().nullable(), amount: z.int() });

/** What each kitchen has of an ingredient, the first one first, as the database says. */
export async function levelsOf({ shop }: Store, name: string): Promise<number[]> {
  const rows = await shop.database.query(
    levelRow,
    sql`select s.kitchen_no as "kitchenNo", i.ingredients_name as "name", s.ingredients_inventory as "amount"
    from stock_level s join ingredients i using (ingredients_no) where i.ingredients_name = ${name} order by s.kitchen_no`,
  );
  return rows.map(({ amount }) => amount);
}

const sentenceRow = z.object({ sentence: z.string() });

/**
 * Where the books of a kitchen say something else than its orders, as sentences: what was taken from it is what its orders that stand hold,
 * and its days have taken as many boxes. Nothing of one kitchen is booked in another.
 */
export async function crossed({ shop }: Store): Promise<string[]> {
  const found = await shop.database.query(
    sentenceRow,
    sql`with held as (
      select o.kitchen_no, c.ingredients_no, sum(c.quantity)::bigint as amount
      from orders o join shopping_cart c using (order_no) where is_live(o.order_status) group by 1, 2
    ), taken as (
      select kitchen_no, ingredients_no, -sum(amount)::bigint as amount
      from stock_movement where movement_kind in ('taken', 'given-back') group by 1, 2
    )
    select format('kitchen %s has given %s of %s and its orders hold %s', s.kitchen_no, coalesce(t.amount, 0), s.ingredients_no, coalesce(h.amount, 0)) as sentence
    from stock_level s left join held h using (kitchen_no, ingredients_no) left join taken t using (kitchen_no, ingredients_no)
    where coalesce(t.amount, 0) <> coalesce(h.amount, 0)
    union all
    select format('kitchen %s counts %s boxes on %s and has %s', d.kitchen_no, d.taken, d.day, count(o.order_no))
    from day_of_kitchen d left join orders o on o.kitchen_no = d.kitchen_no and o.delivery_day = d.day and is_live(o.order_status)
    group by d.kitchen_no, d.day, d.taken having d.taken <> count(o.order_no)
    union all
    select format('order %s has food of a lot of kitchen %s', o.order_no, l.kitchen_no)
    from order_lot b join orders o using (order_no) join lot l using (lot_no) where l.kitchen_no <> o.kitchen_no`,
  );
  return found.map(({ sentence }) => sentence);
}
