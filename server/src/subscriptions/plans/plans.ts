import type { Config } from '../../config.ts';
import type { Language } from '../../contract/languages.ts';
import { mayMove, orderStatuses } from '../../contract/order-status.ts';
import { shopsReasons } from '../../contract/shops-own.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import type { OpenDays } from '../../checkout/days/days.ts';
import { zoneOn } from '../../checkout/pricing/zones.ts';
import type { WarmPrices } from '../../checkout/pricing/pricing.ts';
import type { DeliverTo } from '../../checkout/desk/desk.ts';
import { askCashier, moveOrderIn, type Moving } from '../../checkout/orders/orders.ts';
import type { AgreedTo } from '../../people/consents/consent.ts';
import * as consents from '../../people/consents/consents.ts';
import * as customers from '../../people/customers/customers.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Claims, Db, Json, Mail, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import type { ReceiptKind } from '../../contract/subscription.ts';
import type { Receipt, ReceiptContent } from '../receipts/receipt.ts';
import { receiptsOf, writeReceipt, type Signer } from '../receipts/receipts.ts';
import { wordingOf } from '../../checkout/after-order/letter.ts';
import type { Telling } from '../../checkout/after-order/after-order.ts';
import { noticeLetter, receiptLetter, type Notice } from './letters.ts';
import { decide, nextBox, type Command, type Moment } from './commands.ts';
import {
  comingWeeks,
  isWanted,
  mondayOf,
  weekOfKey,
  nextLook,
  rests,
  weeksLater,
  type ComingWeek,
  type Plan,
  type PlanWeek,
} from './plan.ts';
import { momentOnClock } from './shop-time.ts';
import * as rows from './sql.ts';
import type { Subscription, WeekRow } from './sql.ts';

/** What subscriptions take. */
export type Plans = consents.Consents &
  Moving & {
    days: OpenDays;
    prices: WarmPrices;
    signer: Signer;
    subscriptionsDue: { poke: () => void };
    config: Pick<Config, 'shop' | 'payments'>;
  };

export type PlanRequest = {
  meals: number;
  servings: number;
  weekday: number;
  everyWeeks: number;
  deliverTo: DeliverTo;
  methodRef: string | null;
  agreedTo?: AgreedTo | undefined;
  language: Language;
};

export type { Subscription };

export type PlanStory = {
  subscription: Subscription;
  weeks: (ComingWeek & {
    state: PlanWeek['state'];
    why: PlanWeek['why'];
    orderNo: number | null;
    totalCents: number | null;
    /** It can be taken back or wanted again. */
    isOpen: boolean;
    rests: boolean;
  })[];
  receipts: Receipt[];
};

export function momentOf({
  clock,
  days,
}: Pick<Plans, 'clock' | 'days'>): Moment & { timeZone: string } {
  const { calendar } = days;
  const now = clock();
  const { timeZone } = calendar;
  return { now, today: shopDate(now, timeZone), calendar, timeZone };
}

export const planOf = ({
  status,
  meals,
  servings,
  weekday,
  everyWeeks,
  firstWeek,
  pausedUntil,
}: Subscription): Plan => ({
  status,
  meals,
  servings,
  weekday,
  everyWeeks,
  firstWeek,
  pausedUntil,
});

/**
 * The weeks as they are now: a box whose order was cancelled elsewhere is not wanted, and one that its customer can no longer cancel has
 * closed, whatever it promised.
 */
export const asTheyAre = (weeks: readonly WeekRow[], now: Date): PlanWeek[] =>
  weeks.map(({ orderStatus, totalCents: _total, currency: _currency, ...it }): PlanWeek => {
    if (it.state !== 'ordered' || orderStatus === null) return it;
    const { live, inTheHouse } = orderStatuses[orderStatus];
    if (!live && !inTheHouse) return { ...it, state: 'skipped', why: 'asked', orderNo: null };
    const closesAt = it.closesAt ?? now;
    return mayMove(orderStatus, 'cancelled', 'customer', now, closesAt).ok
      ? it
      : { ...it, closesAt: closesAt < now ? closesAt : now };
  });

