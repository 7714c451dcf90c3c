import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Line } from '../../checkout/cart/cart-lines.ts';
import {
  weekOfOrder,
  type DeliverTo,
  type OrderDesk,
  type Outcome,
} from '../../checkout/desk/desk.ts';
import { offeredIn, propose, type Composing } from '../compose/compose.ts';
import * as promotions from '../../checkout/promotions/promotions.ts';
import type { WarmPrices } from '../../checkout/pricing/pricing.ts';
import type { Customer } from '../../people/customers/customer.ts';
import * as customers from '../../people/customers/customers.ts';
import { openCrew, type Crew } from '../../platform/crew.ts';
import { openGroupCommit, type GroupCommit } from '../../platform/group-commit.ts';
import type { Seeing } from '../../platform/platform.ts';
import { isLostConnection, tookTooLong } from '../../platform/transient.ts';
import { boxKey, weeksToOpen, type ComingWeek, type Plan } from '../plans/plan.ts';
import { planOf } from '../plans/plan-story.ts';
import type { Box, Placed } from '../plans/settle-boxes.ts';
import { momentOf, type Due, type Looked, type Plans, type Subscription } from '../plans/plans.ts';
import * as plans from '../plans/plans.ts';

/** Meals for a household, or why there are too few of them; `later`: the menu of that week is not open yet. */
export type Composed = { lines: Line[] } | { why: 'nothing-fits' | 'no-menu' | 'later' };

/** What working off the boxes that are due takes. */
export type Waves = Plans &
  Composing & {
    desk: OrderDesk;
    prices: WarmPrices;
    log: Logger;
    seeing: Seeing | undefined;
    config: Pick<Config, 'shop' | 'payments'>;
  };

/** A worker that died has its subscriptions looked at by another so much later. */
const leaseMs = 120_000;
/** A box is chosen anew so often where the shelf, the menu or a profile moved on meanwhile. */
const mostTries = 6;

/** Chooses and orders the boxes that are due, on every server at once. */
export function openWaves(
  waves: Waves,
  { pollMs, atOnce = 128 }: { pollMs: number; atOnce?: number },
): Crew {
  const { clock, log, seeing } = waves;
  const pen = openPen(waves);
  return openCrew<Due>({
    atOnce,
    seen: { seeing, name: 'choose the box of a subscription' },
    pollMs,
    claim: (most) => {
      const now = clock();
      return plans.claimDue(waves, { now, until: new Date(now.getTime() + leaseMs), most });
    },
    work: (due) =>
      lookAt(waves, due, pen).catch((error: unknown) => {
        const { subscriptionNo } = due.subscription;
        // The lease ends by itself: whoever looks then finds by its key what was ordered.
        log.error({ err: error, subscriptionNo }, 'the box of a subscription could not be ordered');
      }),
    complain: (error) => {
      log.error({ err: error }, 'the subscriptions that are due cannot be read');
    },
  });
}

type Written = 'written' | { error: unknown };
/** Writes down what became of boxes; what is to be written down at once goes together. */
type Pen = GroupCommit<Looked, Written>;

export const openPen = (waves: Waves): Pen =>
  openGroupCommit({
    commit: (group) => writeDown(waves, group),
    groupsInFlight: 2,
    mostInGroup: 64,
  });

/** One whose boxes cannot be written down fails alone. A database that is away is away for all: nobody waits for it one after the other. */
async function writeDown(waves: Waves, group: readonly Looked[]): Promise<Written[]> {
  try {
    const { gaveBack } = await waves.database.transaction((tx) =>
      plans.writeDown(tx, waves, group),
    );
    if (group.some(({ boxes }) => boxes.length > 0)) waves.outbox.poke();
    if (gaveBack) await waves.stock.refresh();
    return group.map(() => 'written');
  } catch (error) {
    if (group.length === 1 || isLostConnection(error) || tookTooLong(error))
      return group.map(() => ({ error }));
    const alone: Written[] = [];
    for (const looked of group) alone.push(...(await writeDown(waves, [looked])));
    return alone;
  }
}

/** Orders every box of a subscription that is open by now and not ordered. */
export async function lookAt(
  waves: Waves,
  { subscription, weeks: known }: Due,
  pen: Pen,
): Promise<void> {
  const { subscriptionNo } = subscription;
  const moment = momentOf(waves);
  const boxes: Box[] = [];
  let lookAgain: Date | undefined;
  for (const { week, day, closesAt, ...times } of weeksToOpen(
    planOf(subscription),
    known,
    moment,
  )) {
    if (day === null || closesAt === null) continue;
    const placement = known.find((it) => it.week === week)?.placement ?? 1;
    const opened = { ...times, week, day, closesAt };
    const placed = await orderBox(waves, subscription, opened, placement);
    if (isLater(placed)) lookAgain = new Date(moment.now.getTime() + menuWaitMs);
    else boxes.push({ week, day, closesAt, placement, placed });
  }
  const answer = await pen.submit({ subscriptionNo, boxes, lookAgain });
  if (answer !== 'written') throw answer.error;
}

