import type { Config } from '../../config.ts';
import type { Language } from '../../contract/languages.ts';
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
import type { Caller, Claims, Db, Json, Mail, Tx } from '../../platform/platform.ts';
import { countAtDoor } from '../../platform/public-doors.ts';
import { Refusal } from '../../refusal.ts';
import type { ReceiptKind } from '../../contract/subscription.ts';
import type { Receipt } from '../receipts/receipt.ts';
import { receiptsOf, writeReceipts, type Signer } from '../receipts/receipts.ts';
import { wordingOf } from '../../checkout/after-order/letter.ts';
import type { Telling } from '../../checkout/after-order/after-order.ts';
import { noticeLetter, receiptLetter, type Notice } from './letters.ts';
import { decide, nextBox, type Command, type Moment } from './commands.ts';
import { comingWeeks, mondayOf, weekOfKey, nextLook, type Plan, type PlanWeek } from './plan.ts';
import { merged, settleBoxes, type Box, type Settled } from './settle-boxes.ts';
import { asTheyAre, planOf, weeksToTell, type PlanStory } from './plan-story.ts';
import { receiptSaid, type Said } from './receipt-said.ts';
import * as rows from './sql.ts';
import type { Subscription } from './sql.ts';

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

export function momentOf({
  clock,
  days,
}: Pick<Plans, 'clock' | 'days'>): Moment & { timeZone: string } {
  const { calendar } = days;
  const now = clock();
  const { timeZone } = calendar;
  return { now, today: shopDate(now, timeZone), calendar, timeZone };
}

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
    return tell(tx, parts, { what: 'subscribed', about, plan, weeks: [] }, moment);
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

/** Writes the receipts of what was done, and has them sent. The caller has the pens of their subscriptions. */
async function tellAll(
  tx: Tx,
  { signer, config }: Pick<Plans, 'signer' | 'config'>,
  tellings: readonly Said[],
  moment: Moment & { timeZone: string },
): Promise<Receipt[]> {
  const said = tellings.map((telling) => receiptSaid(telling, moment, config.shop.name));
  const receipts = await writeReceipts(tx, signer, said);
  const events = receipts.map(({ content: { subscriptionNo, seq } }) => ({
    kind: 'subscription-told',
    payload: { subscriptionNo, seq },
  }));
  await outbox.addAll(tx, events);
  return receipts;
}

async function tell(
  tx: Tx,
  parts: Pick<Plans, 'signer' | 'config'>,
  telling: Said,
  moment: Moment & { timeZone: string },
): Promise<Receipt> {
  const [receipt] = await tellAll(tx, parts, [telling], moment);
  if (!receipt) throw new Error('A receipt was not written.');
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
    const [subscription] = await rows.lockSubscriptions(tx, [subscriptionNo]);
    if (subscription?.customerNo !== customerNo) throw new Refusal('subscription-not-found');
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
  const [settled] = await settle(tx, parts, [{ subscription, boxes: [] }]);
  const known = settled?.weeks ?? [];
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
  await rows.writeWeeks(
    tx,
    weeks.map((it) => ({ ...it, subscriptionNo })),
  );
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
  return tell(tx, parts, { what: kindOf[said.do], about, plan, weeks: after }, moment);
}

/** A subscription of which something is to be done, with the weeks of which something is known. */
export type Due = { subscription: Subscription; weeks: PlanWeek[] };

/** Leases at most so many of the subscriptions of which something is to be done. */
export async function claimDue(
  { database }: Pick<Plans, 'database'>,
  asked: { now: Date; until: Date; most: number },
): Promise<Due[]> {
  const claimed = await rows.claimDue(database, asked);
  if (claimed.length === 0) return [];
  const nos = claimed.map(({ subscriptionNo }) => subscriptionNo);
  const weeks = await weeksAt(database, nos, asked.now);
  return claimed.map((subscription) => ({
    subscription,
    weeks: weeks.get(subscription.subscriptionNo) ?? [],
  }));
}

export const subscriptionOf = (
  { database }: Pick<Plans, 'database'>,
  subscriptionNo: number,
): Promise<Subscription | undefined> => rows.readSubscription(database, subscriptionNo);

/** The weeks of which something is known, as they are at a moment, by subscription. */
async function weeksAt(
  db: Db,
  subscriptionNos: readonly number[],
  now: Date,
): Promise<Map<number, PlanWeek[]>> {
  const read = await rows.readWeeks(db, subscriptionNos);
  const of = Map.groupBy(read, ({ subscriptionNo }) => subscriptionNo);
  return new Map([...of].map(([no, weeks]) => [no, asTheyAre(weeks, now)]));
}

/** A subscription that was looked at, and what became of its boxes. */
export type Looked = {
  subscriptionNo: number;
  boxes: readonly Box[];
  /** A menu that is not there yet is not looked for again before. */
  lookAgain: Date | undefined;
};

/**
 * Writes down what became of the boxes of subscriptions, and when each is looked at again, under their pens: also of boxes that were ordered by
 * a server that died before it did. Answers whether food went back.
 */
