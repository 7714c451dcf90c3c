import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shopDate } from '../../src/checkout/days/delivery-days.ts';
import type { PurchaseLine } from '../../src/kitchen/sheets/plan-purchase.ts';
import { portionsToCome } from '../../src/subscriptions/figures/figures.ts';
import {
  comingWeeks,
  daysLater,
  weeksLater,
  type Plan,
} from '../../src/subscriptions/plans/plan.ts';
import { dice } from '../races/dice.ts';
import { deliverTo, fillBasket, openStore, order, type Store } from '../store.ts';
import { offer, setWeekly } from '../weeks.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Beans: 800, Salt: 9_000 },
    recipes: { Congee: { Rice: 100 }, Chili: { Beans: 50, Rice: 50 } },
    facts: {
      Rice: { allergens: [], mayContain: [] },
      Beans: { allergens: [], mayContain: [] },
    },
  });
});
afterEach(() => store.close());

/** Goes to nine o'clock of a day of the shop. */
const goTo = (day: string) => {
  store.time.now = new Date(`${day}T09:00:00Z`);
};

async function buy(day: string, recipe: string, servings: number): Promise<void> {
  const somebody = await store.customer();
  const basket = await fillBasket(store, somebody, [{ recipe, servings }]);
  const placed = await order(somebody, basket, { day });
  expect(placed.status).toBe(201);
}

/** On the Monday of each week somebody buys for its Wednesday; the day before its cut-off, somebody else. */
async function sellFor(weeks: readonly string[], servings: number): Promise<void> {
  for (const week of weeks) {
    goTo(weeksLater(week, -1));
    await buy(wednesdayOf(week), 'Congee', servings);
    goTo(week);
    await buy(wednesdayOf(week), 'Congee', servings);
  }
}

const wednesdayOf = (week: string) => daysLater(week, 2);

type Range = { least: number; most: number } | null;
type Portions = {
  isOpen: boolean;
  ordered: number;
  subscribed: number;
  expected: number;
  fromHistory: boolean;
  between: Range;
};
type Forecast = {
  today: string;
  weeks: (Portions & {
    week: string;
    menuOf: string;
    days: (Portions & { day: string })[];
    recipes: { name: string; ordered: number; expected: number }[];
  })[];
  ingredients: {
    name: string;
    neededAmount: number;
    freeAmount: number;
    shortIn: string | null;
    buyPacks: number;
  }[];
  accuracy: { weeksAhead: number; days: number; offPercent: number }[];
};

/** Time goes on by weeks here, and sessions end: whoever looks has just signed in. */
const forecast = async (weeks = 2): Promise<Forecast> => {
  const staff = await store.administrator();
  const read = await staff.ask<Forecast>('GET', `/api/admin/forecast?weeks=${weeks}`);
  expect(read.status).toBe(200);
  return read.body;
};

async function purchaseList(day: string): Promise<PurchaseLine[]> {
  const staff = await store.administrator();
  const path = `/api/admin/kitchen/${day}/purchase-list`;
  return (await staff.ask<{ items: PurchaseLine[] }>('GET', path)).body.items;
}

const firstWeek = '2026-11-30';
const weeks = Array.from({ length: 9 }, (_, at) => weeksLater(firstWeek, at));

