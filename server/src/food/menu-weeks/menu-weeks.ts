import type { Database, Db, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import {
  offerKey,
  offerOf,
  fewOfWeek,
  leftOf,
  onTheMenu,
  weekOf,
  weeksAfter,
  type MenuWeek,
  type MenuWeeks,
  type Offer,
  type TakenOffer,
} from './menu-week.ts';
import * as rows from './sql.ts';

/** Every week that was ever planned, with what it offers. */
export async function everyWeek(db: Db): Promise<MenuWeeks> {
  const weeks = await rows.readWeeks(db);
  if (weeks.length === 0) return new Map();
  const offers = Map.groupBy(await rows.readOffers(db), ({ week }) => week);
  return new Map(
    weeks.map((week) => [week.week, { ...week, offers: offers.get(week.week) ?? [] }]),
  );
}

/** What the weeks between two offer, with the portions that orders hold, withdrawn offers too. */
export const takenOffers = (
  { database }: Pick<Editing, 'database'>,
  from: string,
  to: string,
): Promise<TakenOffer[]> => rows.readTaken(database, from, to);

/**
 * What is left of the offers that weeks limit, kept warm to say so. It promises nothing: the order desk asks the database itself, and tells
 * here what it saw and took.
 */
export type WarmOffers = {
  /** Portions left, never below 0; undefined: the week does not limit it. */
  left: (week: string, recipeNo: number) => number | undefined;
  /** Portions left in a week, by recipe; up to `fewPortions`, else not in the map. */
  few: (week: string) => ReadonlyMap<number, number>;
  /** Moves when `few` says something else of a week than before. */
  fewVersion: () => number;
  /** Portions left by `offerKey`, as the database said. */
  saw: (left: ReadonlyMap<string, number>) => void;
  /** Portions by `offerKey` that an order took. */
  took: (portions: ReadonlyMap<string, number>) => void;
  refresh: () => Promise<void>;
};

const nothingFew: ReadonlyMap<number, number> = new Map();

const sameEntries = (one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>) =>
  one.size === other.size && [...one].every(([no, portions]) => other.get(no) === portions);

export function openOffers({
  database,
  clock,
  menu,
}: {
  database: Database;
  clock: () => Date;
  menu: { catalogue: () => { weeks?: MenuWeeks } };
}): WarmOffers {
  let taken = new Map<string, number>();
  let counted: { of: unknown; few: Map<string, ReadonlyMap<number, number>>; version: number } = {
    of: undefined,
    few: new Map(),
    version: 0,
  };
  /** Weeks of which portions were taken or given back since they were counted. */
  const touched = new Set<string>();
  const weeks = () => menu.catalogue().weeks;
  const left = (week: string, recipeNo: number) => {
    const offer = weeks()
      ?.get(week)
      ?.offers.find((it) => it.recipeNo === recipeNo);
    return offer && leftOf(offer, taken);
  };
  const write = (key: string, portions: number) => {
    taken.set(key, portions);
    touched.add(offerOf(key).week);
  };
  const touchAll = () => {
    for (const week of weeks()?.keys() ?? []) touched.add(week);
  };
  const count = () => {
    const of = weeks();
    if (counted.of === of && touched.size === 0) return counted;
    if (counted.of !== of) touchAll();
    const few = counted.of === of ? counted.few : new Map<string, ReadonlyMap<number, number>>();
    const before = counted.few;
    let isOther = false;
    for (const week of touched) {
      const now = fewOfWeek(of?.get(week), taken);
      if (!sameEntries(now, before.get(week) ?? nothingFew)) isOther = true;
      few.set(week, now);
    }
    touched.clear();
    const isGone = [...before].some(([week, said]) => said.size > 0 && !few.has(week));
    const version = counted.version + (isOther || isGone ? 1 : 0);
    return (counted = { of, few, version });
  };
  return {
    left,
    few: (week) => count().few.get(week) ?? nothingFew,
    fewVersion: () => count().version,
    saw: (seen) => {
      for (const [key, portions] of seen) {
        const { week, recipeNo } = offerOf(key);
        const most = weeks()
          ?.get(week)
          ?.offers.find((it) => it.recipeNo === recipeNo)?.mostPortions;
        if (typeof most === 'number') write(key, most - portions);
      }
    },
    took: (portions) => {
      for (const [key, more] of portions) write(key, (taken.get(key) ?? 0) + more);
    },
    refresh: async () => {
      // A shop that never planned a week limits nothing.
      if (!weeks()?.size) return;
      // A week that is over somewhere is not over everywhere.
      const from = weeksAfter(weekOf(clock().toISOString().slice(0, 10)), -1);
      const read = await rows.readTakenFrom(database, from);
      taken = new Map(read.map((it) => [offerKey(it.week, it.recipeNo), it.taken]));
      touchAll();
    },
  };
}

export type WeekPlan = Pick<MenuWeek, 'opensAt' | 'closesAt' | 'expectedPortions'> & {
  /** In the order in which the menu shows them. */
  offers: Pick<Offer, 'recipeNo' | 'mostPortions'>[];
};

type Asked = {
  /** The version that was seen; 0: nobody has planned it. */
  version: number;
  /** Orders keep what this takes off the menu, and nobody else can order it. */
  ordersKeepIt: boolean;
  /** As whoever asks names a plan's fields: so they are told what somebody else saved. */
  shownAs?: (plan: WeekPlan) => object;
};

/** Plans a week, or plans it anew over the version that was seen. */
export async function planWeek(
  parts: Editing,
  week: string,
  plan: WeekPlan,
  { version, ordersKeepIt, shownAs = shownOf }: Asked,
  by: Actor,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    const known = await readHeld(tx, week);
    if (known || version > 0) {
      const theirs = known ? { ...shownAs(planOf(known)), version: known.version } : { version: 0 };
      if (overSeen(version, shownAs(plan), theirs) === 'written') return;
    }
    await refuseUnknown(tx, plan.offers, known !== undefined && known.publishedAt !== null);
    if (known) refuseOrdered(known, plan.offers, ordersKeepIt);
    await rows.writeWeek(tx, { week, ...plan });
    await rows.writeOffers(tx, week, plan.offers);
    const before = known ? plainOf(planOf(known)) : null;
    const what = known ? 'week-changed' : 'week-planned';
    await record(tx, { by, what, subject: week, before, after: plainOf(plan) });
  });
}

