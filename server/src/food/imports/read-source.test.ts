import { gzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSource, type SourceText } from './read-source.ts';
import { servingsOf } from './servings-of.ts';
import { sourceKeyOf } from './understand.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function read(source: SourceText) {
  const parts = [...readSource(source)];
  return {
    recipes: parts.flatMap(({ recipe }) => recipe ?? []),
    refused: parts.flatMap(({ refused }) => refused ?? []),
    steps: parts.length,
  };
}

const jsonLd = (name: string) =>
  JSON.stringify({
    '@type': 'Recipe',
    name,
    recipeYield: '4',
    recipeIngredient: ['2 eggs', '100 g flour'],
    recipeInstructions: ['Mix.'],
  });

test('a page that somebody pasted, a page of the web and a page in a file are read the same', () => {
  const text = `<!doctype html><script type="application/ld+json">${jsonLd('Cake')}</script>`;
  const url = 'https://a.example/cake';
  const [page, pasted, file] = [
    read({ kind: 'page', url, text }),
    read({ kind: 'text', text }),
    read({ kind: 'file', name: 'cake.html', bytes: bytes(text) }),
  ];
  expect(page.recipes).toMatchObject([{ title: 'Cake', sourceUrl: url, yields: '4' }]);
  for (const other of [pasted, file])
    expect(other.recipes).toEqual([{ ...page.recipes[0], sourceUrl: null }]);
});

test('a pasted text is read by its headings, and without them by its amounts', () => {
  const headed = read({
    kind: 'text',
    text: 'Lentil soup\nServes 4\nTotal time: 40 minutes\nFrom Gran.\n\nIngredients\n200 g lentils\nsalt\n\nMethod\n1. Boil the lentils.\n2. Salt them.',
  });
  expect(headed.recipes).toEqual([
    {
      title: 'Lentil soup',
      yields: 'Serves 4',
      totalMinutes: 40,
      notes: 'From Gran.',
      ingredients: ['200 g lentils', 'salt'],
      steps: ['Boil the lentils.', 'Salt them.'],
      author: null,
      language: null,
      sourceUrl: null,
    },
  ]);
  const bare = read({ kind: 'text', text: 'Eier\n2 Eier\n1 EL Butter\nDie Eier braten.' });
  expect(bare.recipes).toMatchObject([
    { title: 'Eier', ingredients: ['2 Eier', '1 EL Butter'], steps: ['Die Eier braten.'] },
  ]);
  expect(read({ kind: 'text', text: 'Dear diary' }).refused).toEqual([
    { name: '', why: 'no-recipe' },
  ]);
});

test('a library is read a recipe at a time, in the same order each time, and what gave none is named', () => {
  const paprika = (name: string) =>
    gzipSync(bytes(JSON.stringify({ name, ingredients: '2 eggs', directions: 'Fry.' })));
  const many = Object.fromEntries(
    Array.from({ length: 520 }, (_, no) => [`${no}.paprikarecipe`, paprika(`Eggs ${no}`)]),
  );
  const library = zipSync({ ...many, 'broken.paprikarecipe': bytes('{"name":') });
  const source = { kind: 'file', name: 'all.paprikarecipes', bytes: library } as const;
  const found = read(source);
  expect(found.recipes.map(({ title }) => title)).toEqual(Object.keys(many).map((_, no) => `Eggs ${no}`)); // prettier-ignore
  expect(found.refused).toEqual([{ name: 'broken.paprikarecipe', why: 'broken' }]);
  expect(read(source).recipes).toEqual(found.recipes);
});

test('a long page is taken apart with pauses in between, and gives what it gives at once', () => {
  const long = '<p>so much to say</p>'.repeat(20_000);
  const text = `<html><script type="application/ld+json">${jsonLd('Cake')}</script>${long}</html>`;
  const { recipes, steps } = read({ kind: 'page', url: 'https://a.example/', text });
  expect(recipes).toMatchObject([{ title: 'Cake', ingredients: ['2 eggs', '100 g flour'] }]);
  expect(steps).toBeGreaterThan(20);
});

test('what no database holds is taken out, and what is no recipe any more is refused', () => {
  const odd = JSON.stringify({
    '@type': 'Recipe',
    name: 'A\0B',
    recipeIngredient: ['1 \ud800egg'],
  });
  const { recipes } = read({ kind: 'file', name: 'odd.json', bytes: bytes(odd) });
  expect(recipes).toMatchObject([{ title: 'AB', ingredients: ['1 \ufffdegg'] }]);
  const lines = Array.from({ length: 301 }, (_, no) => `${no} eggs`);
  const huge = JSON.stringify({ '@type': 'Recipe', name: 'All eggs', recipeIngredient: lines });
  expect(read({ kind: 'file', name: 'huge.json', bytes: bytes(huge) }).refused).toEqual([
    { name: 'All eggs', why: 'too-large' },
  ]);
});

test.each([
  ['4', 4],
  ['4 servings', 4],
  ['Serves: 6', 6],
  ['Für 2 Personen', 2],
  ['4 人分', 4],
  ['4-6 servings', undefined],
  ['24 biscuits', undefined],
  ['Serves 400', undefined],
  ['2.5 servings', undefined],
  [null, undefined],
])('a yield of %s is for %s', (yields, servings) => {
  expect(servingsOf(yields, 24)).toBe(servings);
});

test('the same page is known again however its address is written', () => {
  const of = (sourceUrl: string | null, title = 'Cake') =>
    sourceKeyOf({
      title,
      sourceUrl,
      ingredients: ['2 eggs'],
      yields: null,
      totalMinutes: null,
      steps: [],
      author: null,
      language: null,
      notes: null,
    });
  const key = of('https://www.a.example/cake/?utm_source=x');
  expect(of('http://A.example/cake')).toBe(key);
  expect(of('http://a.example/cake?page=2')).not.toBe(key);
  expect(of('http://a.example/cake', 'Pie')).not.toBe(key);
  expect(of(null)).toBe(of(null));
});
