import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue } from '../../../test/arbitraries.ts';
import { allergens, concerns, diets } from '../../contract/food-terms.ts';
import { findRecipes, type MenuQuestion } from './find-recipes.ts';
import { buildMenu, type Card, type Menu } from './build-menu.ts';
import { sorts, type Sort } from './menu-index.ts';
import type { Position } from '../ingredients/position.ts';

const everything: MenuQuestion = {
  category: undefined,
  diets: [],
  without: [],
  maxMinutes: undefined,
  maxPriceCents: undefined,
  q: undefined,
};
const aMenu = aCatalogue({ mostRecipes: 8 }).map(buildMenu);
/** Most questions wish for little, so that something is left to page through. */
const seldom = <T, None>(none: None, wish: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: wish });
const aQuestion: fc.Arbitrary<MenuQuestion> = fc.record({
  category: seldom(undefined, fc.constantFrom('bowls', 'soups', 'nowhere')),
  diets: seldom([], fc.subarray([...diets], { maxLength: 2 })),
  without: seldom([], fc.subarray([...allergens], { maxLength: 2 })),
  maxMinutes: seldom(undefined, fc.constantFrom(10, 20)),
  maxPriceCents: seldom(undefined, fc.integer({ min: 0, max: 20_000 })),
  q: seldom(undefined, fc.constantFrom('SOUP', 'soop', 'no nuts', 'vegan')),
});
const aSort = fc.constantFrom(...sorts);
const all = { sort: 'name' as Sort, after: undefined, limit: Infinity };

/** Every page after the other, each from where the last one stopped, written and read like a cursor. */
function turnPages(menu: Menu, question: MenuQuestion, sort: Sort, limit: number): Card[] {
  const seen: Card[] = [];
  let after: Position | undefined;
  for (;;) {
    const { cards, more, total, positionOf } = findRecipes(menu, question, { sort, after, limit });
    expect(cards.length).toBeLessThanOrEqual(limit);
    seen.push(...cards);
    expect(more).toBe(seen.length < total);
    const last = cards.at(-1);
    if (!more || !last) return seen;
    after = JSON.parse(JSON.stringify(positionOf(last))) as Position;
  }
}

test('turning the pages shows every recipe once and in order, whatever the sort and the size of a page', () => {
  fc.assert(
    fc.property(
      aMenu,
      aQuestion,
      aSort,
      fc.integer({ min: 1, max: 9 }),
      (menu, question, sort, limit) => {
        const pages = turnPages(menu, question, sort, limit);
        const whole = findRecipes(menu, question, { ...all, sort });
        expect(pages).toEqual(whole.cards);
        expect(new Set(pages).size).toBe(whole.total);
        expect(whole.more).toBe(false);
      },
    ),
  );
});

test('every sort lists the same recipes, each by what it says', () => {
  fc.assert(
    fc.property(aMenu, (menu) => {
      const by = (sort: Sort) => findRecipes(menu, everything, { ...all, sort }).cards;
      const numbers = (cards: Card[]) => cards.map(({ recipeNo }) => recipeNo);
      for (const sort of sorts) {
        expect(numbers(by(sort)).toSorted((a, b) => a - b)).toEqual([...menu.byRecipeNo.keys()]);
      }
      const ascending = (values: number[]) =>
        expect(values).toEqual(values.toSorted((a, b) => a - b));
      ascending(by('time').map(({ minutes }) => minutes));
      ascending(by('price').map(({ pricePerServingCents }) => pricePerServingCents));
      ascending(numbers(by('newest')).map((no) => -no));
    }),
  );
});

test('a page goes on where it stopped although the recipe it stopped at has gone', () => {
  fc.assert(
    fc.property(aCatalogue({ mostRecipes: 8 }), aSort, fc.nat(), (catalogue, sort, pick) => {
      const { cards, positionOf } = findRecipes(buildMenu(catalogue), everything, {
        ...all,
        sort,
      });
      const at = pick % cards.length;
      const [card] = cards.slice(at);
      fc.pre(card !== undefined);
      const recipes = new Map(catalogue.recipes);
      recipes.delete(card.recipeNo);
      const without = buildMenu({ ...catalogue, recipes });
      const after = positionOf(card);
      expect(findRecipes(without, everything, { ...all, sort, after }).cards).toEqual(
        cards.slice(at + 1),
      );
    }),
  );
});