/** Puts a week on the menu, or takes it off again. What is so already is left alone. */
export async function publishWeek(
  parts: Editing & { clock: () => Date },
  week: string,
  published: boolean,
  { version, ordersKeepIt }: Asked,
  by: Actor,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    const known = await readHeld(tx, week);
    if (!known) throw new Refusal('week-unknown');
    const before = { published: known.publishedAt !== null };
    const theirs = { ...before, version: known.version };
    if (overSeen(version, { published }, theirs) === 'written' || before.published === published)
      return;
    if (published) {
      if (onTheMenu(known).length === 0)
        throw new Refusal('week-incomplete', {
          fields: [{ field: '/offers', message: 'has no recipe' }],
        });
      await refuseUnknown(tx, onTheMenu(known), true);
    } else refuseOrdered(known, [], ordersKeepIt);
    await rows.writePublished(tx, week, published ? parts.clock() : null);
    const what = published ? 'week-published' : 'week-unpublished';
    await record(tx, { by, what, subject: week, before, after: { published } });
  });
}

/** Forgets a week that is not on the menu and of which nothing was ordered. */
export async function removeWeek(
  parts: Editing,
  week: string,
  version: number,
  by: Actor,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    const known = await readHeld(tx, week);
    if (!known) throw new Refusal('week-unknown');
    overSeen(version, { published: false }, { published: true, version: known.version });
    refuseCounted(known);
    await rows.removeWeek(tx, week);
    const before = plainOf(planOf(known));
    await record(tx, { by, what: 'week-removed', subject: week, before, after: null });
  });
}

