import { describe, expect, test } from 'vitest';
import { payTerms } from './pay-terms.ts';
import { cutOffOf, type DeliveryCalendar } from '../days/delivery-days.ts';

const calendar: DeliveryCalendar = {
  timeZone: 'Europe/Dublin',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  cutOffDaysBefore: 2,
  cutOffTime: '18:00',
  horizonDays: 28,
  holidays: [],
};
const minutes = 60_000;
const days = 24 * 60 * minutes;
const before = (cutOff: Date, ms: number) => new Date(cutOff.getTime() - ms);
const waitsFor = (now: Date, cutOff: Date) =>
  ((payTerms('sandbox', now, cutOff).payBy?.getTime() ?? 0) - now.getTime()) / minutes;

describe('how long an order waits for its payment', () => {
  const cutOff = new Date('2026-11-23T18:00:00Z');

  test('is an hour, less where its day closes before, and never less than it takes to find the card', () => {
    expect(waitsFor(before(cutOff, 61 * minutes), cutOff)).toBe(60);
    expect(waitsFor(before(cutOff, 40 * minutes), cutOff)).toBe(40);
    expect(waitsFor(before(cutOff, 15 * minutes), cutOff)).toBe(15);
    expect(waitsFor(before(cutOff, 1000), cutOff)).toBe(15);
  });

  test('is nothing where an invoice is sent', () =>
    expect(payTerms('invoice', before(cutOff, days), cutOff).payBy).toBeNull());
});

describe('whether an amount is held or only the card kept', () => {
  test.each([
    ['a day as any other', '2026-11-25'],
    ['the day after clocks went forward', '2027-03-30'],
    ['the day after clocks went back', '2026-10-27'],
  ])('turns six days of 24 hours before the cut-off, to the second: %s', (_, day) => {
    const cutOff = cutOffOf(day, calendar);
    const purpose = (ms: number) => payTerms('stripe', before(cutOff, ms), cutOff).purpose;
    expect(purpose(6 * days)).toBe('hold');
    expect(purpose(6 * days + 1000)).toBe('save');
    expect(purpose(0)).toBe('hold');
  });

  test('a hold of the shortest order of the week outlives the day of its box', () => {
    for (const day of ['2027-03-29', '2026-10-26', '2026-11-25']) {
      const cutOff = cutOffOf(day, calendar);
      const now = before(cutOff, 6 * days);
      const lapses = new Date(now.getTime() + 7 * days);
      expect(lapses.getTime() - cutOff.getTime()).toBe(days);
    }
  });
});
