import sql from 'sql-template-tag';
import { z } from 'zod';
import { languageCodes } from '../../contract/languages.ts';
import { statuses } from '../../contract/order-status.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import type { Plan, PlanWeek } from './plan.ts';
import { planStatuses, weekReasons, weekStates } from '../../contract/subscription.ts';
import type { DeliverTo } from '../../checkout/desk/desk.ts';

const subscriptionRow = z.object({
  subscriptionNo: z.int(),
  customerNo: z.int(),
  status: z.enum(planStatuses),
  meals: z.int(),
  servings: z.int(),
  weekday: z.int(),
  everyWeeks: z.int(),
  firstWeek: z.iso.date(),
  pausedUntil: z.iso.date().nullable(),
  deliverTo: z.object({
    name: z.string(),
    phone: z.string(),
    address: z.string(),
    country: z.string().nullable(),
    postcode: z.string().nullable(),
    note: z.string().nullable(),
  }),
  methodRef: z.string().nullable(),
  termsVersion: z.int(),
  agreedAt: z.date(),
  agreedIn: z.enum(languageCodes),
  endedAt: z.date().nullable(),
  version: z.int(),
});
export type Subscription = z.infer<typeof subscriptionRow>;

const columns = sql`s.subscription_no as "subscriptionNo", s.customer_no as "customerNo", s.plan_status as "status", s.meals, s.servings,
  s.weekday, s.every_weeks as "everyWeeks", s.first_week as "firstWeek", s.paused_until as "pausedUntil",
  json_build_object('name', s.deliver_name, 'phone', s.deliver_phone, 'address', s.deliver_address, 'country', s.deliver_country,
    'postcode', s.deliver_postcode, 'note', s.deliver_note) as "deliverTo", s.method_ref as "methodRef",
  s.terms_version as "termsVersion", s.agreed_at as "agreedAt", s.agreed_in as "agreedIn", s.ended_at as "endedAt", s.version`;

const weekRow = z.object({
  subscriptionNo: z.int(),
  week: z.iso.date(),
  day: z.iso.date().nullable(),
  state: z.enum(weekStates),
  why: z.enum(weekReasons).nullable(),
  orderNo: z.int().nullable(),
  placement: z.int(),
  closesAt: z.date().nullable(),
  /** Of its order. */
  orderStatus: z.enum(statuses).nullable(),
  totalCents: z.int().nullable(),
  currency: z.string().nullable(),
});
/** A week with how its order stands. */
export type WeekRow = z.infer<typeof weekRow>;

const numberRow = z.object({ no: z.int() });

/** Undefined where they subscribe already. */
export async function addSubscription(
  tx: Tx,
  it: {
    customerNo: number;
    plan: Plan;
    deliverTo: DeliverTo;
    methodRef: string | null;
    termsVersion: number;
    agreedIn: string;
    at: Date;
  },
): Promise<number | undefined> {
  const { plan, deliverTo } = it;
  const [row] = await tx.query(
    numberRow,
    sql`insert into subscription (customer_no, meals, servings, weekday, every_weeks, first_week, deliver_name, deliver_phone, deliver_address,
      deliver_country, deliver_postcode, deliver_note, method_ref, terms_version, agreed_at, agreed_in, look_at)
    values (${it.customerNo}, ${plan.meals}, ${plan.servings}, ${plan.weekday}, ${plan.everyWeeks}, ${plan.firstWeek}, ${deliverTo.name},
      ${deliverTo.phone}, ${deliverTo.address}, ${deliverTo.country ?? null}, ${deliverTo.postcode ?? null}, ${deliverTo.note ?? null},
      ${it.methodRef}, ${it.termsVersion}, ${it.at}, ${it.agreedIn}, ${it.at})
    on conflict (customer_no) where ended_at is null do nothing returning subscription_no as "no"`,
  );
  return row?.no;
}

/** The newest first. */
export async function readOfCustomer(db: Db, customerNo: number): Promise<Subscription[]> {
  return db.query(
    subscriptionRow,
    sql`select ${columns} from subscription s where s.customer_no = ${customerNo} order by s.subscription_no desc`,
  );
}

export async function readSubscription(
  db: Db,
  subscriptionNo: number,
): Promise<Subscription | undefined> {
  const [row] = await db.query(
    subscriptionRow,
    sql`select ${columns} from subscription s where s.subscription_no = ${subscriptionNo}`,
    { name: 'read-subscription' },
  );
  return row;
}

/** Takes the pens of subscriptions, by their numbers, so that two who take several never wait for each other: one thing after the other is said of each. */
export async function lockSubscriptions(
  tx: Tx,
  subscriptionNos: readonly number[],
): Promise<Subscription[]> {
  return tx.query(
    subscriptionRow,
    sql`select ${columns} from subscription s where s.subscription_no = any (${subscriptionNos}::bigint[])
    order by s.subscription_no for no key update`,
    { name: 'lock-subscriptions' },
  );
}