export async function writeDown(
  tx: Tx,
  parts: Plans,
  looked: readonly Looked[],
): Promise<{ gaveBack: boolean }> {
  const of = new Map(looked.map((it) => [it.subscriptionNo, it]));
  const locked = await rows.lockSubscriptions(tx, [...of.keys()]);
  const found = locked.map((subscription) => {
    const { boxes = [] } = of.get(subscription.subscriptionNo) ?? {};
    return { subscription, boxes };
  });
  const settled = await settle(tx, parts, found);
  const moment = momentOf(parts);
  const looks = settled.map(({ subscription, weeks }) => {
    const { subscriptionNo } = subscription;
    const next = nextLook(planOf(subscription), weeks, moment);
    const lookAgain = of.get(subscriptionNo)?.lookAgain;
    return { subscriptionNo, at: lookAgain && next && next < lookAgain ? lookAgain : next };
  });
  await rows.lookNext(tx, looks);
  return { gaveBack: settled.some(({ unwanted }) => unwanted.length > 0) };
}

/**
 * Settles boxes of subscriptions whose pens the caller has: before those that are given, those that were ordered by a server that died before
 * it wrote them down. Until then nobody charges them: a skip that was acknowledged meanwhile takes them back here. Who skipped a box, paused
 * or left in the very moment that it was ordered has it cancelled here, before anything is charged.
 */
async function settle(
  tx: Tx,
  parts: Plans,
  found: readonly { subscription: Subscription; boxes: readonly Box[] }[],
): Promise<(Settled & { subscription: Subscription })[]> {
  const moment = momentOf(parts);
  const nos = found.map(({ subscription }) => subscription.subscriptionNo);
  const weeks = await weeksAt(tx, nos, moment.now);
  const orphans = Map.groupBy(
    await rows.readOrphans(tx, nos),
    ({ subscriptionNo }) => subscriptionNo,
  );
  const settled = found.map(({ subscription, boxes }) => {
    const { subscriptionNo } = subscription;
    const left = orphans.get(subscriptionNo)?.flatMap(({ orderNo, day, closesAt, key }): Box[] => {
      const box = weekOfKey(key);
      return box ? [{ ...box, day, closesAt, placed: { orderNo } }] : [];
    });
    const known = weeks.get(subscriptionNo) ?? [];
    const all = [...(left ?? []), ...boxes];
    return { subscription, ...settleBoxes(planOf(subscription), known, all) };
  });
  const by = { kind: 'shop', name: 'subscription', reason: shopsReasons.unwanted } as const;
  for (const { unwanted } of settled)
    for (const orderNo of unwanted) await moveOrderIn(tx, parts, orderNo, 'cancelled', by);
  const changed = settled.flatMap(({ subscription: { subscriptionNo }, changed }) =>
    changed.map((week) => ({ ...week, subscriptionNo })),
  );
  await rows.writeWeeks(tx, changed);
  const ordered = changed.flatMap(({ orderNo, subscriptionNo }) =>
    orderNo === null ? [] : [{ orderNo, subscriptionNo }],
  );
  await keepCards(tx, parts, ordered);
  const orders = new Map(
    (
      await rows.readOrdered(
        tx,
        ordered.map(({ orderNo }) => orderNo),
      )
    ).map((order) => [order.orderNo, order]),
  );
  const tellings = settled.flatMap(({ subscription, told }) =>
    told.map(({ box, weeks }): Said => {
      const { subscriptionNo, termsVersion } = subscription;
      const { week, day, why, closesAt } = box;
      const order = orders.get(box.orderNo ?? 0);
      return {
        what: box.orderNo === null ? 'failed' : 'ordered',
        about: {
          subscriptionNo,
          termsVersion,
          week,
          day,
          why,
          order: order && closesAt ? { ...order, chargedFrom: closesAt.toISOString() } : null,
        },
        plan: planOf(subscription),
        weeks,
      };
    }),
  );
  await tellAll(tx, parts, tellings, moment);
  return settled;
}

/** The card of an order is charged when it closes. Who has none that is kept is asked for one at once. */
async function keepCards(
  tx: Tx,
  { config, clock }: Plans,
  ordered: readonly { orderNo: number; subscriptionNo: number }[],
): Promise<void> {
  const provider = config.payments.kind;
  if (provider === 'invoice' || ordered.length === 0) return;
  const at = clock();
  const nos = ordered.map(({ subscriptionNo }) => subscriptionNo);
  const kept = new Map(
    (await rows.readCards(tx, nos, provider)).map((it) => [it.subscriptionNo, it.methodRef]),
  );
  const cards = ordered.flatMap(({ orderNo, subscriptionNo }) => {
    const methodRef = kept.get(subscriptionNo);
    return methodRef === undefined ? [] : [{ orderNo, methodRef }];
  });
  await rows.keepCards(tx, cards, { provider, at });
  for (const { orderNo, subscriptionNo } of ordered)
    if (!kept.has(subscriptionNo)) await askCashier(tx, orderNo, at);
}

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
  const read = await rows.readWeeks(db, [subscriptionNo]);
  const weeks = weeksToTell(planOf(subscription), read, momentOf(parts));
  const receipts = await receiptsOf(db, subscriptionNo);
  return { subscription, weeks, receipts };
}

/** Ends what somebody subscribes to who is erased in the same transaction. */
export async function endOf(tx: Tx, parts: Plans, customerNo: number): Promise<void> {
  for (const { subscriptionNo, status } of await rows.readOfCustomer(tx, customerNo)) {
    if (status === 'cancelled') continue;
    const [subscription] = await rows.lockSubscriptions(tx, [subscriptionNo]);
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
 * the mailbox is told, and the account's own letter says how it is taken up again. Refuses a network that writes too many.
 */
export async function endByNotice(
  parts: Plans,
  notice: { email: string; subscriptionNo: number | null; reason: string | null },
  language: Language,
  { address }: Pick<Caller, 'address'>,
): Promise<{ noticeNo: number; at: Date }> {
  await countAtDoor(parts, 'cancellation', address);
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
