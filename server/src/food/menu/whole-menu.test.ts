import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoCatalogue, demoCatalogueIn } from '../../../test/demo-menu.ts';
import { scannedMenu, scanRecipes, type ScannedMenu } from '../../../test/scan-menu.ts';
import {
  aListing,
  aSearch,
  aWordyCatalogue,
  aWordyQuestion,
  chanceOf,
  largeCatalogue,
} from '../../../test/wordy-menus.ts';
import { concerns } from '../../contract/food-terms.ts';
import { inOneGo } from '../../contract/in-one-go.ts';
import type { Position } from '../ingredients/position.ts';
import type { Catalogue } from '../recipes/recipe.ts';
import { buildMenu, menuOfWeek, translatedInSteps, type Menu } from './build-menu.ts';
import { findRecipes, type MenuQuestion } from './find-recipes.ts';
import type { Sort } from './menu-index.ts';

/** Two pages of the index, from where it begins and from where it went on, are those of a look at every recipe. */
function expectTheSame(
  menu: Menu,
  scanned: ScannedMenu,
  question: MenuQuestion,
  { sort, limit }: { sort: Sort; limit: number },
): void {
  let after: Position | undefined;
  for (const _page of ['the first', 'the second']) {
    const page = { sort, after, limit };
    const { positionOf, ...answer } = findRecipes(menu, question, page);
    const { positionOf: positionIn, ...wanted } = scanRecipes(scanned, question, page);
    expect(answer).toEqual(wanted);
    const last = answer.cards.at(-1);
    if (!last) return;
    after = positionOf(last);
    expect(after).toEqual(positionIn(last));
  }
}

/** Nothing of what is found has anything in it that was not wanted: asked of its ingredients, not of what the menu made of them. */
function expectNoneOf(menu: Menu, catalogue: Catalogue, question: MenuQuestion): void {
  const page = { sort: 'name' as const, after: undefined, limit: Infinity };
  const { cards, understood } = findRecipes(menu, question, page);
  const avoided = [...question.without, ...(understood?.without ?? [])];
  const kept = [...question.diets, ...(understood?.diets ?? [])];
  for (const { recipeNo } of cards) {
    for (const { ingredientNo } of catalogue.recipes.get(recipeNo)?.ingredients ?? []) {
      const ingredient = catalogue.ingredients.get(ingredientNo);
      for (const diet of kept) expect(ingredient?.diets).toContain(diet);
      if (avoided.length === 0) continue;
      expect(ingredient?.allergens).toBeInstanceOf(Array);
      const declared = [...(ingredient?.allergens ?? []), ...(ingredient?.mayContain ?? [])];
      for (const own of avoided)
        expect(declared.filter((other) => concerns(own, other))).toEqual([]);
    }
  }
}

test('whatever is asked of whatever menu, the index answers what a look at every recipe does', () => {
  fc.assert(
    fc.property(aWordyCatalogue(), aWordyQuestion, aListing, (catalogue, question, listing) => {
      const menu = buildMenu(catalogue);
      expectTheSame(menu, scannedMenu(menu, catalogue), question, listing);
      expectNoneOf(menu, catalogue, question);
    }),
    { numRuns: 300 },
  );
});

test('so it does on a menu of a thousand recipes', () => {
  const catalogue = largeCatalogue(7, 1000);
  const menu = buildMenu(catalogue);
  const scanned = scannedMenu(menu, catalogue);
  fc.assert(
    fc.property(aWordyQuestion, aListing, (question, listing) => {
      expectTheSame(menu, scanned, question, listing);
      expectNoneOf(menu, catalogue, question);
    }),
    { numRuns: 100 },
  );
});

test('and at every size at which the sets of it get another word or another shelf', () => {
  const question = aWordyQuestion.map((it) => ({ ...it, q: undefined }));
  for (const size of [0, 1, 31, 32, 33, 64, 255, 256, 257, 512]) {
    const catalogue = largeCatalogue(size, size);
    const menu = buildMenu(catalogue);
    const scanned = scannedMenu(menu, catalogue);
    fc.assert(
      fc.property(question, aListing, (asked, listing) => {
        expectTheSame(menu, scanned, asked, listing);
      }),
      { numRuns: 40 },
    );
  }
});

test('so does the menu of a week, which ranks what it offers as the whole menu does', () => {
  const catalogue = largeCatalogue(3, 300);
  const menu = buildMenu(catalogue);
  const whole = scannedMenu(menu, catalogue);
  fc.assert(
    fc.property(aWordyQuestion, aListing, fc.integer(), (question, listing, seed) => {
      const chance = chanceOf(seed);
      const offers = Array.from({ length: 40 }, () => ({
        week: '2026-11-23',
        recipeNo: 1 + Math.floor(chance() * 320),
        mostPortions: null,
        withdrawn: chance() < 0.1,
      })).filter(({ recipeNo }, at, all) => all.findIndex((it) => it.recipeNo === recipeNo) === at);
      const week = menuOfWeek(menu, { offers });
      expectTheSame(week, { ...whole, entries: week.entries }, question, listing);
      expectNoneOf(week, catalogue, question);
    }),
    { numRuns: 150 },
  );
});

test.for(['en', 'de', 'ar'] as const)('so does the menu of the demo in %s', async (language) => {
  const own = await demoCatalogue();
  const catalogue = language === 'en' ? own : await demoCatalogueIn(language);
  const built = buildMenu(own);
  const menu = language === 'en' ? built : inOneGo(translatedInSteps(built, catalogue, language));
  const scanned = scannedMenu(menu, catalogue, language);
  const words = menu.entries.flatMap(({ card }) =>
    `${card.name ?? ''} ${card.description ?? ''}`.split(' '),
  );
  const ofTheMenu = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.nat(), fc.boolean()), {
      minLength: 1,
      maxLength: 3,
    })
    .map((list) =>
      list.map(([word, cut, isCut]) => (isCut ? word.slice(0, 1 + (cut % 8)) : word)).join(' '),
    );
  const negation = { en: 'without ', de: 'ohne ', ar: 'بدون ' }[language];
  const asked = fc.oneof(
    ofTheMenu,
    ofTheMenu.map((it) => negation + it),
    aSearch,
  );
  fc.assert(
    fc.property(aWordyQuestion, aListing, asked, (question, listing, q) => {
      expectTheSame(menu, scanned, { ...question, q: q.slice(0, 80) }, listing);
    }),
    { numRuns: 60 },
  );
});
