import { expect, test } from 'vitest';
import type { Unit } from '../../contract/food-terms.ts';
import { readLine } from '../reading-lines/read-line.ts';
import { aliasKey, matchLine, pantryOf, type Known } from './match-line.ts';

const shelf: [name: string, unit: Unit, pieceGrams?: number][] = [
  ['Red lentils', 'g'],
  ['Green lentils', 'g'],
  ['Olive oil', 'ml'],
  ['Onion', 'piece', 150],
  ['Beef mince', 'g'],
  ['Chopped tomatoes', 'g'],
  ['Honey', 'g'],
  ['Basil', 'g'],
  ['Zucchini', 'piece', 200],
];
const nos = new Map(shelf.map(([name], index) => [name, index + 1]));
const known: Known[] = shelf.map(([name, unit, pieceGrams = null], index) => ({
  ingredientNo: index + 1,
  name,
  unit,
  pieceGrams,
}));
const pantry = pantryOf(known, new Map([[aliasKey('de', 'Zwiebel'), nos.get('Onion') ?? 0]]), [
  ['ground beef', 'beef mince'],
]);
const match = (line: string, lang = 'en', region: 'US' | null = null) =>
  matchLine(readLine(line, lang), pantry, region);
const best = (line: string, lang = 'en', region: 'US' | null = null) => {
  const [first] = match(line, lang, region).candidates;
  return first && { ...first, name: shelf[first.ingredientNo - 1]?.[0] };
};

test.each([
  ['200 g red lentils', 'Red lentils', 200],
  ['0.5 kg lentil, red', 'Red lentils', 500],
  ['2 onions, chopped', 'Onion', 2],
  ['2 tbsp olive oil', 'Olive oil', 30, 'EU'],
  ['2 x 400 g tins chopped tomatoes', 'Chopped tomatoes', 800],
  ['1 cup (340 g) honey', 'Honey', 340],
  ['500 g ground beef', 'Beef mince', 500],
] as const)('“%s” is %s, %d of it, and nobody is asked', (line, name, amount, region?: 'EU') => {
  const found = matchLine(readLine(line, 'en'), pantry, region ?? null);
  expect(found.isSure).toBe(true);
  expect(found.candidates[0]).toMatchObject({ ingredientNo: nos.get(name), amount, why: null });
});

test('what somebody said of a food holds in its language, in the singular and the plural', () => {
  expect(match('3 Zwiebeln', 'de').candidates[0]?.by).not.toBe('alias');
  expect(match('1 Zwiebel', 'de')).toMatchObject({
    isSure: true,
    candidates: [{ ingredientNo: nos.get('Onion'), by: 'alias', amount: 1 }],
  });
  expect(match('1 Zwiebel', 'fr').isSure).toBe(false);
});

test('a name that is only near is for somebody to say, with the nearest first', () => {
  const { isSure, candidates } = match('200 g lentils');
  expect(isSure).toBe(false);
  expect(candidates.map(({ ingredientNo }) => shelf[ingredientNo - 1]?.[0])).toEqual([
    'Red lentils',
    'Green lentils',
  ]);
  expect(candidates[0]?.confidence).toBeLessThan(0.9);
  expect(best('2 zuchini')).toMatchObject({ name: 'Zucchini', by: 'near' });
  expect(match('1 tin moonbeams').candidates).toEqual([]);
});

test.each([
  ['olive oil', 'no-amount', null],
  ['1 to 2 onions', 'range', 2],
  ['1 cup honey', 'ambiguous', null],
  ['a pinch of red lentils', 'ambiguous', null],
  ['3 red lentils', 'no-piece-weight', null],
] as const)('of “%s” the amount is asked for: %s', (line, why, amount) => {
  expect(match(line).isSure).toBe(false);
  expect(best(line)).toMatchObject({ why, amount });
});

test('where somebody says whose cups they are, a cup of what was weighed is grams, rounded up', () => {
  expect(best('1 cup honey', 'en', 'US')).toMatchObject({ amount: 339, why: null });
  expect(best('1 cup red lentils', 'en', 'US')).toMatchObject({ why: null });
});
