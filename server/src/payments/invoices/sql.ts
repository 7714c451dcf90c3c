import sql from 'sql-template-tag';
import { z } from 'zod';
import { invoiceContent, type InvoiceContent } from '../../contract/invoice.ts';
import type { Db, Tx } from '../../platform/platform.ts';

import type { DocumentNumber } from './invoice.ts';
import type { OrderToBill } from './write-invoice.ts';

const numberRow = z.object({ series: z.string(), number: z.int() });

/** The next number of the newest series with these letters. Its row is held until the end of the transaction, so that a number that is not used is drawn again. */
export async function drawNumber(tx: Tx, letters: string): Promise<DocumentNumber> {
  const [drawn] = await tx.query(
    numberRow,
    sql`insert into number_series as s (series, last_number) values (coalesce((
      select series from number_series where rtrim(series, '0123456789') = ${letters} order by length(series) desc, series desc limit 1
    ), ${letters}), 1)
    on conflict (series) do update set last_number = s.last_number + 1 returning s.series, s.last_number as "number"`,
  );
  if (!drawn) throw new Error(`No number was drawn of ${letters}.`);
  return drawn;
}

const billRow = z.object({
  orderNo: z.int(),
  customerNo: z.int(),
  currency: z.string(),
  suppliedOn: z.iso.date(),
  customer: invoiceContent.shape.customer,
  meals: z.array(z.object({ lineNo: z.int(), name: z.string().nullable(), servings: z.int() })),
  paid: invoiceContent.shape.paid,
  onAccount: z.boolean(),
});

/** Takes the order's pen: whoever issues for it waits for the other. */
export async function lockToBill(tx: Tx, orderNo: number): Promise<OrderToBill | undefined> {
  const [order] = await tx.query(
    billRow,
    sql`select o.order_no as "orderNo", o.customer_no as "customerNo", o.currency, o.delivery_day as "suppliedOn",
      json_build_object('name', o.deliver_name, 'address', o.deliver_address, 'postcode', o.deliver_postcode,
        'country', o.deliver_country) as "customer",
      (select coalesce(json_agg(json_build_object('lineNo', l.line_no, 'name', l.recipe_name, 'servings', l.order_quantity)
          order by l.line_no), '[]') from order_recipe l where l.order_no = o.order_no) as "meals",
      (select coalesce(json_agg(json_build_object('by', p.provider, 'cents', p.captured_cents) order by p.payment_no), '[]')
        from payment p where p.order_no = o.order_no and p.captured_cents > 0) as "paid",
      coalesce(o.payment_by = 'invoice', false) as "onAccount"
    from orders o where o.order_no = ${orderNo} for no key update`,
  );
  return order;
}

const documentRow = z.object({
  orderNo: z.int(),
  refundNo: z.int().nullable(),
  issuedAt: z.date(),
  content: invoiceContent,
});
type IssuedDocument = z.infer<typeof documentRow>;
const documentColumns = sql`i.order_no as "orderNo", i.refund_no as "refundNo", i.issued_at as "issuedAt", i.content`;

/** Every document of an order, the invoice first. */
export async function readOfOrder(db: Db, orderNo: number): Promise<IssuedDocument[]> {
  return db.query(
    documentRow,
    sql`select ${documentColumns} from invoice i where i.order_no = ${orderNo} order by i.refund_no nulls first`,
  );
}

const isTheirsRow = z.object({ theirs: z.boolean() });

/** Whether there is such an order, of this customer where one is named. */
export async function isTheirs(db: Db, orderNo: number, customerNo?: number): Promise<boolean> {
  const [row] = await db.query(
    isTheirsRow,
    sql`select exists (select from orders
      where order_no = ${orderNo} and customer_no = coalesce(${customerNo ?? null}, customer_no)) as "theirs"`,
  );
  return row?.theirs ?? false;
}

export async function readDocument(
  db: Db,
  { series, number }: { series: string; number: number },
  customerNo?: number,
): Promise<IssuedDocument | undefined> {
  const [document] = await db.query(
    documentRow,
    sql`select ${documentColumns} from invoice i join orders o using (order_no)
    where i.series = ${series} and i.number = ${number} and o.customer_no = coalesce(${customerNo ?? null}, o.customer_no)`,
  );
  return document;
}

/** What was issued on these days of the shop, by number. */
export async function readIssued(
  db: Db,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): Promise<IssuedDocument[]> {
  return db.query(
    documentRow,
    sql`select ${documentColumns} from invoice i
    where i.issued_at >= ${from}::date::timestamp at time zone ${timeZone} and i.issued_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    order by i.refund_no is not null, i.issued_at, i.series, i.number`,
  );
}

export async function writeDocument(
  tx: Tx,
  document: {
    series: string;
    number: number;
    orderNo: number;
    refundNo: number | null;
    issuedAt: Date;
    content: InvoiceContent;
  },
): Promise<void> {
  const { series, number, orderNo, refundNo, issuedAt, content } = document;
  await tx.run(sql`insert into invoice (series, number, order_no, refund_no, issued_at, content)
    values (${series}, ${number}, ${orderNo}, ${refundNo}, ${issuedAt}, ${JSON.stringify(content)}::jsonb)`);
}
