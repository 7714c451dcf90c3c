import { expect, test } from 'vitest';
import { demoCatalogue, demoCatalogueIn } from '../../../test/demo-menu.ts';
import { inSlices } from '../../platform/in-slices.ts';
import { buildMenu, translatedInSteps } from './build-menu.ts';
import { findRecipes } from './find-recipes.ts';

const menu = buildMenu(await demoCatalogue());
const menus = {
  en: menu,
  de: await inSlices(translatedInSteps(menu, await demoCatalogueIn('de'), 'de')),
  ar: await inSlices(translatedInSteps(menu, await demoCatalogueIn('ar'), 'ar')),
};

const ask = (q: string, language: keyof typeof menus = 'en') =>
  findRecipes(
    menus[language],
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
const slugs = (q: string, language?: keyof typeof menus) =>
  ask(q, language).cards.map(({ slug }) => slug);

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

const inLanguages = ['en', 'de', 'ar'] as const;
/** Every meal with an ingredient whose own name says so. */
const slugsWith = (ingredient: RegExp) =>
  menu.entries
    .filter(({ recipe }) =>
      recipe.ingredients.some(({ ingredientNo }) => ingredient.test(names.get(ingredientNo) ?? '')),
    )
    .map(({ recipe }) => recipe.slug);
const names = new Map(
  [...(await demoCatalogue()).ingredients.values()].map((it) => [it.ingredientNo, it.name]),
);

test.for([
  ['en', 'no almonds'],
  ['en', 'almond-free'],
  ['en', 'no toasted almonds'],
  ['en', 'almonds I do not eat'],
  ['en', 'allergy to almonds'],
  ['en', 'witout almonds'],
  ['en', 'ohne Mandeln'],
  ['de', 'ohne Mandeln'],
  ['de', 'keine Mandelblättchen'],
  ['de', 'mandelfrei'],
  ['de', 'Mandelallergie'],
  ['de', 'allergisch gegen Mandeln'],
  ['de', 'ohne geröstete Mandeln'],
  ['de', 'onhe Mandeln'],
  ['de', 'Mandeln esse ich nicht'],
  ['de', 'no almonds'],
  ['ar', 'بلا لوز'],
  ['ar', 'بدون اللوز'],
  ['ar', 'من غير لوز'],
  ['ar', 'خالٍ من اللوز'],
  ['ar', 'حساسية من اللوز'],
  ['ar', 'حساسية للوز'],
  ['ar', 'بلا رقائق لوز'],
  ['ar', 'لا آكل اللوز'],
  ['ar', 'no almonds'],
] as const)('in %s, %s shows no meal with almonds', ([language, q]) => {
  const { cards, understood } = ask(q, language);
  expect(understood?.without).toEqual(['almonds']);
  expect(understood?.corrected).toEqual([]);
  expect(cards.length).toBeGreaterThan(0);
  for (const { slug, allergens, mayContain, allergensUnknown } of cards) {
    expect(slugsWith(/almond/i)).not.toContain(slug);
    expect([...allergens, ...mayContain]).not.toContain('almonds');
    expect([...allergens, ...mayContain]).not.toContain('nuts');
    expect(allergensUnknown).toBe(false);
  }
});

test.for([
  ['de', 'ohne Zwiebeln', /\bonions?\b/i],
  ['de', 'ohne Zwiebel', /\bonions?\b/i],
  ['de', 'ohne Reis', /\brice\b/i],
  ['de', 'keine Tomaten', /\btomatoes\b/i],
  ['de', 'zwiebelfrei', /\bonions?\b/i],
  ['de', 'Tomatenallergie', /\btomatoes\b/i],
  ['ar', 'بلا بصل', /\bonions?\b/i],
  ['ar', 'بدون البصل', /\bonions?\b/i],
  ['ar', 'حساسية من الطماطم', /\btomatoes\b/i],
  ['ar', 'بلا أرز', /\brice\b/i],
] as const)('in %s, %s leaves out every meal with it', ([language, q, ingredient]) => {
  const { cards, understood } = ask(q, language);
  const found = cards.map(({ slug }) => slug);
  expect(found.length).toBeGreaterThan(0);
  expect(understood).toMatchObject({ unknown: [], corrected: [] });
  for (const slug of slugsWith(ingredient)) expect(found).not.toContain(slug);
});

test.for(inLanguages)('in %s, what is wanted is found', (language) => {
  const said = { en: 'chicken', de: 'Hähnchen', ar: 'دجاج' }[language];
  expect(slugs(said, language).length).toBeGreaterThan(3);
});

test.for(inLanguages)('in %s, whoever says no and not to what is told so', (language) => {
  const said = { en: 'without', de: 'ohne', ar: 'بدون' }[language];
  const { total, understood } = ask(said, language);
  expect(total).toBe(menu.entries.length);
  expect(understood).toMatchObject({ unknown: [said], corrected: [] });
});
