import { firstKitchen } from '../../src/contract/kitchens.ts';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import {
  isReversible,
  movesFrom,
  orderStatuses,
  statuses,
  type Status,
} from '../../src/contract/order-status.ts';
import * as orders from '../../src/checkout/orders/orders.ts';
import { refreshCustomers } from '../../src/people/customers/customers.ts';
import type { Claims, Db } from '../../src/platform/platform.ts';
import { Refusal } from '../../src/refusal.ts';
import { hazards } from '../../src/contract/hazards.ts';
import { shortageChoices } from '../../src/contract/substitutions.ts';
import * as packing from '../../src/kitchen/packing/packing.ts';
import * as recalls from '../../src/kitchen/recall/recall.ts';
import * as shortages from '../../src/kitchen/shortages/shortages.ts';
import { tellMissing } from '../../src/payments/refunds/refunds.ts';
import { choose } from '../../src/people/substitutions/substitutions.ts';
import { changeStock } from '../../src/stock/inventory/inventory.ts';
import type { LotChange } from '../../src/stock/lots/change-lot.ts';
import { wasteReasons, type Lot } from '../../src/stock/lots/lot.ts';
import * as lots from '../../src/stock/lots/lots.ts';
import { deliverTo, type Store } from '../store.ts';

/** The same numbers again and again: a linear congruential generator (Numerical Recipes' constants). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const one = <It>(list: readonly It[]): It => {
    const found = list[whole(0, list.length - 1)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  };
  return { whole, one };
}
type Chance = ReturnType<typeof chance>;

const noRow = z.object({ no: z.int() });
const orderRow = z.object({ orderNo: z.int(), status: z.enum(statuses), day: z.string() });
const blockedRow = z.object({
  orderNo: z.int(),
  lineNo: z.int(),
  lotNo: z.int(),
  day: z.string(),
});
const hereRow = z.object({
  orderNo: z.int(),
  lineNo: z.int(),
  ingredientNo: z.int(),
  amount: z.int(),
  day: z.string(),
});
const askedRow = z.object({ orderNo: z.int(), shortageNo: z.int() });
const portionRow = z.object({ ingredientNo: z.int(), lotNo: z.int(), amount: z.int() });

export type Life = {
  store: Store;
  customerNo: number;
  claims: Claims;
  ingredientNos: readonly number[];
  recipeNos: readonly number[];
  days: readonly string[];
};

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const by = { kind: 'staff', by: 'operator', reason: 'because' } as const;

/** What can happen to food and boxes; each says what it did, and throws only what a caller could cause. */
export const happenings: Record<string, (life: Life, dice: Chance) => Promise<string>> = {
  receive: async (life, dice) => {
    const { shop } = life.store;
    const useBy = dice.whole(0, 3) === 0 ? null : dayAfter(dice.one(life.days), dice.whole(-3, 4));
    const label = { useBy, bestBefore: null, origin: null, supplierLot: null };
    const came = {
      kitchenNo: firstKitchen,
      ingredientNo: dice.one(life.ingredientNos),
      amount: dice.whole(1, 400),
    };
    await shop.database.transaction(async (tx) => {
      await lots.takePen(tx);
      await lots.receiveLot(tx, { ...came, label, note: null }, { at: shop.clock(), by: 'test' });
    });
    return `${came.amount} until ${useBy}`;
  },
  change: async ({ store: { shop }, ingredientNos }, dice) => {
    const kind = dice.one(['received', 'spoiled', 'counted'] as const);
    const ingredientNo = dice.one(ingredientNos);
    const amount = dice.whole(1, kind === 'counted' ? 2000 : 200);
    await changeStock(shop, [{ kind, ingredientNo, amount, by: 'operator', note: null }]);
    return `${kind} ${amount}`;
  },
  lot: async ({ store: { shop } }, dice) => {
    const there = await lots.lotsOf(shop, { kitchenNo: firstKitchen, gone: true, limit: 500 });
    const held = there.filter(({ status }) => status === 'quarantined');
    const lot = dice.one(held.length > 0 && dice.whole(0, 2) > 0 ? held : there);
    const seenAmount = lot.amount;
    const asked: LotChange = dice.one<LotChange>([
      { kind: 'quarantined' },
      { kind: 'released' },
      { kind: 'released' },
      { kind: 'wasted', seenAmount, amount: dice.whole(1, 60), reason: dice.one(wasteReasons) },
      { kind: 'counted', seenAmount, amount: dice.whole(0, lot.amount + 40) },
    ]);
    await lots.change(shop, lot.lotNo, { ...asked, note: null }, 'operator');
    return `${asked.kind} ${lot.lotNo}`;
  },
  place: async (life, dice) => {
    const asked = Array.from({ length: dice.whole(1, 4) }, () => placeOne(life, dice));
    const outcomes = await Promise.all(asked);
    return outcomes.join(' ');
  },
  move: (life, dice) =>
    withOrder(life, dice, async (order) => {
      const next = movesFrom(order.status, 'staff');
      if (next.length === 0) return 'nowhere';
      const to = dice.one(next);
      await orders.moveOrder(life.store.shop, order.orderNo, to, by);
      return `${order.orderNo} to ${to}`;
    }),
  onward: (life, dice) =>
    withOrder(life, dice, async (order) => {
      const to = movesFrom(order.status, 'staff').find((next) => orderStatuses[next].portioned);
      if (!to) return 'nowhere';
      await orders.moveOrder(life.store.shop, order.orderNo, to, by);
      return `${order.orderNo} to ${to}`;
    }),
  recall: async ({ store: { shop } }, dice) => {
    const held = await shop.database.query(
      noRow,
      sql`select distinct b.lot_no as no from order_lot b join orders o using (order_no)
      where b.lot_no is not null and is_in_the_house(o.order_status) order by 1`,
    );
    const all = await lots.lotsOf(shop, { kitchenNo: firstKitchen, gone: true, limit: 500 });
    const isHeld = held.length > 0 && dice.whole(0, 2) > 0;
    const lotNo = isHeld ? dice.one(held).no : dice.one(all).lotNo;
    const isDrill = dice.whole(0, 2) === 0;
    const asked = { lotNo, isDrill, hazard: dice.one(hazards), note: null };
    const { recallNo } = await recalls.start(shop, asked, 'operator');
    if (!isDrill) await recalls.sendLetters(shop, recallNo, 'operator');
    return `${isDrill ? 'drilled' : 'recalled'} ${lotNo}`;
  },
  end: async ({ store: { shop } }, dice) => {
    const known = await recalls.recalls(shop, { before: undefined, limit: 500 });
    const open = known.filter(({ endedAt }) => endedAt === null);
    if (open.length === 0) return 'nothing';
    const { recallNo, lotNo } = dice.one(open);
    if (dice.whole(0, 2) === 0)
      await lots.change(shop, lotNo, { kind: 'released', note: null }, 'operator');
    await recalls.end(shop, recallNo, 'operator');
    return `ended ${recallNo}`;
  },
  'take out': async ({ store: { shop } }, dice) => {
    const blocked = await shop.database.query(
      blockedRow,
      sql`select distinct b.order_no as "orderNo", b.line_no as "lineNo", b.lot_no as "lotNo", to_char(o.delivery_day, 'YYYY-MM-DD') as "day"
      from order_lot b join lot l using (lot_no) join orders o using (order_no)
      where l.status = 'quarantined' and is_in_the_house(o.order_status) order by 1, 2, 3`,
    );
    if (blocked.length === 0) return 'nothing';
    const { day, ...out } = dice.one(blocked);
    await packing.takeOut(shop, day, out, 'operator');
    return `taken out of ${out.orderNo}`;
  },
  short: async ({ store: { shop }, claims }, dice) => {
    const here = await shop.database.query(
      hereRow,
      sql`select c.order_no as "orderNo", c.line_no as "lineNo", c.ingredients_no as "ingredientNo", c.quantity::bigint as "amount",
        to_char(o.delivery_day, 'YYYY-MM-DD') as "day"
      from shopping_cart c join (select order_no, delivery_day from orders where is_in_the_house(order_status)
        order by order_no desc limit 20) o using (order_no) order by 1, 2, 3`,
    );
    if (here.length === 0) return 'nothing';
    const { day, amount, ...what } = dice.one(here);
    const { orderNo } = what;
    await choose(shop, claims, { choice: dice.one(shortageChoices), never: [] });
    const { ingredients } = await shortages.shortagesOf(shop, day, orderNo);
    const of = ingredients.find(
      (it) => it.lineNo === what.lineNo && it.ingredientNo === what.ingredientNo,
    );
    if (!of || of.substitutes.length === 0 || dice.whole(0, 3) === 0) {
      await tellMissing(shop, day, { ...what, amount: dice.whole(1, amount) }, 'operator');
      return `left out of ${orderNo}`;
    }
    const withNo = dice.one(of.substitutes).ingredientNo;
    const { state } = await shortages.standIn(shop, day, { ...what, withNo }, 'operator');
    return `${state} in ${orderNo}`;
  },
  answer: async ({ store: { shop }, claims }, dice) => {
    const asked = await shop.database.query(
      askedRow,
      sql`select order_no as "orderNo", shortage_no as "shortageNo" from shortage where state = 'asked' order by shortage_no desc limit 20`,
    );
    if (asked.length === 0) return 'nothing';
    const accepts = dice.whole(0, 2) > 0;
    const { state } = await shortages.answer(shop, claims, { ...dice.one(asked), accepts });
    return `answered ${state}`;
  },
  back: (life, dice) =>
    withOrder(life, dice, async ({ orderNo, status }) => {
      if (!isReversible(status)) return 'nowhere';
      await orders.takeBack(life.store.shop, orderNo, status, by);
      return `${orderNo} back from ${status}`;
    }),
};

