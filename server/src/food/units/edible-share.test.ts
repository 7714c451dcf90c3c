import { expect, test } from 'vitest';
import { asBought, asEaten, refuseOf, refuseRows } from './edible-share.ts';
import { rational, roughly } from './rational.ts';
import { inUsMeasure } from './us-measure.ts';
import { weightsNamed } from './weights-of.ts';

test('of each food some is eaten and some is not, and it is a food of which weights are known', () => {
  expect(refuseRows.length).toBeGreaterThan(70);
  for (const [food, percent, what] of refuseRows) {
    expect(weightsNamed(food)?.food, food).toBe(food);
    expect(percent, food).toBeGreaterThan(0);
    expect(percent, food).toBeLessThan(70);
    expect(what, food).not.toBe('');
  }
  expect(new Set(refuseRows.map(([food]) => food)).size).toBe(refuseRows.length);
});

test('what is bought weighs more than what is eaten, there and back without loss', () => {
  expect(refuseOf('Bananas')).toEqual({ percent: 36, what: 'skin' });
  expect(roughly(asBought(rational(100), 'leeks') ?? rational(0))).toBeCloseTo(227.27, 2);
  expect(asEaten(rational(1000), 'onion')).toEqual(rational(900));
  for (const [food] of refuseRows) {
    const bought = asBought(rational(100), food);
    expect(bought && asEaten(bought, food), food).toEqual(rational(100));
  }
});

test('of what nobody knows nothing is said', () => {
  expect(refuseOf('chicken breast')).toBeUndefined();
  expect(asBought(rational(100), 'unobtainium')).toBeUndefined();
  expect(asEaten(rational(100), 'flour')).toBeUndefined();
});

test('amounts in cups are as a cook in the US would take them', () => {
  const said = (amount: number, unit: 'g' | 'ml' | 'mg' | 'piece', food: string | null) => {
    const told = inUsMeasure(amount, unit, food);
    return told && [told.count, told.unit, told.isMany];
  };
  expect(said(240, 'ml', 'Oat milk')).toEqual(['1', 'cup', false]);
  expect(said(355, 'ml', null)).toEqual(['1 ½', 'cup', true]);
  expect(said(30, 'ml', 'Maple syrup')).toEqual(['2', 'tbsp', true]);
  expect(said(5, 'ml', 'Rice vinegar')).toEqual(['1', 'tsp', false]);
  // A cup of honey weighs 339 g, and of what nobody has put into a cup pounds are told.
  expect(said(339, 'g', 'Honey')).toEqual(['1', 'cup', false]);
  expect(said(680, 'g', 'Chicken breast')).toEqual(['1 ½', 'lb', true]);
  expect(said(100, 'g', 'Something of ours')).toEqual(['3 ½', 'oz', true]);
  expect(said(12, 'g', 'Something of ours')).toBeNull();
  // Beyond one nobody measures eighths: 25 g of cornflour are 3 ⅛ of them.
  expect(said(25, 'g', 'Cornflour')).toEqual(['3 ¼', 'tbsp', true]);
  expect(said(250, 'mg', 'Saffron')).toBeNull();
  expect(said(2, 'piece', 'Lemon')).toBeNull();
});
