import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { promotionKinds } from '../pricing/promotion.ts';
import type { PromotionDraft } from './schemas.ts';

const promotionRow = z.object({
  promotionNo: z.int(),
  title: z.string(),
  code: z.string().nullable(),
  kind: z.enum(promotionKinds),
  basisPoints: z.array(z.int()),
  cents: z.int(),
  minGoodsCents: z.int(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  maxUses: z.int().nullable(),
  maxPerCustomer: z.int().nullable(),
  firstOrderOnly: z.boolean(),
  referralCents: z.int().nullable(),
  active: z.boolean(),
  version: z.int(),
  uses: z.int(),
});
export type PromotionRow = z.infer<typeof promotionRow>;

const columns = sql`p.promotion_no as "promotionNo", p.title, p.code, p.kind, p.basis_points as "basisPoints", p.cents,
  p.min_goods_cents as "minGoodsCents", p.first_day as "firstDay", p.last_day as "lastDay", p.max_uses as "maxUses",
  p.max_per_customer as "maxPerCustomer", p.first_order_only as "firstOrderOnly", p.referral_cents as "referralCents", p.active, p.version,
  (select count(*) from promotion_use u join orders o using (order_no)
    where u.promotion_no = p.promotion_no and (is_live(o.order_status) or is_in_the_house(o.order_status))) as "uses"`;

/** The newest first, with the orders that stand of each. */
export async function readPromotions(db: Db): Promise<PromotionRow[]> {
  return db.query(
    promotionRow,
    sql`select ${columns} from promotion p order by p.promotion_no desc`,
  );
}

export async function readPromotion(
  db: Db,
  promotionNo: number,
): Promise<PromotionRow | undefined> {
  const [row] = await db.query(
    promotionRow,
    sql`select ${columns} from promotion p where p.promotion_no = ${promotionNo}`,
  );
  return row;
}

const numberRow = z.object({ no: z.int() });

/** Writes a promotion, new where it has no number; null where its code is another's already. */
export async function writePromotion(
  tx: Tx,
  promotionNo: number | undefined,
  draft: PromotionDraft,
): Promise<number | null> {
  const { code, title, kind, basisPoints, cents, minGoodsCents, firstDay, lastDay } = draft;
  const { maxUses, maxPerCustomer, firstOrderOnly, referralCents, active } = draft;
  const [taken] = await tx.query(
    numberRow,
    sql`select promotion_no as "no" from promotion where code = ${code} and promotion_no is distinct from ${promotionNo ?? null}::bigint`,
  );
  if (taken) return null;
  const [row] = await tx.query(
    numberRow,
    promotionNo === undefined
      ? sql`insert into promotion (title, code, kind, basis_points, cents, min_goods_cents, first_day, last_day, max_uses, max_per_customer,
          first_order_only, referral_cents, active)
        values (${title}, ${code}, ${kind}, ${basisPoints}::int[], ${cents}, ${minGoodsCents}, ${firstDay}, ${lastDay}, ${maxUses},
          ${maxPerCustomer}, ${firstOrderOnly}, ${referralCents}, ${active}) returning promotion_no as "no"`
      : sql`update promotion set title = ${title}, code = ${code}, kind = ${kind}, basis_points = ${basisPoints}::int[], cents = ${cents},
          min_goods_cents = ${minGoodsCents}, first_day = ${firstDay}, last_day = ${lastDay}, max_uses = ${maxUses},
          max_per_customer = ${maxPerCustomer}, first_order_only = ${firstOrderOnly}, referral_cents = ${referralCents}, active = ${active},
          version = version + 1
        where promotion_no = ${promotionNo} returning promotion_no as "no"`,
  );
  if (!row) throw new Error('A promotion was not written.');
  return row.no;
}

/** Whether another promotion invites friends already. */
export async function invitesAlready(tx: Tx, promotionNo: number | undefined): Promise<boolean> {
  const [other] = await tx.query(
    numberRow,
    sql`select promotion_no as "no" from promotion where referral_cents is not null and active
      and promotion_no is distinct from ${promotionNo ?? null}::bigint limit 1`,
  );
  return other !== undefined;
}

/** Grants more or fewer uses to those who have some already; what is used stays used. */
export async function grantUses(
  tx: Tx,
  { account, granted }: { account: string; granted: number },
): Promise<void> {
  await tx.run(
    sql`update allowance set granted = greatest(used, ${granted}) where account = ${account}`,
  );
}

export async function grantUsesToEach(
  tx: Tx,
  { accountsLike, granted }: { accountsLike: string; granted: number },
): Promise<void> {
  await tx.run(
    sql`update allowance set granted = greatest(used, ${granted}) where account like ${accountsLike}`,
  );
}

const standingRow = z.object({
  boxes: z.int(),
  creditAccount: z.string().nullable(),
  creditCents: z.int(),
  gifts: z.array(z.object({ account: z.string(), end: z.string(), cents: z.int() })),
  uses: z.array(z.object({ account: z.string(), used: z.int() })),
});

/** What somebody has, and what they used of `countedAccounts`, in one look. `boxes` is 0 or 1: whether they ordered before. */
export async function readStanding(
  db: Db,
  of: {
    customerNo: number;
    creditAccount: string;
    countedAccounts: readonly string[];
    currency: string;
    today: string;
  },
): Promise<z.infer<typeof standingRow>> {
  const { customerNo, creditAccount, countedAccounts, currency, today } = of;
  const [row] = await db.query(
    standingRow,
    sql`select
      (exists (select from orders o where o.customer_no = ${customerNo}
        and (is_live(o.order_status) or is_in_the_house(o.order_status))))::int as "boxes",
      (select a.account from allowance a where a.account = ${creditAccount}) as "creditAccount",
      coalesce((select a.granted - a.used from allowance a where a.account = ${creditAccount}), 0)::bigint as "creditCents",
      (select coalesce(json_agg(json_build_object('account', a.account, 'end', g.code_end, 'cents', a.granted - a.used)
          order by g.last_day nulls last, g.gift_no), '[]')
        from gift_card g join allowance a on a.account = 'gift:' || g.gift_no
        where g.customer_no = ${customerNo} and g.currency = ${currency} and g.stopped_at is null
          and (g.last_day is null or g.last_day >= ${today}::date) and a.used < a.granted) as "gifts",
      (select coalesce(json_agg(json_build_object('account', a.account, 'used', a.used)), '[]')
        from allowance a where a.account = any (${countedAccounts}::text[])) as "uses"`,
    { name: 'read-standing' },
  );
  if (!row) throw new Error('Nobody answered what a customer has.');
  return row;
}

const inviterRow = z.object({ customerNo: z.int() });

export async function readInviter(db: Db, code: string): Promise<number | undefined> {
  const [row] = await db.query(
    inviterRow,
    sql`select customer_no as "customerNo" from referral_code where code = ${code}`,
  );
  return row?.customerNo;
}

const codeRow = z.object({ code: z.string() });

export async function readReferralCode(db: Db, customerNo: number): Promise<string | undefined> {
  const [row] = await db.query(
    codeRow,
    sql`select code from referral_code where customer_no = ${customerNo}`,
  );
  return row?.code;
}

/** Answers the code that they have by now; undefined where this one is somebody else's. */
export async function keepReferralCode(
  db: Db,
  customerNo: number,
  code: string,
): Promise<string | undefined> {
  await db.run(
    sql`insert into referral_code (customer_no, code) values (${customerNo}, ${code}) on conflict do nothing`,
  );
  return readReferralCode(db, customerNo);
}

const guessRow = z.object({ guesses: z.int() });

/** Counts a code that was none, since the last hour that began with one. */
export async function countGuess(db: Db, customerNo: number, now: Date): Promise<void> {
  await db.run(sql`insert into code_guess as g (customer_no, guesses, since) values (${customerNo}, 1, ${now})
    on conflict (customer_no) do update set
      guesses = case when g.since < excluded.since - interval '1 hour' then 1 else g.guesses + 1 end,
      since = case when g.since < excluded.since - interval '1 hour' then excluded.since else g.since end`);
}

export async function readGuesses(db: Db, customerNo: number, now: Date): Promise<number> {
  const [row] = await db.query(
    guessRow,
    sql`select guesses from code_guess where customer_no = ${customerNo} and since >= ${now}::timestamptz - interval '1 hour'`,
  );
  return row?.guesses ?? 0;
}

const giftRow = z.object({
  giftNo: z.int(),
  codeEnd: z.string(),
  cents: z.int(),
  leftCents: z.int(),
  currency: z.string(),
  issuedAt: z.date(),
  issuedBy: z.string(),
  sold: z.boolean(),
  note: z.string().nullable(),
  lastDay: z.iso.date().nullable(),
  customerNo: z.int().nullable(),
  keptAt: z.date().nullable(),
  stoppedAt: z.date().nullable(),
  version: z.int(),
});
export type GiftRow = z.infer<typeof giftRow>;

const giftColumns = sql`g.gift_no as "giftNo", g.code_end as "codeEnd", g.cents, a.granted - a.used as "leftCents", g.currency,
  g.issued_at as "issuedAt", g.issued_by as "issuedBy", g.sold, g.note, g.last_day as "lastDay", g.customer_no as "customerNo",
  g.kept_at as "keptAt", g.stopped_at as "stoppedAt", g.version`;
const gifts = sql`gift_card g join allowance a on a.account = 'gift:' || g.gift_no`;

/** The newest first; `end` finds those whose code ends so. */
export async function readGifts(
  db: Db,
  asked: { end: string | undefined; before: number | undefined; limit: number },
): Promise<GiftRow[]> {
  const { end = null, before = null, limit } = asked;
  return db.query(
    giftRow,
    sql`select ${giftColumns} from ${gifts}
    where (${end}::text is null or g.code_end = ${end}) and (${before}::bigint is null or g.gift_no < ${before})
    order by g.gift_no desc limit ${limit}`,
  );
}

export async function giftsOf(db: Db, customerNo: number): Promise<GiftRow[]> {
  return db.query(
    giftRow,
    sql`select ${giftColumns} from ${gifts} where g.customer_no = ${customerNo} order by g.gift_no desc`,
  );
}

export async function readGift(db: Db, giftNo: number): Promise<GiftRow | undefined> {
  const [row] = await db.query(
    giftRow,
    sql`select ${giftColumns} from ${gifts} where g.gift_no = ${giftNo}`,
  );
  return row;
}

/** Takes a gift card's pen; nobody keeps or stops it meanwhile. */
export async function lockGift(
  tx: Tx,
  which: { digest: Buffer } | { giftNo: number },
): Promise<GiftRow | undefined> {
  const found =
    'digest' in which ? sql`g.code_digest = ${which.digest}` : sql`g.gift_no = ${which.giftNo}`;
  const [row] = await tx.query(
    giftRow,
    sql`select ${giftColumns} from ${gifts} where ${found} for no key update of g`,
  );
  return row;
}

/** Undefined: a card was issued under this key. */
export async function addGift(
  tx: Tx,
  gift: {
    key: string;
    digest: Buffer;
    end: string;
    cents: number;
    currency: string;
    sold: boolean;
    note: string | null;
    lastDay: string | null;
    at: Date;
    by: string;
  },
): Promise<number | undefined> {
  const [row] = await tx.query(
    numberRow,
    sql`insert into gift_card (key, code_digest, code_end, cents, currency, issued_at, issued_by, sold, note, last_day)
    values (${gift.key}, ${gift.digest}, ${gift.end}, ${gift.cents}, ${gift.currency}, ${gift.at}, ${gift.by}, ${gift.sold}, ${gift.note},
      ${gift.lastDay})
    on conflict (key) do nothing
    returning gift_no as "no"`,
  );
  return row?.no;
}

export async function keepGift(
  tx: Tx,
  giftNo: number,
  customerNo: number,
  at: Date,
): Promise<void> {
  await tx.run(
    sql`update gift_card set customer_no = ${customerNo}, kept_at = ${at}, version = version + 1 where gift_no = ${giftNo}`,
  );
}

export async function stopGift(tx: Tx, giftNo: number, at: Date): Promise<void> {
  await tx.run(
    sql`update gift_card set stopped_at = ${at}, version = version + 1 where gift_no = ${giftNo}`,
  );
}

/** Opens an account with so much on it, or adds to it. */
export async function grant(tx: Tx, account: string, cents: number): Promise<void> {
  await tx.run(sql`insert into allowance as a (account, granted) values (${account}, ${cents})
    on conflict (account) do update set granted = a.granted + excluded.granted`);
}

/** What was used of an account can be used again. */
export async function giveToAccount(tx: Tx, account: string, cents: number): Promise<void> {
  await tx.run(sql`update allowance set used = used - ${cents} where account = ${account}`);
}

const leftRow = z.object({ cents: z.int() });

/** Takes what is left off an account for good, and answers how much that was. */
export async function takeRest(tx: Tx, account: string): Promise<number> {
  const [row] = await tx.query(
    leftRow,
    sql`with rest as (select account, granted - used as cents from allowance where account = ${account} for no key update)
    update allowance a set granted = a.used from rest where a.account = rest.account returning rest.cents as "cents"`,
  );
  return row?.cents ?? 0;
}

const grantRow = z.object({
  grantNo: z.int(),
  cents: z.int(),
  currency: z.string(),
  kind: z.enum(['goodwill', 'referral']),
  reason: z.string().nullable(),
  orderNo: z.int().nullable(),
  givenAt: z.date(),
  givenBy: z.string(),
});
export type GrantRow = z.infer<typeof grantRow>;

/** Answers its number; undefined where it was given before, by its key. */
export async function addGrant(
  tx: Tx,
  given: Omit<GrantRow, 'grantNo'> & { customerNo: number; key: string },
): Promise<number | undefined> {
  const [row] = await tx.query(
    numberRow,
    sql`insert into credit_grant (customer_no, cents, currency, key, kind, reason, order_no, given_at, given_by)
    values (${given.customerNo}, ${given.cents}, ${given.currency}, ${given.key}, ${given.kind}, ${given.reason}, ${given.orderNo},
      ${given.givenAt}, ${given.givenBy})
    on conflict (key) do nothing returning grant_no as "no"`,
  );
  return row?.no;
}

export async function readGrants(db: Db, customerNo: number): Promise<GrantRow[]> {
  return db.query(
    grantRow,
    sql`select grant_no as "grantNo", cents, currency, kind, reason, order_no as "orderNo", given_at as "givenAt", given_by as "givenBy"
    from credit_grant where customer_no = ${customerNo} order by grant_no desc`,
  );
}

const spentRow = z.object({
  orderNo: z.int(),
  provider: z.enum(['credit', 'gift']),
  account: z.string(),
  currency: z.string(),
  cents: z.int(),
  backCents: z.int(),
  at: z.date(),
});
export type SpentRow = z.infer<typeof spentRow>;

/** What a customer's orders hold of gift cards and credit, or took. */
export async function readSpent(db: Db, customerNo: number): Promise<SpentRow[]> {
  return db.query(
    spentRow,
    sql`select p.order_no as "orderNo", p.provider, p.account, p.currency, greatest(p.authorised_cents, p.captured_cents) as "cents",
      p.refunded_cents as "backCents", p.opened_at as "at"
    from orders o join payment p using (order_no)
    where o.customer_no = ${customerNo} and p.account is not null and p.state in ('held', 'captured') order by p.payment_no desc`,
  );
}

/** Takes somebody out of gift cards, credit and invitations. */
export async function forgetPerson(tx: Tx, customerNo: number): Promise<void> {
  await tx.run(
    sql`update gift_card set customer_no = null, kept_at = null, version = version + 1 where customer_no = ${customerNo}`,
  );
  await tx.run(sql`update credit_grant set reason = null where customer_no = ${customerNo}`);
  await tx.run(sql`delete from referral_code where customer_no = ${customerNo}`);
  await tx.run(sql`delete from code_guess where customer_no = ${customerNo}`);
  await tx.run(sql`with doors as (
      delete from order_take t using orders o where o.order_no = t.order_no and o.customer_no = ${customerNo} and t.account like '%:door:%'
      returning t.account
    )
    delete from allowance a using doors where a.account = doors.account`);
}

const accountRow = z.object({ account: z.string() });

/** What was written of these in the moment of somebody's erasure, by a server that still knew them. */
export async function forgetStrays(tx: Tx): Promise<void> {
  await tx.run(
    sql`update gift_card g set customer_no = null, kept_at = null, version = version + 1 from erasure e where g.customer_no = e.customer_no`,
  );
  await tx.run(
    sql`delete from referral_code r using erasure e where r.customer_no = e.customer_no`,
  );
  await tx.run(sql`delete from code_guess g using erasure e where g.customer_no = e.customer_no`);
}

/** What somebody has credit on, in every currency. */
export async function readCreditAccounts(db: Db, customerNo: number): Promise<string[]> {
  const found = await db.query(
    accountRow,
    sql`select account from allowance where account like ${`credit:${customerNo}:%`} and used < granted order by account`,
  );
  return found.map(({ account }) => account);
}

const reportRow = z.object({
  promotionNo: z.int(),
  title: z.string(),
  currency: z.string(),
  orders: z.int(),
  customers: z.int(),
  newCustomers: z.int(),
  cameBack: z.int(),
  costCents: z.int(),
  salesCents: z.int(),
});
export type PromotionReport = z.infer<typeof reportRow>;

/** What each promotion cost and brought, of orders that stand and were placed in these days of the shop. */
export async function readReport(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<PromotionReport[]> {
  return db.query(
    reportRow,
    sql`with used as (
      select u.promotion_no, u.cents, o.order_no, o.customer_no, o.currency, o.total_cents, o.placed_at,
        not exists (select from orders e where e.customer_no = o.customer_no and e.order_no < o.order_no and is_live(e.order_status)) as is_first,
        exists (select from orders l where l.customer_no = o.customer_no and l.order_no > o.order_no and is_live(l.order_status)) as came_back
      from promotion_use u join orders o using (order_no)
      where is_live(o.order_status) and o.order_date between ${from}::date and ${to}::date
    )
    select p.promotion_no as "promotionNo", p.title, used.currency, count(*) as "orders", count(distinct used.customer_no) as "customers",
      count(distinct used.customer_no) filter (where used.is_first) as "newCustomers",
      count(distinct used.customer_no) filter (where used.came_back) as "cameBack",
      sum(used.cents)::bigint as "costCents", sum(used.total_cents)::bigint as "salesCents"
    from used join promotion p using (promotion_no) group by 1, 2, 3 order by sum(used.cents) desc, 1`,
  );
}

const rewardRow = z.object({
  promotionNo: z.int(),
  invitedBy: z.int(),
  cents: z.int(),
  currency: z.string(),
});

/** Whether somebody's own code brought an order. */
export async function isInvited(db: Db, orderNo: number): Promise<boolean> {
  const [row] = await db.query(
    numberRow,
    sql`select promotion_no as "no" from promotion_use where order_no = ${orderNo} and invited_by is not null`,
  );
  return row !== undefined;
}

/** Gives back, once, what a cancelled order took and what it held of credit and gift cards. The caller has the order's pen. */
export async function giveTakesBack(tx: Tx, orderNo: number, now: Date): Promise<void> {
  await tx.run(sql`with uses as (
      update order_take set given_back = true where order_no = ${orderNo} and not given_back returning account, amount
    ), money as (
      update payment set state = 'closed', observed_at = ${now} where order_no = ${orderNo} and account is not null and state = 'held'
      returning account, authorised_cents as amount
    ), back as materialized (
      select account, sum(amount) as amount from (select * from uses union all select * from money) every group by account
    ), held as materialized (
      select a.account from allowance a where a.account in (select account from back) order by a.account for no key update
    )
    update allowance a set used = a.used - back.amount from back join held using (account) where a.account = back.account`);
}

/** What the inviter of an order's customer gets: once it is delivered and paid, while both are known. */
export async function readReward(
  db: Db,
  orderNo: number,
): Promise<z.infer<typeof rewardRow> | undefined> {
  const [row] = await db.query(
    rewardRow,
    sql`select u.promotion_no as "promotionNo", u.invited_by as "invitedBy", p.referral_cents as "cents", o.currency
    from promotion_use u join promotion p using (promotion_no) join orders o using (order_no)
    where u.order_no = ${orderNo} and u.invited_by is not null and u.invited_by <> o.customer_no and p.referral_cents is not null
      and u.cents > 0 and is_live(o.order_status) and not is_awaited(o.order_status) and exists (select from transfer t where t.order_no = o.order_no and t.cause = 'sale')
      and (o.payment_by = 'invoice'
        or coalesce((select sum(p.captured_cents) from payment p where p.order_no = o.order_no), 0) >= o.total_cents)`,
  );
  return row;
}
