import sql from 'sql-template-tag';
import { z } from 'zod';
import { units } from '../../contract/food-terms.ts';
import { statuses } from '../../contract/order-status.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { refundRow, type Refund, type RefundParts } from './refund.ts';

const orderRow = z.object({
  orderNo: z.int(),
  day: z.iso.date(),
  status: z.enum(statuses),
  currency: z.string(),
  taxRegion: z.string().nullable(),
  paymentBy: z.string().nullable(),
  name: z.string(),
  email: z.string(),
});
export type OrderToRefund = z.infer<typeof orderRow>;
const orderColumns = sql`order_no as "orderNo", delivery_day as "day", order_status as "status", currency, tax_region as "taxRegion",
  payment_by as "paymentBy", deliver_name as "name", deliver_email as "email"`;

export async function readOrder(db: Db, orderNo: number): Promise<OrderToRefund | undefined> {
  const [order] = await db.query(
    orderRow,
    sql`select ${orderColumns} from orders where order_no = ${orderNo}`,
  );
  return order;
}

/** Takes the order's pen; whoever asks money back for it waits for the other. */
export async function lockOrder(tx: Tx, orderNo: number): Promise<OrderToRefund | undefined> {
  const [order] = await tx.query(
    orderRow,
    sql`select ${orderColumns} from orders where order_no = ${orderNo} for no key update`,
  );
  return order;
}

const ingredientRow = z.object({
  lineNo: z.int(),
  ingredientNo: z.int(),
  name: z.string().nullable(),
  unit: z.enum(units),
  amount: z.int(),
  cents: z.int(),
  lineCents: z.int(),
  /** What was told to be missing in the box, or was called back. */
  missingAmount: z.int(),
  /** What of it was called back. */
  recalledAmount: z.int(),
  lineName: z.string().nullable(),
});
export type OrderedIngredient = z.infer<typeof ingredientRow>;

export async function readIngredients(db: Db, orderNo: number): Promise<OrderedIngredient[]> {
  return db.query(
    ingredientRow,
    sql`select i.line_no as "lineNo", i.ingredients_no as "ingredientNo", i.ingredients_name as "name", g.unit as "unit",
      i.quantity as "amount", i.price_cents as "cents", l.price_cents as "lineCents",
      coalesce(m.amount, 0)::bigint as "missingAmount", coalesce(m.recalled_amount, 0)::bigint as "recalledAmount", l.recipe_name as "lineName"
    from shopping_cart i join ingredients g using (ingredients_no) join order_recipe l using (order_no, line_no)
      left join missing_ingredient m using (order_no, line_no, ingredients_no)
    where i.order_no = ${orderNo} order by i.line_no, i.ingredients_no`,
  );
}

const paymentRow = z.object({
  paymentNo: z.int(),
  provider: z.string(),
  /** Of credit or a gift card; null: a provider's. */
  account: z.string().nullable(),
  currency: z.string(),
  capturedCents: z.int(),
  refundedCents: z.int(),
  reservedCents: z.int(),
  /** What its card is called, while it is kept. */
  card: z.string().nullable(),
});
export type PaymentToRefund = z.infer<typeof paymentRow>;

/** The payments that brought money in, in the order in which money goes back: cards, the newest first, then gift cards, then credit. */
export async function readCaptured(db: Db, orderNo: number): Promise<PaymentToRefund[]> {
  return db.query(
    paymentRow,
    sql`select payment_no as "paymentNo", provider, account, currency, captured_cents as "capturedCents", refunded_cents as "refundedCents",
      refund_reserved_cents as "reservedCents", m.label as "card"
    from payment left join payment_method m using (provider, method_ref)
    where order_no = ${orderNo} and captured_cents > 0 order by account is not null, provider = 'credit', payment_no desc`,
  );
}

const refundColumns = sql`refund_no as "refundNo", order_no as "orderNo", payment_no as "paymentNo", key, cents, reason, parts, state, failure,
  asked_at as "askedAt", asked_by as "askedBy", settled_at as "settledAt"`;

