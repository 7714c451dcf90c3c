import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  ceil,
  compare,
  divide,
  equal,
  floor,
  inDecimals,
  multiply,
  power,
  rational,
  readRational,
  subtract,
  writeRational,
  zero,
} from './rational.ts';

const some = fc
  .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([over, under]) => rational(over, under));
const above = some.filter((each) => compare(each, zero) > 0);

describe('numbers are exact', () => {
  test('what is taken away after it was added, or divided by after it was multiplied with, changes nothing', () => {
    fc.assert(
      fc.property(some, above, (a, b) => {
        expect(equal(subtract(add(a, b), b), a)).toBe(true);
        expect(equal(divide(multiply(a, b), b), a)).toBe(true);
      }),
    );
  });
  test('what was written is read back', () => {
    fc.assert(
      fc.property(above, (each) => {
        expect(readRational(writeRational(each))).toEqual(each);
      }),
    );
  });
  test('whole numbers around one are next to it', () => {
    fc.assert(
      fc.property(some, (each) => {
        expect(compare(rational(floor(each)), each)).toBeLessThanOrEqual(0);
        expect(compare(rational(ceil(each)), each)).toBeGreaterThanOrEqual(0);
        expect(ceil(each) - floor(each)).toBe(each.under === 1n ? 0n : 1n);
      }),
    );
  });
});

test.each([
  ['3', '3'],
  ['0.25', '1/4'],
  ['.5', '1/2'],
  ['1 1/2', '3/2'],
  ['10/4', '5/2'],
  ['1.333', '1333/1000'],
])('%s is %s', (text, written) => {
  expect(writeRational(readRational(text) ?? zero)).toBe(written);
});

test.each(['', 'one', '1/0', '1,5', '-1', '1 2', '1e9', '9'.repeat(61), '٣'])(
  '“%s” is no number',
  (text) => {
    expect(readRational(text)).toBeUndefined();
  },
);

test.each([
  ['8/3', 2, '2.67'],
  ['1999/1000', 2, '2'],
  ['1/200', 2, '0.01'],
  ['7/10', 2, '0.7'],
  ['5/2', 0, '3'],
])('%s with %d decimals is %s', (text, most, shown) => {
  expect(inDecimals(readRational(text) ?? zero, most)).toBe(shown);
});

test('a power is exact where its root is a fraction, and otherwise right to nine decimals', () => {
  expect(power(rational(16), rational(3, 4))).toEqual(rational(8));
  expect(power(rational(1, 4), rational(1, 2))).toEqual(rational(1, 2));
  expect(power(rational(4, 9), rational(-1, 2))).toEqual(rational(3, 2));
  expect(power(rational(2), rational(1, 2))).toEqual(rational(1_414_213_562, 1_000_000_000));
});
