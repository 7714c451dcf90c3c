import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue, aSelection } from '../../../test/arbitraries.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import { conflicts } from '../../contract/food-terms.ts';
import {
  addLine,
  canonicalChanges,
  lineIdentity,
  mergeCarts,
  mostLines,
  mostServings,
  putLine,
  withoutOrdered,
  type Cart,
  type Line,
} from './cart-lines.ts';

const numbers = fc.integer({ min: 1, max: 3 });
/** Few recipes and ingredients, so that lines are often the same to eat. */
const someChanges = fc.array(
  fc.oneof<fc.Arbitrary<Change>[]>(
    fc.record({ action: fc.constant('omit'), ingredientNo: numbers }),
    fc.record({ action: fc.constant('swap'), ingredientNo: numbers, with: numbers }),
    fc.record({ action: fc.constant('extra'), ingredientNo: numbers, amount: numbers }),
  ),
  { maxLength: 3 },
);
const aLine = (ids: readonly string[]): fc.Arbitrary<Line> =>
  fc.record({
    lineId: fc.constantFrom(...ids),
    recipeNo: numbers,
    servings: fc.integer({ min: 1, max: mostServings }),
    changes: someChanges,
    acknowledged: fc.subarray([...conflicts], { maxLength: 2 }),
  });
const idsOf = (owner: string) => Array.from({ length: mostLines + 3 }, (_, at) => `${owner}${at}`);
const aBasket = (owner: string): fc.Arbitrary<Cart> =>
  fc
    .uniqueArray(aLine(idsOf(owner)), {
      maxLength: mostLines,
      selector: ({ lineId }) => lineId,
      size: 'large',
    })
    .map((lines) => ({ basketId: owner, lines }));

const servingsOf = ({ lines }: Cart) => lines.reduce((sum, { servings }) => sum + servings, 0);
const idsIn = ({ lines }: Cart) => lines.map(({ lineId }) => lineId);

function expectWithinLimits(cart: Cart): void {
  expect(cart.lines.length).toBeLessThanOrEqual(mostLines);
  for (const { servings } of cart.lines) expect(servings).toBeLessThanOrEqual(mostServings);
  expect(new Set(idsIn(cart)).size).toBe(cart.lines.length);
}

/** As a store may give it back: the same values, members in another order. */
const respelled = (changes: readonly Change[]) =>
  changes.map((change) => Object.fromEntries(Object.entries(change).toReversed()) as Change);

test('lines are the same to eat however their changes are ordered, split or spelled', () => {
  const line = aLine(['a']);
  const shuffled = line.chain((it) =>
    fc.tuple(fc.constant(it), fc.shuffledSubarray(it.changes, { minLength: it.changes.length })),
  );
  fc.assert(
    fc.property(shuffled, ([it, changes]) => {
      fc.pre(
        new Set(changes.map((own) => `${own.action} ${own.ingredientNo}`)).size === changes.length,
      );
      const split = changes.flatMap((change) =>
        change.action === 'extra' && change.amount > 1
          ? [
              { ...change, amount: 1 },
              { ...change, amount: change.amount - 1 },
            ]
          : [change],
      );
      for (const other of [changes, split, respelled(changes), canonicalChanges(changes)]) {
        expect(lineIdentity({ ...it, changes: other })).toBe(lineIdentity(it));
      }
    }),
  );
});

test('lines that are not the same to eat never count as one', () => {
  fc.assert(
    fc.property(aLine(['a']), aLine(['b']), (one, other) => {
      fc.pre(lineIdentity(one) === lineIdentity(other));
      expect(other.recipeNo).toBe(one.recipeNo);
      expect(canonicalChanges(other.changes)).toEqual(canonicalChanges(one.changes));
    }),
    { numRuns: 300 },
  );
});

test('one spelling of the changes needs what they need', () => {
  const aKitchen = aCatalogue().chain((catalogue) => aSelection(catalogue));
  fc.assert(
    fc.property(aKitchen, ({ changes }) => {
      const canonical = canonicalChanges(changes);
      const sum = (list: readonly Change[], no: number) =>
        list.reduce(
          (all, it) => (it.action === 'extra' && it.ingredientNo === no ? all + it.amount : all),
          0,
        );
      for (const { ingredientNo } of changes) {
        expect(sum(canonical, ingredientNo)).toBe(sum(changes, ingredientNo));
      }
      const own = (list: readonly Change[]) => list.filter(({ action }) => action !== 'extra');
      expect(own(canonical)).toHaveLength(own(changes).length);
      expect(own(canonical)).toEqual(expect.arrayContaining(own(changes)));
      expect(canonicalChanges(canonical)).toEqual(canonical);
    }),
  );
});

