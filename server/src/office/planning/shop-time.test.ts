import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOfWeek } from '../../food/menu-weeks/menu-week.ts';
import { localOf, momentOf, weeksLater } from './shop-time.ts';

const zones = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
const aMoment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

test('a time that is shown and read again is the same, but for the hour that a clock change repeats', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), aMoment, (zone, moment) => {
      const again = momentOf(localOf(moment, zone), zone);
      expect(localOf(again, zone)).toBe(localOf(moment, zone));
      expect(again.getTime()).toBeLessThanOrEqual(moment.getTime());
      expect(moment.getTime() - again.getTime()).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 500 },
  );
});

test('weeks later it is the same time of day, on either side of a clock change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      aMoment,
      fc.integer({ min: -60, max: 60 }),
      (zone, moment, weeks) => {
        const later = weeksLater(moment, weeks, zone);
        const [from, to] = [localOf(moment, zone), localOf(later, zone)];
        const skipped = momentOf(`${to.slice(0, 10)}T${from.slice(11)}`, zone);
        expect(later.getTime()).toBe(
          from.slice(11) === to.slice(11) ? later.getTime() : skipped.getTime(),
        );
        const days = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000;
        expect(days).toBe(weeks * 7);
      },
    ),
    { numRuns: 500 },
  );
});

test.for<[zone: string, opens: string, moment: string]>([
  // Dublin skips 01:00 to 02:00 and repeats it in autumn.
  ['Europe/Dublin', '2027-03-28T01:30', '2027-03-28T01:30:00Z'],
  ['Europe/Dublin', '2027-10-31T01:30', '2027-10-31T00:30:00Z'],
  ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:30:00Z'],
  ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30:00Z'],
  ['Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:45:00Z'],
])('in %s a week that opens at %s opens at one known moment', ([zone, opens, moment]) => {
  const opensAt = momentOf(opens, zone);
  expect(opensAt).toEqual(new Date(moment));
  const week = { opensAt, closesAt: weeksLater(opensAt, 1, zone), publishedAt: new Date(0) };
  expect(stateOfWeek(week, new Date(opensAt.getTime() - 1))).toBe('opens-later');
  expect(stateOfWeek(week, opensAt)).toBe('open');
  expect(stateOfWeek(week, new Date(week.closesAt.getTime() - 1))).toBe('open');
  expect(stateOfWeek(week, week.closesAt)).toBe('closed');
});
