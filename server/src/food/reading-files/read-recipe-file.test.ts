import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readRecipeFile } from './read-recipe-file.ts';
import type { FileRecipe } from './recipe-of-file.ts';
import { gunzip, limits, unzipInParts } from './unpack.ts';

const json = (value: unknown) => strToU8(JSON.stringify(value));

/** One recipe as each of the programs writes it. */
const lines = ['300 g floury potatoes (peeled)', '2 leeks', '1.5 tbsp butter', 'salt'];
const steps = ['Boil the potatoes.', 'Soften the leeks.'];
const paprika = {
  uid: '0A1B',
  name: 'Leek pan',
  ingredients: lines.join('\n'),
  directions: steps.join('\n\n'),
  servings: 'Serves 2',
  prep_time: '10 min',
  cook_time: '25 min',
  total_time: '',
  notes: 'Better the next day.',
  source: 'A friend',
  source_url: 'https://kitchen.example/leek',
};
const tandoor = {
  name: 'Leek pan',
  description: 'Better the next day.',
  servings: 2,
  servings_text: 'people',
  working_time: 10,
  waiting_time: 25,
  source_url: 'https://kitchen.example/leek',
  steps: [
    {
      name: '',
      instruction: steps[0],
      ingredients: [
        {
          food: { name: 'floury potatoes' },
          unit: { name: 'g' },
          amount: '300.0000',
          note: 'peeled',
          no_amount: false,
          is_header: false,
        },
      ],
    },
    {
      name: '',
      instruction: steps[1],
      ingredients: [
        { food: { name: 'leeks' }, unit: null, amount: 2, note: '', no_amount: false },
        {
          food: { name: 'butter' },
          unit: { name: 'tbsp' },
          amount: 1.5,
          note: null,
          no_amount: false,
        },
        { food: { name: 'salt' }, unit: null, amount: 0, note: '', no_amount: true },
      ],
    },
  ],
};
const mealie = {
  name: 'Leek pan',
  recipeYield: '2 people',
  totalTime: '35 minutes',
  orgURL: 'https://kitchen.example/leek',
  recipeIngredient: [
    {
      quantity: 300,
      unit: { name: 'g' },
      food: { name: 'floury potatoes' },
      note: 'peeled',
      originalText: '300 g floury potatoes (peeled)',
    },
    { quantity: 2, unit: null, food: { name: 'leeks' }, note: '' },
    { quantity: 1.5, unit: { name: 'tbsp' }, food: { name: 'butter' }, note: '' },
    { quantity: 0, unit: null, food: null, note: 'salt' },
  ],
  recipeInstructions: steps.map((text) => ({ title: '', text })),
  notes: [{ title: '', text: 'Better the next day.' }],
};
const jsonLd = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: 'Leek pan',
  recipeYield: '2',
  totalTime: 'PT35M',
  recipeIngredient: lines,
  recipeInstructions: steps.map((text) => ({ '@type': 'HowToStep', text })),
};
const recipeSage = {
  recipes: [
    {
      title: 'Leek pan',
      yield: '2 people',
      totalTime: '35 minutes',
      ingredients: lines.join('\n'),
      instructions: steps.join('\n'),
      notes: 'Better the next day.',
      url: '',
    },
  ],
};
const cooklang = `---
title: Leek pan
servings: 2
time: 35 minutes
---
-- from a friend
Boil @floury potatoes{300%g}(peeled) for ~{15%minutes}.

Soften @leeks{2} in @butter{1.5%tbsp}, [- not too brown -] then add @salt.

> Better the next day.
`;

const one = (name: string, bytes: Uint8Array): FileRecipe => {
  const { recipes, refused } = readRecipeFile(name, bytes);
  expect(refused).toEqual([]);
  expect(recipes).toHaveLength(1);
  return recipes[0] as FileRecipe;
};