const accountRow = z.object({ accountId: z.string(), email: z.string() });

/** Who a customer is signed in as. */
export async function claimsOf(db: Db, customerNo: number): Promise<Claims> {
  const [known] = await db.query(
    accountRow,
    sql`select account_id as "accountId", cust_email as "email" from customer where customer_no = ${customerNo}`,
  );
  if (!known) throw new Error(`There is no customer ${customerNo}.`);
  return { ...known, groups: [], mfa: false, expiresAt: new Date(8.64e15) };
}

async function withOrder(
  { store: { shop } }: Life,
  dice: Chance,
  work: (order: { orderNo: number; status: Status; day: string }) => Promise<string>,
): Promise<string> {
  const known = await shop.database.query(
    orderRow,
    sql`select order_no as "orderNo", order_status as "status", to_char(delivery_day, 'YYYY-MM-DD') as "day"
    from orders order by order_no desc limit 60`,
  );
  const open = known.filter(
    ({ status }) => movesFrom(status, 'staff').length > 0 || isReversible(status),
  );
  return open.length === 0 ? 'no order' : work(dice.one(open));
}

async function placeOne(life: Life, dice: Chance): Promise<string> {
  const { shop } = life.store;
  const day = dice.one(life.days);
  const key = randomUUID();
  const customer = await customerIn(life);
  const outcome = await shop.desk.submit({
    customer,
    key,
    requestHash: key,
    cart: {
      basketId: randomUUID(),
      version: 1,
      lines: Array.from({ length: dice.whole(1, 2) }, () => ({
        lineId: randomUUID(),
        recipeNo: dice.one(life.recipeNos),
        servings: dice.whole(1, 6),
        changes: [],
        acknowledged: [],
      })),
    },
    day,
    cancelUntil: shop.clock(),
    deliverTo,
    payment: { by: 'invoice', payBy: null, purpose: 'hold' },
    expectedTotalCents: null,
  });
  if (outcome.kind === 'failed') throw outcome.error;
  if (outcome.kind === 'not-planned') throw new Error(JSON.stringify(outcome.problem));
  return outcome.kind === 'does-not-fit' ? `${day} ${outcome.decision.code}` : `${day} placed`;
}