/** Subscribes the customer, who can have one subscription at a time; answers its receipt. */
export async function subscribe(
  parts: Plans,
  claims: Claims,
  request: PlanRequest,
): Promise<Receipt> {
  const { customerNo } = await customers.customerOf(parts, claims);
  await consents.agreeToOrder(parts, customerNo, request);
  const moment = momentOf(parts);
  const { meals, servings, weekday, everyWeeks, deliverTo, methodRef, language } = request;
  const plan: Plan = {
    status: 'active',
    meals,
    servings,
    weekday,
    everyWeeks,
    firstWeek: mondayOf(moment.today),
    pausedUntil: null,
  };
  // The first week is the first whose box is not closed.
  const [first] = comingWeeks({ ...plan, everyWeeks: 1 }, [], moment, 1);
  if (!first) throw new Refusal('no-box-that-week');
  plan.firstWeek = first.week;
  mustReach(parts, plan, deliverTo, moment);
  const receipt = await parts.database.transaction(async (tx) => {
    const termsVersion = parts.legal.holding('terms').version;
    const subscriptionNo = await rows.addSubscription(tx, {
      customerNo,
      plan,
      deliverTo,
      methodRef,
      termsVersion,
      agreedIn: language,
      at: moment.now,
    });
    if (subscriptionNo === undefined) throw new Refusal('subscribed-already');
    const about = { subscriptionNo, termsVersion, week: null, day: null };
    return tell(tx, parts, 'subscribed', about, plan, [], moment);
  });
  parts.subscriptionsDue.poke();
  return receipt;
}

/** Refuses a place to which no box of the plan could be brought. */
function mustReach({ prices }: Plans, plan: Plan, to: DeliverTo, moment: Moment): void {
  const next = nextBox({ ...plan, status: 'active' }, [], moment);
  // Nothing is delivered anywhere for half a year.
  if (!next) return;
  const found = zoneOn(prices.now(), to, next.day);
  if (found.ok) return;
  const { code } = found;
  throw new Refusal(code, {
    fields: [
      code === 'zone-not-that-day'
        ? { field: '/weekday', message: 'is no day on which a box comes there' }
        : { field: '/deliverTo/postcode', message: 'is nowhere that the shop delivers' },
    ],
  });
}

type About = {
  subscriptionNo: number;
  termsVersion: number;
  week: string | null;
  day: string | null;
  why?: string | null;
  takenBack?: number[];
  stillComes?: ReceiptContent['stillComes'];
  order?: ReceiptContent['order'];
};

/** Writes the receipt of what was done, and has it sent. The caller has the subscription's pen. */
export async function tell(
  tx: Tx,
  { signer, config }: Pick<Plans, 'signer' | 'config'>,
  what: ReceiptKind,
  about: About,
  plan: Plan,
  weeks: readonly PlanWeek[],
  moment: Moment & { timeZone: string },
): Promise<Receipt> {
  const { subscriptionNo, termsVersion, takenBack = [], stillComes = [], order = null } = about;
  const next = nextBox(plan, weeks, moment);
  const { status, meals, servings, weekday, everyWeeks, pausedUntil } = plan;
  const receipt = await writeReceipt(tx, signer, {
    shop: config.shop.name,
    subscriptionNo,
    what,
    at: moment.now.toISOString(),
    shopTime: momentOnClock(moment.now, moment.timeZone),
    week: about.week,
    day: about.day,
    why: about.why ?? null,
    plan: { status, meals, servings, weekday, everyWeeks, pausedUntil },
    takenBack,
    stillComes,
    order,
    next: next && { day: next.day, chargedFrom: next.closesAt.toISOString() },
    terms: termsVersion,
  });
  const payload = { subscriptionNo, seq: receipt.content.seq };
  await outbox.add(tx, { kind: 'subscription-told', payload });
  return receipt;
}

const kindOf: Record<Command['do'], ReceiptKind> = {
  skip: 'skipped',
  unskip: 'unskipped',
  pause: 'paused',
  resume: 'resumed',
  change: 'changed',
  cancel: 'cancelled',
};

/** Does what a customer says of their subscription, and answers the receipt. Said again it changes nothing, and answers the last one. */
export async function command(
  parts: Plans,
  claims: Claims,
  subscriptionNo: number,
  said: Command,
  more: {
    reason?: string | null;
    destination?: { deliverTo: DeliverTo; methodRef: string | null };
  } = {},
): Promise<Receipt> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const receipt = await parts.database.transaction(async (tx) => {
    const subscription = await rows.lockSubscription(tx, subscriptionNo);
    if (!subscription || subscription.customerNo !== customerNo)
      throw new Refusal('subscription-not-found');
    return commandIn(tx, parts, subscription, said, more);
  });
  parts.outbox.poke();
  parts.subscriptionsDue.poke();
  await parts.stock.refresh();
  return receipt;
}

