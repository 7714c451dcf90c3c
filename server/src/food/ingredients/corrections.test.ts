import { expect, test } from 'vitest';
import type { Allergen, Diet } from '../../contract/food-terms.ts';
import { correctionOf } from './corrections.ts';
import { isUnsettled } from './unsettled.ts';

type List = Allergen[] | null;
const said = (allergens: List, mayContain: List) => ({
  ingredientNo: 1,
  allergens,
  mayContain,
  diets: null as Diet[] | null,
  alcoholPermille: null as number | null,
});
const nothing = {
  ingredientNo: 1,
  allergens: [],
  mayContain: [],
  undeclared: false,
  lostDiets: [],
  forAdults: false,
};

test('only what is said to be worse than before is a correction', () => {
  expect(correctionOf(undefined, said(['milk'], []))).toBe(undefined);
  expect(correctionOf(said(['milk'], ['eggs']), said([], []))).toBe(undefined);
  expect(correctionOf(said(['milk'], []), said(['milk'], ['milk']))).toBe(undefined);
  expect(correctionOf(said([], []), said(['milk'], ['eggs']))).toEqual({
    ...nothing,
    allergens: ['milk'],
    mayContain: ['eggs'],
  });
});

test('traces that turn out to be contained are news, and so is what nobody had declared', () => {
  const milk = { ...nothing, allergens: ['milk'] };
  expect(correctionOf(said([], ['milk']), said(['milk'], []))).toEqual(milk);
  expect(correctionOf(said(null, null), said(['milk'], []))).toEqual(milk);
  expect(correctionOf(said([], []), said(null, []))).toEqual({ ...nothing, undeclared: true });
});

test('a name for what was told as a group is no correction; a group in place of a name is', () => {
  expect(correctionOf(said(['nuts'], []), said(['walnuts'], ['hazelnuts']))).toBe(undefined);
  expect(correctionOf(said(['walnuts'], []), said(['nuts'], []))).toEqual({
    ...nothing,
    allergens: ['nuts'],
  });
});

test('a diet that is taken back is a correction, one that is added is none; what nobody has said suits none', () => {
  const suiting = (diets: Diet[] | null) => ({ ...said([], []), diets });
  expect(correctionOf(suiting(['vegetarian']), suiting(['vegan', 'vegetarian']))).toBe(undefined);
  expect(correctionOf(suiting(null), suiting([]))).toBe(undefined);
  expect(correctionOf(suiting(['vegan', 'vegetarian']), suiting(['vegetarian']))).toEqual({
    ...nothing,
    lostDiets: ['vegan'],
  });
  expect(correctionOf(suiting(['vegan', 'vegetarian']), suiting(null))).toEqual({
    ...nothing,
    lostDiets: ['vegan', 'vegetarian'],
  });
});

test('alcohol that makes it something for adults is a correction; brewed soy sauce stays what it is', () => {
  const holding = (alcoholPermille: number | null) => ({ ...said([], []), alcoholPermille });
  for (const before of [null, 0, 20])
    expect(correctionOf(holding(before), holding(135))).toEqual({ ...nothing, forAdults: true });
  expect(correctionOf(holding(null), holding(20))).toBe(undefined);
  expect(correctionOf(holding(135), holding(140))).toBe(undefined);
});

test('somebody has still to name a cereal, traces or the alcohol of what is not called alcohol-free', () => {
  const settled = { allergens: [], mayContain: [], diets: [], alcoholPermille: 0 };
  expect(isUnsettled(settled)).toBe(false);
  expect(isUnsettled({ ...settled, allergens: ['gluten'] })).toBe(true);
  expect(isUnsettled({ ...settled, mayContain: ['nuts'] })).toBe(true);
  expect(isUnsettled({ ...settled, allergens: null })).toBe(true);
  expect(isUnsettled({ ...settled, mayContain: null })).toBe(true);
  expect(isUnsettled({ ...settled, alcoholPermille: null })).toBe(true);
  expect(isUnsettled({ ...settled, alcoholPermille: null, diets: ['alcohol-free'] })).toBe(false);
});
