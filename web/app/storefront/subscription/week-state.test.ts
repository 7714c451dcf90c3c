import { expect, test } from 'vitest';
import type { SubscriptionWeek } from '../../kit/api-types.ts';
import { isComing, nextMondays, toldAs, todayIn } from './week-state.ts';

const week: SubscriptionWeek = {
  week: '2026-11-23',
  day: '2026-11-25',
  state: 'ordered',
  why: null,
  orderNo: 1,
  totalCents: 1,
  opensAt: null,
  closesAt: '2026-11-23T18:00:00.000Z',
  isOpen: true,
  rests: false,
};
const wednesday = '2026-11-25';

test('a week is told by its state, and a box that has closed by whether it is still to come', () => {
  expect(toldAs(week, wednesday)).toBe('ordered');
  expect(toldAs({ ...week, isOpen: false }, wednesday)).toBe('closed');
  expect(toldAs({ ...week, isOpen: false }, '2026-11-26')).toBe('came');
  const skipped = { ...week, state: 'skipped', orderNo: null } as const;
  expect(toldAs({ ...skipped, why: 'asked' }, wednesday)).toBe('skipped');
  expect(toldAs({ ...skipped, why: 'pause' }, wednesday)).toBe('rests');
  expect(toldAs({ ...week, state: 'planned', day: null }, wednesday)).toBe('nothing');
  expect(toldAs({ ...week, state: 'planned', rests: true }, wednesday)).toBe('rests');
  expect(toldAs({ ...week, state: 'failed', why: 'day-full' }, wednesday)).toBe('failed');
});

test('a week is before us until its day has passed; one without a day until its Sunday', () => {
  const closed = { ...week, isOpen: false };
  expect([isComing(closed, wednesday), isComing(closed, '2026-11-26')]).toEqual([true, false]);
  const without = { ...closed, day: null };
  expect([isComing(without, '2026-11-29'), isComing(without, '2026-11-30')]).toEqual([true, false]);
});

test('Mondays follow a day, also a Monday and a Sunday, and today is that of the zone', () => {
  expect(nextMondays('2026-11-23', 2)).toEqual(['2026-11-30', '2026-12-07']);
  expect(nextMondays('2026-11-29', 1)).toEqual(['2026-11-30']);
  const late = Date.parse('2026-11-29T23:30:00Z');
  expect([todayIn('Europe/Dublin', late), todayIn('Europe/Berlin', late)]).toEqual([
    '2026-11-29',
    '2026-11-30',
  ]);
});
