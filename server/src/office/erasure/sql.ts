import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { erased } from '../../contract/erased.ts';
import type { Db, Tx } from '../../platform/platform.ts';

const orderNo = z.object({ orderNo: z.int() });
const owedRow = orderNo.extend({ cents: z.int(), currency: z.string() });
const stateRow = z.object({ worksHere: z.boolean(), documents: z.int() });
export type Erasable = z.infer<typeof stateRow> & {
  underWay: z.infer<typeof orderNo>[];
  owed: z.infer<typeof owedRow>[];
};

const customerRow = z.object({ accountId: z.string() });
const standing = sql`customer c where not exists (select from erasure e where e.customer_no = c.customer_no)`;

export async function readCustomer(db: Db, customerNo: number) {
  const [customer] = await db.query(
    customerRow,
    sql`select account_id as "accountId" from ${standing} and customer_no = ${customerNo}`,
  );
  return customer;
}

/** Takes the customer from everybody, whoever is placing an order for them included. */
export async function lockToErase(tx: Tx, customerNo: number) {
  const [customer] = await tx.query(
    customerRow,
    sql`select account_id as "accountId" from ${standing} and customer_no = ${customerNo} for update`,
  );
  return customer;
}

/** Orders whose box is here, or whose money is still being moved. */
const isUnderWay = sql`(is_in_the_house(o.order_status) or o.cashier_at is not null
  or exists (select from refund r where r.order_no = o.order_no and r.state in ('requested', 'sent')))`;

export async function readErasable(db: Db, customerNo: number): Promise<Erasable> {
  const underWay = await db.query(
    orderNo,
    sql`select o.order_no as "orderNo" from orders o where o.customer_no = ${customerNo} and ${isUnderWay} order by o.order_no`,
  );
  const owed = await db.query(
    owedRow,
    sql`select o.order_no as "orderNo", o.due_cents - paid.cents as "cents", o.currency
      from orders o cross join lateral (
        select coalesce(sum(p.captured_cents), 0)::bigint as cents from payment p where p.order_no = o.order_no) paid
      where o.customer_no = ${customerNo} and is_live(o.order_status) and o.payment_by <> 'invoice' and paid.cents < o.due_cents
      order by o.order_no`,
  );
  const [state] = await db.query(
    stateRow,
    sql`select exists (select from staff s join customer c using (account_id)
        where c.customer_no = ${customerNo} and s.role is not null) as "worksHere",
      (select count(*) from invoice i join orders o using (order_no) where o.customer_no = ${customerNo}) as "documents"`,
  );
  if (!state) throw new Error('The database did not say what stays.');
  return { ...state, underWay, owed };
}

const emailRow = z.object({ email: z.string(), until: z.date().nullable() });
type Mailbox = z.infer<typeof emailRow>;

/** Every address that letters may have gone to; one that is another customer's by now, only until it was given up. */
export async function readEmails(db: Db, customerNo: number): Promise<Mailbox[]> {
  return db.query(
    emailRow,
    sql`select email, case when is_anothers then email_since end as until from (
        select cust_email as email from customer where customer_no = ${customerNo} and cust_email is not null
        union select unnest(former_emails) from customer where customer_no = ${customerNo}
        union select new_email from email_change where customer_no = ${customerNo} and new_confirmed_at is not null
        union select deliver_email from orders where customer_no = ${customerNo} and deliver_email <> ${erased.email}) mailbox
      cross join (select email_since from customer where customer_no = ${customerNo}) since
      cross join lateral (select exists (select from customer other
        where lower(other.cust_email) = lower(mailbox.email) and other.customer_no <> ${customerNo}) as is_anothers) now
      where email_since is not null or not is_anothers`,
  );
}

const theirs = (customerNo: number) =>
  sql`order_no in (select o.order_no from orders o where o.customer_no = ${customerNo} and not ${isUnderWay})`;

/** Takes the person from all orders that have ended: whose they were, and what people wrote about them. */
export async function eraseOrders(tx: Tx, customerNo: number): Promise<void> {
  const ofTheirs = theirs(customerNo);
  const { name, phone, address, email } = erased;
  await tx.run(sql`update order_move set reason = null where reason is not null and ${ofTheirs}`);
  await tx.run(
    sql`update order_edit set request_hash = '', idempotency_key = 'erased ' || edit_no,
      before = jsonb_set(before, '{deliverTo}', ${JSON.stringify({ name, address, postcode: null, country: null, note: null })}::jsonb)
    where ${ofTheirs}`,
  );
  await tx.run(sql`update refund set reason = ${erased.word} where ${ofTheirs}`);
  await tx.run(sql`update rating set note = null where note is not null and ${ofTheirs}`);
  await tx.run(sql`update payment set method_ref = null where ${ofTheirs}`);
  await tx.run(
    sql`update orders set deliver_name = ${name}, deliver_phone_country = null, deliver_phone = ${phone}, deliver_address = ${address},
      deliver_email = ${email}, deliver_postcode = null, deliver_note = null, confirmed_age = null,
      idempotency_key = 'erased ' || order_no, request_hash = ''
    where ${ofTheirs}`,
  );
}

/** Takes the person from their subscriptions, which have ended, and what they sent without signing in. */
export async function eraseSubscriptions(
  tx: Tx,
  customerNo: number,
  emails: readonly string[],
): Promise<void> {
  await tx.run(
    sql`delete from subscription_notice where lower(email) = any (${emails.map((it) => it.toLowerCase())}::text[])
      or subscription_no in (select subscription_no from subscription where customer_no = ${customerNo})`,
  );
  await tx.run(
    sql`delete from withdrawal where lower(email) = any (${emails.map((it) => it.toLowerCase())}::text[])
      or order_no in (select order_no from orders where customer_no = ${customerNo})`,
  );
  await tx.run(withoutPerson(sql`customer_no = ${customerNo}`));
}

