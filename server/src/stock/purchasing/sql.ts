import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  articleRow,
  purchaseLineRow,
  purchaseRow,
  receiptLineRow,
  receiptRow,
  supplierRow,
  type Article,
  type ArticleFacts,
  type NewPurchaseLine,
  type Purchase,
  type PurchaseLine,
  type PurchaseState,
  type Receipt,
  type ReceiptLine,
  type Supplier,
  type SupplierFacts,
} from './supplier.ts';

const supplierColumns = sql`supplier_no as "supplierNo", supplier_name as "name", contact_name as "contactName", email, phone, address,
  currency, lead_days as "leadDays", order_weekdays as "orderWeekdays", min_order_cents as "minOrderCents", note, active, version`;
const noRow = z.object({ no: z.int() });

/** By name. */
export const readSuppliers = (db: Db): Promise<Supplier[]> =>
  db.query(
    supplierRow,
    sql`select ${supplierColumns} from supplier order by active desc, lower(supplier_name), supplier_no`,
  );

export async function readSupplier(db: Db, supplierNo: number): Promise<Supplier | undefined> {
  const [supplier] = await db.query(
    supplierRow,
    sql`select ${supplierColumns} from supplier where supplier_no = ${supplierNo}`,
  );
  return supplier;
}

/** Takes the pen for a supplier. */
export async function lockSupplier(tx: Tx, supplierNo: number): Promise<Supplier | undefined> {
  const [supplier] = await tx.query(
    supplierRow,
    sql`select ${supplierColumns} from supplier where supplier_no = ${supplierNo} for no key update`,
  );
  return supplier;
}

export async function addSupplier(tx: Tx, facts: SupplierFacts): Promise<number> {
  const [row] = await tx.query(
    noRow,
    sql`insert into supplier (supplier_name, contact_name, email, phone, address, currency, lead_days, order_weekdays, min_order_cents, note, active)
    values (${facts.name}, ${facts.contactName}, ${facts.email}, ${facts.phone}, ${facts.address}, ${facts.currency}, ${facts.leadDays},
      ${[...facts.orderWeekdays]}::integer[], ${facts.minOrderCents}, ${facts.note}, ${facts.active}) returning supplier_no as "no"`,
  );
  if (!row) throw new Error('A supplier was not written.');
  return row.no;
}

export async function writeSupplier(
  tx: Tx,
  supplierNo: number,
  facts: SupplierFacts,
): Promise<void> {
  await tx.run(sql`update supplier set supplier_name = ${facts.name}, contact_name = ${facts.contactName}, email = ${facts.email},
    phone = ${facts.phone}, address = ${facts.address}, currency = ${facts.currency}, lead_days = ${facts.leadDays},
    order_weekdays = ${[...facts.orderWeekdays]}::integer[], min_order_cents = ${facts.minOrderCents}, note = ${facts.note},
    active = ${facts.active}, version = version + 1 where supplier_no = ${supplierNo}`);
}

const articleColumns = sql`a.supplier_no as "supplierNo", a.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit,
  a.article_no as "articleNo", a.gtin, a.pack_amount as "packAmount", a.pack_cents as "packCents", a.preferred`;
const articlesWhere = (condition: Sql) =>
  sql`select ${articleColumns} from supplier_article a join ingredients i using (ingredients_no) where ${condition}
    order by i.ingredients_name, a.ingredients_no, a.supplier_no`;

/** Of one supplier, or of all. */
export const readArticles = (db: Db, supplierNo: number | null): Promise<Article[]> =>
  db.query(
    articleRow,
    articlesWhere(sql`${supplierNo}::bigint is null or a.supplier_no = ${supplierNo}`),
  );

export const readArticlesByGtin = (db: Db, gtin: string): Promise<Article[]> =>
  db.query(articleRow, articlesWhere(sql`a.gtin = ${gtin}`));

