import sql from 'sql-template-tag';
import { z } from 'zod';
import { strongestUntold } from '../../contract/food-terms.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { soldCharge, soldClass, type SoldOrder } from './pieces.ts';
import type { Transfer } from './transfers.ts';

/** Posts them all at once; one whose key is in the books already is left out. Answers how many were new. */
export async function writeTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<number> {
  return tx.run(
    sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
    select * from unnest(${transfers.map(({ at }) => at.toISOString())}::timestamptz[], ${transfers.map(({ debit }) => debit)}::text[],
      ${transfers.map(({ credit }) => credit)}::text[], ${transfers.map(({ cents }) => cents)}::bigint[],
      ${transfers.map(({ currency }) => currency)}::text[], ${transfers.map(({ orderNo }) => orderNo)}::bigint[],
      ${transfers.map(({ cause }) => cause)}::text[], ${transfers.map(({ key }) => key)}::text[])
    on conflict (key) do nothing`,
  );
}

const soldRow = z.object({
  orderNo: z.int(),
  currency: z.string(),
  taxRegion: z.string().nullable(),
  lines: z.array(z.object({ lineNo: z.int(), cents: z.int(), taxClass: soldClass })),
  charges: z.array(soldCharge),
});

/** A class that has no tax left no leaf that names it: nothing but strong drink is alcohol then, everything else food. */
export async function readSold(db: Db, orderNo: number): Promise<SoldOrder | undefined> {
  const [order] = await db.query(
    soldRow,
    sql`select o.order_no as "orderNo", o.currency, o.tax_region as "taxRegion",
      (select coalesce(json_agg(json_build_object('lineNo', l.line_no, 'cents', l.price_cents, 'taxClass', coalesce(
          (select c.charge_name from order_charge c
            where c.order_no = o.order_no and c.line_no = l.line_no and c.kind = 'tax' limit 1),
          (select 'alcohol' from shopping_cart i join ingredients g using (ingredients_no)
            where i.order_no = o.order_no and i.line_no = l.line_no having bool_and(coalesce(g.alcohol_permille > ${strongestUntold}, false))),
          'food')) order by l.line_no), '[]')
        from order_recipe l where l.order_no = o.order_no) as "lines",
      (select coalesce(json_agg(json_build_object('kind', c.kind, 'lineNo', c.line_no, 'name', c.charge_name,
          'basisPoints', c.basis_points, 'cents', c.cents, 'included', c.included) order by c.charge_no), '[]')
        from order_charge c where c.order_no = o.order_no) as "charges"
    from orders o where o.order_no = ${orderNo}`,
  );
  return order;
}

const isSoldRow = z.object({ sold: z.boolean() });

export async function isSold(db: Db, orderNo: number): Promise<boolean> {
  const [row] = await db.query(
    isSoldRow,
    sql`select exists (select from transfer where order_no = ${orderNo} and cause = 'sale') as "sold"`,
  );
  return row?.sold ?? false;
}
