import { expect, test } from 'vitest';
import { orMore } from './or-more.ts';

const order = (allergens: string[], diets: string[]) => ({ lines: [{ allergens, diets }] });

test('an order of an old store may warn of more and suit fewer diets than it did, and not the other way round', () => {
  const then = orMore('/api/orders/7', order(['milk'], ['vegetarian', 'pork-free']));
  expect(order(['milk', 'nuts'], ['pork-free'])).toEqual(then);
  expect(order(['milk'], [])).toEqual(then);
  expect(order([], ['pork-free'])).not.toEqual(then);
  expect(order(['milk'], ['vegan', 'vegetarian', 'pork-free'])).not.toEqual(then);
});