export async function readRefunds(db: Db, orderNo: number): Promise<Refund[]> {
  return db.query(
    refundRow,
    sql`select ${refundColumns} from refund where order_no = ${orderNo} order by refund_no`,
  );
}

export async function readRefund(db: Db, refundNo: number): Promise<Refund | undefined> {
  const [refund] = await db.query(
    refundRow,
    sql`select ${refundColumns} from refund where refund_no = ${refundNo}`,
  );
  return refund;
}

const numberRow = z.object({ refundNo: z.int() });

export async function writeRefund(
  tx: Tx,
  refund: Pick<
    Refund,
    'orderNo' | 'paymentNo' | 'key' | 'cents' | 'reason' | 'parts' | 'askedAt' | 'askedBy'
  >,
): Promise<number> {
  const { orderNo, paymentNo, key, cents, reason, parts, askedAt, askedBy } = refund;
  const [written] = await tx.query(
    numberRow,
    sql`insert into refund (order_no, payment_no, key, cents, reason, parts, asked_at, asked_by)
    values (${orderNo}, ${paymentNo}, ${key}, ${cents}, ${reason}, ${JSON.stringify(parts)}::jsonb, ${askedAt}, ${askedBy})
    returning refund_no as "refundNo"`,
  );
  if (!written) throw new Error(`The refund ${key} was not written.`);
  return written.refundNo;
}

/** Puts so much of a payment aside; false where less is left, whatever was read before. */
export async function reserve(tx: Tx, paymentNo: number, cents: number): Promise<boolean> {
  const changed = await tx.run(
    sql`update payment set refund_reserved_cents = refund_reserved_cents + ${cents}
    where payment_no = ${paymentNo} and greatest(refund_reserved_cents, refunded_cents) + ${cents} <= captured_cents`,
  );
  return changed === 1;
}

/** A refund that failed takes nothing of its payment any more. */
export async function letGo(tx: Tx, paymentNo: number, cents: number): Promise<void> {
  await tx.run(sql`update payment set refund_reserved_cents = greatest(refund_reserved_cents - ${cents}, 0)
    where payment_no = ${paymentNo}`);
}

/** Refunds of a payment of which less went back than they sent are under way again, until their provider says which came back. */
export async function reopenRefunds(tx: Tx, paymentNo: number): Promise<void> {
  await tx.run(sql`update refund set state = 'sent', settled_at = null where payment_no = ${paymentNo} and state = 'succeeded'
    and (select p.refunded_cents from payment p where p.payment_no = ${paymentNo}) < (
      select sum(r.cents) from refund r where r.payment_no = ${paymentNo} and r.state = 'succeeded')`);
}

/** What went back of a payment is at least what its refunds say; its provider may have said so before. */
export async function countRefunded(tx: Tx, paymentNo: number): Promise<void> {
  await tx.run(sql`update payment p set refunded_cents = greatest(p.refunded_cents, least(p.captured_cents,
      (select coalesce(sum(r.cents), 0) from refund r where r.payment_no = p.payment_no and r.state = 'succeeded')))
    where p.payment_no = ${paymentNo}`);
}

export async function writeOutcome(
  tx: Tx,
  refundNo: number,
  outcome: {
    state: 'succeeded' | 'failed' | 'bounced';
    ref: string | null;
    failure: string | null;
    settledAt: Date;
  },
): Promise<void> {
  const { state, ref, failure, settledAt } = outcome;
  await tx.run(sql`update refund set state = ${state}, ref = coalesce(${ref}, ref), failure = ${failure}, settled_at = ${settledAt}
    where refund_no = ${refundNo}`);
}

export async function writeParts(tx: Tx, refundNo: number, parts: RefundParts): Promise<void> {
  await tx.run(
    sql`update refund set parts = ${JSON.stringify(parts)}::jsonb where refund_no = ${refundNo}`,
  );
}