async function customerIn({ store: { shop }, customerNo }: Life) {
  const customer = (await refreshCustomers(shop, [customerNo])).get(customerNo);
  if (!customer) throw new Error('There is no customer.');
  return customer;
}

/** Does it, and answers what a caller could cause instead of throwing it. */
export async function happen(life: Life, dice: Chance, what: string): Promise<string> {
  const work = happenings[what];
  if (!work) throw new Error(`Nobody can ${what}.`);
  try {
    return `${what}: ${await work(life, dice)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${what}: ${error.code}`;
  }
}

const lackRow = z.object({ name: z.string().nullable(), lacks: z.int() });

/** Where more is needed for some day and those after it than there is in lots that are good by then; none: every box can be portioned. */
export async function lacking(db: Db): Promise<Map<string | null, number>> {
  const found = await db.query(
    lackRow,
    sql`with need as (
      select c.ingredients_no as no, o.delivery_day as day, sum(c.quantity)::bigint as amount
      from orders o join shopping_cart c using (order_no) where is_in_the_house(o.order_status) group by 1, 2
      union all
      select b.ingredients_no, o.delivery_day, -sum(b.amount)::bigint
      from orders o join order_lot b using (order_no) where is_in_the_house(o.order_status) group by 1, 2
    ), lack as (
      select n.no, (select sum(m.amount) from need m where m.no = n.no and m.day >= n.day) - coalesce((
        select sum(l.amount) from lot l where l.ingredients_no = n.no and l.status = 'usable'
          and (l.good_until is null or l.good_until >= n.day)), 0) as lacks
      from (select distinct no, day from need) n
    )
    select i.ingredients_name as "name", max(l.lacks)::bigint as "lacks" from lack l join ingredients i on i.ingredients_no = l.no
    where l.lacks > 0 group by 1`,
  );
  return new Map(found.map(({ name, lacks }) => [name, lacks]));
}