/** The same inside a transaction that has the subscription's pen. */
export async function commandIn(
  tx: Tx,
  parts: Plans,
  subscription: Subscription,
  said: Command,
  { reason = null, destination }: Parameters<typeof command>[4] = {},
): Promise<Receipt> {
  const { subscriptionNo, customerNo, termsVersion } = subscription;
  const moment = momentOf(parts);
  const { weeks: known } = await adopt(tx, parts, subscription);
  const decided = decide(said, planOf(subscription), known, moment);
  if (!decided.ok) throw new Refusal(decided.code, { subscriptionNo });
  if (decided.wasSo && !destination) {
    const last = (await receiptsOf(tx, subscriptionNo)).at(-1);
    if (last) return last;
  }
  const { plan, weeks, takesBack, stillComes } = decided;
  if (destination) mustReach(parts, plan, destination.deliverTo, moment);
  for (const orderNo of takesBack)
    await moveOrderIn(tx, parts, orderNo, 'cancelled', {
      kind: 'customer',
      name: 'customer',
      customerNo,
      reason: null,
    });
  for (const week of weeks) await rows.writeWeek(tx, subscriptionNo, week);
  await rows.writePlan(tx, subscriptionNo, plan);
  if (destination) await rows.writeDestination(tx, subscriptionNo, destination);
  if (said.do === 'cancel') await rows.writeEnd(tx, subscriptionNo, { reason, at: moment.now });
  const after = merged(known, weeks);
  await rows.lookNoLater(tx, subscriptionNo, nextLook(plan, after, moment));
  const week = 'week' in said ? said.week : null;
  const about = {
    subscriptionNo,
    termsVersion,
    week,
    day: null,
    takenBack: takesBack,
    stillComes: stillComes.flatMap(({ orderNo, day }) =>
      orderNo === null || day === null ? [] : [{ orderNo, day }],
    ),
  };
  return tell(tx, parts, kindOf[said.do], about, plan, after, moment);
}

/** Leases at most so many of the subscriptions of which something is to be done. */
export const claimDue = (
  { database }: Pick<Plans, 'database'>,
  asked: { now: Date; until: Date; most: number },
): Promise<number[]> => rows.claimDue(database, asked);

export const subscriptionOf = (
  { database }: Pick<Plans, 'database'>,
  subscriptionNo: number,
): Promise<Subscription | undefined> => rows.readSubscription(database, subscriptionNo);

/** Takes a subscription's pen. */
export const lockSubscription = (
  tx: Tx,
  subscriptionNo: number,
): Promise<Subscription | undefined> => rows.lockSubscription(tx, subscriptionNo);

/** The weeks of which something is known, as they are at a moment. */
export const weeksAt = async (db: Db, subscriptionNo: number, now: Date): Promise<PlanWeek[]> =>
  asTheyAre(await rows.readWeeks(db, subscriptionNo), now);

/** A box of a week, as it was ordered or given up. */
export type Box = { week: string; day: string; placement: number; closesAt: Date };
export type Placed = { orderNo: number } | { why: NonNullable<PlanWeek['why']> };

/** The weeks as they are once something was written down, and whether food went back. */
type Written = { weeks: PlanWeek[]; gaveBack: boolean };

/**
 * Writes down what became of boxes, and when to look again, under the subscription's pen: also of boxes that were ordered by a server that died
 * before it did. Answers whether food went back.
 */
export async function writeDown(
  tx: Tx,
  parts: Plans,
  subscription: Subscription,
  boxes: readonly (Box & { placed: Placed })[],
  /** A menu that is not there yet is not looked for again before. */
  lookAgain: Date | undefined,
): Promise<boolean> {
  let { weeks, gaveBack } = await adopt(tx, parts, subscription);
  for (const { placed, ...box } of boxes) {
    const written = await writeBox(tx, parts, subscription, weeks, box, placed);
    weeks = written.weeks;
    gaveBack ||= written.gaveBack;
  }
  const next = nextLook(planOf(subscription), weeks, momentOf(parts));
  const soonest = lookAgain && next && next < lookAgain ? lookAgain : next;
  await rows.lookNext(tx, subscription.subscriptionNo, soonest);
  return gaveBack;
}

/**
 * Writes down what became of a week. Who skipped it, paused or left in the very moment that it was ordered has it cancelled here, before
 * anything is charged.
 */
