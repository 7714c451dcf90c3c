import { writeCursor } from '../../contract/cursor.ts';
import { allergens, diets } from '../../contract/food-terms.ts';
import { mostStored } from '../../contract/stored-results.ts';
import { findRecipes, type MenuQuestion } from './find-recipes.ts';
import type { MenuWeek } from '../menu-weeks/menu-week.ts';
import { menuOfWeek, type Menu } from './build-menu.ts';

/** Where stored results live among the objects; served at the same path. */
export const storedPrefix = 'catalog/';

const everything: MenuQuestion = {
  category: undefined,
  diets: [],
  without: [],
  maxMinutes: undefined,
  maxPriceCents: undefined,
  q: undefined,
};

/**
 * The answers that browsing asks for most, one object each: the whole menu, and every category with every preference (a diet kept or an
 * allergen avoided), of everything that is published and of each of these weeks. They carry no stock and no time, so that an answer that did not change is byte for byte the same. Each is made when it
 * is asked for, because all of a large menu's at once would keep everybody waiting. A list longer than `mostStored` is begun: `total` says how long it is, and `next` is the cursor with which
 * `GET /api/recipes?sort=shop` goes on.
 */
export function* storedResults(
  menu: Menu,
  weeks: Iterable<MenuWeek> = [],
): Generator<[key: string, result: unknown]> {
  yield* storedUnder(storedPrefix, menu);
  for (const week of weeks)
    yield* storedUnder(`${storedPrefix}week/${week.week}/`, menuOfWeek(menu, week));
}

function* storedUnder(at: string, menu: Menu): Generator<[key: string, result: unknown]> {
  const names = new Map(menu.categories.map(({ slug, name }) => [slug, name]));
  const answer = (question: Partial<MenuQuestion>) => {
    const { cards, more, total, facets, positionOf } = findRecipes(
      menu,
      { ...everything, ...question },
      { sort: 'shop', after: undefined, limit: mostStored },
    );
    const items = cards.map(({ menuPlace: _place, ...card }) => card);
    const last = cards.at(-1);
    if (!more || !last) return { items, facets };
    return { items, facets, total, next: writeCursor(['shop', positionOf(last)]) };
  };
  yield [`${at}menu.json`, { categories: menu.categories, ...answer({}) }];
  for (const category of [undefined, ...names.keys()]) {
    const folder = category === undefined ? at : `${at}category/${category}/`;
    if (category !== undefined) {
      const about = { category, name: names.get(category) };
      yield [`${folder.slice(0, -1)}.json`, { ...about, ...answer({ category }) }];
    }
    for (const diet of diets) {
      yield [`${folder}diet/${diet}.json`, answer({ category, diets: [diet] })];
    }
    for (const allergen of allergens) {
      yield [`${folder}without/${allergen}.json`, answer({ category, without: [allergen] })];
    }
  }
}
