import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  accountSum,
  mismatch,
  mostNamed,
  type AccountSum,
  type Mismatch,
  type Period,
} from './daily-books.ts';
import { disputeStep, type DisputeStep } from './dispute.ts';
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

export async function readSold(db: Db, orderNo: number): Promise<SoldOrder | undefined> {
  const [order] = await db.query(
    soldRow,
    sql`select o.order_no as "orderNo", o.currency, o.tax_region as "taxRegion",
      (select coalesce(json_agg(json_build_object('lineNo', l.line_no, 'cents', l.price_cents,
          'taxClass', sold_as(l.order_no, l.line_no)) order by l.line_no), '[]')
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

const isPostedRow = z.object({ posted: z.boolean() });

export async function isPosted(db: Db, key: string): Promise<boolean> {
  const [row] = await db.query(
    isPostedRow,
    sql`select exists (select from transfer where key = ${key}) as "posted"`,
  );
  return row?.posted ?? false;
}

const writtenOffRow = z.object({ writtenOffCents: z.int(), beyondCents: z.int() });

/** What of an order is written off in a currency, and what its account has beyond what it owes. */
export async function readWrittenOff(
  db: Db,
  { orderNo, currency }: { orderNo: number; currency: string },
): Promise<z.infer<typeof writtenOffRow>> {
  const [row] = await db.query(
    writtenOffRow,
    sql`select coalesce(sum(case cause when 'write-off' then amount_cents when 'recovery' then -amount_cents end), 0)::bigint as "writtenOffCents",
      coalesce(sum(case 'order:' || order_no when credit then amount_cents when debit then -amount_cents end), 0)::bigint as "beyondCents"
    from transfer where order_no = ${orderNo} and currency = ${currency}`,
  );
  if (!row) throw new Error(`Nobody summed order ${orderNo}.`);
  return row;
}

/** The key of each says which payment it is of. */
export async function readDisputes(db: Db, orderNo: number): Promise<DisputeStep[]> {
  return db.query(
    disputeStep,
    sql`select split_part(key, '-', 2)::bigint as "paymentNo", split_part(key, '-', 3) as "stage", amount_cents as "cents", at
    from transfer where order_no = ${orderNo} and key like 'dispute-%' order by transfer_no`,
  );
}

const periodRow = z.object({ from: z.date(), to: z.date() });

/** When a day of the shop begins and ends. */
export async function readPeriod(db: Db, day: string, timeZone: string): Promise<Period> {
  const [period] = await db.query(
    periodRow,
    sql`select ${day}::date::timestamp at time zone ${timeZone} as "from", (${day}::date + 1)::timestamp at time zone ${timeZone} as "to"`,
  );
  if (!period) throw new Error(`There is no day ${day}.`);
  return period;
}

const within = (column: Sql, period: Period | null): Sql =>
  period === null ? sql`true` : sql`${column} >= ${period.from} and ${column} < ${period.to}`;

export async function readSums(db: Db, period: Period | null): Promise<AccountSum[]> {
  return db.query(
    accountSum,
    sql`with posted as (
      select case when debit like 'order:%' then 'order' else debit end as debit,
        case when credit like 'order:%' then 'order' else credit end as credit, currency, amount_cents
      from transfer where ${within(sql`at`, period)}
    ), side as (
      select debit as account, currency, sum(amount_cents) as debit, 0 as credit from posted group by 1, 2
      union all
      select credit, currency, 0, sum(amount_cents) from posted group by 1, 2
    )
    select case when account ~ '^(credit|gift):' then split_part(account, ':', 1) else account end as "account", currency,
      sum(debit)::bigint as "debitCents", sum(credit)::bigint as "creditCents"
    from side group by 1, 2 order by 2, 1`,
  );
}

/** Which orders are looked at: those whose money moved in a time, or a run of them by number. */
export type Scope = Period | { after: number; upTo: number };

const touched = (scope: Scope): Sql =>
  'after' in scope
    ? sql`select order_no from orders where order_no > ${scope.after} and order_no <= ${scope.upTo}`
    : sql`select order_no from transfer where order_no is not null and ${within(sql`at`, scope)}
        union select order_no from payment where ${within(sql`coalesce(observed_at, opened_at)`, scope)}
        union select order_no from invoice where ${within(sql`issued_at`, scope)}
        union select order_no from refund where ${within(sql`coalesce(settled_at, asked_at)`, scope)}`;

/** The rows of those orders: a run of them is read along its index, and those of a time are looked up by it, given as an array. */
const ofTouched = (scope: Scope, orderNo = sql`order_no`): Sql =>
  'after' in scope
    ? sql`${orderNo} > ${scope.after} and ${orderNo} <= ${scope.upTo}`
    : sql`${orderNo} = any (array(select order_no from touched))`;

const lastRow = z.object({ orderNo: z.int() });

/** The number of the newest order; 0 where there is none. */
export async function readLastOrder(db: Db): Promise<number> {
  const [last] = await db.query(
    lastRow,
    sql`select coalesce(max(order_no), 0) as "orderNo" from orders`,
  );
  return last?.orderNo ?? 0;
}

/** What transfers, payments and documents of one order say that does not agree. */
export async function readOddOrders(db: Db, scope: Scope): Promise<Mismatch[]> {
  return db.query(
    mismatch,
    sql`with touched as materialized (${touched(scope)}), posted as (
      select t.order_no, sum(t.signed) as even, sum(t.signed) filter (where t.cause = 'sale') as sold,
        -sum(t.signed) filter (where t.cause = 'return') as returned
      from (
        select order_no, cause, case when debit = 'order:' || order_no then amount_cents
          when credit = 'order:' || order_no then -amount_cents else 0 end as signed
        from transfer where ${ofTouched(scope)}
      ) t group by t.order_no
    ), billed as (
      select order_no, sum((content ->> 'totalCents')::bigint) filter (where refund_no is null) as invoiced,
        sum((content ->> 'totalCents')::bigint) filter (where refund_no is not null) as credited
      from invoice where ${ofTouched(scope)} group by order_no
    ), paid as (
      select order_no, sum(captured_cents) as captured from payment
      where account is null and ${ofTouched(scope)} group by order_no
    ), going_back as (
      select distinct order_no from refund where state in ('requested', 'sent')
    ), every as (
      select o.order_no, o.currency, not is_live(o.order_status) and not is_in_the_house(o.order_status) and g.order_no is null as is_over,
        coalesce(p.even, 0) as even, coalesce(p.sold, 0) as sold, coalesce(p.returned, 0) as returned,
        coalesce(b.invoiced, 0) as invoiced, coalesce(b.credited, 0) as credited,
        coalesce(m.captured, 0) = 0 and coalesce(o.payment_by, 'invoice') = 'invoice' as on_account
      from orders o left join posted p using (order_no) left join billed b using (order_no)
        left join paid m using (order_no) left join going_back g using (order_no)
      where ${ofTouched(scope, sql`o.order_no`)}
    )
    select odd.kind as "kind", order_no as "orderNo", odd.cents::bigint as "cents", currency, null as "what"
    from every cross join lateral (values
      ('order-not-even', case when (sold <> 0 or is_over) and not on_account then even else 0 end),
      ('sale-not-returned', case when is_over then returned - sold else 0 end),
      ('invoice-differs', invoiced - sold),
      ('credit-note-differs', credited - returned)
    ) odd (kind, cents)
    where odd.cents <> 0 order by order_no, odd.kind limit ${mostNamed}`,
  );
}

/** What providers took and gave back, by order, that the books have otherwise. */
export async function readOddPayments(db: Db, scope: Scope): Promise<Mismatch[]> {
  return db.query(
    mismatch,
    sql`with touched as materialized (${touched(scope)}), paid as (
      select order_no, provider, currency, sum(captured_cents) as captured, sum(refunded_cents) as refunded
      from payment where ${ofTouched(scope)} group by 1, 2, 3
    ), posted as (
      select order_no, side.provider, currency,
        sum(amount_cents) filter (where cause = 'capture') as captured,
        sum(case cause when 'refund' then amount_cents else -amount_cents end) filter (where cause <> 'capture') as refunded
      from transfer cross join lateral (select case cause when 'refund' then credit else debit end as account) named
        cross join lateral (select case when account like 'psp:%' then substr(account, 5) else split_part(account, ':', 1) end as provider) side
      where ${ofTouched(scope)} and cause in ('capture', 'refund', 'bounce') group by 1, 2, 3
    )
    select odd.kind as "kind", order_no as "orderNo", odd.cents::bigint as "cents", currency, provider as "what"
    from paid full join posted using (order_no, provider, currency) cross join lateral (values
      ('capture-not-posted', coalesce(posted.captured, 0) - coalesce(paid.captured, 0)),
      ('refund-not-posted', coalesce(posted.refunded, 0) - coalesce(paid.refunded, 0))
    ) odd (kind, cents)
    where odd.cents <> 0 order by order_no, odd.kind limit ${mostNamed}`,
  );
}

/** Numbers that no document has, of those that were drawn in a time, or of all. A series ends with the last that was drawn. */
export async function readMissingNumbers(db: Db, period: Period | null): Promise<Mismatch[]> {
  const drawn =
    period === null
      ? sql`select s.series, 1::bigint as first, s.last_number as last from number_series s`
      : sql`select n.series, 1 + coalesce((select max(i.number) from invoice i where i.series = n.series and i.number < n.first), 0), n.last
        from (select series, min(number) as first, max(number) as last from invoice where ${within(sql`issued_at`, period)} group by series) n
        union all
        select s.series, 1 + coalesce((select max(i.number) from invoice i where i.series = s.series), 0), s.last_number from number_series s`;
  return db.query(
    mismatch,
    sql`with drawn (series, first, last) as (${drawn})
    select 'number-missing' as "kind", null::bigint as "orderNo", 0 as "cents", null as "currency",
      d.series || '-' || lpad(n::text, greatest(6, length(n::text)), '0') as "what"
    from drawn d cross join lateral (
      select n from generate_series(d.first, d.last) n
      except select number from invoice i where i.series = d.series and i.number between d.first and d.last
    ) missing order by d.series desc, n limit ${mostNamed}`,
  );
}

/** Refunds that have been under way for too long. */
export async function readStuckRefunds(db: Db, before: Date): Promise<Mismatch[]> {
  return db.query(
    mismatch,
    sql`select 'refund-stuck' as "kind", r.order_no as "orderNo", r.cents as "cents", o.currency, r.state as "what"
    from refund r join orders o using (order_no)
    where r.state in ('requested', 'sent') and r.asked_at < ${before} order by r.refund_no limit ${mostNamed}`,
  );
}

/** The credits and gift cards whose money moved in a time, as `own` accounts of the books and as those of `allowance`. */
const movedIn = (period: Period): Sql =>
  sql`select own, case when own like 'credit:%' then own || ':' || currency else own end as account from (
    select debit as own, currency from transfer where ${within(sql`at`, period)} and debit ~ '^(credit|gift):'
    union select credit, currency from transfer where ${within(sql`at`, period)} and credit ~ '^(credit|gift):') moved`;

/**
 * Uses of promotions, gift cards and credit of which more or less is used than orders hold, or is left than the books have: of all, or of the
 * credits and gift cards whose money moved in a time.
 */
export async function readOddAllowances(db: Db, period: Period | null): Promise<Mismatch[]> {
  const asked = (column: Sql, which: 'own' | 'account') =>
    period === null
      ? sql`true`
      : sql`${column} = any (array(select ${which === 'own' ? sql`own` : sql`account`} from moved))`;
  const moved = period === null ? sql`select null as own, null as account` : movedIn(period);
  return db.query(
    mismatch,
    sql`with moved as materialized (${moved}), taken as (
      select account, sum(amount) as cents, 0 as held from order_take
      where not given_back and ${asked(sql`account`, 'account')} group by 1
      union all
      select account, sum(case state when 'held' then authorised_cents else captured_cents - refunded_cents end),
        sum(case state when 'held' then authorised_cents else 0 end)
      from payment where account is not null and state in ('held', 'captured') and ${asked(sql`account`, 'account')} group by 1
    ), used as (
      select account, sum(cents) as cents, sum(held) as held from taken group by 1
    ), posted as (
      select account, currency, sum(cents) as cents from (
        select credit as account, currency, amount_cents as cents from transfer
        where credit ~ '^(credit|gift):' and ${asked(sql`credit`, 'own')}
        union all
        select debit, currency, -amount_cents from transfer where debit ~ '^(credit|gift):' and ${asked(sql`debit`, 'own')}
      ) legs group by 1, 2
    ), owed as (
      select case when account like 'credit:%' then split_part(account, ':', 1) || ':' || split_part(account, ':', 2) else account end as account,
        case when account like 'credit:%' then split_part(account, ':', 3) else (
          select g.currency from gift_card g where 'gift:' || g.gift_no = a.account) end as currency,
        a.granted - a.used + coalesce(u.held, 0) as cents
      from allowance a left join used u using (account)
      where account ~ '^(credit|gift):' and ${asked(sql`account`, 'account')}
    ), odd as (
      select 'allowance-differs' as kind, a.used - coalesce(u.cents, 0) as cents, null::text as currency, account as what
      from allowance a left join used u using (account) where ${asked(sql`account`, 'account')}
      union all
      select 'balance-differs', coalesce(o.cents, 0) - coalesce(p.cents, 0), currency, account
      from owed o full join posted p using (account, currency)
    )
    select kind, null::bigint as "orderNo", cents::bigint as "cents", currency, what as "what"
    from odd where cents <> 0 order by kind, what limit ${mostNamed}`,
  );
}
