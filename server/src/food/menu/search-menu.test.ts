import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCatalogue } from '../menu-files/catalogue-files.ts';
import { readFiles } from '../menu-files/menu-files.ts';
import { planImport } from '../menu-files/plan-import.ts';
import { followsNothing, type Recipe } from '../recipes/recipe.ts';
import { buildMenu, type Menu } from './build-menu.ts';
import { findRecipes } from './find-recipes.ts';

const demo = join(import.meta.dirname, '../../../db/demo');

/** The demo's menu, as it is on a store that was just filled. */
async function demoMenu(): Promise<Menu> {
  const files = await readFiles(demo);
  const nothing = { categories: [], ingredients: new Map(), recipes: new Map() };
  const plan = planImport(parseCatalogue(files), nothing, new Set());
  const recipes = plan.recipes.map(({ value: { recipeNo, draft } }): Recipe => ({
    ...draft,
    recipeNo,
    editionNo: 1,
    picture: draft.picture ?? null,
    menuPlace: draft.menuPlace ?? null,
    follows: draft.follows ?? followsNothing,
  }));
  return buildMenu({
    version: 1,
    categories: plan.categories.map(({ value }) => ({ ...value, version: 1 })),
    ingredients: new Map(
      plan.ingredients.map(({ value }) => [value.ingredientNo, { ...value, version: 1 }]),
    ),
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
    bySlug: new Map(recipes.map((recipe) => [recipe.slug, recipe])),
    synonyms: plan.synonyms?.value ?? [],
  });
}
const menu = await demoMenu();

const ask = (q: string) =>
  findRecipes(
    menu,
    {
      category: undefined,
      diets: [],
      without: [],
      maxMinutes: undefined,
      maxPriceCents: undefined,
      q,
    },
    { sort: 'shop', after: undefined, limit: 100 },
  );
const slugs = (q: string) => ask(q).cards.map(({ slug }) => slug);

test.for([
  ['chiken', 'chicken'],
  ['tomatos', 'tomato'],
  ['zaatar', 'za’atar'],
  ["za'atar", 'za’atar'],
  ['eggplant', 'aubergine'],
  ['aubergines', 'aubergine'],
  ['shrimp', 'prawn'],
  ['shrimps', 'prawns'],
  ['chili', 'chilli'],
  ['curries', 'curry'],
  ['eggs', 'egg'],
  ['yogurt', 'yoghurt'],
  ['cilantro', 'coriander'],
  ['garbanzo beans', 'chickpea'],
  ['scallions', 'spring onion'],
  ['ground pork', 'pork mince'],
  ['“lemon, ricotta.”', 'ricotta lemon'],
  ['gruyere', 'Gruyère'],
  ['mushrom', 'mushroom'],
  ['spagetti', 'spaghetti'],
  ['shrmip', 'prawn'],
  ['egplant', 'aubergine'],
  ['onoin', 'onion'],
  ['tofu.', 'tofu'],
  ['dessert', 'pudding'],
] as const)('%s finds what %s finds', ([written, meant]) => {
  const found = slugs(written);
  expect(found.length).toBeGreaterThan(0);
  expect(found.toSorted()).toEqual(expect.arrayContaining(slugs(meant).slice(0, 1)));
});

test('what fits best comes first', () => {
  expect(slugs('chicken')[0]).toContain('chicken');
  expect(slugs('leek tart')[0]).toBe('leek-and-gruyere-tart');
  expect(slugs('tuna')[0]).toContain('tuna');
});

test('a typing error is told, and only where nothing is written so', () => {
  expect(ask('chiken').understood?.corrected).toEqual([{ from: 'chiken', to: 'chicken' }]);
  expect(ask('chicken').understood?.corrected).toEqual([]);
  expect(ask('xyzzyplugh').total).toBe(0);
});

test.for(['nut free', 'no nuts', 'without nuts', 'nut-free', 'sans nuts'])(
  '%s shows no meal that declares nuts or peanuts, nor one that declares nothing',
  (q) => {
    const { cards, understood } = ask(q);
    expect(understood?.without).toEqual(['nuts', 'peanuts']);
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      expect(card.allergensUnknown).toBe(false);
      for (const it of ['nuts', 'peanuts'] as const) expect(card.allergens).not.toContain(it);
    }
  },
);

test('vegan shows every vegan meal and no other', () => {
  const vegan = menu.entries.filter(({ card }) => card.diets.includes('vegan'));
  expect(ask('vegan').total).toBe(vegan.length);
  for (const { diets } of ask('vegan curries').cards) expect(diets).toContain('vegan');
});

test('an ingredient that is not wanted is left out', () => {
  const without = slugs('curry without coriander');
  for (const slug of without) expect(slugs('coriander')).not.toContain(slug);
  expect(without.length).toBeGreaterThan(0);
});

test.for([
  ['no spring onions', 'spring onion'],
  ['without scallions', 'spring onion'],
  ['no corander', 'coriander'],
] as const)('%s leaves out every meal with %s, and says so', ([q, unwanted]) => {
  const { cards, understood } = ask(q);
  expect(cards.length).toBeGreaterThan(0);
  expect(understood?.notWith).toHaveLength(1);
  expect(understood?.unknown).toEqual([]);
  const found = cards.map(({ slug }) => slug);
  for (const slug of slugs(unwanted)) expect(found).not.toContain(slug);
});

test('what nothing is called is not said to be left out', () => {
  expect(ask('sans arachides').understood).toMatchObject({ notWith: [], unknown: ['arachides'] });
});

test('a word on the menu is no typing error of an allergen', () => {
  expect(ask('no peas').understood).toMatchObject({ without: [], notWith: ['peas'] });
  expect(ask('no coconut milk').understood).toMatchObject({
    without: [],
    notWith: ['coconut milk'],
  });
});

test('the shop shows first what it put first', () => {
  const all = findRecipes(
    menu,
    {
      category: undefined,
      diets: [],
      without: [],
      maxMinutes: undefined,
      maxPriceCents: undefined,
      q: undefined,
    },
    { sort: 'shop', after: undefined, limit: 100 },
  ).cards;
  expect(all[0]?.slug).toBe('miso-aubergine-rice-bowl');
  const unplaced = all
    .filter(({ menuPlace }) => menuPlace === null)
    .map(({ recipeNo }) => recipeNo);
  expect(unplaced).toEqual(unplaced.toSorted((a, b) => b - a));
  expect(all.findIndex(({ menuPlace }) => menuPlace === null)).toBe(8);
});
