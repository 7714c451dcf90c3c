import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOfWeek, weekMenu, weekOf, weeksAfter, type MenuWeek } from './menu-week.ts';

const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

test('a day is of the week of the last Monday, itself if it is one', () => {
  fc.assert(
    fc.property(aDay, (day) => {
      const monday = Array.from({ length: 7 }, (_, back) => later(day, -back)).find(
        (it) => weekday(it) === 1,
      );
      expect(weekOf(day)).toBe(monday);
      expect(weekOf(weekOf(day))).toBe(weekOf(day));
      expect(weekOf(later(weekOf(day), 7))).toBe(weeksAfter(weekOf(day), 1));
    }),
  );
});

test('a week is of the year in which its Monday is, over the turn of years too', () => {
  expect(weekOf('2027-01-03')).toBe('2026-12-28');
  expect(weekOf('2027-01-04')).toBe('2027-01-04');
});

const aWeek = fc
  .record({
    opensAt: fc.integer({ min: 0, max: 100 }),
    lasts: fc.integer({ min: 1, max: 100 }),
    isPublished: fc.boolean(),
    withdrawn: fc.boolean(),
  })
  .map(({ opensAt, lasts, isPublished, withdrawn }): MenuWeek => ({
    week: '2027-03-01',
    opensAt: new Date(opensAt),
    closesAt: new Date(opensAt + lasts),
    publishedAt: isPublished ? new Date(0) : null,
    expectedPortions: null,
    version: 1,
    offers: [{ week: '2027-03-01', recipeNo: 1, mostPortions: null, withdrawn }],
  }));

test('a week sells from the moment at which it opens to the last before it closes, once it is published', () => {
  fc.assert(
    fc.property(aWeek, fc.integer({ min: 0, max: 250 }), (week, at) => {
      const now = new Date(at);
      const isOpen = week.publishedAt !== null && week.opensAt <= now && now < week.closesAt;
      expect(stateOfWeek(week, now) === 'open').toBe(isOpen);
      const menu = weekMenu(new Map([[week.week, week]]), week.week, now);
      expect(menu.offers(1)).toBe(isOpen && week.offers[0]?.withdrawn === false);
      expect(menu.offers(2)).toBe(false);
    }),
  );
});

test('what nobody has planned offers nothing', () => {
  const menu = weekMenu(undefined, '2027-03-01', new Date());
  expect([menu.state, menu.offers(1)]).toEqual(['not-planned', false]);
});
