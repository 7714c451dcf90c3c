import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorsBetween } from './typing-errors.ts';

test.for([
  ['peanut', 'peanut', 0],
  ['penut', 'peanut', 1],
  ['diary', 'dairy', 1],
  ['glutan', 'gluten', 1],
  ['vegitarian', 'vegetarian', 1],
  ['rice', 'rye', 2],
  ['', 'egg', 3],
] as const)('%j and %j are %i errors apart', ([one, other, errors]) => {
  expect(errorsBetween(one, other)).toBe(errors);
  expect(errorsBetween(other, one)).toBe(errors);
});

test('one error is one error, wherever it is', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ minLength: 1, maxLength: 1 }),
      fc.nat(),
      (word, letter, at) => {
        const place = at % (word.length + 1);
        const longer = word.slice(0, place) + letter + word.slice(place);
        expect(errorsBetween(word, longer)).toBe(1);
        expect(errorsBetween(word, word)).toBe(0);
      },
    ),
  );
});