describe('what the coming weeks will take', () => {
  test('is what is ordered while nobody knows better, and then what weeks like it brought', async () => {
    const early = await forecast();
    expect(early.weeks.map(({ week }) => week)).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
    expect(early.weeks[1]).toMatchObject({ expected: 0, fromHistory: false, between: null });
    expect([early.ingredients, early.accuracy]).toEqual([[], []]);
    await sellFor(weeks.slice(0, 8), 4);
    const next = weeks[8] ?? '';
    await buy(wednesdayOf(next), 'Congee', 4);
    goTo(daysLater(next, -6));
    const known = await forecast();
    const day = known.weeks[1]?.days.find((it) => it.day === wednesdayOf(next));
    expect(day).toMatchObject({ isOpen: true, ordered: 4, expected: 8, fromHistory: true });
    // This week's Wednesday has closed: it takes what is ordered.
    const closed = known.weeks[0]?.days.find((it) => it.day === wednesdayOf(weeks[7] ?? ''));
    expect(closed).toMatchObject({ isOpen: false, ordered: 8, expected: 8, between: null });
    expect(day?.between).toEqual({ least: 8, most: 8 });
    expect(known.accuracy[0]).toMatchObject({ weeksAhead: 1, offPercent: 0 });
    const congee = known.weeks[1]?.recipes.find(({ name }) => name === 'Congee');
    expect(congee?.ordered).toBe(4);
  });

  test('is shared among what the week offers, and bought for', async () => {
    await sellFor(weeks.slice(0, 5), 6);
    const [one = '', other = ''] = weeks.slice(5);
    for (const week of [one, other]) await offer(store, week, { recipes: { Chili: null } });
    await setWeekly(store, true);
    // A Sunday, on which nobody ever ordered.
    goTo(daysLater(one, -1));
    const { weeks: known, ingredients } = await forecast(2);
    expect(known.map(({ menuOf }) => menuOf)).toEqual(['everything', 'the week', 'the week']);
    // Three days ahead those who order nine days ahead have not.
    const chili = (expected: number) => [{ name: 'Chili', ordered: 0, expected }];
    expect(known.map(({ recipes }) => recipes)).toMatchObject([[], chili(6), chili(12)]);
    const beans = ingredients.find(({ name }) => name === 'Beans');
    expect(beans).toMatchObject({ neededAmount: 900, freeAmount: 800, shortIn: other });
    expect(beans?.buyPacks).toBeGreaterThan(0);
    // Nothing is ordered for these days: what is likely stands on the lists all the same, with what the days before take.
    const likely = async (week: string) => {
      const list = await purchaseList(wednesdayOf(week));
      expect(list.map(({ name }) => name)).not.toContain('Salt');
      return list.find(({ name }) => name === 'Beans');
    };
    expect(await likely(one)).toMatchObject({ neededAmount: 0, likelyAmount: 300 });
    expect(await likely(other)).toMatchObject({ likelyAmount: 900, buyPacks: beans?.buyPacks });
  });

  test('counts what subscriptions promise, and not what they have given up', async () => {
    goTo('2026-11-23');
    const [ada, ben] = [await store.customer(), await store.customer()];
    const wanted = { meals: 2, servings: 3, weekday: 3, everyWeeks: 1, deliverTo };
    for (const person of [ada, ben])
      expect((await person.ask('POST', '/api/subscriptions', wanted)).status).toBe(201);
    await store.settled();
    const { weeks: before } = await forecast(3);
    // The first box of each is ordered: two meals for three.
    expect(before[0]).toMatchObject({ ordered: 12 });
    expect(before.slice(1).map(({ subscribed }) => subscribed)).toEqual([12, 12, 12]);
    const plans = await ben.ask<{ items: { subscriptionNo: number }[] }>(
      'GET',
      '/api/subscriptions',
    );
    const no = plans.body.items[0]?.subscriptionNo ?? 0;
    await ben.ask('POST', `/api/subscriptions/${no}/weeks/2026-11-30/skip`, {});
    const { weeks: after } = await forecast(3);
    expect(after.slice(1).map(({ subscribed }) => subscribed)).toEqual([6, 12, 12]);
    await ben.ask('POST', `/api/subscriptions/${no}/cancel`, { reason: null });
    expect((await forecast(3)).weeks.slice(1).map((it) => it.subscribed)).toEqual([6, 6, 6]);
  });

  test('is read by who sees the stock, and by nobody else', async () => {
    const guest = await store.customer();
    expect((await guest.ask('GET', '/api/admin/forecast')).status).toBe(403);
    const staff = await store.administrator();
    const wrong = await staff.ask('GET', '/api/admin/forecast?weeks=9');
    expect(wrong.status).toBe(400);
  });
});

test('what subscriptions are to have in each week is what each of them is told', async () => {
  const { upTo } = dice(7);
  const { calendar } = store.shop.days;
  const now = store.shop.clock();
  const today = shopDate(now, calendar.timeZone);
  const [from, to] = [weeksLater('2026-11-23', 1), weeksLater('2026-11-23', 5)];
  const told = new Map<string, number>();
  for (let each = 0; each < 60; each += 1) {
    const somebody = await store.customer();
    const { customerNo } = (await somebody.ask<{ customerNo: number }>('GET', '/api/me')).body;
    const resting = upTo(4) === 1;
    const plan: Plan = {
      status: resting ? 'paused' : 'active',
      meals: upTo(4),
      servings: upTo(5),
      weekday: upTo(7),
      everyWeeks: upTo(4),
      firstWeek: weeksLater('2026-11-23', upTo(9) - 5),
      pausedUntil: resting && upTo(2) === 1 ? weeksLater('2026-11-23', upTo(4)) : null,
    };
    await store.shop.database
      .run(sql`insert into subscription (customer_no, plan_status, meals, servings, weekday, every_weeks, first_week,
        paused_until, deliver_name, deliver_phone, deliver_address, terms_version, agreed_at, agreed_in)
      values (${customerNo}, ${plan.status}, ${plan.meals}, ${plan.servings}, ${plan.weekday}, ${plan.everyWeeks}, ${plan.firstWeek},
        ${plan.pausedUntil}, 'Ada', '1', 'Here', 1, ${now}, 'en')`);
    for (const { week, day } of comingWeeks(plan, [], { now, today, calendar }, 8)) {
      const rests =
        plan.status === 'paused' && (plan.pausedUntil === null || week < plan.pausedUntil);
      if (day === null || rests || week < from || week > to) continue;
      told.set(day, (told.get(day) ?? 0) + plan.meals * plan.servings);
    }
  }
  const read = new Map<string, number>();
  const everywhere = { byPlace: true, isOf: () => true };
  const asked = [store.shop.database, calendar, { from, to }, everywhere] as const;
  for (const { day, portions } of await portionsToCome(...asked))
    read.set(day, (read.get(day) ?? 0) + portions);
  expect([...read].toSorted()).toEqual([...told].toSorted());
});