/** Whoever was bought from before is so no more. */
export async function writeArticle(
  tx: Tx,
  supplierNo: number,
  { ingredientNo, articleNo, gtin, packAmount, packCents, preferred }: ArticleFacts,
): Promise<void> {
  if (preferred)
    await tx.run(sql`update supplier_article set preferred = false
      where ingredients_no = ${ingredientNo} and supplier_no <> ${supplierNo} and preferred`);
  await tx.run(sql`insert into supplier_article (supplier_no, ingredients_no, article_no, gtin, pack_amount, pack_cents, preferred)
    values (${supplierNo}, ${ingredientNo}, ${articleNo}, ${gtin}, ${packAmount}, ${packCents}, ${preferred})
    on conflict (supplier_no, ingredients_no) do update set article_no = excluded.article_no, gtin = excluded.gtin,
      pack_amount = excluded.pack_amount, pack_cents = excluded.pack_cents, preferred = excluded.preferred`);
}

export async function removeArticle(
  tx: Tx,
  supplierNo: number,
  ingredientNo: number,
): Promise<boolean> {
  const removed = await tx.run(sql`delete from supplier_article
    where supplier_no = ${supplierNo} and ingredients_no = ${ingredientNo}`);
  return removed > 0;
}

const amountRow = z.object({ ingredientNo: z.int(), amount: z.int() });

/** Ordered and not here yet; for one kitchen, or all of them. */
export const readComing = (
  db: Db,
  kitchenNo?: number,
): Promise<{ ingredientNo: number; amount: number }[]> =>
  db.query(
    amountRow,
    sql`select l.ingredients_no as "ingredientNo", sum(greatest(0, l.packs * l.pack_amount - l.received_amount))::bigint as "amount"
    from purchase_order_line l join purchase_order p using (purchase_no) where p.state = 'sent'
      and (${kitchenNo ?? null}::int is null or p.kitchen_no = ${kitchenNo ?? null}) group by 1`,
  );

const purchasesWhere = (condition: Sql, rest: Sql) =>
  sql`select p.purchase_no as "purchaseNo", p.kitchen_no as "kitchenNo", p.supplier_no as "supplierNo", s.supplier_name as "supplierName", p.state, p.currency,
    to_char(p.expected_on, 'YYYY-MM-DD') as "expectedOn", p.note, p.made_at as "madeAt", p.made_by as "madeBy", p.sent_at as "sentAt", p.version,
    coalesce(sum(l.packs * l.pack_cents), 0)::bigint as "totalCents", count(l.ingredients_no) as "lines",
    count(*) filter (where l.received_amount >= l.packs * l.pack_amount) as "arrived"
  from purchase_order p join supplier s using (supplier_no) left join purchase_order_line l using (purchase_no)
  where ${condition} group by p.purchase_no, s.supplier_name ${rest}`;

/** Newest first. */
export const readPurchases = (
  db: Db,
  asked: {
    kitchen?: number | undefined;
    state?: PurchaseState | undefined;
    before: number | undefined;
    limit: number;
  },
): Promise<Purchase[]> =>
  db.query(
    purchaseRow,
    purchasesWhere(
      sql`(${asked.kitchen ?? null}::int is null or p.kitchen_no = ${asked.kitchen ?? null})
        and (${asked.state ?? null}::text is null or p.state = ${asked.state ?? null})
        and (${asked.before ?? null}::bigint is null or p.purchase_no < ${asked.before ?? null})`,
      sql`order by p.purchase_no desc limit ${asked.limit}`,
    ),
  );

export async function readPurchase(db: Db, purchaseNo: number): Promise<Purchase | undefined> {
  const [purchase] = await db.query(
    purchaseRow,
    purchasesWhere(sql`p.purchase_no = ${purchaseNo}`, sql``),
  );
  return purchase;
}

/** Takes the pen for an order. */
export async function lockPurchase(tx: Tx, purchaseNo: number): Promise<boolean> {
  const found = await tx.query(
    noRow,
    sql`select purchase_no as "no" from purchase_order where purchase_no = ${purchaseNo} for no key update`,
  );
  return found.length > 0;
}

export const readPurchaseLines = (db: Db, purchaseNo: number): Promise<PurchaseLine[]> =>
  db.query(
    purchaseLineRow,
    sql`select l.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit, l.article_no as "articleNo",
      l.pack_amount as "packAmount", l.pack_cents as "packCents", l.packs, l.received_amount as "receivedAmount"
    from purchase_order_line l join ingredients i using (ingredients_no) where l.purchase_no = ${purchaseNo}
    order by i.ingredients_name, l.ingredients_no`,
  );

