import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { keptEdition, type EditionContent } from '../../food/recipes/next-edition.ts';
import { peopleSearch } from '../../contract/people-search.ts';
import { itemSearch } from './item-search.ts';
import { shopsOwn } from '../../contract/shops-own.ts';
import { strongestForAll } from '../../contract/food-terms.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { goesBack, orderStatuses, statuses, type Status } from '../../contract/order-status.ts';
import {
  awaitedLineRow,
  besideRow,
  chargeRow,
  orderLineRow,
  orderMoveRow,
  orderPaymentRow,
  orderRow,
} from './order.ts';
import type {
  AwaitedLine,
  Order,
  OrderCharge,
  OrderLine,
  OrderMove,
  OrderPayment,
} from './order.ts';
import type { Promised } from './promise.ts';

const editionRow = orderLineRow.pick({ lineNo: true }).extend({ content: keptEdition });
const correctionRow = z.object({ orderNo: z.int() });
const moveNoRow = z.object({ moveNo: z.int() });
const toldRow = z.object({ told: z.boolean() });
const dayRow = orderRow.pick({ day: true });
const amountRow = z.object({ ingredientNo: z.int(), amount: z.int() });

const orderColumns = sql`o.order_no as "orderNo", o.kitchen_no as "kitchenNo", o.customer_no as "customerNo", o.edit_no as "editNo", o.order_status as "status",
  o.order_date as "orderDate", o.placed_at as "placedAt", o.delivery_day as "day", o.total_cents as "totalCents", o.currency,
  o.confirmed_age as "confirmedAge", o.cancel_until as "cancelUntil", o.time_zone as "timeZone",
  o.payment_by as "paymentBy", o.pay_by as "payBy", o.due_cents as "dueCents", o.dunned,
  json_build_object('name', o.deliver_name, 'phone',
    coalesce('+' || o.deliver_phone_country || ' ', '') || o.deliver_phone, 'address', o.deliver_address, 'email', o.deliver_email,
    'country', o.deliver_country, 'postcode', o.deliver_postcode, 'note', o.deliver_note) as "deliverTo",
  o.tax_included as "taxIncluded"`;

export async function readOrder(db: Db, orderNo: number): Promise<Order | undefined> {
  const [order] = await db.query(
    orderRow,
    sql`select ${orderColumns} from orders o where o.order_no = ${orderNo}`,
    { name: 'order' },
  );
  return order;
}

/** What an order's price is made of beside its meals. */
export async function readCharges(db: Db, orderNo: number): Promise<OrderCharge[]> {
  return db.query(
    chargeRow,
    sql`select kind, line_no as "lineNo", charge_name as "name", basis_points as "basisPoints", cents, included
    from order_charge where order_no = ${orderNo} order by charge_no`,
    { name: 'order-charges' },
  );
}

const brokenRow = z.object({ orderNo: z.int(), totalCents: z.int(), partsCents: z.int() });
export type BrokenOrder = z.infer<typeof brokenRow>;

/** Orders whose lines, ingredients and charges are not all there: they do not sum to what the order costs. */
export async function readBroken(db: Db): Promise<BrokenOrder[]> {
  return db.query(
    brokenRow,
    sql`with line as (
      select l.order_no, l.preparation_cents + coalesce(sum(c.price_cents), 0) as cents
      from order_recipe l left join shopping_cart c using (order_no, recipe_no, line_no)
      group by l.order_no, l.recipe_no, l.line_no
    ), lines as (
      select order_no, sum(cents) as cents from line group by order_no
    ), charges as (
      select order_no, sum(cents) as cents from order_charge where not included group by order_no
    )
    select o.order_no as "orderNo", o.total_cents as "totalCents", (coalesce(l.cents, 0) + coalesce(c.cents, 0))::bigint as "partsCents"
    from orders o left join lines l using (order_no) left join charges c using (order_no)
    where l.cents is null or l.cents + coalesce(c.cents, 0) <> o.total_cents order by o.order_no`,
  );
}

const countRow = z.object({ orders: z.int() });

export async function countOrders(db: Db): Promise<number> {
  const [row] = await db.query(countRow, sql`select count(*) as "orders" from orders`);
  return row?.orders ?? 0;
}

export async function lockOrder(tx: Tx, orderNo: number): Promise<Order | undefined> {
  const [order] = await tx.query(
    orderRow,
    sql`select ${orderColumns} from orders o where o.order_no = ${orderNo} for no key update`,
  );
  return order;
}

