import fc from 'fast-check';
import { shopDate, type DeliveryCalendar } from '../../src/checkout/days/delivery-days.ts';
import { concerns } from '../../src/contract/food-terms.ts';
import type { Catalogue } from '../../src/food/recipes/recipe.ts';
import { composeBox } from '../../src/subscriptions/compose/compose-box.ts';
import { eatersOf } from '../../src/subscriptions/compose/eaters-of.ts';
import type { Eater } from '../../src/subscriptions/compose/meal-for.ts';
import {
  decide,
  nextBox,
  type Command,
  type Moment,
} from '../../src/subscriptions/plans/commands.ts';
import {
  boxKey,
  comingWeeks,
  isWanted,
  mondayOf,
  nextLook,
  weekOfKey,
  weeksLater,
  weeksToOpen,
  type Plan,
  type PlanWeek,
} from '../../src/subscriptions/plans/plan.ts';
import { momentOnClock } from '../../src/subscriptions/plans/shop-time.ts';
import type { Receipt } from '../../src/subscriptions/receipts/receipt.ts';
import { flawsOf, newSigner, signed } from '../../src/subscriptions/receipts/receipts.ts';
import { aCatalogue, aHousehold, quotesOf } from '../arbitraries.ts';
import { dice, type Dice } from '../races/dice.ts';

/** What can be done wrong on purpose, so that it is known that the model finds it. */
export const faults = [
  'what has closed is taken back',
  'nobody asks what people must not eat',
  'a receipt forgets the one before',
  'what a dead server ordered is charged',
] as const;
export type Fault = (typeof faults)[number];

type Order = {
  no: number;
  key: string;
  day: string;
  week: string;
  chargeAt: Date;
  status: 'placed' | 'packing' | 'cancelled';
  charged: number;
};
type Customer = {
  no: number;
  plan: Plan;
  weeks: PlanWeek[];
  eaters: Eater[];
  receipts: Receipt[];
  /** Weeks whose skip was acknowledged and not taken back since, with the moment. */
  skipped: Map<string, Date>;
  orders: Order[];
  /** Ended before this one began. */
  lookAt: Date | null;
};

const zones = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland'];
/** Of all of these zones both clock changes lie in it. */
const begins = new Date('2026-09-20T00:00:00Z');
const ends = new Date('2027-04-20T00:00:00Z');
const minute = 60_000;

export type Report = {
  steps: number;
  orders: number;
  charged: number;
  receipts: number;
  cutOffs: number;
  violations: string[];
};

/** Lets customers and a shop do whatever comes to their minds, over a winter, in one zone after the other, and looks what must never be. */
export function runModel({
  steps,
  seed,
  fault,
}: {
  steps: number;
  seed: number;
  fault?: Fault;
}): Report {
  const report: Report = {
    steps: 0,
    orders: 0,
    charged: 0,
    receipts: 0,
    cutOffs: 0,
    violations: [],
  };
  const chance = dice(seed);
  for (let round = 0; report.steps < steps && report.violations.length === 0; round += 1)
    runWinter(chance, zones[round % zones.length] ?? 'UTC', report, {
      steps,
      seed: seed + round,
      fault,
    });
  return report;
}