export async function addPurchase(
  tx: Tx,
  made: {
    kitchenNo: number;
    supplierNo: number;
    currency: string;
    expectedOn: string | null;
    note: string | null;
    at: Date;
    by: string;
  },
): Promise<number> {
  const [row] = await tx.query(
    noRow,
    sql`insert into purchase_order (kitchen_no, supplier_no, currency, expected_on, note, made_at, made_by)
    values (${made.kitchenNo}, ${made.supplierNo}, ${made.currency}, ${made.expectedOn}, ${made.note}, ${made.at}, ${made.by}) returning purchase_no as "no"`,
  );
  if (!row) throw new Error('A purchase order was not written.');
  return row.no;
}

export async function writePurchase(
  tx: Tx,
  purchaseNo: number,
  { expectedOn, note }: Pick<Purchase, 'expectedOn' | 'note'>,
): Promise<void> {
  await tx.run(sql`update purchase_order set expected_on = ${expectedOn}, note = ${note}, version = version + 1
    where purchase_no = ${purchaseNo}`);
}

/** Instead of those that there are. */
export async function writePurchaseLines(
  tx: Tx,
  purchaseNo: number,
  lines: readonly NewPurchaseLine[],
): Promise<void> {
  await tx.run(sql`delete from purchase_order_line where purchase_no = ${purchaseNo}`);
  for (const { ingredientNo, articleNo, packAmount, packCents, packs } of lines)
    await tx.run(sql`insert into purchase_order_line (purchase_no, ingredients_no, article_no, pack_amount, packs, pack_cents)
      values (${purchaseNo}, ${ingredientNo}, ${articleNo}, ${packAmount}, ${packs}, ${packCents})`);
}

export async function writeState(
  tx: Tx,
  purchaseNo: number,
  state: PurchaseState,
  at: Date,
): Promise<void> {
  await tx.run(sql`update purchase_order set state = ${state}, version = version + 1,
    sent_at = case when ${state}::text = 'sent' then ${at}::timestamptz else sent_at end where purchase_no = ${purchaseNo}`);
}

/** What came counts for its order; a line that nobody ordered counts for none. */
export async function writeArrived(
  tx: Tx,
  purchaseNo: number,
  ingredientNo: number,
  amount: number,
): Promise<void> {
  await tx.run(sql`update purchase_order_line set received_amount = received_amount + ${amount}
    where purchase_no = ${purchaseNo} and ingredients_no = ${ingredientNo}`);
}

const askedRow = z.object({ no: z.int(), hash: z.string() });

export async function readReceiptByKey(
  db: Db,
  key: string,
): Promise<{ no: number; hash: string } | undefined> {
  const [row] = await db.query(
    askedRow,
    sql`select receipt_no as "no", request_hash as "hash" from goods_receipt where idempotency_key = ${key}`,
  );
  return row;
}

/** Undefined where somebody asked with this key before; while they did not finish it waits. */
export async function addReceipt(
  tx: Tx,
  made: {
    kitchenNo: number;
    supplierNo: number;
    purchaseNo: number | null;
    note: string | null;
    at: Date;
    by: string;
    key: string;
    hash: string;
  },
): Promise<number | undefined> {
  const [row] = await tx.query(
    noRow,
    sql`insert into goods_receipt (kitchen_no, supplier_no, purchase_no, received_at, received_by, note, idempotency_key, request_hash)
    values (${made.kitchenNo}, ${made.supplierNo}, ${made.purchaseNo}, ${made.at}, ${made.by}, ${made.note}, ${made.key}, ${made.hash})
    on conflict (idempotency_key) do nothing returning receipt_no as "no"`,
  );
  return row?.no;
}

export async function addReceiptLine(
  tx: Tx,
  receiptNo: number,
  line: Omit<ReceiptLine, 'name' | 'unit'>,
): Promise<void> {
  await tx.run(sql`insert into goods_receipt_line (receipt_no, line_no, ingredients_no, amount, cents, storage, temperature, action, action_note, lot_no)
    values (${receiptNo}, ${line.lineNo}, ${line.ingredientNo}, ${line.amount}, ${line.cents}, ${line.storage}, ${line.temperature},
      ${line.action}, ${line.actionNote}, ${line.lotNo})`);
}