export type OrderQuestion = {
  customerNo?: number | undefined;
  status?: Status | undefined;
  day?: string | undefined;
  /** Which cooks it. */
  kitchen?: number | undefined;
  /** Whose day was before this one, with the box still in the house. */
  lateOn?: string | undefined;
  /** Words of the name, the address, the postcode or the e-mail, a phone, the order's number, or what lies in the box. */
  q?: string | undefined;
  before?: number | undefined;
  limit: number;
};

/** Newest first. */
export async function findOrders(db: Db, question: OrderQuestion): Promise<Order[]> {
  const { customerNo, status, day, kitchen, lateOn, q, before, limit } = question;
  const asked = sql`(${customerNo ?? null}::bigint is null or o.customer_no = ${customerNo ?? null})
      and (${status ?? null}::text is null or o.order_status = ${status ?? null})
      and (${day ?? null}::date is null or o.delivery_day = ${day ?? null})
      and (${kitchen ?? null}::int is null or o.kitchen_no = ${kitchen ?? null})
      and (${lateOn ?? null}::date is null or o.delivery_day < ${lateOn ?? null}
        and is_in_the_house(o.order_status) and is_live(o.order_status))
      and (${before ?? null}::bigint is null or o.order_no < ${before ?? null})`;
  const found =
    q === undefined
      ? sql`true`
      : sql`o.order_no = any (array(${sought(q, asked, limit, await readWindow(db, before))}))`;
  return db.query(
    orderRow,
    sql`select ${orderColumns} from orders o where ${found} and ${asked} order by o.order_no desc limit ${limit}`,
  );
}

/** So many of the newest orders are looked at first. */
const windowSize = 20_000;
const windowRow = z.object({ after: z.int() });

/** Above which number those are; 0 where there are not so many. */
async function readWindow(db: Db, before: number | undefined): Promise<number> {
  const [window] = await db.query(
    windowRow,
    sql`select o.order_no as "after" from orders o
    where o.order_no <= coalesce(${before ?? null}::bigint, (select max(order_no) from orders)) - ${windowSize}
    order by o.order_no desc limit 1`,
  );
  return window?.after ?? 0;
}

/**
 * The newest of a window, and of all where those are too few. An index of words answers in no order: in one go all orders with a word that many
 * have would be read, to show a page of them.
 */
function newestOf(isTheirs: Sql, asked: Sql, limit: number, after: number): Sql {
  const within = (window: Sql) =>
    sql`select o.order_no from orders o where ${isTheirs} and ${asked} and ${window} order by o.order_no desc limit ${limit}`;
  if (after === 0) return within(sql`true`);
  return sql`with newest as materialized (${within(sql`o.order_no > ${after}`)})
    select order_no from newest
    union all (${within(sql`o.order_no <= ${after} and (select count(*) from newest) < ${limit}`)})`;
}

/** Each way of finding stops after as many as are shown, newest first, so that a food which most boxes hold is found as quickly as a rare one. */
function sought(q: string, asked: Sql, limit: number, after: number): Sql {
  const { email, no, words, few } = peopleSearch(q);
  const newest = sql`order by o.order_no desc limit ${limit}`;
  if (email !== null)
    return sql`select theirs.order_no from customers_by_email(${email}) c (customer_no) cross join lateral (
      select o.order_no from orders o where o.customer_no = c.customer_no and ${asked} ${newest}) theirs`;
  const items = itemSearch(q);
  const isTheirs = sql`(o.order_no = ${no}::bigint
      or order_words(o.deliver_name, o.deliver_phone, o.deliver_address, o.deliver_email, o.deliver_postcode) @@ ${words}::tsquery)`;
  // Of a few, all: looked for newest first among those of years, each order would be asked whether it is one.
  const people = few
    ? sql`select o.order_no from orders o where o.order_no = any (array(select o.order_no from orders o where ${isTheirs})) and ${asked} ${newest}`
    : newestOf(isTheirs, asked, limit, after);
  if (items === null) return people;
  const holding = (
    kind: string,
    rows: Sql,
  ) => sql`select held.order_no from item_name i cross join lateral (
      select distinct o.order_no from ${rows} join orders o using (order_no) where ${asked} ${newest}) held
    where i.kind = ${kind} and item_words(i.item_name) @@ ${items}::tsquery`;
  return sql`(${people})
    union ${holding('recipe', sql`(select order_no from order_recipe where recipe_no = i.item_no) r`)}
    union ${holding('ingredient', sql`(select order_no from shopping_cart where ingredients_no = i.item_no) c`)}`;
}

