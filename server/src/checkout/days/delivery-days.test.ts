import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOffOf, deliveryDays, shopDate, type DeliveryCalendar } from './delivery-days.ts';

const zones = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const calendarOf = (changes: Partial<DeliveryCalendar>): DeliveryCalendar => ({
  timeZone: 'Europe/Dublin',
  weekdays: everyDay,
  cutOffDaysBefore: 0,
  cutOffTime: '18:00',
  horizonDays: 21,
  holidays: [],
  ...changes,
});

const two = (value: number) => String(value).padStart(2, '0');
const aTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const aCalendar: fc.Arbitrary<DeliveryCalendar> = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekdays: fc.subarray(everyDay, { minLength: 1 }),
  cutOffDaysBefore: fc.integer({ min: 0, max: 7 }),
  cutOffTime: fc.oneof(
    aTime,
    fc.constantFrom('00:00', '01:30', '01:45', '02:00', '02:15', '02:30', '23:59'),
  ),
  horizonDays: fc.integer({ min: 1, max: 40 }),
  holidays: fc.constant([]),
});
const aMoment = fc.date({
  min: new Date('2026-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});

/** Days later on the calendar, without any clock. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** What a clock on the shop's wall shows: `2027-03-28 02:30`. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function wallClock(moment: Date, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock.format(moment);
}

/** Every moment at which the clock on the wall shows this. None on a skipped time, two on a repeated one. */
function momentsOf(shown: string, timeZone: string): Date[] {
  const around = Date.parse(`${shown.replace(' ', 'T')}:00Z`);
  const moments: Date[] = [];
  for (let minutes = -15 * 60; minutes <= 15 * 60; minutes += 15) {
    const moment = new Date(around + minutes * 60_000);
    if (wallClock(moment, timeZone) === shown) moments.push(moment);
  }
  return moments;
}

test.for<[zone: string, night: string, time: string, closes: string]>([
  // Dublin skips 01:00 to 02:00 and repeats it in autumn.
  ['Europe/Dublin', '2027-03-28', '00:30', '2027-03-28T00:30:00Z'],
  ['Europe/Dublin', '2027-03-28', '01:30', '2027-03-28T01:30:00Z'],
  ['Europe/Dublin', '2027-03-28', '02:30', '2027-03-28T01:30:00Z'],
  ['Europe/Dublin', '2027-10-31', '01:30', '2027-10-31T00:30:00Z'],
  ['Europe/Dublin', '2027-10-31', '02:30', '2027-10-31T02:30:00Z'],
  // New York skips 02:00 to 03:00 and repeats 01:00 to 02:00.
  ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:30:00Z'],
  ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30:00Z'],
  ['America/New_York', '2027-11-07', '02:30', '2027-11-07T07:30:00Z'],
  // Lord Howe moves by half an hour.
  ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-02T15:45:00Z'],
  ['Australia/Lord_Howe', '2027-10-03', '02:30', '2027-10-02T15:30:00Z'],
  ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45:00Z'],
  ['Australia/Lord_Howe', '2027-04-04', '02:30', '2027-04-03T16:00:00Z'],
  // Kolkata never changes its clocks.
  ['Asia/Kolkata', '2027-03-28', '02:30', '2027-03-27T21:00:00Z'],
])(
  'in %s, on the night of %s, ordering until %s closes at one known moment',
  ([timeZone, night, cutOffTime, closes]) => {
    expect(cutOffOf(night, calendarOf({ timeZone, cutOffTime }))).toEqual(new Date(closes));
    const calendar = calendarOf({ timeZone, cutOffTime, cutOffDaysBefore: 2 });
    expect(cutOffOf(daysAfter(night, 2), calendar)).toEqual(new Date(closes));
  },
);

test('ordering closes when the clock on the shop’s wall first shows the time', () => {
  const quarter = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
    .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
  fc.assert(
    fc.property(aCalendar, aMoment, quarter, (calendar, moment, cutOffTime) => {
      const { timeZone, cutOffDaysBefore } = calendar;
      const day = shopDate(moment, timeZone);
      const closes = cutOffOf(day, { ...calendar, cutOffTime });
      const closingDay = daysAfter(day, -cutOffDaysBefore);
      const [first] = momentsOf(`${closingDay} ${cutOffTime}`, timeZone);
      if (first) expect(closes).toEqual(first);
      // A skipped time: the wall shows a later one, and the day is still the same.
      else expect(wallClock(closes, timeZone) > `${closingDay} ${cutOffTime}`).toBe(true);
      expect(wallClock(closes, timeZone).slice(0, 10)).toBe(closingDay);
    }),
    { numRuns: 300 },
  );
});

test('a later day never closes before, or with, an earlier one', () => {
  fc.assert(
    fc.property(aCalendar, aMoment, (calendar, moment) => {
      let day = shopDate(moment, calendar.timeZone);
      for (let ahead = 0; ahead < 30; ahead += 1) {
        const next = daysAfter(day, 1);
        expect(cutOffOf(next, calendar).getTime()).toBeGreaterThan(
          cutOffOf(day, calendar).getTime(),
        );
        day = next;
      }
    }),
  );
});

test('the days on offer are the shop’s weekdays within the horizon that have not closed, in order', () => {
  fc.assert(
    fc.property(aCalendar, aMoment, (calendar, now) => {
      const today = shopDate(now, calendar.timeZone);
      const expected = Array.from({ length: calendar.horizonDays + 1 }, (_, ahead) =>
        daysAfter(today, ahead),
      )
        .filter((day) => calendar.weekdays.includes(weekdayOf(day)))
        .map((day) => ({ day, cutOffAt: cutOffOf(day, calendar) }))
        .filter(({ cutOffAt }) => cutOffAt.getTime() > now.getTime());
      expect(deliveryDays(now, calendar)).toEqual(expected);
    }),
  );
});

test('a day can be ordered to the last moment before its cut-off, and not at it', () => {
  fc.assert(
    fc.property(aCalendar, aMoment, (calendar, now) => {
      const [first] = deliveryDays(now, { ...calendar, weekdays: everyDay });
      fc.pre(first !== undefined);
      const offered = (ms: number) =>
        deliveryDays(new Date(first.cutOffAt.getTime() + ms), {
          ...calendar,
          weekdays: everyDay,
        }).some(({ day }) => day === first.day);
      const [soon, exactly] = [offered(-1), offered(0)];
      const inHorizon =
        daysAfter(
          shopDate(new Date(first.cutOffAt.getTime() - 1), calendar.timeZone),
          calendar.horizonDays,
        ) >= first.day;
      expect(soon).toBe(inHorizon);
      expect(exactly).toBe(false);
    }),
  );
});

test('the shop’s date is the one on its own wall', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), aMoment, (timeZone, moment) => {
      expect(shopDate(moment, timeZone)).toBe(wallClock(moment, timeZone).slice(0, 10));
    }),
  );
});

test('no box goes out on a holiday, and on the days around it as ever', () => {
  const holidays = [{ from: '2026-12-24', to: '2026-12-26' }];
  const days = deliveryDays(new Date('2026-12-20T12:00:00Z'), calendarOf({ holidays }));
  const around = days
    .map(({ day }) => day)
    .filter((day) => day > '2026-12-22' && day < '2026-12-29');
  expect(around).toEqual(['2026-12-23', '2026-12-27', '2026-12-28']);
});