test('what is found keeps every wish, and what is not found breaks one', () => {
  fc.assert(
    fc.property(aMenu, aQuestion, (menu, { q: _words, ...wishes }) => {
      const found = findRecipes(menu, { ...wishes, q: undefined }, all).cards;
      for (const { card } of menu.entries) {
        const kept =
          [undefined, card.category].includes(wishes.category) &&
          wishes.diets.every((diet) => card.diets.includes(diet)) &&
          card.minutes <= (wishes.maxMinutes ?? Infinity) &&
          card.pricePerServingCents <= (wishes.maxPriceCents ?? Infinity) &&
          (wishes.without.length === 0 ||
            (!card.allergensUnknown &&
              wishes.without.every((avoided) =>
                [...card.allergens, ...card.mayContain].every((it) => !concerns(avoided, it)),
              )));
        expect(found.includes(card)).toBe(kept);
      }
    }),
  );
});

test('words of diets and of what is not wanted ask for the same as the filters', () => {
  fc.assert(
    fc.property(aMenu, (menu) => {
      const asked = (question: Partial<MenuQuestion>) =>
        findRecipes(menu, { ...everything, ...question }, all).cards;
      expect(asked({ q: 'no nuts' })).toEqual(asked({ without: ['nuts', 'peanuts'] }));
      expect(asked({ q: 'Vegan, egg-free' })).toEqual(
        asked({ diets: ['vegan'], without: ['eggs'] }),
      );
    }),
  );
});

test('an undeclared recipe is not free from anything', () => {
  fc.assert(
    fc.property(aMenu, fc.constantFrom(...allergens), (menu, allergen) => {
      for (const card of findRecipes(menu, { ...everything, without: [allergen] }, all).cards) {
        expect(card.allergensUnknown).toBe(false);
      }
    }),
  );
});

test('a facet counts what choosing it would leave', () => {
  fc.assert(
    fc.property(aMenu, aQuestion, (menu, question) => {
      const { facets } = findRecipes(menu, question, all);
      const left = (wish: Partial<MenuQuestion>) =>
        findRecipes(menu, { ...question, ...wish }, all).total;
      for (const { value, count } of facets.categories)
        expect(count).toBe(left({ category: value }));
      for (const it of diets) {
        const counted = facets.diets.find(({ value }) => value === it)?.count;
        expect(counted).toBe(left({ diets: [...question.diets, it] }));
      }
      for (const it of allergens) {
        const asked = [...facets.without, ...facets.kinds].filter(({ value }) => value === it);
        expect(asked.map(({ count }) => count)).toEqual([
          left({ without: [...question.without, it] }),
        ]);
      }
    }),
  );
});

test('drafts and recipes with nothing in them are not on the menu', () => {
  fc.assert(
    fc.property(aCatalogue(), (catalogue) => {
      const recipes = new Map(catalogue.recipes);
      const [first] = recipes.values();
      fc.pre(first !== undefined);
      recipes.set(98, { ...first, recipeNo: 98, status: 'draft' });
      recipes.set(99, { ...first, recipeNo: 99, ingredients: [] });
      expect([...buildMenu({ ...catalogue, recipes }).byRecipeNo.keys()]).toEqual([
        ...catalogue.recipes.keys(),
      ]);
    }),
  );
});

test('a word is found without its accents and capitals', () => {
  fc.assert(
    fc.property(aCatalogue({ mostRecipes: 1 }), (catalogue) => {
      const [recipe] = catalogue.recipes.values();
      fc.pre(recipe !== undefined);
      const recipes = new Map([[1, { ...recipe, name: 'Soupe à l’oignon, crème fraîche' }]]);
      const menu = buildMenu({ ...catalogue, recipes });
      for (const q of ['creme', 'CRÈME', 'cre\u0300me', 'fraiche oignon', 'Soupe A']) {
        expect(findRecipes(menu, { ...everything, q }, all).total).toBe(1);
      }
      expect(findRecipes(menu, { ...everything, q: 'creme brulee' }, all).total).toBe(0);
    }),
    { numRuns: 3 },
  );
});