test('adding a recipe adds its servings, to a line that is the same or to a new one, or there is no room', () => {
  fc.assert(
    fc.property(aBasket('own'), aLine(['new']), (cart, line) => {
      const added = addLine(cart, line);
      if (!added) {
        expect(cart.lines).toHaveLength(mostLines);
        return;
      }
      expectWithinLimits(added);
      expect(servingsOf(added)).toBe(servingsOf(cart) + line.servings);
      const joined = added.lines.length === cart.lines.length;
      const twin = cart.lines.find(
        (known) =>
          lineIdentity(known) === lineIdentity(line) &&
          !line.changes.some(({ action }) => action === 'extra') &&
          known.servings + line.servings <= mostServings,
      );
      expect(joined).toBe(twin !== undefined);
      const home = added.lines.find(({ lineId }) => lineId === (twin ?? line).lineId);
      expect(home?.acknowledged).toEqual(expect.arrayContaining(line.acknowledged));
    }),
  );
});

test('no extra is lost: a cart holds as much beside its meals as was added to it', () => {
  const extraIn = (lines: readonly Line[]) =>
    lines
      .flatMap(({ changes }) => changes)
      .reduce((sum, change) => sum + (change.action === 'extra' ? change.amount : 0), 0);
  fc.assert(
    fc.property(aBasket('own'), aLine(['new']), aBasket('guest'), (cart, line, guests) => {
      const added = addLine(cart, line);
      if (added) expect(extraIn(added.lines)).toBe(extraIn(cart.lines) + extraIn([line]));
      const merged = mergeCarts(cart, guests);
      const leftOut = guests.lines.filter(({ lineId }) => !idsIn(merged).includes(lineId));
      const joined = extraIn(cart.lines) + extraIn(guests.lines) - extraIn(leftOut);
      expect(extraIn(merged.lines)).toBe(joined);
    }),
  );
});

test('writing a line at its id twice is writing it once', () => {
  fc.assert(
    fc.property(aBasket('own'), aLine(idsOf('own')), (cart, line) => {
      const once = putLine(cart, line);
      if (!once) {
        expect(cart.lines).toHaveLength(mostLines);
        return;
      }
      expect(putLine(once, line)).toEqual(once);
      expectWithinLimits(once);
      const others = (it: Cart) => it.lines.filter(({ lineId }) => lineId !== line.lineId);
      expect(others(once)).toEqual(others(cart));
    }),
  );
});

test('a guest’s cart joins the customer’s once, even when it is merged again', () => {
  fc.assert(
    fc.property(aBasket('own'), aBasket('guest'), (own, guests) => {
      const merged = mergeCarts(own, guests);
      expectWithinLimits(merged);
      expect(merged.basketId).toBe(own.basketId);
      expect(mergeCarts(merged, guests)).toEqual(merged);
      const stored = merged.lines.map((line) => ({ ...line, changes: respelled(line.changes) }));
      expect(idsIn(mergeCarts({ ...merged, lines: stored }, guests))).toEqual(idsIn(merged));
    }),
  );
});

test('merging loses nothing of the customer’s, and of the guest’s only what there is no room for', () => {
  fc.assert(
    fc.property(aBasket('own'), aBasket('guest'), (own, guests) => {
      const merged = mergeCarts(own, guests);
      const leftOut = guests.lines.filter(({ lineId }) => !idsIn(merged).includes(lineId));
      if (leftOut.length > 0) expect(merged.lines).toHaveLength(mostLines);
      const lost = leftOut.reduce((sum, { servings }) => sum + servings, 0);
      expect(servingsOf(merged)).toBe(servingsOf(own) + servingsOf(guests) - lost);
      for (const line of own.lines) {
        const home = merged.lines.find(
          (it) => lineIdentity(it) === lineIdentity(line) && it.servings >= line.servings,
        );
        expect(home).toBeDefined();
      }
    }),
  );
});

test('a customer who changed nothing meets the guest’s cart whole', () => {
  fc.assert(
    fc.property(aBasket('guest'), (guests) => {
      const merged = mergeCarts({ basketId: 'own', lines: [] }, guests);
      expect(idsIn(merged)).toEqual(idsIn(guests));
      expect(servingsOf(merged)).toBe(servingsOf(guests));
    }),
  );
});

test('an order takes out of a cart what was ordered, also after a guest’s cart joined, and nothing that came since', () => {
  fc.assert(
    fc.property(aBasket('own'), aBasket('guest'), (own, guests) => {
      expect(withoutOrdered(own.lines, own.lines)).toEqual([]);
      const merged = mergeCarts(own, guests);
      const left = withoutOrdered(merged.lines, own.lines);
      expect(servingsOf({ ...own, lines: left })).toBe(servingsOf(merged) - servingsOf(own));
      // What is ordered once is taken once.
      expect(withoutOrdered(guests.lines, own.lines)).toEqual(guests.lines);
    }),
  );
});

test('a line that says something else than was ordered stays whole, and one with fewer servings goes', () => {
  const line = { lineId: 'a', recipeNo: 1, servings: 2, changes: [], acknowledged: [] };
  const changed = { ...line, changes: [{ action: 'omit' as const, ingredientNo: 1 }] };
  expect(withoutOrdered([changed], [line])).toEqual([changed]);
  expect(withoutOrdered([{ ...line, servings: 1 }], [line])).toEqual([]);
  expect(withoutOrdered([{ ...line, servings: 5 }], [line])).toEqual([{ ...line, servings: 3 }]);
});