const receiptColumns = sql`r.receipt_no as "receiptNo", r.kitchen_no as "kitchenNo", r.supplier_no as "supplierNo", s.supplier_name as "supplierName",
  r.purchase_no as "purchaseNo", r.received_at as "receivedAt", r.received_by as "receivedBy", r.note`;

/** Newest first. */
export const readReceipts = (
  db: Db,
  asked: {
    kitchen?: number | undefined;
    purchaseNo?: number | undefined;
    before: number | undefined;
    limit: number;
  },
): Promise<Receipt[]> =>
  db.query(
    receiptRow,
    sql`select ${receiptColumns} from goods_receipt r join supplier s using (supplier_no)
    where (${asked.kitchen ?? null}::int is null or r.kitchen_no = ${asked.kitchen ?? null})
      and (${asked.purchaseNo ?? null}::bigint is null or r.purchase_no = ${asked.purchaseNo ?? null})
      and (${asked.before ?? null}::bigint is null or r.receipt_no < ${asked.before ?? null})
    order by r.receipt_no desc limit ${asked.limit}`,
  );

export async function readReceipt(db: Db, receiptNo: number): Promise<Receipt | undefined> {
  const [receipt] = await db.query(
    receiptRow,
    sql`select ${receiptColumns} from goods_receipt r join supplier s using (supplier_no) where r.receipt_no = ${receiptNo}`,
  );
  return receipt;
}

export const readReceiptLines = (db: Db, receiptNo: number): Promise<ReceiptLine[]> =>
  db.query(
    receiptLineRow,
    sql`select l.line_no as "lineNo", l.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit, l.amount, l.cents, l.storage,
      l.temperature, l.action, l.action_note as "actionNote", l.lot_no as "lotNo"
    from goods_receipt_line l join ingredients i using (ingredients_no) where l.receipt_no = ${receiptNo} order by l.line_no`,
  );

const costRow = z.object({ beforeCents: z.int().nullable(), afterCents: z.int() });

/**
 * What the shop pays on average of what it has, moved by what came in: by weight of what is there. A cost that somebody wrote since counts
 * instead of the average of before. Before the lot is added, with its ingredient held. Answers what a pack cost before and costs now.
 */
export async function averageCost(
  tx: Tx,
  ingredientNo: number,
  came: { amount: number; cents: number },
  at: Date,
): Promise<{ beforeCents: number | null; afterCents: number } | undefined> {
  const [row] = await tx.query(
    costRow,
    sql`with known as (
      select i.ingredients_no, i.ingredients_quantity as pack, i.ingredients_cost * 100 as shown,
        case when i.ingredients_cost is null then null
          when round(c.unit_cents * i.ingredients_quantity) = i.ingredients_cost * 100 then c.unit_cents
          else i.ingredients_cost * 100 / i.ingredients_quantity end as unit_cents,
        (select coalesce(sum(l.amount), 0) from lot l where l.ingredients_no = i.ingredients_no) as there
      from ingredients i left join ingredient_cost c using (ingredients_no) where i.ingredients_no = ${ingredientNo}
    ), average as (
      select k.*, round(case when k.unit_cents is null then ${came.cents}::numeric / ${came.amount}::numeric
        else (k.unit_cents * k.there + ${came.cents}::numeric) / (k.there + ${came.amount}::numeric) end, 10) as moved from known k
    ), kept as (
      insert into ingredient_cost (ingredients_no, unit_cents, as_of) select a.ingredients_no, a.moved, ${at} from average a
      on conflict (ingredients_no) do update set unit_cents = excluded.unit_cents, as_of = excluded.as_of
    )
    update ingredients i set ingredients_cost = least(99.99, round(a.moved * a.pack) / 100), version = i.version + 1
    from average a where i.ingredients_no = a.ingredients_no
    returning a.shown::int as "beforeCents", (i.ingredients_cost * 100)::int as "afterCents"`,
  );
  return row;
}