function runWinter(
  chance: Dice,
  timeZone: string,
  report: Report,
  { steps, seed, fault }: { steps: number; seed: number; fault: Fault | undefined },
): void {
  const calendar: DeliveryCalendar = {
    timeZone,
    weekdays: chance.someOf([1, 2, 3, 4, 5, 6, 7]).concat(3),
    cutOffDaysBefore: chance.upTo(3),
    cutOffTime: chance.oneOf(['00:00', '01:30', '02:30', '18:00', '23:59']),
    horizonDays: 21,
    holidays: [{ from: '2026-12-24', to: '2027-01-03' }],
  };
  const [catalogue] = fc.sample(aCatalogue({ mostRecipes: 6 }), { numRuns: 1, seed });
  const households = fc.sample(aHousehold, { numRuns: 4, seed });
  if (!catalogue) throw new Error('There is nothing to cook.');
  const { signer, x } = newSigner();
  const keys = [{ key: signer.key, x, since: begins.toISOString() }];
  let now = begins;
  let orderNo = 0;
  const momentOf = (): Moment => ({ now, today: shopDate(now, timeZone), calendar });
  const wrong = (sentence: string) => {
    report.violations.push(`${sentence} (seed ${seed}, ${timeZone}, ${now.toISOString()})`);
  };

  const subscribe = (no: number): Customer => {
    const plan: Plan = {
      status: 'active',
      meals: chance.upTo(3),
      servings: chance.upTo(4),
      weekday: chance.upTo(7),
      everyWeeks: chance.upTo(3),
      firstWeek: mondayOf(shopDate(now, timeZone)),
      pausedUntil: null,
    };
    const [first] = comingWeeks({ ...plan, everyWeeks: 1 }, [], momentOf(), 1);
    plan.firstWeek = first?.week ?? plan.firstWeek;
    const household = households[no % households.length];
    const eaters = household
      ? eatersOf({
          ...household,
          members: household.members.map((it) => ({ ...it, dislikes: [] })),
        })
      : [];
    return {
      no,
      plan,
      weeks: [],
      eaters,
      receipts: [],
      skipped: new Map(),
      orders: [],
      lookAt: now,
    };
  };
  const customers = [1, 2, 3, 4].map(subscribe);

  /** As the store reads weeks: what was cancelled elsewhere is not wanted, what nobody can cancel any more has closed. */
  const weeksOf = ({ weeks, orders }: Customer): PlanWeek[] =>
    weeks.map((it) => {
      const order = orders.find(({ no }) => no === it.orderNo);
      if (it.state !== 'ordered' || !order) return it;
      if (order.status === 'cancelled')
        return { ...it, state: 'skipped', why: 'asked', orderNo: null };
      return order.status === 'packing' && it.closesAt !== null && it.closesAt > now
        ? { ...it, closesAt: now }
        : it;
    });
  const write = (customer: Customer, changed: readonly PlanWeek[]) => {
    customer.weeks = [
      ...customer.weeks.filter(({ week }) => !changed.some((it) => it.week === week)),
      ...changed,
    ];
  };

  const tell = (customer: Customer, what: Receipt['content']['what'], takenBack: number[]) => {
    const last = customer.receipts.at(-1);
    const { status, meals, servings, weekday, everyWeeks, pausedUntil } = customer.plan;
    const next = nextBox(customer.plan, weeksOf(customer), momentOf());
    const forgets = fault === 'a receipt forgets the one before' && customer.receipts.length === 2;
    customer.receipts.push(
      signed(
        {
          version: 1,
          shop: 'Larder',
          subscriptionNo: customer.no,
          seq: (last?.content.seq ?? 0) + 1,
          what,
          at: now.toISOString(),
          shopTime: momentOnClock(now, timeZone),
          week: null,
          day: null,
          why: null,
          plan: { status, meals, servings, weekday, everyWeeks, pausedUntil },
          takenBack,
          stillComes: [],
          order: null,
          next: next && { day: next.day, chargedFrom: next.closesAt.toISOString() },
          terms: 1,
          previous: forgets ? null : (last?.digest ?? null),
        },
        signer,
      ),
    );
    report.receipts += 1;
  };

  const cancel = (customer: Customer, no: number | null): void => {
    const order = customer.orders.find((it) => it.no === no);
    if (!order) return;
    if (order.status === 'packing' || order.chargeAt <= now)
      wrong(`order ${order.no} was taken back after it closed`);
    order.status = 'cancelled';
  };

  /** What a server ordered that died before it wrote it down. */
  const orphansOf = ({ orders, weeks }: Customer) =>
    fault === 'what a dead server ordered is charged'
      ? []
      : orders.filter(
          (it) => it.status !== 'cancelled' && !weeks.some(({ orderNo: no }) => no === it.no),
        );
  const adopt = (customer: Customer): void => {
    for (const it of orphansOf(customer)) {
      const box = weekOfKey(it.key);
      if (!box) throw new Error(`${it.key} is no box of a week.`);
      if (!isWanted(customer.plan, weeksOf(customer), box)) it.status = 'cancelled';
      else {
        write(customer, [
          {
            ...box,
            day: it.day,
            closesAt: it.chargeAt,
            state: 'ordered',
            why: null,
            orderNo: it.no,
          },
        ]);
        tell(customer, 'ordered', []);
      }
    }
  };

  const say = (customer: Customer, command: Command): void => {
    adopt(customer);
    const known =
      fault === 'what has closed is taken back'
        ? weeksOf(customer).map((it) => ({
            ...it,
            closesAt: it.closesAt && new Date(now.getTime() + minute),
          }))
        : weeksOf(customer);
    const decided = decide(command, customer.plan, known, momentOf());
    if (!decided.ok || decided.wasSo) return;
    for (const no of decided.takesBack) cancel(customer, no);
    const { weeks } = decided;
    customer.plan = decided.plan;
    write(customer, weeks);
    for (const { week, state } of weeks)
      if (state === 'skipped') customer.skipped.set(week, now);
      else customer.skipped.delete(week);
    const next = nextLook(customer.plan, weeksOf(customer), momentOf());
    // Whoever looks at it by now may have ordered something that is not written down yet.
    customer.lookAt = customer.lookAt && (!next || customer.lookAt < next) ? customer.lookAt : next;
    tell(customer, command.do === 'cancel' ? 'cancelled' : 'changed', decided.takesBack);
  };

  const order = (
    customer: Customer,
    week: string,
    day: string,
    closesAt: Date,
    placement: number,
  ) => {
    const key = boxKey(customer.no, week, placement);
    const known = customer.orders.find((it) => it.key === key);
    if (known) return known.no;
    const { meals } = composeBox(
      [...catalogue.recipes.values()],
      {
        ingredients: catalogue.ingredients,
        quotes: quotesOf(catalogue),
        levels: plenty(catalogue),
      },
      {
        meals: customer.plan.meals,
        servings: customer.plan.servings,
        eaters: fault === 'nobody asks what people must not eat' ? [] : customer.eaters,
        eatenLately: new Set(),
        liked: new Set(),
        keep: [],
        passedOver: new Set(),
        forAdults: false,
      },
    );
    if (meals.length === 0) return undefined;
    for (const { quote } of meals)
      for (const eater of customer.eaters)
        if (!canEat(eater, [...quote.need.keys()], catalogue))
          wrong(`${eater.name ?? 'somebody'} got what they must not have`);
    orderNo += 1;
    report.orders += 1;
    customer.orders.push({
      no: orderNo,
      key,
      day,
      week,
      chargeAt: closesAt,
      status: 'placed',
      charged: 0,
    });
    return orderNo;
  };

  /** A server looks at a subscription; it may die between the order and what it writes down of it, or somebody may be quicker. */
  const wave = (customer: Customer): void => {
    adopt(customer);
    customer.lookAt = later(now, 2 * minute);
    for (const { week, day, closesAt } of weeksToOpen(
      customer.plan,
      weeksOf(customer),
      momentOf(),
    )) {
      if (day === null || closesAt === null) continue;
      const placement = weeksOf(customer).find((it) => it.week === week)?.placement ?? 1;
      const no = order(customer, week, day, closesAt, placement);
      if (chance.roll() < 0.1) return;
      if (chance.roll() < 0.15) say(customer, somethingOf(chance, customer, momentOf()));
      const stillWanted = isWanted(customer.plan, weeksOf(customer), { week, placement });
      if (!stillWanted) {
        const known = customer.weeks.find((it) => it.week === week);
        if (no !== undefined && known?.orderNo !== no) {
          const it = customer.orders.find((each) => each.no === no);
          if (it && it.status === 'placed') it.status = 'cancelled';
        }
        continue;
      }
      write(customer, [
        no === undefined
          ? { week, day, placement, closesAt, state: 'failed', why: 'nothing-fits', orderNo: null }
          : { week, day, placement, closesAt, state: 'ordered', why: null, orderNo: no },
      ]);
      tell(customer, no === undefined ? 'failed' : 'ordered', []);
    }
    customer.lookAt = nextLook(customer.plan, weeksOf(customer), momentOf());
  };

  /** The cashier, two minutes after an order closed or whenever it comes to it; asked twice it charges once. */
  const charge = (customer: Customer): void => {
    const orphans = orphansOf(customer);
    for (const it of customer.orders) {
      if (orphans.includes(it)) continue;
      if (it.status === 'cancelled' || now.getTime() < it.chargeAt.getTime() + 2 * minute) continue;
      if (it.charged > 0) continue;
      it.charged += 1;
      report.charged += 1;
      const skip = customer.skipped.get(it.week);
      if (skip && skip < it.chargeAt) wrong(`the week of ${it.week} was skipped and charged`);
    }
  };

  const look = (customer: Customer): void => {
    const live = customer.orders.filter(({ status }) => status !== 'cancelled');
    const orphans = orphansOf(customer);
    const written = live.filter((it) => !orphans.includes(it));
    for (const [week, those] of Map.groupBy(written, (it) => it.week))
      if (those.length > 1) wrong(`the week of ${week} has ${those.length} boxes`);
    for (const [week, at] of customer.skipped)
      for (const it of live)
        if (
          it.week === week &&
          it.status === 'placed' &&
          at < it.chargeAt &&
          now >= it.chargeAt &&
          !orphansOf(customer).includes(it)
        )
          wrong(`the week of ${week} was skipped and its box stands`);
  };

  while (now < ends && report.steps < steps && report.violations.length === 0) {
    report.steps += 1;
    const customer = chance.oneOf(customers);
    switch (chance.upTo(9)) {
      case 1:
        now = later(now, chance.upTo(36 * 60) * minute);
        break;
      case 2: {
        // A moment that counts, and a second beside it.
        const moments = customers.flatMap((each) => [
          ...each.orders.filter(({ charged }) => charged === 0).map(({ chargeAt }) => chargeAt),
          ...(each.lookAt ? [each.lookAt] : []),
        ]);
        const ahead = moments.filter((moment) => moment > now);
        if (ahead.length === 0) break;
        const next = ahead.reduce((one, other) => (one < other ? one : other));
        report.cutOffs += 1;
        now = new Date(
          Math.max(now.getTime(), next.getTime() + chance.oneOf([-1000, 0, 1000, 120_000])),
        );
        break;
      }
      case 3:
      case 4:
      case 5:
        if (customer.lookAt && customer.lookAt <= now) wave(customer);
        break;
      case 6:
        charge(customer);
        break;
      case 7: {
        // Elsewhere: its customer cancels the order itself, or staff begin to pack it.
        const open = customer.orders.filter((it) => it.status === 'placed');
        const it = open.at(-1);
        if (!it) break;
        if (chance.roll() < 0.3 && now < it.chargeAt) it.status = 'cancelled';
        else if (chance.roll() < 0.3) it.status = 'packing';
        break;
      }
      default: {
        if (customer.plan.status === 'cancelled' && chance.roll() < 0.2) {
          const at = customers.indexOf(customer);
          customers[at] = subscribe(customer.no + 4);
          if (flawsOf(customer.receipts, keys).length > 0) wrong('the receipts do not hold');
          break;
        }
        say(customer, somethingOf(chance, customer, momentOf()));
      }
    }
    look(customer);
  }
  for (const { receipts } of customers) {
    if (flawsOf(receipts, keys).length > 0) wrong('the receipts do not hold');
    const at = chance.upTo(receipts.length) - 1;
    const told = receipts[at];
    if (!told) continue;
    const content = { ...told.content, terms: told.content.terms + 1 };
    if (flawsOf(receipts.with(at, { ...told, content }), keys).length === 0)
      wrong('a changed receipt was not found out');
  }
}

