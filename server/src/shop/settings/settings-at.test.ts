import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { settingNames, shopSettings, type ShopSettings } from '../../contract/shop-settings.ts';
import {
  decidedOf,
  horizonMissing,
  newIn,
  nextMoment,
  settingsAt,
  settingsOf,
  startOf,
  type Version,
} from './settings-at.ts';

const environment = readConfig({ LARDER_OPERATOR: 'Ada Ltd' });
const start = settingsOf(environment);
const noon = (day: number) => new Date(Date.UTC(2026, 11, day, 12));
const version = (versionNo: number, day: number, change: Version['change']): Version => ({
  versionNo,
  holdsFrom: noon(day),
  change,
});

test('a shop that nobody has changed is what the environment says, there and back', () => {
  expect(shopSettings.parse(start)).toEqual(start);
  expect(decidedOf(environment, start)).toEqual({
    shop: environment.shop,
    delivery: environment.delivery,
  });
  expect(Object.keys(start).toSorted()).toEqual([...settingNames].toSorted());
});

test('what is planned changes what it names and nothing else, at its moment', () => {
  const versions = [
    version(1, 10, { weekdays: [1, 2] }),
    version(2, 5, { name: 'Pantry', weekdays: [3] }),
  ];
  const at = (day: number) => settingsAt(start, versions, noon(day));
  expect(at(4)).toEqual(start);
  expect(at(5)).toEqual({ ...start, name: 'Pantry', weekdays: [3] });
  expect(at(10)).toEqual({ ...start, name: 'Pantry', weekdays: [1, 2] });
  expect(nextMoment(versions, noon(5))).toEqual(noon(10));
  expect(nextMoment(versions, noon(10))).toBeUndefined();
});

test('of one moment, what was written last holds, in whatever order they are read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ day: fc.integer({ min: 2, max: 9 }), capacity: fc.nat(99) }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.nat(),
      (changes, seed) => {
        const versions = changes.map(({ day, capacity }, at) => version(at + 1, day, { capacity }));
        const turned = versions.toSorted(
          (a, b) => ((a.versionNo * 7 + seed) % 5) - ((b.versionNo * 7 + seed) % 5),
        );
        const latest = Math.max(...changes.map(({ day }) => day));
        const last = changes.findLast(({ day }) => day === latest);
        expect(settingsAt(start, turned, noon(9)).capacity).toBe(last?.capacity);
      },
    ),
  );
});

test('a day begins when the shop’s clocks say so, also on the night they change', () => {
  expect(startOf('2026-12-01', 'Europe/Dublin')).toEqual(new Date('2026-12-01T00:00:00Z'));
  expect(startOf('2026-10-25', 'Europe/Berlin')).toEqual(new Date('2026-10-24T22:00:00Z'));
  // Where midnight is skipped, with the first moment that there is.
  expect(startOf('2026-09-06', 'America/Santiago')).toEqual(new Date('2026-09-06T04:00:00Z'));
});

test('only what is new is written', () => {
  expect(newIn({ name: start.name, capacity: 7 }, start)).toEqual({ capacity: 7 });
  expect(newIn({ weekdays: [...start.weekdays] }, start)).toEqual({});
});

test('at no moment may there be no day to order for, also not at one that is planned', () => {
  const weekly: Partial<ShopSettings> = { weekdays: [3], cutOffDaysBefore: 2 };
  const late = [version(1, 10, weekly), version(2, 5, { horizonDays: 8 })];
  expect(horizonMissing(start, late, noon(5))).toBe(9);
  expect(horizonMissing(start, [late[0] as Version], noon(5))).toBeUndefined();
});
