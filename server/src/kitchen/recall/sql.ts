import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Hazard } from '../../contract/hazards.ts';
import { shopsReasons } from '../../contract/shops-own.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  progressRow,
  recallLineRow,
  recallRow,
  type Progress,
  type Recall,
  type RecallLine,
} from './recalled.ts';

const recallColumns = sql`r.recall_no as "recallNo", r.lot_no as "lotNo", l.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit,
  l.supplier_lot as "supplierLot", r.is_drill as "isDrill", r.hazard, r.note, r.started_at as "startedAt", r.started_by as "startedBy",
  r.found_ms as "foundMs", r.ended_at as "endedAt", r.ended_by as "endedBy", c.boxes, c.told as "toldBoxes"`;
const recallTables = sql`recall r join lot l using (lot_no) join ingredients i using (ingredients_no) cross join lateral (
  select count(distinct t.order_no) as boxes, count(distinct t.order_no) filter (where t.told_at is not null) as told
  from recall_line t where t.recall_no = r.recall_no) c`;

const noRow = z.object({ recallNo: z.int() });

/** Newest first. */
export const readRecalls = (
  db: Db,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Recall[]> =>
  db.query(
    recallRow,
    sql`select ${recallColumns} from ${recallTables}
    where ${before ?? null}::bigint is null or r.recall_no < ${before ?? null} order by r.recall_no desc limit ${limit}`,
  );

export async function readRecall(db: Db, recallNo: number): Promise<Recall | undefined> {
  const [recall] = await db.query(
    recallRow,
    sql`select ${recallColumns} from ${recallTables} where r.recall_no = ${recallNo}`,
  );
  return recall;
}

/** Takes the pen for a recall; false where there is none. */
export async function lockRecall(tx: Tx, recallNo: number): Promise<boolean> {
  const found = await tx.query(
    noRow,
    sql`select recall_no as "recallNo" from recall where recall_no = ${recallNo} for no key update`,
  );
  return found.length > 0;
}

/** The recall, or the drill, of a lot that goes on. */
export async function readOpen(
  db: Db,
  lotNo: number,
  isDrill: boolean,
): Promise<number | undefined> {
  const [open] = await db.query(
    noRow,
    sql`select recall_no as "recallNo" from recall where lot_no = ${lotNo} and is_drill = ${isDrill} and ended_at is null`,
  );
  return open?.recallNo;
}

export async function addRecall(
  tx: Tx,
  recall: {
    lotNo: number;
    isDrill: boolean;
    hazard: Hazard;
    note: string | null;
    at: Date;
    by: string;
  },
): Promise<number> {
  const { lotNo, isDrill, hazard, note, at, by } = recall;
  const [row] = await tx.query(
    noRow,
    sql`insert into recall (lot_no, is_drill, hazard, note, started_at, started_by)
    values (${lotNo}, ${isDrill}, ${hazard}, ${note}, ${at}, ${by}) returning recall_no as "recallNo"`,
  );
  if (!row) throw new Error('A recall was not written.');
  return row.recallNo;
}

/** Writes down exactly the lines that have some of the lot; answers how many. The caller has the pen of the lots. */
export const writeLines = (tx: Tx, recallNo: number, lotNo: number): Promise<number> =>
  tx.run(sql`insert into recall_line (recall_no, order_no, line_no, ingredients_no, amount)
    select ${recallNo}, b.order_no, b.line_no, b.ingredients_no, sum(b.amount) from order_lot b
    where b.lot_no = ${lotNo} group by b.order_no, b.line_no, b.ingredients_no order by b.order_no, b.line_no`);

export async function writeFound(tx: Tx, recallNo: number, foundMs: number): Promise<void> {
  await tx.run(sql`update recall set found_ms = ${foundMs} where recall_no = ${recallNo}`);
}

/** Where a line `t` of a recall `r` is; of its order `o`. What is here again has to be taken out, though its customer was told. */
const holds = sql`exists (select from order_lot b where b.order_no = t.order_no and b.line_no = t.line_no and b.lot_no = r.lot_no)`;
const stateOf = sql`case
    when ${holds} and is_in_the_house(o.order_status) then 'here'
    when t.told_at is not null then 'told'
    when ${holds} then 'left'
    else 'without' end`;
/** What was asked back for the line as called back. */
const refundsOf = sql`(select sum(f.cents)::bigint as cents from refund f
    where t.told_at is not null and f.order_no = t.order_no and f.reason = ${shopsReasons.recalled} and f.state <> 'failed' and f.parts @> jsonb_build_object('asked',
      jsonb_build_array(jsonb_build_object('lineNo', t.line_no, 'ingredientNo', t.ingredients_no))))`;
const linesOf = (
  recallNo: number,
) => sql`recall r join recall_line t using (recall_no) join orders o using (order_no)
    cross join lateral ${refundsOf} f where r.recall_no = ${recallNo}`;

export async function readProgress(db: Db, recallNo: number): Promise<Progress> {
  const [progress] = await db.query(
    progressRow,
    sql`select count(*) filter (where s.state = 'here') as "here", count(*) filter (where s.state = 'left') as "left",
      count(*) filter (where s.state = 'told') as "told", count(*) filter (where s.state = 'without') as "without", count(s.cents) as "refunded"
    from (select ${stateOf} as state, f.cents from ${linesOf(recallNo)}) s`,
  );
  if (!progress) throw new Error(`Recall ${recallNo} did not tell how far it is.`);
  return progress;
}

type Place = { orderNo: number; lineNo: number };

/** By order and line. */
export const readLines = (
  db: Db,
  recallNo: number,
  { after, orderNo, limit }: { after?: Place | undefined; orderNo?: number; limit: number },
): Promise<RecallLine[]> =>
  db.query(
    recallLineRow,
    sql`select t.order_no as "orderNo", t.line_no as "lineNo", t.ingredients_no as "ingredientNo", t.amount, t.told_at as "toldAt",
      o.customer_no as "customerNo", o.deliver_name as "name", to_char(o.delivery_day, 'YYYY-MM-DD') as "day", o.order_status as "status",
      (select p.recipe_name from order_recipe p where p.order_no = t.order_no and p.line_no = t.line_no) as "meal", ${stateOf} as "state",
      f.cents as "refundedCents", o.currency
    from ${linesOf(recallNo)}
      and (${orderNo ?? null}::bigint is null or t.order_no = ${orderNo ?? null})
      and (${after?.orderNo ?? null}::bigint is null or (t.order_no, t.line_no) > (${after?.orderNo ?? null}::bigint, ${after?.lineNo ?? null}::integer))
    order by t.order_no, t.line_no limit ${limit}`,
  );

const exampleRow = z.object({ orderNo: z.int() });

/** A box to read the letter by: one that has left where there is one. */
export async function readExample(db: Db, recallNo: number): Promise<number | undefined> {
  const [row] = await db.query(
    exampleRow,
    sql`select t.order_no as "orderNo" from recall_line t join orders o using (order_no) where t.recall_no = ${recallNo}
    order by is_in_the_house(o.order_status) or not is_live(o.order_status), t.order_no limit 1`,
  );
  return row?.orderNo;
}

const toldRow = z.object({ orderNo: z.int(), lineNo: z.int(), ingredientNo: z.int() });
export type ToldLine = z.infer<typeof toldRow>;

/** Marks the lines told whose boxes have left with some of the lot, and answers those that were not before. The caller has the pen of the lots. */
export const tellLines = (tx: Tx, recallNo: number, at: Date): Promise<ToldLine[]> =>
  tx.query(
    toldRow,
    sql`update recall_line t set told_at = ${at} from recall r, orders o
    where r.recall_no = ${recallNo} and t.recall_no = r.recall_no and o.order_no = t.order_no and t.told_at is null
      and ${holds} and not is_in_the_house(o.order_status)
    returning t.order_no as "orderNo", t.line_no as "lineNo", t.ingredients_no as "ingredientNo"`,
  );

/** False where it has ended already. */
export async function endRecall(
  tx: Tx,
  recallNo: number,
  { at, by }: { at: Date; by: string },
): Promise<boolean> {
  const ended = await tx.run(
    sql`update recall set ended_at = ${at}, ended_by = ${by} where recall_no = ${recallNo} and ended_at is null`,
  );
  return ended === 1;
}
