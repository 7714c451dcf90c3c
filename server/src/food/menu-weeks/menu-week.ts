import { z } from 'zod';

/** A recipe on the menu of a week. */
export const offerRow = z.object({
  week: z.iso.date(),
  recipeNo: z.int(),
  /** Portions of it that the week can take; null: as many as the ingredients allow. */
  mostPortions: z.int().nullable(),
  /** Off the menu: it is kept because it counts what was ordered before. */
  withdrawn: z.boolean(),
});
export type Offer = z.infer<typeof offerRow>;

/** The same with the portions of it that orders hold. */
export const takenOfferRow = offerRow.extend({ taken: z.int() });
export type TakenOffer = z.infer<typeof takenOfferRow>;

export const weekRow = z.object({
  /** The Monday of the week in which boxes come. */
  week: z.iso.date(),
  opensAt: z.date(),
  closesAt: z.date(),
  publishedAt: z.date().nullable(),
  /** How many portions its author reckons with; null: nobody has said. */
  expectedPortions: z.int().nullable(),
  version: z.int(),
});

/** The menu of a week; its offers in the order in which the shop shows them. */
export type MenuWeek = z.infer<typeof weekRow> & { offers: Offer[] };
/** By their Mondays, the earliest first. */
export type MenuWeeks = ReadonlyMap<string, MenuWeek>;

/** How a week stands at a moment. Only from one that is open can be ordered. */
export const weekStates = ['not-planned', 'draft', 'opens-later', 'open', 'closed'] as const;
export type WeekState = (typeof weekStates)[number];

const dayMs = 86_400_000;

/** The Monday of the ISO week that a day is in. */
export function weekOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * dayMs).toISOString().slice(0, 10);
}

/** The Monday so many weeks after another. */
export const weeksAfter = (week: string, weeks: number): string =>
  new Date(Date.parse(`${week}T00:00:00Z`) + weeks * 7 * dayMs).toISOString().slice(0, 10);

type Times = Pick<MenuWeek, 'opensAt' | 'closesAt' | 'publishedAt'>;

export function stateOfWeek(week: Times | undefined, now: Date): WeekState {
  if (!week) return 'not-planned';
  if (!week.publishedAt) return 'draft';
  if (now < week.opensAt) return 'opens-later';
  return now < week.closesAt ? 'open' : 'closed';
}

/** What can be ordered for a day of a week at a moment. */
export type WeekMenu = {
  week: string;
  state: WeekState;
  /** Whether its menu has this recipe and can be ordered from. */
  offers: (recipeNo: number) => boolean;
};

export function weekMenu(weeks: MenuWeeks | undefined, week: string, now: Date): WeekMenu {
  const known = weeks?.get(week);
  const state = stateOfWeek(known, now);
  const isOffered = (recipeNo: number) =>
    known?.offers.some((offer) => offer.recipeNo === recipeNo && !offer.withdrawn) === true;
  return { week, state, offers: (recipeNo) => state === 'open' && isOffered(recipeNo) };
}

/** What an offer is known by. */
export const offerKey = (week: string, recipeNo: number): string => `${week} ${recipeNo}`;
export function offerOf(key: string): { week: string; recipeNo: number } {
  const [week = '', recipeNo] = key.split(' ');
  return { week, recipeNo: Number(recipeNo) };
}

/** What of a week's offers its menu shows. */
export const onTheMenu = <O extends Pick<Offer, 'withdrawn'>>({
  offers,
}: {
  offers: readonly O[];
}): O[] => offers.filter(({ withdrawn }) => !withdrawn);

/** What is on the menu of this week and those to come, in whatever time zone that is. */
export const publicWeeks = (weeks: MenuWeeks | undefined, now: Date): MenuWeek[] =>
  [...(weeks?.values() ?? [])].filter(
    ({ week, publishedAt }) => publishedAt !== null && Date.parse(week) + 8 * dayMs > now.getTime(),
  );

/** Portions that orders hold, by `offerKey`. */
type Taken = ReadonlyMap<string, number>;

/** Portions left of an offer, never below 0; undefined: it has no limit. */
export const leftOf = (
  { week, recipeNo, mostPortions }: Offer,
  taken: Taken,
): number | undefined =>
  mostPortions === null
    ? undefined
    : Math.max(0, mostPortions - (taken.get(offerKey(week, recipeNo)) ?? 0));

/** Cards say how many portions are left from here down. */
export const fewPortions = 20;

/** What a week on the menu has nearly none left of: portions left, by recipe. */
export const fewOfWeek = (
  week: MenuWeek | undefined,
  taken: Taken,
): ReadonlyMap<number, number> => {
  if (!week?.publishedAt) return new Map();
  return new Map(
    onTheMenu(week).flatMap((offer) => {
      const left = leftOf(offer, taken);
      return left === undefined || left > fewPortions ? [] : [[offer.recipeNo, left] as const];
    }),
  );
};
