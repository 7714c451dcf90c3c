import { expect, test } from 'vitest';
import { largeCatalogue } from '../../../test/wordy-menus.ts';
import { buildMenu } from '../../food/menu/build-menu.ts';
import { mostConsidered, shortlists } from './shortlists.ts';

const numbersOf = (list: readonly { recipeNo: number }[]) => list.map(({ recipeNo }) => recipeNo);
const listsOf = (
  size: number,
  inFront: readonly number[] = [],
  isOffered: Parameters<typeof shortlists>[2] = () => true,
) => {
  const menu = buildMenu(largeCatalogue(2, size));
  return { menu, lists: [...shortlists(menu, inFront, isOffered)].map(numbersOf) };
};

test('a menu that is not large is looked at whole', () => {
  const { menu, lists } = listsOf(mostConsidered - 1);
  expect(lists).toEqual([[...menu.byRecipeNo.keys()]]);
});

test('of a large one what is asked for comes first, then what the shop puts in front, and at last everything', () => {
  const { menu, lists } = listsOf(1000, [999, 998, 123_456]);
  const inOrder = [...menu.index.order.shop.at].map((no) => menu.entries[no]?.recipe.recipeNo);
  expect(lists.map((list) => list.length)).toEqual([
    mostConsidered,
    2 * mostConsidered,
    menu.entries.length,
  ]);
  const [first = [], second = [], last = []] = lists;
  expect(first.slice(0, 2)).toEqual([999, 998]);
  const others = inOrder.filter((no) => no !== 999 && no !== 998);
  expect(first.slice(2)).toEqual(others.slice(0, mostConsidered - 2));
  expect(second.slice(0, mostConsidered)).toEqual(first);
  expect(last).toEqual([...menu.byRecipeNo.keys()]);
});

test('what is not offered is in no list', () => {
  const { lists } = listsOf(1000, [2, 3], ({ recipeNo }) => recipeNo % 2 === 1);
  for (const list of lists) for (const no of list) expect(no % 2).toBe(1);
  expect(lists[0]?.[0]).toBe(3);
});