export async function readLines(db: Db, orderNo: number): Promise<OrderLine[]> {
  return db.query(
    orderLineRow,
    sql`select r.line_no as "lineNo", r.recipe_no as "recipeNo", r.edition_no as "editionNo",
      r.recipe_name as "name", r.recipe_description as "description", r.order_quantity as "servings",
      r.price_cents as "priceCents", r.preparation_cents as "preparationCents", sold_as(r.order_no, r.line_no) as "taxClass", r.allergens,
      r.may_contain as "mayContain", r.traces_unknown as "tracesUnknownIn",
      r.allergens_unknown as "unknownIn", r.diets, r.changes, r.acknowledged, r.packed_at as "packedAt", r.offer_week as "offerWeek",
      (select json_agg(json_build_object('ingredientNo', c.ingredients_no, 'name', c.ingredients_name, 'amount', c.quantity,
          'unit', i.unit, 'cents', c.price_cents, 'pieceGrams', i.piece_grams, 'allergens', i.allergens,
          'mayContain', i.may_contain, 'alcoholPermille', i.alcohol_permille, 'diets', i.diets, 'cooking', i.cooking) order by c.ingredients_no)
        from shopping_cart c join ingredients i using (ingredients_no)
        where c.order_no = r.order_no and c.recipe_no = r.recipe_no and c.line_no = r.line_no) as ingredients,
      case when r.changes = '[]' then '[]' else
        (select e.content -> 'ingredients' from recipe_edition e where e.recipe_no = r.recipe_no and e.edition_no = r.edition_no)
      end as "recipeIngredients",
      case when r.changes = '[]' then null else
        (select json_build_object('name', e.content -> 'name', 'description', e.content -> 'description', 'story', e.content -> 'story',
          'servings', e.content -> 'servings', 'follows', e.content -> 'follows')
          from recipe_edition e where e.recipe_no = r.recipe_no and e.edition_no = r.edition_no)
      end as "texts"
    from order_recipe r where r.order_no = ${orderNo} order by r.line_no`,
    { name: 'order-lines' },
  );
}

export async function readMoves(db: Db, orderNo: number): Promise<OrderMove[]> {
  return db.query(
    orderMoveRow,
    sql`select from_status as "from", to_status as "to", moved_at as "movedAt", moved_by as "movedBy", reason
    from order_move where order_no = ${orderNo} order by move_no`,
    { name: 'order-moves' },
  );
}

export async function readPayments(db: Db, orderNo: number): Promise<OrderPayment[]> {
  return db.query(
    orderPaymentRow,
    sql`select p.payment_no as "paymentNo", p.purpose, p.state, p.provider, p.amount_cents as "amountCents",
      p.captured_cents as "capturedCents", p.refunded_cents as "refundedCents", p.refund_reserved_cents as "refundReservedCents",
      coalesce((select sum(case t.cause when 'dispute-won' then -t.amount_cents else t.amount_cents end) from transfer t
        where t.key in ('dispute-' || p.payment_no || '-opened', 'dispute-' || p.payment_no || '-won')), 0)::bigint as "disputedCents",
      p.failure, m.label as "card", p.opened_at as "openedAt"
    from payment p left join payment_method m using (provider, method_ref) where p.order_no = ${orderNo} and p.account is null
    order by p.payment_no`,
    { name: 'order-payments' },
  );
}

export async function readBeside(db: Db, orderNo: number): Promise<z.infer<typeof besideRow>> {
  const [row] = await db.query(
    besideRow,
    sql`select (select u.terms from promotion_use u where u.order_no = ${orderNo}) as "promotion",
      (select coalesce(sum(p.authorised_cents), 0)::bigint from payment p
        where p.order_no = ${orderNo} and p.account is not null and p.state = 'closed') as "freedCents",
      (select coalesce(json_agg(json_build_object('kind', p.provider, 'account', p.account, 'codeEnd', g.code_end,
          'cents', greatest(p.authorised_cents, p.captured_cents), 'backCents', greatest(p.refunded_cents, p.refund_reserved_cents))
          order by p.payment_no), '[]')
        from payment p left join gift_card g on 'gift:' || g.gift_no = p.account
        where p.order_no = ${orderNo} and p.account is not null and p.state in ('held', 'captured')) as "tenders"`,
    { name: 'order-beside' },
  );
  if (!row) throw new Error(`Nobody answered what order ${orderNo} is paid with.`);
  return row;
}