describe('a recipe is the same from whatever program it comes', () => {
  const inPaprika = zipSync({ 'Leek pan.paprikarecipe': gzipSync(json(paprika)) });
  const inTandoor = zipSync({
    '1.zip': zipSync({ 'recipe.json': json(tandoor), 'image.jpg': new Uint8Array(9) }),
  });
  const inMealie = zipSync({
    'recipes/leek/leek.json': json(mealie),
    'recipes/leek/images/a.webp': new Uint8Array(9),
  });
  test.each<[FileRecipe['from'], string, Uint8Array]>([
    ['paprika', 'all.paprikarecipes', inPaprika],
    ['tandoor', 'export.zip', inTandoor],
    ['mealie', 'mealie.zip', inMealie],
    ['json-ld', 'Leek pan/recipe.json', json(jsonLd)],
    ['json-ld', 'recipesage.json-ld', json([jsonLd])],
    ['recipesage', 'recipesage.json', json(recipeSage)],
    ['cooklang', 'leek.cook', strToU8(cooklang)],
  ])('%s, %s', (from, name, bytes) => {
    const recipe = one(name, bytes);
    expect(recipe).toMatchObject({ from, title: 'Leek pan', ingredients: lines, totalMinutes: 35 });
    expect(/\d+/.exec(recipe.yields ?? '')?.[0]).toBe('2');
    expect(recipe.steps).toHaveLength(2);
    expect(recipe.notes).toBe(from === 'json-ld' ? null : 'Better the next day.');
  });
  test('the steps of Cooklang read without their marks', () => {
    expect(one('leek.cook', strToU8(cooklang)).steps).toEqual([
      'Boil floury potatoes for 15 minutes.',
      'Soften leeks in butter, then add salt.',
    ]);
  });
  test('headings of groups stay where they are', () => {
    const text = '== Dough ==\nMix @flour{=200%g} and @water.\n\n== Filling ==\nFry @leeks{2}.';
    expect(one('pie.cook', strToU8(text))).toMatchObject({
      title: 'pie',
      ingredients: ['Dough:', '200 g flour', 'water', 'Filling:', '2 leeks'],
    });
    const titled = {
      ...mealie,
      recipeIngredient: [
        { title: 'Dough', quantity: 200, unit: { name: 'g' }, food: { name: 'flour' }, note: '' },
      ],
    };
    expect(one('a.json', json(titled)).ingredients).toEqual(['Dough:', '200 g flour']);
  });
});

describe('what gives no recipe is named with the reason', () => {
  test.each<[string, string, Uint8Array]>([
    ['broken', 'recipe.json', strToU8('{"name": "Leek pan", ')],
    ['broken', 'all.zip', zipSync({ 'a.json': json(mealie) }).slice(0, 60)],
    ['broken', 'a.paprikarecipe', gzipSync(json(paprika)).fill(7, 12, -4)],
    ['no-recipe', 'settings.json', json({ theme: 'dark' })],
    ['no-recipe', 'photos.zip', zipSync({ 'a.jpg': new Uint8Array(9) })],
    ['no-recipe', 'empty.cook', strToU8('Nothing is cooked here.')],
    ['unknown-format', 'letter.txt', strToU8('Dear friend,')],
  ])('%s: %s', (why, name, bytes) => {
    const { recipes, refused } = readRecipeFile(name, bytes);
    expect(recipes).toEqual([]);
    expect(refused.map((each) => each.why)).toContain(why);
  });
  test('one that is broken keeps none of the others from being read', () => {
    const { recipes, refused } = readRecipeFile(
      'all.zip',
      zipSync({ 'a.json': json(mealie), 'b.json': strToU8('{') }),
    );
    expect(recipes).toHaveLength(1);
    expect(refused).toEqual([{ name: 'b.json', why: 'broken' }]);
  });
});

describe('a small file never becomes a large one', () => {
  const nothing = new Uint8Array(limits.entryBytes + 1);
  test('one that says so is not unpacked', () => {
    const { refused } = readRecipeFile('bomb.zip', zipSync({ 'a.json': nothing }));
    expect(refused).toEqual([{ name: 'a.json', why: 'too-large' }]);
    expect(readRecipeFile('a.paprikarecipe', gzipSync(nothing)).refused[0]?.why).toBe('too-large');
  });
  test('one that says less than it holds is cut there', () => {
    const bytes = gzipSync(nothing);
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(bytes.length - 4, 100, true);
    const cut = gunzip(bytes);
    expect(typeof cut === 'string' ? 0 : cut.length).toBeLessThanOrEqual(100);
    expect(readRecipeFile('a.paprikarecipe', bytes).recipes).toEqual([]);
    const zip = zipSync({ 'a.json': nothing });
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at < zip.length - 28; at += 1) {
      // The directory at the end says how large an entry is: it is what is believed.
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const [entry] = [...unzipInParts(zip, () => true)].flatMap(({ entries }) => entries);
    expect(entry?.bytes.length ?? 0).toBeLessThanOrEqual(100);
    expect(readRecipeFile('bomb.zip', zip).recipes).toEqual([]);
  });
  test('zips in zips in zips are not followed', () => {
    const deep = zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.json': json(mealie) }) }) });
    expect(readRecipeFile('deep.zip', deep)).toMatchObject({
      recipes: [],
      refused: [{ why: 'unknown-format' }],
    });
  });
});

describe('whatever a file holds', () => {
  const good = zipSync({ 'a.paprikarecipe': gzipSync(json(paprika)), 'b.cook': strToU8(cooklang) });
  test('it is read without a fault, also with bytes turned over', () => {
    const turned = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(turned, (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const { recipes, refused } = readRecipeFile('all.zip', bytes);
        expect(recipes.length + refused.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
  test('or with any text or JSON', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.cook', 'a.json'),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.constantFrom('@{}', '@a{', '== ==', '---\n: [\n---\n@a{1}', '>> :x'),
        ),
        (name, text) => {
          const { recipes, refused } = readRecipeFile(name, strToU8(text));
          expect(recipes.length + refused.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