/** By subscription, the first week of each first. */
export async function readWeeks(db: Db, subscriptionNos: readonly number[]): Promise<WeekRow[]> {
  return db.query(
    weekRow,
    sql`select w.subscription_no as "subscriptionNo", w.week, w.day, w.week_state as "state", w.why, w.order_no as "orderNo", w.placement,
      coalesce(o.cancel_until, w.closes_at) as "closesAt", o.order_status as "orderStatus", o.total_cents as "totalCents", o.currency
    from subscription_week w left join orders o using (order_no)
    where w.subscription_no = any (${subscriptionNos}::bigint[]) order by w.subscription_no, w.week`,
    { name: 'read-subscription-weeks' },
  );
}

export async function writePlan(tx: Tx, subscriptionNo: number, plan: Plan): Promise<void> {
  await tx.run(sql`update subscription set plan_status = ${plan.status}, meals = ${plan.meals}, servings = ${plan.servings},
    weekday = ${plan.weekday}, every_weeks = ${plan.everyWeeks}, paused_until = ${plan.pausedUntil}, version = version + 1
  where subscription_no = ${subscriptionNo}`);
}

export async function writeDestination(
  tx: Tx,
  subscriptionNo: number,
  { deliverTo, methodRef }: { deliverTo: DeliverTo; methodRef: string | null },
): Promise<void> {
  await tx.run(sql`update subscription set deliver_name = ${deliverTo.name}, deliver_phone = ${deliverTo.phone},
    deliver_address = ${deliverTo.address}, deliver_country = ${deliverTo.country ?? null},
    deliver_postcode = ${deliverTo.postcode ?? null}, deliver_note = ${deliverTo.note ?? null}, method_ref = ${methodRef},
    version = version + 1
  where subscription_no = ${subscriptionNo}`);
}

export async function writeEnd(
  tx: Tx,
  subscriptionNo: number,
  { reason, at }: { reason: string | null; at: Date },
): Promise<void> {
  await tx.run(
    sql`update subscription set end_reason = ${reason}, ended_at = ${at} where subscription_no = ${subscriptionNo}`,
  );
}

/** Each week of a subscription at most once. */
export async function writeWeeks(
  tx: Tx,
  weeks: readonly (PlanWeek & { subscriptionNo: number })[],
): Promise<void> {
  if (weeks.length === 0) return;
  await tx.run(
    sql`insert into subscription_week (subscription_no, week, day, week_state, why, order_no, placement, closes_at)
    select * from unnest(${weeks.map(({ subscriptionNo }) => subscriptionNo)}::bigint[], ${weeks.map(({ week }) => week)}::date[],
      ${weeks.map(({ day }) => day)}::date[], ${weeks.map(({ state }) => state)}::text[], ${weeks.map(({ why }) => why)}::text[],
      ${weeks.map(({ orderNo }) => orderNo)}::bigint[], ${weeks.map(({ placement }) => placement)}::int[],
      ${weeks.map(({ closesAt }) => closesAt?.toISOString() ?? null)}::timestamptz[])
    on conflict (subscription_no, week) do update set day = excluded.day, week_state = excluded.week_state, why = excluded.why,
      order_no = excluded.order_no, placement = excluded.placement, closes_at = excluded.closes_at`,
    { name: 'write-subscription-weeks' },
  );
}

/** When each is looked at next; null: not by itself. */
export async function lookNext(
  tx: Tx,
  looks: readonly { subscriptionNo: number; at: Date | null }[],
): Promise<void> {
  await tx.run(
    sql`update subscription s set look_at = l.at
    from unnest(${looks.map(({ subscriptionNo }) => subscriptionNo)}::bigint[], ${looks.map(({ at }) => at?.toISOString() ?? null)}::timestamptz[])
      l (subscription_no, at)
    where s.subscription_no = l.subscription_no`,
    { name: 'look-at-subscriptions' },
  );
}

/** Looks at it then, or before where somebody is looking already: what they ordered is not written down yet. */
export async function lookNoLater(tx: Tx, subscriptionNo: number, at: Date | null): Promise<void> {
  await tx.run(
    sql`update subscription set look_at = least(look_at, ${at}::timestamptz) where subscription_no = ${subscriptionNo}`,
  );
}

const orphanRow = z.object({
  subscriptionNo: z.int(),
  orderNo: z.int(),
  key: z.string(),
  day: z.iso.date(),
  closesAt: z.date(),
});