/** The cards of an order's recipes in the edition that was ordered. */
export async function readEditions(
  db: Db,
  orderNo: number,
): Promise<{ lineNo: number; content: EditionContent }[]> {
  return db.query(
    editionRow,
    sql`select r.line_no as "lineNo", e.content from order_recipe r
    join recipe_edition e using (recipe_no, edition_no) where r.order_no = ${orderNo} order by r.line_no`,
  );
}

/** The cashier looks at the order's money at once. */
export async function askCashier(tx: Tx, orderNo: number, now: Date): Promise<void> {
  await tx.run(sql`update orders set cashier_at = ${now} where order_no = ${orderNo}`);
}

/** Answers the number of the move. */
export async function writeMove(tx: Tx, orderNo: number, move: OrderMove): Promise<number> {
  await tx.run(sql`update orders set order_status = ${move.to} where order_no = ${orderNo}`);
  const [row] = await tx.query(
    moveNoRow,
    sql`insert into order_move (order_no, move_no, from_status, to_status, moved_at, moved_by, reason)
    select ${orderNo}, count(*) + 1, ${move.from}, ${move.to}, ${move.movedAt}, ${move.movedBy}, ${move.reason}
    from order_move where order_no = ${orderNo} returning move_no as "moveNo"`,
  );
  if (!row) throw new Error(`A move of order ${orderNo} was not written.`);
  return row.moveNo;
}

/** Writes down that the customer is told of a move; false where it was taken back since. The caller has the order's pen. */
export async function tellMove(
  tx: Tx,
  move: { orderNo: number; moveNo: number; backs: readonly string[] },
  toldAt: Date,
): Promise<boolean> {
  const told = await tx.run(sql`update order_move m set told_at = coalesce(m.told_at, ${toldAt})
    where m.order_no = ${move.orderNo} and m.move_no = ${move.moveNo} and not exists (
      select 1 from order_move b where b.order_no = m.order_no and b.move_no > m.move_no
        and b.from_status = m.to_status and b.to_status = any (${move.backs}::text[]))`);
  return told > 0;
}

/** The moves that brought an order to a status; what came there because a later move was taken back had been there. */
const onwardTo = (to: Status) =>
  sql`to_status = ${to} and from_status <> all(${statuses.filter((from) => goesBack(from, to))}::text[])`;

/** Whether the customer was told of the last move onward to a status. */
export async function wasTold(tx: Tx, orderNo: number, to: Status): Promise<boolean> {
  const [last] = await tx.query(
    toldRow,
    sql`select told_at is not null as "told" from order_move
    where order_no = ${orderNo} and ${onwardTo(to)} order by move_no desc limit 1`,
  );
  return last?.told ?? false;
}

/** Whether staff gave money back since the order came to this status: it tells what happened to its box. */
export async function refundedSince(tx: Tx, orderNo: number, status: Status): Promise<boolean> {
  const [row] = await tx.query(
    toldRow,
    sql`select exists (select 1 from refund r where r.order_no = ${orderNo} and r.asked_by <> all(${Object.values(shopsOwn)}::text[]) and r.state <> 'failed'
      and r.asked_at >= (select max(moved_at) from order_move where order_no = ${orderNo} and ${onwardTo(status)})) as "told"`,
  );
  return row?.told ?? false;
}

/** The days from this one on with orders that promise nothing in writing. */
export async function daysWithoutPromise(db: Db, from: string): Promise<string[]> {
  const rows = await db.query(
    dayRow,
    sql`select distinct delivery_day as "day" from orders
    where cancel_until is null and delivery_day >= ${from} order by delivery_day`,
  );
  return rows.map(({ day }) => day);
}

export async function writePromise(
  db: Db,
  day: string,
  { cancelUntil, timeZone }: Promised,
): Promise<void> {
  await db.run(sql`update orders set cancel_until = ${cancelUntil}, time_zone = ${timeZone}
    where cancel_until is null and delivery_day = ${day}`);
}

/** Whoever calls a box packed says that every line is in it. */
export async function packEveryLine(tx: Tx, orderNo: number, packedAt: Date): Promise<void> {
  await tx.run(sql`update order_recipe set packed_at = ${packedAt}
    where order_no = ${orderNo} and packed_at is null`);
}

