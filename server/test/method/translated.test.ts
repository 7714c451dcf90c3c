import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { otherLanguages, type OtherLanguage } from '../../src/contract/languages.ts';
import type { Ingredient } from '../../src/food/ingredients/ingredient.ts';
import { parseCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { readFiles } from '../../src/food/menu-files/menu-files.ts';
import { planImport } from '../../src/food/menu-files/plan-import.ts';
import { finderOf, withNumbers } from '../../src/food/method/names-in-method.ts';
import type { Known } from '../../src/food/method/say-method.ts';
import { untrueWords } from '../../src/food/method/true-words.ts';
import type { Recipe } from '../../src/food/recipes/recipe.ts';
import { originalsOf, untrueIn } from '../../src/food/translations/originals.ts';
import { demoCatalogueIn, demoSaidIn } from '../demo-menu.ts';

const folder = join(import.meta.dirname, '../../db/demo');
const plan = planImport(
  parseCatalogue(await readFiles(folder)),
  { categories: [], ingredients: new Map(), recipes: new Map() },
  new Set(),
);
const ingredients: ReadonlyMap<number, Ingredient> = new Map(
  plan.ingredients.map(({ value }) => [value.ingredientNo, value]),
);
const recipes = new Map(
  plan.recipes.map(({ value: { recipeNo, draft } }) => [
    draft.slug,
    { ...draft, recipeNo } as Recipe,
  ]),
);
const find = finderOf(ingredients.values());

describe.each(otherLanguages)('the demo in %s', async (language) => {
  const said = await demoSaidIn(language);
  const names = new Map(said.ingredients.map(({ name, texts }) => [name, texts['name']]));
  const called = new Map(
    [...ingredients].map(([no, { name, cooking }]) => [
      no,
      { name: names.get(name ?? '') ?? name, cooking },
    ]),
  );

  test('is as true as its original, for whatever is left out or swapped', () => {
    const untrue = said.recipes.flatMap(({ slug, texts }) => {
      const recipe = recipes.get(slug);
      if (!recipe) throw new Error(`The demo has no ${slug}.`);
      return originalsOf(recipe).flatMap((original) => {
        const text = texts[original.place];
        if (text === undefined) return [];
        const translated = original.isMethod ? withNumbers(text, find) : text;
        const translating = { language, ingredients: recipe.ingredients, called };
        return untrueIn({ ...original, translated }, ingredients, translating).map(
          ({ field, message }) => `${slug} ${field}: ${message}`,
        );
      });
    });
    expect(said.recipes.length).toBeGreaterThan(9);
    expect(untrue).toEqual([]);
  });

  test('is shown whole: nothing of it is held back', async () => {
    const shown = [...(await demoCatalogueIn(language)).recipes.values()];
    expect(shown.filter(({ inTongue }) => inTongue?.name).length).toBe(said.recipes.length);
    expect(shown.filter(({ inTongue }) => inTongue?.heldBack?.length !== 0)).toEqual([]);
  });
});

const [honey, figs, steak, beef, tofu] = [1, 2, 3, 4, 5];
const inGerman = new Map<number, Known>([
  [honey, { name: 'Honig', cooking: 'none' }],
  [figs, { name: 'Feigen', cooking: 'none' }],
  [steak, { name: 'Rindersteak', cooking: 'seared' }],
  [beef, { name: 'Rinderhack', cooking: 'through' }],
  [tofu, { name: 'Fester Tofu', cooking: 'none' }],
  [6, { name: 'Walnüsse', cooking: 'none' }],
]);
const inArabic = new Map<number, Known>([
  [honey, { name: 'عسل', cooking: 'none' }],
  [figs, { name: 'تين طازج', cooking: 'none' }],
  [steak, { name: 'ستيك بقري', cooking: 'seared' }],
  [beef, { name: 'لحم بقري مفروم', cooking: 'through' }],
  [tofu, { name: 'توفو متماسك', cooking: 'none' }],
  [6, { name: 'جوز', cooking: 'none' }],
]);
const recipe = [
  { ingredientNo: honey, swaps: [] },
  { ingredientNo: figs, swaps: [] },
  { ingredientNo: steak, swaps: [] },
  { ingredientNo: beef, swaps: [{ with: tofu }] },
];
const words = (language: OtherLanguage, text: string) =>
  untrueWords(
    { text, isMethod: true },
    { language, ingredients: recipe, called: language === 'de' ? inGerman : inArabic },
  );

test.each<[OtherLanguage, string, string]>([
  ['de', '{#2: Feigen mit Honig}.', 'Honig'],
  ['de', 'Den Honigtopf öffnen.', 'Honigtopf'],
  ['de', '{#4: Das Rinderhack | #5: Den Tofu | das Hack vom Rinderhack} braten.', ''],
  ['de', '{#4: Das Rinderhack | #5: Das Rinderhack} braten.', 'Rinderhack'],
  ['de', 'Mit Walnüssen bestreuen.', 'Walnüsse'],
  ['de', 'Ein veganes Gericht.', 'veganes'],
  ['de', 'Alles ist glutenfrei.', 'glutenfrei'],
  ['de', 'Ganz ohne Nüsse.', 'ohne Nüsse'],
  ['de', '{#4: Das Rinderhack | #5: Den Tofu} braten, in der Mitte noch rosa.', 'rosa'],
  ['de', 'Ohne Erdnüsse, frei von Erdnüssen.', 'Erdnüssen'],
  ['de', 'Ohne jegliche Nüsse.', 'Nüsse'],
  ['de', 'Eierfrei.', 'Eierfrei'],
  ['de', 'Gut für Zöliakie.', 'für Zöliakie'],
  ['de', '{#4: Das Rinderhack | #5: Den Tofu} braten, rosa im Kern.', 'rosa im Kern'],
  ['de', '{#4: Das Rinderhack | #5: Den Tofu} braten, am Knochen blutig.', 'blutig'],
  ['de', '{#4: Das Rinderhack} braten[, {done #4: nicht bis *}].', 'when it is done'],
  ['ar', '{#2: تين بالعسل}.', 'بالعسل'],
  ['ar', 'يُرش الجوز.', 'جوز'],
  ['ar', '{#4: لحم بقري | #5: لحم بقري} يُقلى.', 'بقري'],
  ['ar', 'طبق نباتي.', 'نباتي'],
  ['ar', 'خالٍ من الغلوتين.', 'الغلوتين'],
  ['ar', 'طبق بلا مكسرات.', 'بلا مكسرات'],
  ['ar', 'مناسب للنباتيين.', 'للنباتيين'],
  ['ar', 'الخالي من الغلوتين.', 'الغلوتين'],
  ['ar', 'خاليًا من أي غلوتين.', 'غلوتين'],
  ['ar', 'وبلا قشريات.', 'قشريات'],
  ['ar', '{#4: اللحم البقري | #5: التوفو} يُقلى وهو نيء.', 'نيء'],
  ['ar', '{#4: اللحم البقري} يُقلى وهو وردي من الداخل.', 'وردي'],
])('in %s, “%s” is not true for every meal', (language, text, about) => {
  const found = words(language, text);
  if (about === '') expect(found).toEqual([]);
  else expect(found.join('\n')).toContain(about);
});

test.each<[OtherLanguage, string]>([
  ['de', '{#1: Den Honig; #2: die Feigen} anrichten.'],
  ['de', '{#4: Das Hack | #5: Den Tofu} braten, bis nichts mehr rosa ist.'],
  ['de', '[{#3: Das Steak} braten, innen noch rosa.]'],
  ['ar', 'يُقدَّم {#1: العسل; #2: التين}.'],
  ['ar', '{#4: اللحم البقري | #5: التوفو} يُقلى.'],
])('in %s, “%s” is', (language, text) => {
  expect(words(language, text)).toEqual([]);
});