/** Boxes that were ordered for subscriptions, stand, and are not written down as any week's. */
export async function readOrphans(
  tx: Tx,
  subscriptionNos: readonly number[],
): Promise<z.infer<typeof orphanRow>[]> {
  return tx.query(
    orphanRow,
    sql`select s.subscription_no as "subscriptionNo", o.order_no as "orderNo", o.idempotency_key as "key", o.delivery_day as "day",
      coalesce(o.cancel_until, o.placed_at) as "closesAt"
    from subscription s join orders o on o.customer_no = s.customer_no and starts_with(o.idempotency_key, 'sub ' || s.subscription_no || ' ')
    where s.subscription_no = any (${subscriptionNos}::bigint[])
      and (is_live(o.order_status) or is_in_the_house(o.order_status))
      and not exists (select from subscription_week w where w.order_no = o.order_no)
    order by o.order_no`,
    { name: 'read-orphaned-boxes' },
  );
}

/** Leases at most so many of the subscriptions of which something is to be done, whoever else does so. */
export async function claimDue(
  db: Db,
  { now, until, most }: { now: Date; until: Date; most: number },
): Promise<Subscription[]> {
  return db.query(
    subscriptionRow,
    sql`update subscription s set look_at = ${until} where s.subscription_no = any (array(
      select subscription_no from subscription where look_at <= ${now} order by look_at limit ${most} for no key update skip locked))
    returning ${columns}`,
    { name: 'claim-due-subscriptions' },
  );
}

/** The cards of orders, kept before, for which nobody has to sit down. */
export async function keepCards(
  tx: Tx,
  cards: readonly { orderNo: number; methodRef: string }[],
  { provider, at }: { provider: string; at: Date },
): Promise<void> {
  if (cards.length === 0) return;
  await tx.run(
    sql`select keep_card_for_order(c.order_no, ${provider}, c.method_ref, ${at})
    from unnest(${cards.map(({ orderNo }) => orderNo)}::bigint[], ${cards.map(({ methodRef }) => methodRef)}::text[]) c (order_no, method_ref)`,
    { name: 'keep-cards-for-orders' },
  );
}

const noticeRow = z.object({ noticeNo: z.int(), lately: z.int() });

/** Writes down that somebody ends a subscription without signing in, with how many came from that address within a day before. */
export async function addNotice(
  tx: Tx,
  notice: {
    at: Date;
    email: string;
    namedNo: number | null;
    reason: string | null;
    subscriptionNo: number | null;
  },
): Promise<z.infer<typeof noticeRow>> {
  const { at, email, namedNo, reason, subscriptionNo } = notice;
  const [row] = await tx.query(
    noticeRow,
    sql`insert into subscription_notice (arrived_at, email, named_no, reason, subscription_no)
    values (${at}, ${email}, ${namedNo}, ${reason}, ${subscriptionNo})
    returning notice_no as "noticeNo", (select count(*) from subscription_notice n
      where lower(n.email) = lower(${email}) and n.arrived_at > ${at}::timestamptz - interval '1 day') as "lately"`,
  );
  if (!row) throw new Error('A notice was not written.');
  return row;
}

/** The subscription that stands of whoever has this e-mail, of that number where one is named, under its pen. */
export async function lockByEmail(
  tx: Tx,
  { email, namedNo }: { email: string; namedNo: number | null },
): Promise<Subscription | undefined> {
  const [row] = await tx.query(
    subscriptionRow,
    sql`select ${columns} from subscription s join customer c using (customer_no)
    where lower(c.cust_email) = lower(${email}) and s.ended_at is null
      and s.subscription_no = coalesce(${namedNo}::bigint, s.subscription_no) for no key update of s`,
  );
  return row;
}

const orderedRow = z.object({ orderNo: z.int(), totalCents: z.int(), currency: z.string() });

/** What orders that were just placed cost. */
export async function readOrdered(
  tx: Tx,
  orderNos: readonly number[],
): Promise<z.infer<typeof orderedRow>[]> {
  if (orderNos.length === 0) return [];
  return tx.query(
    orderedRow,
    sql`select order_no as "orderNo", total_cents as "totalCents", currency from orders where order_no = any (${orderNos}::bigint[])`,
    { name: 'read-ordered-boxes' },
  );
}

const methodRow = z.object({ subscriptionNo: z.int(), methodRef: z.string() });

/** The card that was chosen for each subscription, while it is kept, else the one that its customer kept last. */
export async function readCards(
  tx: Tx,
  subscriptionNos: readonly number[],
  provider: string,
): Promise<z.infer<typeof methodRow>[]> {
  return tx.query(
    methodRow,
    sql`select s.subscription_no as "subscriptionNo", m.method_ref as "methodRef" from subscription s
    cross join lateral (select method_ref from payment_method where provider = ${provider} and customer_no = s.customer_no
      order by method_ref = coalesce(s.method_ref, '') desc, saved_at desc limit 1) m
    where s.subscription_no = any (${subscriptionNos}::bigint[])`,
    { name: 'cards-of-subscriptions' },
  );
}