export async function takenBy(
  tx: Tx,
  orderNo: number,
): Promise<{ ingredientNo: number; amount: number }[]> {
  return tx.query(
    amountRow,
    sql`select ingredients_no as "ingredientNo", sum(quantity)::bigint as "amount"
    from shopping_cart where order_no = ${orderNo} group by ingredients_no`,
  );
}

/** Portions of weeks' offers that a cancelled order had can be ordered by others. */
export async function giveOffersBack(tx: Tx, orderNo: number): Promise<void> {
  await tx.run(sql`with given as (
      select offer_week as week, recipe_no, sum(order_quantity)::bigint as portions from order_recipe
      where order_no = ${orderNo} and offer_week is not null group by 1, 2
    ), held as (
      select o.week, o.recipe_no from menu_offer o where (o.week, o.recipe_no) in (select week, recipe_no from given)
      order by o.week, o.recipe_no for no key update
    )
    update menu_offer o set taken = o.taken - g.portions from given g join held h using (week, recipe_no)
    where o.week = g.week and o.recipe_no = g.recipe_no`);
}

const linesOf = (
  orders: Sql,
  which: Sql,
) => sql`select o.order_no as "orderNo", r.line_no as "lineNo", o.deliver_name as "deliverName",
    o.delivery_day as "day", o.order_status as "status", r.allergens, r.allergens_unknown as "unknownIn", r.may_contain as "mayContain",
    r.traces_unknown as "tracesUnknownIn", r.diets, o.confirmed_age as "confirmedAge",
    json_agg(json_build_object('ingredientNo', c.ingredients_no, 'name', c.ingredients_name, 'amount', c.quantity, 'unit', i.unit,
      'pieceGrams', i.piece_grams, 'allergens', i.allergens, 'mayContain', i.may_contain, 'alcoholPermille', i.alcohol_permille,
      'diets', i.diets)
      order by c.ingredients_no) as ingredients
  from orders o join order_recipe r using (order_no)
    join shopping_cart c on c.order_no = r.order_no and c.recipe_no = r.recipe_no and c.line_no = r.line_no
    join ingredients i using (ingredients_no)
  where o.order_no = any (array(${orders})) and ${which}
  group by o.order_no, r.order_no, r.recipe_no, r.line_no order by o.order_no, r.line_no`;

/** On their way, each looked up by its own index: one question for both would read all orders that there ever were. */
const onTheirWay = statuses.filter(
  (status) => orderStatuses[status].awaited && !orderStatuses[status].inTheHouse,
);
const awaited = sql`select order_no from orders where is_in_the_house(order_status)
  union all select order_no from orders where order_status = any (${onTheirWay}::text[])`;

/** The lines that somebody waits for, or got `since` that day, with any of these in them, and of their ingredients only these. */
export async function readUneaten(
  db: Db,
  ingredientNos: readonly number[],
  since: string,
): Promise<AwaitedLine[]> {
  const delivered = sql`select order_no from orders where delivery_day >= ${since}::date and is_live(order_status)`;
  return db.query(
    awaitedLineRow,
    linesOf(
      sql`${awaited} union all ${delivered}`,
      sql`c.ingredients_no = any (${ingredientNos}::bigint[])`,
    ),
  );
}

/** The lines that somebody waits for and that may hold or suit what they were not sold as, and of their ingredients only those to blame. */
export async function readOutgrown(
  db: Db,
  { day, kitchen }: { day?: string | undefined; kitchen?: number | undefined },
): Promise<AwaitedLine[]> {
  return db.query(
    awaitedLineRow,
    linesOf(
      awaited,
      sql`(${day ?? null}::date is null or o.delivery_day = ${day ?? null})
      and (${kitchen ?? null}::int is null or o.kitchen_no = ${kitchen ?? null}) and (
      not i.allergens <@ r.allergens or not i.may_contain <@ (r.allergens || coalesce(r.may_contain, '{}'))
      or (i.allergens is null and not c.ingredients_no::text = any (r.allergens_unknown))
      or not r.diets <@ coalesce(i.diets, '{}') or (o.confirmed_age is null and i.alcohol_permille > ${strongestForAll}))`,
    ),
  );
}

/** Whether this is the first to tell the order's customer of this correction. */
export async function writeCorrection(
  tx: Tx,
  orderNo: number,
  version: number,
  toldAt: Date,
): Promise<boolean> {
  const told = await tx.query(
    correctionRow,
    sql`insert into order_correction (order_no, catalogue_version, told_at) values (${orderNo}, ${version}, ${toldAt})
    on conflict do nothing returning order_no as "orderNo"`,
  );
  return told.length > 0;
}