const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms);

const plenty = ({ ingredients }: Catalogue) =>
  new Map([...ingredients.keys()].map((no) => [no, 1_000_000_000]));

/** Something that a customer may say: of a week that comes, mostly. */
function somethingOf(chance: Dice, { plan, weeks }: Customer, moment: Moment): Command {
  const monday = mondayOf(moment.today);
  const week = weeksLater(monday, chance.oneOf([0, 0, 1, 1, 2, 3]));
  const known = weeks.at(-1)?.week ?? week;
  switch (chance.upTo(12)) {
    case 1:
      return {
        do: 'pause',
        until: chance.roll() < 0.5 ? null : weeksLater(monday, chance.upTo(4)),
      };
    case 2:
    case 3:
      return { do: 'resume' };
    case 4:
      return { do: 'change', to: { weekday: chance.upTo(7), everyWeeks: chance.upTo(3) } };
    case 5:
      return chance.roll() < 0.15
        ? { do: 'cancel' }
        : { do: 'change', to: { meals: chance.upTo(3) } };
    case 6:
    case 7:
    case 8:
      return { do: 'unskip', week: chance.roll() < 0.5 ? week : known };
    default:
      return { do: 'skip', week: chance.roll() < 0.7 ? week : plan.firstWeek };
  }
}

function canEat(
  { avoidedAllergens, diets }: Eater,
  inIt: readonly number[],
  { ingredients }: Catalogue,
): boolean {
  return inIt.every((no) => {
    const food = ingredients.get(no);
    if (!food || !diets.every((diet) => food.diets?.includes(diet))) return false;
    if (avoidedAllergens.length === 0) return true;
    if (food.allergens === null || food.mayContain === null) return false;
    return [...food.allergens, ...food.mayContain].every(
      (declared) => !avoidedAllergens.some((avoided) => concerns(avoided, declared)),
    );
  });
}
