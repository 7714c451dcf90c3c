import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diets, type Diet } from '../../contract/food-terms.ts';
import { declaredOf, isNews, newsFrom } from './declared.ts';

const soldAs = (suited: Diet[], ...now: (Diet[] | null)[]) => ({
  allergens: [],
  mayContain: [],
  unknownIn: [],
  tracesUnknownIn: [],
  diets: suited,
  confirmedAge: null as number | null,
  ingredients: now.map((each, at) => ({
    ingredientNo: at + 1,
    allergens: [],
    mayContain: [],
    alcoholPermille: null,
    diets: each,
  })),
});
const corrected = { ingredientNo: 1, allergens: [], mayContain: [], undeclared: false };

test('an order suits what it was sold as suiting and each of its ingredients is known to suit now, and nothing else', () => {
  const some = fc.subarray([...diets]);
  const known = fc.array(fc.option(some, { nil: null }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(some, known, (sold, now) => {
      const { diets: suited, since } = declaredOf(soldAs(sold, ...now));
      expect(suited).toEqual(sold.filter((diet) => now.every((each) => each?.includes(diet))));
      expect([...suited, ...since.lostDiets].sort()).toEqual(sold.toSorted());
    }),
  );
});

test('a lost diet is news to who was sold it, and to nobody else', () => {
  const lost = [{ ...corrected, lostDiets: ['vegan' as const] }];
  expect(newsFrom(soldAs(['vegan', 'vegetarian'], []), lost).lostDiets).toEqual(['vegan']);
  expect(isNews(newsFrom(soldAs(['vegetarian'], []), lost))).toBe(false);
  expect(isNews(newsFrom({ ...soldAs(['vegan']), ingredients: [] }, lost))).toBe(false);
});

test('what is for adults only is news in an order that nobody confirmed an age for', () => {
  const strong = [{ ...corrected, forAdults: true }];
  expect(newsFrom(soldAs([], []), strong).forAdultsIn).toEqual([1]);
  expect(isNews(newsFrom({ ...soldAs([], []), confirmedAge: 18 }, strong))).toBe(false);
});

test('a correction that was written down before diets were corrected is news of what it says', () => {
  const news = newsFrom(soldAs(['vegan'], []), [{ ...corrected, allergens: ['milk'] }]);
  expect(news).toMatchObject({ allergens: ['milk'], lostDiets: [], forAdultsIn: [] });
});
