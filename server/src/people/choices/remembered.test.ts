import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Customer } from '../customers/customer.ts';
import {
  eatingOf,
  mergeRemembered,
  mostSeen,
  nothingRemembered,
  withDelivery,
  withEating,
  withPlace,
  withSeen,
  withServings,
  type EatingCopy,
} from './remembered.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();
const copyOf = (version: number): EatingCopy => ({
  version,
  diets: [],
  avoidedAllergens: version % 2 === 0 ? ['milk'] : [],
  household: [],
});

test('whatever order copies of a profile arrive in, the newest one is kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (versions) => {
      const last = versions.reduce(
        (known, version) => withEating(known, copyOf(version)),
        nothingRemembered,
      );
      expect(last.eating).toEqual(copyOf(Math.max(...versions)));
    }),
  );
});

test('a copy of a profile holds what decides what is eaten, and nobody’s name', () => {
  const profile = {
    profileVersion: 7,
    name: 'Ada Cook',
    diets: ['vegan'],
    avoidedAllergens: ['milk'],
    members: [
      {
        memberNo: 1,
        name: 'Mia',
        diets: [],
        avoidedAllergens: ['mustard'],
        dislikes: [4],
        portions: 2,
        version: 3,
      },
    ],
  } as unknown as Customer;
  expect(eatingOf(profile)).toEqual({
    version: 7,
    diets: ['vegan'],
    avoidedAllergens: ['milk'],
    household: [
      { memberNo: 1, diets: [], avoidedAllergens: ['mustard'], dislikes: [4], portions: 2 },
    ],
  });
});

test('each recipe was seen last once, and the oldest are forgotten', () => {
  let known = nothingRemembered;
  for (let no = 1; no <= mostSeen + 3; no += 1) known = withSeen(known, no, at(no));
  known = withSeen(known, 10, at(30));
  expect(known.seen).toHaveLength(mostSeen);
  expect(known.seen.map(({ recipeNo }) => recipeNo).slice(0, 3)).toEqual([10, 15, 14]);
  expect(new Set(known.seen.map(({ recipeNo }) => recipeNo)).size).toBe(mostSeen);
  expect(withSeen(known, 10, at(31))).toBe(known);
});

test('where a box went is what was chosen last, whenever that is told', () => {
  const place = { country: null, postcode: 'D02 XY45' };
  const moved = withPlace(nothingRemembered, place, at(10));
  expect(withPlace(moved, place, at(11))).toBe(moved);
  const order = { country: null, postcode: 'D04', day: '2026-11-25', at: at(5) };
  expect(withDelivery(moved, order)).toBe(moved);
  const later = withDelivery(moved, { ...order, at: at(12) });
  expect(later.delivery).toEqual({ ...order, at: at(12) });
  expect(withPlace(later, place, at(13)).delivery).toEqual({
    ...place,
    day: '2026-11-25',
    at: at(13),
  });
});

test('of what a guest and a customer chose the later counts, and merging twice is merging once', () => {
  const own = withSeen(
    withServings({ ...nothingRemembered, eating: copyOf(4) }, 2, at(1)),
    1,
    at(1),
  );
  const guests = withSeen(withSeen(withServings(nothingRemembered, 4, at(3)), 2, at(2)), 1, at(3));
  const merged = mergeRemembered(own, guests);
  expect(merged).toEqual({
    eating: copyOf(4),
    servings: { count: 4, at: at(3) },
    seen: [
      { recipeNo: 1, at: at(3) },
      { recipeNo: 2, at: at(2) },
    ],
  });
  expect(mergeRemembered(merged, guests)).toEqual(merged);
  expect(mergeRemembered(guests, own).servings).toEqual({ count: 4, at: at(3) });
});
