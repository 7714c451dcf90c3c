import { expect, test } from 'vitest';
import type { Json, Neighbours } from '../../platform/platform.ts';
import { openOrderedLines } from './cart.ts';

/** Two servers at one port, each of which hears what the other tells. */
function twoServers() {
  const heard: ((said: Json) => void)[] = [];
  const at = (no: number): Neighbours => ({
    no,
    count: 2,
    hear: (_, listen) => (heard[no] = listen),
    tell: (_, said) => heard[3 - no]?.(said),
    ask: () => Promise.resolve([]),
    answer: () => undefined,
  });
  return [openOrderedLines(at(1)), openOrderedLines(at(2))] as const;
}

test('what was ordered at one server its neighbour knows too', () => {
  const [one, other] = twoServers();
  const lines = [{ lineId: 'a', recipeNo: 7, servings: 2, changes: [], acknowledged: [] }];
  one.remember({ basketId: 'basket', lines });
  expect(one.of('basket')).toEqual(lines);
  expect(other.of('basket')).toEqual(lines);
  expect(other.of('another')).toBeUndefined();
});

test('a server that is alone remembers for itself', () => {
  const alone = openOrderedLines(undefined);
  alone.remember({ basketId: 'basket', lines: [] });
  expect(alone.of('basket')).toEqual([]);
});