/** Calls the cashier to an order now. */
export async function callCashier(tx: Tx, orderNo: number, now: Date): Promise<void> {
  await tx.run(sql`update orders set cashier_at = ${now} where order_no = ${orderNo}`);
}

/**
 * Writes down how much of an ingredient is missing or called back, in all; what was told before is not taken back. False where nothing is
 * new.
 */
export async function writeMissing(
  tx: Tx,
  missing: {
    orderNo: number;
    lineNo: number;
    ingredientNo: number;
    amount: number;
    toldAt: Date;
    toldBy: string;
  },
): Promise<boolean> {
  const { orderNo, lineNo, ingredientNo, amount, toldAt, toldBy } = missing;
  const written = await tx.run(
    sql`insert into missing_ingredient as m (order_no, line_no, ingredients_no, amount, told_at, told_by)
    values (${orderNo}, ${lineNo}, ${ingredientNo}, ${amount}, ${toldAt}, ${toldBy})
    on conflict (order_no, line_no, ingredients_no) do update
      set amount = excluded.amount, told_at = excluded.told_at, told_by = excluded.told_by where m.amount < excluded.amount`,
  );
  return written === 1;
}

/** A line of a box, and what of it is called back. */
export type Recalled = { orderNo: number; lineNo: number; ingredientNo: number };

/**
 * Writes down that an ingredient of these lines is called back: all that was in the box, for nobody can tell one lot from another there. What
 * was missing stays missing.
 */
export async function writeRecalled(
  tx: Tx,
  recalled: readonly Recalled[],
  { at, by }: { at: Date; by: string },
): Promise<void> {
  const orderNos = recalled.map(({ orderNo }) => orderNo);
  const lineNos = recalled.map(({ lineNo }) => lineNo);
  const ingredientNos = recalled.map(({ ingredientNo }) => ingredientNo);
  await tx.run(sql`insert into missing_ingredient as m (order_no, line_no, ingredients_no, amount, recalled_amount, told_at, told_by)
    select c.order_no, c.line_no, c.ingredients_no, c.quantity, c.quantity - coalesce(k.amount - k.recalled_amount, 0), ${at}, ${by}
    from unnest(${orderNos}::bigint[], ${lineNos}::integer[], ${ingredientNos}::bigint[]) r (order_no, line_no, ingredients_no)
      join shopping_cart c using (order_no, line_no, ingredients_no) left join missing_ingredient k using (order_no, line_no, ingredients_no)
    order by 1, 2, 3
    on conflict (order_no, line_no, ingredients_no) do update
      set amount = excluded.amount, recalled_amount = excluded.recalled_amount, told_at = excluded.told_at, told_by = excluded.told_by
      where m.recalled_amount < excluded.recalled_amount`);
}

const amountRow = z.object({ amount: z.int() });

/** How much of an ingredient was told to be missing, in base units. */
export async function readMissing(
  db: Db,
  { orderNo, lineNo, ingredientNo }: { orderNo: number; lineNo: number; ingredientNo: number },
): Promise<number> {
  const [row] = await db.query(
    amountRow,
    sql`select amount from missing_ingredient
    where order_no = ${orderNo} and line_no = ${lineNo} and ingredients_no = ${ingredientNo}`,
  );
  return row?.amount ?? 0;
}

const owedRow = z.object({ key: z.string(), cents: z.int(), reason: z.string() });
/** Money that is owed back of an order, under a key of its own. */
export type OwedBack = z.infer<typeof owedRow>;

export async function writeOwedBack(
  tx: Tx,
  orderNo: number,
  { key, cents, reason }: OwedBack,
): Promise<void> {
  await tx.run(sql`insert into owed_back (order_no, key, cents, reason) values (${orderNo}, ${key}, ${cents}, ${reason})
    on conflict do nothing`);
}

export async function readOwedBack(db: Db, orderNo: number): Promise<OwedBack[]> {
  return db.query(
    owedRow,
    sql`select key, cents, reason from owed_back where order_no = ${orderNo} order by key`,
  );
}