const isLater = (placed: Placed | Later): placed is Later =>
  'why' in placed && placed.why === 'later';

/** Meals that nobody at the table has anything against, of what is offered in the week of that day and is on the shelf. */
async function chooseMeals(
  waves: Waves,
  customer: Customer,
  { meals, servings, to }: Pick<Plan, 'meals' | 'servings'> & { to: DeliverTo },
  { day, closesAt }: Pick<Opened, 'day' | 'closesAt'>,
): Promise<Composed> {
  const now = waves.clock();
  const week = weekOfOrder(waves, day, now)?.menu;
  if (week && week.state !== 'open') {
    const isLast = now.getTime() + menuWaitMs >= closesAt.getTime();
    return { why: week.state === 'closed' || isLast ? 'no-menu' : 'later' };
  }
  const box = await propose(waves, customer, [], {
    to,
    meals,
    servings,
    keep: [],
    passedOver: new Set(),
    notOf: new Set(),
    // Nobody has said how old they are.
    forAdults: false,
    offers: week && offeredIn(waves, week, servings),
  });
  if (box.missing) return { why: 'nothing-fits' };
  const lines = box.meals.map(({ recipe, changes }): Line => ({
    lineId: randomUUID(),
    recipeNo: recipe.recipeNo,
    servings,
    changes: changes.map(({ change }) => change),
    acknowledged: [],
  }));
  return { lines };
}

type Opened = ComingWeek & { day: string; closesAt: Date };
type Later = { why: 'later' };

/** So much later a menu is looked for again that was not open yet. */
const menuWaitMs = 15 * 60_000;

async function orderBox(
  waves: Waves,
  subscription: Subscription,
  opened: Opened,
  placement: number,
): Promise<Placed | Later> {
  const { subscriptionNo, customerNo } = subscription;
  const { week, day, closesAt } = opened;
  await waves.days.ensure([day]);
  const asked = { ...planOf(subscription), to: destinationOf(subscription) };
  const key = boxKey(subscriptionNo, week, placement);
  let customer = await customers.customerByNo(waves, customerNo);
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const composed = await chooseMeals(waves, customer, asked, opened);
    if ('why' in composed) return composed;
    const balance = await promotions.balanceOf(waves, waves.prices.now(), customerNo);
    const outcome = await waves.desk.submit({
      customer,
      key,
      // The key alone says which box it is: chosen anew after a kill it is the one that was ordered.
      requestHash: key,
      cart: { basketId: randomUUID(), version: 1, lines: composed.lines },
      day,
      cancelUntil: closesAt,
      deliverTo: destinationOf(subscription),
      payment: { by: waves.config.payments.kind, payBy: null, purpose: 'save' },
      expectedTotalCents: null,
      balance,
    });
    const decided = afterOutcome(outcome);
    if (decided !== 'again') return decided;
    customer = await customers.customerByNo(waves, customerNo);
    await waves.stock.refresh();
  }
  return { why: 'nothing-fits' };
}

function afterOutcome(outcome: Outcome): Placed | 'again' {
  switch (outcome.kind) {
    case 'placed':
    case 'basket-ordered':
      return { orderNo: outcome.orderNo };
    case 'balance-changed':
    case 'key-reused':
      return 'again';
    case 'does-not-fit':
      return outcome.decision.code === 'delivery-day-full' ||
        outcome.decision.code === 'delivery-day-closed'
        ? { why: 'day-full' }
        : 'again';
    case 'not-planned':
      // What is on the menu or in a profile has moved on: the box is chosen anew.
      if (moves.has(outcome.problem.code)) return 'again';
      return { why: unreached.has(outcome.problem.code) ? 'no-delivery' : 'refused' };
    case 'failed':
      throw outcome.error;
  }
}

const moves = new Set([
  'recipe-not-published',
  'recipe-not-offered',
  'allergen-not-acknowledged',
  'age-not-confirmed',
  'price-changed',
]);

const unreached = new Set(['postcode-missing', 'no-delivery-there', 'zone-not-that-day']);

const destinationOf = ({ deliverTo }: Subscription): DeliverTo => ({
  name: deliverTo.name,
  phone: deliverTo.phone,
  address: deliverTo.address,
  country: deliverTo.country ?? undefined,
  postcode: deliverTo.postcode ?? undefined,
  note: deliverTo.note ?? undefined,
});
