import type { Config } from '../../config.ts';
import { firstKitchen } from '../../contract/kitchens.ts';
import { gatherReads } from '../../platform/gather-reads.ts';
import type { Database, Tx } from '../../platform/platform.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { refuseUnknown } from '../../stock/kitchens/kitchens.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import {
  deliveryDays,
  shopDate,
  weekdayOf,
  type DayRow,
  type DeliveryCalendar,
  type DeliveryDay,
} from './delivery-days.ts';
import * as rows from './sql.ts';

/** Boxes that a day can take of which nobody has said otherwise. */
const usualCapacity = (
  day: string,
  { capacity, weekdayCapacity }: Pick<Config['delivery'], 'capacity' | 'weekdayCapacity'>,
): number =>
  weekdayCapacity.find(({ weekday }) => weekday === weekdayOf(day))?.capacity ?? capacity;

/** The days of the shop, by its calendar. */
export type OpenDays = {
  calendar: DeliveryCalendar;
  /** The days that can be ordered for at this moment. */
  now: () => DeliveryDay[];
  /** Makes sure that orders find the days' rows. */
  ensure: (days: readonly string[]) => Promise<void>;
  /** What each of these kitchens can take of the days between two, as it is at this moment: many who ask at once are answered by one read. */
  read: (asked: { from: string; to: string; kitchenNos: readonly number[] }) => Promise<DayRow[]>;
};

export function openDays({
  database,
  clock,
  config,
}: {
  database: Database;
  clock: () => Date;
  config: Pick<Config, 'delivery' | 'shop'>;
}): OpenDays {
  let decided: Config['delivery'] | undefined;
  let calendar: DeliveryCalendar;
  const ensured = new Set<string>();
  let known: { until: number; from: number; days: DeliveryDay[] } = { until: 0, from: 0, days: [] };
  /** An owner may have decided otherwise since the last look. */
  const upToDate = (): DeliveryCalendar => {
    if (decided === config.delivery) return calendar;
    decided = config.delivery;
    const { weekdays, cutOffDaysBefore, cutOffTime, horizonDays, holidays } = decided;
    const { timeZone } = config.shop;
    calendar = { timeZone, weekdays, cutOffDaysBefore, cutOffTime, horizonDays, holidays };
    ensured.clear();
    known = { until: 0, from: 0, days: [] };
    return calendar;
  };
  const gathered = gatherReads<DayRow[]>(async (asked) => {
    const answers = asked.map(async (key) => {
      const [from = '', to = '', ...kitchenNos] = key.split(' ');
      return [key, await rows.readDays(database, from, to, kitchenNos.map(Number))] as const;
    });
    return new Map(await Promise.all(answers));
  });
  return {
    read: async ({ from, to, kitchenNos }) =>
      (await gathered([from, to, ...kitchenNos].join(' '))) ?? [],
    get calendar() {
      return upToDate();
    },
    // Counting days over time zones is slow beside an order, so a minute's answer is kept; cut-offs stay exact.
    now: () => {
      const asItIs = upToDate();
      const now = clock();
      if (now.getTime() >= known.until || now.getTime() < known.from) {
        known = {
          from: now.getTime(),
          until: now.getTime() + 60_000,
          days: deliveryDays(now, asItIs),
        };
      }
      return known.days.filter(({ cutOffAt }) => now < cutOffAt);
    },
    ensure: async (days) => {
      upToDate();
      const missing = days.filter((day) => !ensured.has(day));
      if (missing.length === 0) return;
      const usual = (day: string) => usualCapacity(day, config.delivery);
      await rows.ensureDays(
        database,
        missing.map((day) => ({ day, capacity: usual(day) })),
      );
      for (const day of missing) ensured.add(day);
    },
  };
}

type DeliveryDayReply = DeliveryDay & { room: number; closed: boolean };

/** The days that can be ordered for, with the boxes each can still take, in the kitchen of these that can take most. */
export async function openDeliveryDays(
  { days }: { days: OpenDays },
  kitchenNos: readonly number[],
): Promise<DeliveryDayReply[]> {
  const open = days.now();
  const [first, last] = [open[0], open.at(-1)];
  if (!first || !last) return [];
  await days.ensure(open.map(({ day }) => day));
  const read = await days.read({ from: first.day, to: last.day, kitchenNos });
  const known = Map.groupBy(read, ({ day }) => day);
  return open.map(({ day, cutOffAt }) => {
    const kitchens = known.get(day) ?? [];
    const rooms = kitchens.filter(({ closed }) => !closed).map((row) => row.capacity - row.taken);
    const closed = kitchens.length > 0 && kitchens.every((row) => row.closed);
    const [full] = kitchens.map((row) => row.capacity - row.taken);
    return { day, cutOffAt, closed, room: closed ? (full ?? 0) : Math.max(0, ...rooms) };
  });
}

/** Which day it is in the shop. */
export const today = ({ clock, days }: { clock: () => Date; days: OpenDays }): string =>
  shopDate(clock(), days.calendar.timeZone);

/** Of one kitchen, or of all of them together. */
export async function daysBetween(
  { database }: { database: Database },
  from: string,
  to: string,
  kitchenNo?: number,
): Promise<DayRow[]> {
  await refuseUnknown({ database }, kitchenNo);
  const of = kitchenNo === undefined ? undefined : [kitchenNo];
  const found = await rows.readDays(database, from, to, of);
  return kitchenNo === undefined ? together(found) : found;
}

/** What the kitchens can take of each day together. */
const together = (found: readonly DayRow[]): DayRow[] =>
  [...Map.groupBy(found, ({ day }) => day).values()].flatMap((kitchens) =>
    kitchens.slice(0, 1).map(({ day, version }) => ({
      day,
      version,
      capacity: kitchens.reduce((sum, { capacity }) => sum + capacity, 0),
      taken: kitchens.reduce((sum, { taken }) => sum + taken, 0),
      closed: kitchens.every(({ closed }) => closed),
    })),
  );

/** Writes over the version of a kitchen's day that the caller saw; 0 where they saw none. */
export async function changeDay(
  { database }: { database: Database },
  day: string,
  {
    kitchenNo = firstKitchen,
    version: seenVersion,
    ...change
  }: { kitchenNo?: number; capacity: number; closed: boolean; version: number },
  by: Actor,
): Promise<DayRow> {
  return database.transaction(async (tx) => {
    await refuseUnknown({ database: tx }, kitchenNo);
    const isFirst = kitchenNo === firstKitchen;
    const after = isFirst ? change : { ...change, kitchenNo };
    const added = isFirst && seenVersion === 0 ? await rows.addDay(tx, day, change) : undefined;
    if (added) {
      await record(tx, { by, what: 'day-changed', subject: day, before: null, after });
      return added;
    }
    const known = await rows.lockDay(tx, { kitchenNo, day });
    if (!known) throw new Refusal('delivery-day-unknown');
    if (overSeen(seenVersion, change, known) === 'written') return known;
    const changed = await rows.changeDay(tx, { kitchenNo, day }, change);
    if (!changed)
      throw new Refusal('capacity-below-taken', {
        fields: [{ field: '/capacity', message: 'is below what is promised' }],
      });
    const before = { capacity: known.capacity, closed: known.closed };
    await record(tx, { by, what: 'day-changed', subject: day, before, after });
    return changed;
  });
}

/** A cancelled box makes room for another, inside the transaction that cancels it. */
export async function giveBoxBack(tx: Tx, of: rows.KitchenDay): Promise<void> {
  await rows.giveBoxBack(tx, of);
}