async function writeBox(
  tx: Tx,
  parts: Plans,
  subscription: Subscription,
  known: readonly PlanWeek[],
  { week, day, placement, closesAt }: Box,
  placed: Placed,
): Promise<Written> {
  const { subscriptionNo, termsVersion } = subscription;
  const moment = momentOf(parts);
  const plan = planOf(subscription);
  const orderNo = 'orderNo' in placed ? placed.orderNo : null;
  if (!isWanted(plan, known, { week, placement })) {
    const isKnown = known.some((it) => it.week === week && it.orderNo === orderNo);
    if (orderNo === null || isKnown) return { weeks: [...known], gaveBack: false };
    const by = { kind: 'shop', name: 'subscription', reason: shopsReasons.unwanted } as const;
    await moveOrderIn(tx, parts, orderNo, 'cancelled', by);
    return { weeks: [...known], gaveBack: true };
  }
  const written: PlanWeek = {
    week,
    day,
    placement,
    closesAt,
    orderNo,
    state: orderNo === null ? 'failed' : 'ordered',
    why: 'why' in placed ? placed.why : null,
  };
  await rows.writeWeek(tx, subscriptionNo, written);
  if (orderNo !== null) await keepCard(tx, parts, subscription, orderNo);
  const ordered = orderNo === null ? null : await rows.readOrdered(tx, orderNo);
  const order = ordered && { ...ordered, chargedFrom: closesAt.toISOString() };
  const about = { subscriptionNo, termsVersion, week, day, why: written.why, order };
  const weeks = merged(known, [written]);
  const what = written.state === 'ordered' ? 'ordered' : 'failed';
  await tell(tx, parts, what, about, plan, weeks, moment);
  return { weeks, gaveBack: false };
}

/** Its card is charged when the order closes. Who has none that is kept is asked for one at once. */
async function keepCard(
  tx: Tx,
  { config, clock }: Plans,
  { customerNo, methodRef }: Subscription,
  orderNo: number,
): Promise<void> {
  const provider = config.payments.kind;
  if (provider === 'invoice') return;
  const at = clock();
  const card = await rows.cardOf(tx, { provider, customerNo, methodRef });
  if (card !== undefined) await rows.keepCard(tx, { orderNo, provider, methodRef: card, at });
  else await askCashier(tx, orderNo, at);
}

/**
 * Writes down the boxes that were ordered by a server that died before it did. Until then nobody charges them: a skip that was acknowledged
 * meanwhile takes them back here. Answers all weeks as they are then.
 */
async function adopt(tx: Tx, parts: Plans, subscription: Subscription): Promise<Written> {
  const { subscriptionNo } = subscription;
  let gaveBack = false;
  let weeks = await weeksAt(tx, subscriptionNo, parts.clock());
  for (const { orderNo, day, closesAt, key } of await rows.readOrphans(tx, subscription)) {
    const box = weekOfKey(key);
    if (!box) continue;
    const found = { ...box, day, closesAt };
    const written = await writeBox(tx, parts, subscription, weeks, found, { orderNo });
    weeks = written.weeks;
    gaveBack ||= written.gaveBack;
  }
  return { weeks, gaveBack };
}

export const merged = (known: readonly PlanWeek[], changed: readonly PlanWeek[]): PlanWeek[] => [
  ...known.filter(({ week }) => !changed.some((it) => it.week === week)),
  ...changed,
];

const toldWeeks = 6;

/** The customer's subscriptions, those that ended last. */
export async function plansOf(parts: Plans, customerNo: number): Promise<PlanStory[]> {
  return parts.database.snapshot(async (db) => {
    const found = await rows.readOfCustomer(db, customerNo);
    const stories: PlanStory[] = [];
    for (const subscription of found) stories.push(await storyOf(db, parts, subscription));
    return stories;
  });
}

async function storyOf(
  db: Db,
  parts: Pick<Plans, 'clock' | 'days'>,
  subscription: Subscription,
): Promise<PlanStory> {
  const { subscriptionNo } = subscription;
  const moment = momentOf(parts);
  const read = await rows.readWeeks(db, subscriptionNo);
  const known = asTheyAre(read, moment.now);
  const plan = planOf(subscription);
  const coming = plan.status === 'cancelled' ? [] : comingWeeks(plan, known, moment, toldWeeks);
  const from = weeksLater(mondayOf(moment.today), -4);
  const past = known.filter(
    ({ week }) => week >= from && !coming.some((each) => each.week === week),
  );
  const weeks = [
    ...past.map((it) => ({ week: it.week, day: it.day, opensAt: null, closesAt: it.closesAt })),
    ...coming,
  ].map((each) => {
    const it = known.find(({ week }) => week === each.week);
    return {
      ...each,
      state: it?.state ?? ('planned' as const),
      why: it?.why ?? null,
      orderNo: it?.orderNo ?? null,
      totalCents: read.find(({ week }) => week === each.week)?.totalCents ?? null,
      isOpen: each.closesAt !== null && moment.now < each.closesAt,
      rests: rests(plan, each.week) && it?.state !== 'ordered',
    };
  });
  const receipts = await receiptsOf(db, subscriptionNo);
  return { subscription, weeks, receipts };
}