const withoutPerson = (whose: Sql) => {
  const { name, phone, address } = erased;
  return sql`update subscription set deliver_name = ${name}, deliver_phone = ${phone}, deliver_address = ${address},
    deliver_postcode = null, deliver_note = null, method_ref = null, end_reason = null
  where ${whose}`;
};

/** Letters to them that have not been sent, or never could be. */
export async function forgetLetters(tx: Tx, customerNo: number, emails: string[]): Promise<void> {
  await tx.run(
    sql`delete from mail_stop where lower(address) in (select lower(email) from unnest(${emails}::text[]) theirs (email))`,
  );
  await tx.run(
    sql`delete from outbox where payload ->> 'to' = any (${emails}::text[])
      or (failed_at is not null and payload ->> 'orderNo' in (select order_no::text from orders where customer_no = ${customerNo}))`,
  );
}

/** What somebody agreed to is kept with the orders that were placed under it; of whoever never ordered there is nothing that it would say. */
const withoutOrders = (whose: Sql) => sql`delete from consent c
  where ${whose} and not exists (select from orders o where o.customer_no = c.customer_no)`;

/** The number stays; `account` is what the key of their account has become. */
export async function eraseCustomer(tx: Tx, customerNo: number, account: string): Promise<void> {
  await tx.run(sql`delete from customer_address where customer_no = ${customerNo}`);
  await tx.run(sql`delete from household_member where customer_no = ${customerNo}`);
  await tx.run(sql`delete from email_change where customer_no = ${customerNo}`);
  await tx.run(sql`delete from favourite where customer_no = ${customerNo}`);
  await tx.run(sql`delete from reminder_choice where customer_no = ${customerNo}`);
  await tx.run(sql`delete from substitution_choice where customer_no = ${customerNo}`);
  await tx.run(sql`delete from payment_method where customer_no = ${customerNo}`);
  await tx.run(withoutOrders(sql`c.customer_no = ${customerNo}`));
  await tx.run(
    sql`delete from staff_invitation where lower(invited_email) in
      (select lower(cust_email) from customer where customer_no = ${customerNo})`,
  );
  await tx.run(
    sql`update staff set staff_email = ${erased.email}, account_id = ${account}, version = version + 1
      where account_id = (select account_id from customer where customer_no = ${customerNo})`,
  );
  await tx.run(
    sql`update customer set account_id = ${account}, cust_name = null, cust_phone_country = null, cust_phone = null, cust_address = null,
      cust_country = null, cust_postcode = null, cust_note = null, cust_email = null, former_emails = '{}', diets = '{}',
      avoided_allergens = '{}', last_member_no = 0, language = default, profile_version = profile_version + 1
    where customer_no = ${customerNo}`,
  );
}

export async function writeErasure(
  tx: Tx,
  it: { customerNo: number; at: Date; by: string; reason: string | null },
): Promise<void> {
  await tx.run(sql`insert into erasure (customer_no, erased_at, erased_by, reason)
    values (${it.customerNo}, ${it.at}, ${it.by}, ${it.reason})`);
}

/** Documents of those who were erased, issued before that day of the shop. */
export async function forgetDocuments(tx: Tx, before: string, timeZone: string): Promise<number> {
  return tx.run(
    sql`update invoice i set content = i.content || jsonb_build_object(
        'customer', jsonb_build_object('name', ${erased.name}::text, 'address', ${erased.address}::text, 'postcode', null,
          'country', i.content #> '{customer,country}'),
        'reason', case when i.content ->> 'reason' is null then null else ${erased.word}::text end)
      from orders o join erasure e using (customer_no)
      where o.order_no = i.order_no and i.issued_at < ${before}::date::timestamp at time zone ${timeZone}
        and i.content #>> '{customer,name}' <> ${erased.name}`,
  );
}

/** What was written for somebody in the moment of their erasure, by a server that still knew them. */
export async function forgetStrays(tx: Tx): Promise<void> {
  await tx.run(
    sql`delete from customer_address a using erasure e where a.customer_no = e.customer_no`,
  );
  await tx.run(
    sql`delete from household_member m using erasure e where m.customer_no = e.customer_no`,
  );
  await tx.run(withoutOrders(sql`c.customer_no in (select e.customer_no from erasure e)`));
  await tx.run(
    withoutPerson(
      sql`deliver_name <> ${erased.name} and customer_no in (select e.customer_no from erasure e)`,
    ),
  );
  await tx.run(sql`delete from email_change m using erasure e where m.customer_no = e.customer_no`);
  await tx.run(
    sql`delete from reminder_choice r using erasure e where r.customer_no = e.customer_no`,
  );
  await tx.run(
    sql`delete from substitution_choice s using erasure e where s.customer_no = e.customer_no`,
  );
  await tx.run(sql`delete from favourite f using erasure e where f.customer_no = e.customer_no`);
  await tx.run(
    sql`update rating r set note = null from erasure e where r.customer_no = e.customer_no and r.note is not null`,
  );
  await tx.run(
    sql`delete from payment_method m using erasure e where m.customer_no = e.customer_no`,
  );
  await tx.run(
    sql`update customer set language = default
      where language <> 'en' and customer_no in (select e.customer_no from erasure e)`,
  );
}

const unfinishedRow = z.object({ customerNo: z.int() });

/** Who was erased and has an order that still says whose it was, and has ended. */
export async function readUnfinished(db: Db) {
  return db.query(
    unfinishedRow,
    sql`select distinct o.customer_no as "customerNo" from erasure e join orders o using (customer_no)
      where o.deliver_email <> ${erased.email} and not ${isUnderWay}`,
  );
}