type HeldWeek = Omit<MenuWeek, 'offers'> & { offers: TakenOffer[] };

async function readHeld(tx: Tx, week: string): Promise<HeldWeek | undefined> {
  const known = await rows.lockWeek(tx, week);
  return known && { ...known, offers: await rows.lockOffers(tx, week) };
}

const planOf = (week: HeldWeek): WeekPlan => ({
  opensAt: week.opensAt,
  closesAt: week.closesAt,
  expectedPortions: week.expectedPortions,
  offers: onTheMenu(week).map(({ recipeNo, mostPortions }) => ({ recipeNo, mostPortions })),
});

/** As it is told to whoever comes second. */
const shownOf = (plan: WeekPlan) => ({
  ...plan,
  opensAt: plan.opensAt.toISOString(),
  closesAt: plan.closesAt.toISOString(),
});

/** As the audit trail keeps it. */
const plainOf = ({ opensAt, closesAt, expectedPortions, offers }: WeekPlan) => ({
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
  expectedPortions,
  offers: offers.map(({ recipeNo, mostPortions }) =>
    mostPortions === null ? String(recipeNo) : `${recipeNo}: ${mostPortions}`,
  ),
});

/** A draft may hold recipes that are still being written; what customers see may not. */
async function refuseUnknown(
  tx: Tx,
  offers: readonly Pick<Offer, 'recipeNo'>[],
  isPublic: boolean,
): Promise<void> {
  const nos = offers.map(({ recipeNo }) => recipeNo);
  const known = new Map((await rows.readRecipes(tx, nos)).map((row) => [row.recipeNo, row]));
  const at = (index: number) => `/offers/${index}/recipeNo`;
  const unknown = nos.flatMap((no, index) =>
    known.has(no) ? [] : [{ field: at(index), message: 'is not a recipe' }],
  );
  if (unknown.length > 0) throw new Refusal('invalid-input', { fields: unknown });
  const twice = nos.flatMap((no, index) =>
    nos.indexOf(no) < index ? [{ field: at(index), message: 'is there twice' }] : [],
  );
  if (twice.length > 0) throw new Refusal('invalid-input', { fields: twice });
  const drafts = nos.flatMap((no, index) =>
    isPublic && known.get(no)?.status !== 'published'
      ? [{ field: at(index), message: 'is not published' }]
      : [],
  );
  if (drafts.length > 0) throw new Refusal('week-incomplete', { fields: drafts });
}

/** What orders hold is counted for as long as they stand, also of what was taken off the menu. */
function refuseCounted({ offers }: Pick<HeldWeek, 'offers'>): void {
  const ordered = offers
    .filter(({ taken }) => taken > 0)
    .map(({ recipeNo, taken }) => ({ recipeNo, portions: taken }));
  if (ordered.length > 0) throw new Refusal('week-ordered', { ordered });
}

/** Nothing that orders hold leaves the menu unsaid, and no limit goes below them. */
function refuseOrdered(
  { offers: known }: Pick<HeldWeek, 'offers'>,
  offers: WeekPlan['offers'],
  ordersKeepIt: boolean,
): void {
  const taken = new Map(known.map((offer) => [offer.recipeNo, offer.taken]));
  const below = offers.flatMap(({ recipeNo, mostPortions }, index) => {
    const portions = taken.get(recipeNo) ?? 0;
    if (mostPortions === null || mostPortions >= portions) return [];
    return [
      { field: `/offers/${index}/mostPortions`, message: `is below the ${portions} ordered` },
    ];
  });
  if (below.length > 0) throw new Refusal('limit-below-taken', { fields: below });
  if (ordersKeepIt) return;
  const stay = new Set(offers.map(({ recipeNo }) => recipeNo));
  const ordered = known
    .filter((offer) => offer.taken > 0 && !offer.withdrawn && !stay.has(offer.recipeNo))
    .map(({ recipeNo, taken: portions }) => ({ recipeNo, portions }));
  if (ordered.length > 0) throw new Refusal('week-ordered', { ordered });
}