/** Ends what somebody subscribes to who is erased in the same transaction. */
export async function endOf(tx: Tx, parts: Plans, customerNo: number): Promise<void> {
  for (const { subscriptionNo, status } of await rows.readOfCustomer(tx, customerNo)) {
    if (status === 'cancelled') continue;
    const subscription = await rows.lockSubscription(tx, subscriptionNo);
    if (subscription) await commandIn(tx, parts, subscription, { do: 'cancel' });
  }
}

/** The subscriptions of a customer, as support sees them. */
export async function plansOfCustomer(parts: Plans, customerNo: number): Promise<PlanStory[]> {
  await customers.customerByNo(parts, customerNo);
  return plansOf(parts, customerNo);
}

/** So many notices of one address within a day are answered by a letter. */
const mostNotices = 3;

/**
 * Ends the subscription of whoever has this e-mail, without a sign-in: what the law asks for. The answer tells nobody whether there was one;
 * the mailbox is told, and the account's own letter says how it is taken up again.
 */
export async function endByNotice(
  parts: Plans,
  notice: { email: string; subscriptionNo: number | null; reason: string | null },
  language: Language,
): Promise<{ noticeNo: number; at: Date }> {
  const at = parts.clock();
  const { email, subscriptionNo: namedNo, reason } = notice;
  const noticeNo = await parts.database.transaction(async (tx) => {
    const subscription = await rows.lockByEmail(tx, { email, namedNo });
    if (subscription) await commandIn(tx, parts, subscription, { do: 'cancel' }, { reason });
    const subscriptionNo = subscription?.subscriptionNo ?? null;
    const added = await rows.addNotice(tx, { at, email, namedNo, reason, subscriptionNo });
    const { noticeNo, lately } = added;
    const payload = { noticeNo, to: email, language, at: at.toISOString(), found: subscriptionNo };
    if (lately < mostNotices) await outbox.add(tx, { kind: 'notice-arrived', payload });
    return noticeNo;
  });
  parts.outbox.poke();
  await parts.stock.refresh();
  return { noticeNo, at };
}

/** What happens after something was done of a subscription: its customer is written to. It may run more than once. */
export const afterPlans = (parts: Plans & Pick<Telling, 'config'> & { mail: Mail }) => ({
  'subscription-told': async (payload: Json) => {
    const { subscriptionNo, seq } = payload as { subscriptionNo: number; seq: number };
    const { database } = parts;
    const subscription = await rows.readSubscription(database, subscriptionNo);
    const receipts = await receiptsOf(database, subscriptionNo);
    const told = receipts.find((it) => it.content.seq === seq);
    const before = receipts.findLast(
      ({ content }) => content.seq < seq && content.what === 'ordered',
    );
    if (!subscription || !told) throw new Error(`Subscription ${subscriptionNo} told no ${seq}.`);
    const { name, email } = await customers.customerByNo(parts, subscription.customerNo);
    // Whoever was erased meanwhile is not written to.
    if (email === null) return;
    const language = await customers.languageOf(parts, subscription.customerNo);
    const { timeZone } = parts.days.calendar;
    const wording = wordingOf(parts.config, language);
    const to = { name, email };
    await parts.mail.send(receiptLetter(told.content, to, timeZone, wording, before?.content));
  },
  'notice-arrived': async (payload: Json) => {
    const notice = payload as unknown as Notice;
    const wording = wordingOf(parts.config, notice.language);
    await parts.mail.send(noticeLetter(notice, parts.days.calendar.timeZone, wording));
  },
});

/** The receipts of one's own subscription, the first first. */
export async function ownReceipts(
  parts: Plans,
  claims: Claims,
  subscriptionNo: number,
): Promise<Receipt[]> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const subscription = await rows.readSubscription(parts.database, subscriptionNo);
  if (!subscription || subscription.customerNo !== customerNo)
    throw new Refusal('subscription-not-found');
  return receiptsOf(parts.database, subscriptionNo);
}
