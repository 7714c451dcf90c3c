import { describe, expect, test } from 'vitest';
import type { Unit } from '../../contract/food-terms.ts';
import { readLines } from './read-lines.ts';

const shop = (
  [
    [1, 'Red lentils', 'g'],
    [2, 'Lime', 'piece', 45],
    [3, 'Olive oil', 'ml'],
    [4, 'Basmati rice', 'g'],
    [5, 'Sushi rice', 'g'],
    [6, 'Crème fraîche', 'g'],
    [7, 'Saffron', 'mg'],
    [8, 'Spring onions', 'g'],
    [9, 'Onion', 'g'],
    [10, 'Chicken thigh', 'g'],
    [11, 'Dark chocolate', 'g'],
    [12, 'Basil', 'g'],
    [13, 'Tomatoes', 'g'],
    [14, 'Vegetable stock cube', 'piece', 10],
    [15, 'Gruyère', 'g'],
    [16, 'Goat’s cheese', 'g'],
  ] as [number, string, Unit, number?][]
).map(([ingredientNo, name, unit, pieceGrams = null]) => ({
  ingredientNo,
  name,
  unit,
  pieceGrams,
}));

const same = [['passata', 'sieved tomatoes', 'tomatoes']];
const read = (text: string, present: number[] = []) => readLines(text, shop, present, same);
const row = (line: string) => read(line).rows[0];
const why = (line: string) => read(line).left[0]?.why;

describe('a line is read', () => {
  test.each([
    ['400 g red lentils', 1, 400],
    ['2 limes', 2, 2],
    ['1 tbsp olive oil', 3, 15],
    ['150g rice basmati', 4, 150],
    ['1.5 kg Red Lentils', 1, 1500],
    ['1,5 kg red lentils', 1, 1500],
    ['½ kg red lentils', 1, 500],
    ['1 ½ tbsp olive oil', undefined, undefined],
    ['1½ l olive oil', 3, 1500],
    ['1 1/2 dl olive oil', 3, 150],
    ['3/4 kg red lentils', 1, 750],
    ['2 tablespoons of olive oil', 3, 30],
    ['2 tsp. olive oil', 3, 10],
    ['200 g creme fraiche', 6, 200],
    ['200 G CRÈME FRAÎCHE', 6, 200],
    ['0.1 g saffron', 7, 100],
    ['50 mg saffron', 7, 50],
    ['2 pieces lime', 2, 2],
    ["120 g goat's cheese", 16, 120],
    ['120 g goats’ cheese', 16, 120],
    ['- 3 vegetable stock cubes', 14, 3],
    ['• 90 g spring onion', 8, 90],
    ['80 g gruyere', 15, 80],
    ['300 grams tomato', 13, 300],
  ])('%s', (line, ingredientNo, amount) => {
    const found = row(line);
    expect(found && [found.ingredientNo, found.amount]).toEqual(
      ingredientNo === undefined ? undefined : [ingredientNo, amount],
    );
  });

  test('and what stands behind a comma or in brackets is handed back', () => {
    expect(row('400 g red lentils (rinsed), drained')).toEqual({
      ingredientNo: 1,
      name: 'Red lentils',
      amount: 400,
      aside: 'rinsed, drained',
    });
  });
});

describe('a line stays where it is', () => {
  test.each([
    ['red lentils', 'no-amount'],
    ['400 g', 'no-name'],
    ['400 g unicorn', 'unknown'],
    ['150 g rice', 'which'],
    ['1 cup basmati rice', 'vague'],
    ['2 x 400 g tomatoes', 'two-amounts'],
    ['1,000 g red lentils', 'thousands'],
    ['1.500 g red lentils', 'thousands'],
    ['2-3 limes', 'two-amounts'],
    ['about 2 limes', 'two-amounts'],
    ['2 onions', 'other-measure'],
    ['1 tbsp crème fraîche', 'other-measure'],
    ['90 g lime', 'other-measure'],
    ['½ lime', 'not-whole'],
    ['0.5 g red lentils', 'not-whole'],
    ['0 limes', 'not-whole'],
    ['99999999999 g red lentils', 'too-large'],
    ['1/0 limes', 'two-amounts'],
  ] as const)('%s: %s', (line, reason) => {
    expect(read(line).rows).toEqual([]);
    expect(why(line)).toBe(reason);
  });

  test('with the choices there are, and nothing is chosen', () => {
    expect(read('150 g rice').left[0]?.choices).toEqual([
      { ingredientNo: 4, name: 'Basmati rice', unit: 'g', amount: 150 },
      { ingredientNo: 5, name: 'Sushi rice', unit: 'g', amount: 150 },
    ]);
    expect(read('60 g chocolate').left[0]?.choices).toMatchObject([{ ingredientNo: 11 }]);
    expect(read('20 g fresh basil leaves').left[0]?.choices).toMatchObject([{ ingredientNo: 12 }]);
    expect(read('400 g chiken thigh').left[0]?.choices).toMatchObject([{ ingredientNo: 10 }]);
    expect(read('400 g passata').left[0]?.choices).toMatchObject([{ ingredientNo: 13 }]);
    expect(read('400 g thgih of chicken').left[0]?.why).toBe('unknown');
  });

  test('with pieces for grams only where they come out even, for the author to take', () => {
    expect(read('90 g lime').left[0]?.choices).toMatchObject([{ ingredientNo: 2, amount: 2 }]);
    expect(read('100 g lime').left[0]?.choices).toMatchObject([{ ingredientNo: 2, amount: null }]);
  });

  test('when it is in the recipe already, or twice among the lines', () => {
    const { rows, left } = read('2 limes\n400 g red lentils\n1 lime\n\n', [1]);
    expect(rows).toEqual([{ ingredientNo: 2, name: 'Lime', amount: 2, aside: null }]);
    expect(left).toEqual([
      { line: '400 g red lentils', why: 'there-already', choices: [] },
      { line: '1 lime', why: 'there-already', choices: [] },
    ]);
  });

  test('when two ingredients have the name', () => {
    const twice = [
      ...shop,
      { ingredientNo: 20, name: 'Limes', unit: 'g' as const, pieceGrams: null },
    ];
    expect(readLines('2 limes', twice, []).left).toMatchObject([
      {
        why: 'which',
        choices: [
          { ingredientNo: 2, amount: 2 },
          { ingredientNo: 20, amount: null },
        ],
      },
    ]);
  });
});