/** The lots that an order should get: of each ingredient what ends first of what is good on its day. Brute force, unit of amount by unit. */
export function shouldGet(
  needs: ReadonlyMap<number, number>,
  there: readonly Lot[],
  day: string,
): Map<string, number> {
  const got = new Map<string, number>();
  const left = there
    .filter(
      ({ status, goodUntil }) => status === 'usable' && (goodUntil === null || goodUntil >= day),
    )
    .map((lot) => ({ ...lot }));
  for (const [ingredientNo, amount] of needs)
    for (let unit = 0; unit < amount; unit += 1) {
      const best = left
        .filter((lot) => lot.ingredientNo === ingredientNo && lot.amount > 0)
        .reduce<(typeof left)[number] | undefined>(
          (first, lot) =>
            first === undefined ||
            (lot.goodUntil ?? '9999') < (first.goodUntil ?? '9999') ||
            ((lot.goodUntil ?? '9999') === (first.goodUntil ?? '9999') && lot.lotNo < first.lotNo)
              ? lot
              : first,
          undefined,
        );
      if (!best) break;
      best.amount -= 1;
      const key = `${ingredientNo} ${best.lotNo}`;
      got.set(key, (got.get(key) ?? 0) + 1);
    }
  return got;
}

export async function portionsOf(db: Db, orderNo: number): Promise<Map<string, number>> {
  const portions = await db.query(
    portionRow,
    sql`select ingredients_no as "ingredientNo", lot_no as "lotNo", sum(amount)::bigint as "amount" from order_lot
    where order_no = ${orderNo} and lot_no is not null group by 1, 2`,
  );
  return new Map(portions.map((it) => [`${it.ingredientNo} ${it.lotNo}`, it.amount]));
}

export async function needsOf(db: Db, orderNo: number): Promise<Map<number, number>> {
  const row = z.object({ no: z.int(), amount: z.int() });
  const needs = await db.query(
    row,
    sql`select ingredients_no as no, sum(quantity)::bigint as amount from shopping_cart where order_no = ${orderNo} group by 1`,
  );
  return new Map(needs.map(({ no, amount }) => [no, amount]));
}

/** Boxes with food that was over on their day, and lots with less than nothing. */
export async function pastTheirDay(db: Db): Promise<number[]> {
  const found = await db.query(
    noRow,
    sql`select b.order_no as no from order_lot b join lot l using (lot_no) join orders o using (order_no) where l.good_until < o.delivery_day`,
  );
  return found.map(({ no }) => no);
}

const heldRow = z.object({
  orderNo: z.int(),
  lineNo: z.int(),
  lotNo: z.int().nullable(),
  amount: z.int(),
});

/** What each line of each box has of a lot, as `order line amount`: every portion looked at, one by one. */
export async function holdersOf(db: Db, lotNo: number): Promise<string[]> {
  const portions = await db.query(
    heldRow,
    sql`select order_no as "orderNo", line_no as "lineNo", lot_no as "lotNo", amount from order_lot`,
  );
  const held = new Map<string, number>();
  for (const portion of portions) {
    if (portion.lotNo !== lotNo) continue;
    const key = `${portion.orderNo} ${portion.lineNo}`;
    held.set(key, (held.get(key) ?? 0) + portion.amount);
  }
  return [...held].map(([key, amount]) => `${key} ${amount}`).toSorted();
}

/** Boxes that left with food of a lot that was being called back: those that had left before were told at once. None. */
export async function leftBlocked(db: Db): Promise<number[]> {
  const found = await db.query(
    noRow,
    sql`select distinct b.order_no as no from order_lot b join recall r using (lot_no) join orders o using (order_no)
    where not r.is_drill and not is_in_the_house(o.order_status)
      and r.ended_at is null and not exists (select from recall_line t
        where t.order_no = b.order_no and t.line_no = b.line_no and t.recall_no = r.recall_no and t.told_at is not null)`,
  );
  return found.map(({ no }) => no);
}
