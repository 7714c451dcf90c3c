import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesOf } from './duration.ts';
import { readPage } from './read-page.ts';
import { readJson } from './repair-json.ts';

describe('a duration is its minutes, however a page writes it', () => {
  test.each([
    ['PT1H30M', 90],
    ['PT1H 30M', 90],
    ['P0DT1H', 60],
    ['P1DT2H', 1560],
    ['PT90M', 90],
    ['PT90', 90],
    ['PT1.5H', 90],
    ['PT0.5H', 30],
    ['1H30M', 90],
    ['P30M', 30],
    ['PT45M30S', 46],
    ['pt20m', 20],
    ['1 hr 30 min', 90],
    ['1 hour and 5 minutes', 65],
    ['1 Std. 20 Min.', 80],
    ['2 heures', 120],
    ['1½ hours', 90],
    ['45', 45],
    [25, 25],
    [['PT10M'], 10],
    [{ '@type': 'Duration', maxValue: 'PT40M' }, 40],
  ])('%j is %d', (said, minutes) => {
    expect(minutesOf(said)).toBe(minutes);
  });
  test.each(['', 'PT', 'PT0M', 'P', 'soon', 'overnight', null, -5, {}])('%j is none', (said) => {
    expect(minutesOf(said)).toBeUndefined();
  });
});

describe('JSON of a page is read with the slips that pages make', () => {
  const meant = { name: 'A "good" pot', steps: ['one', 'two'] };
  test.each([
    ['a comma too many', '{"name":"A \\"good\\" pot","steps":["one","two",],}'],
    ['quotes in a string', '{"name":"A "good" pot","steps":["one","two"]}'],
    ['a comment', '/* ours */{"name":"A \\"good\\" pot",\n// two\n"steps":["one","two"]}'],
    ['a comma too few', '{"name":"A \\"good\\" pot"\n"steps":["one","two"]}'],
    [
      'entities',
      '{&quot;name&quot;:&quot;A \\&quot;good\\&quot; pot&quot;,&quot;steps&quot;:[&quot;one&quot;,&quot;two&quot;]}',
    ],
    ['a semicolon behind', '{"name":"A \\"good\\" pot","steps":["one","two"]};'],
  ])('%s', (_, text) => {
    expect(readJson(text)).toEqual(meant);
  });
  test('what is none is none', () => {
    expect(readJson('window.recipe = 1')).toBeUndefined();
  });
  test('a line break in a string is one', () => {
    expect(readJson('{"a":"one\n\ttwo"}')).toEqual({ a: 'one\n two' });
  });
});

const script = (text: string) => `<script type="application/ld+json">${text}</script>`;

test('a page without a recipe has none', () => {
  expect(readPage('<h1>About us</h1><ul><li>Home</li><li>All recipes</li></ul>')).toBeUndefined();
  expect(readPage('')).toBeUndefined();
  expect(readPage(script('{"@type":"Recipe","name":"Empty"}'))).toBeUndefined();
});

test('what machines are not told is taken from what people see', () => {
  const page = readPage(
    `${script('{"@type":"Recipe","recipeIngredient":["1 leek"]}')}<h1>A leek</h1><p>Serves 3</p><h2>Ingredients</h2><ul><li>1 leek</li><li>2 tbsp oil</li></ul>
    <h2>Method</h2><ol><li>Fry it.</li><li>Eat it.</li></ol>`,
  );
  expect(page).toMatchObject({
    title: 'A leek',
    yields: 'Serves 3',
    steps: ['Fry it.', 'Eat it.'],
  });
});

test('a title and a yield stay as they are, however long or large', () => {
  const title = 'A very long name of a dish '.repeat(8).trim();
  const page = readPage(
    script(
      JSON.stringify({
        '@type': 'Recipe',
        name: title,
        recipeYield: '1000 biscuits',
        recipeIngredient: ['1 kg flour'],
      }),
    ),
  );
  expect(page).toMatchObject({ title, yields: '1000 biscuits' });
});

describe('whatever a page holds', () => {
  const piece = fc.constantFrom(
    '<div class="ingredients">',
    '<ul>',
    '<li>',
    '</li>',
    '</ul>',
    '<p>',
    '1 cup flour',
    '2 eggs',
    '<h2>Ingredients</h2>',
    '<h1>',
    '</h1>',
    '<table>',
    '<tr>',
    '<td>',
    '<script type="application/ld+json">',
    '</script>',
    '{"@type":"Recipe",',
    '"recipeIngredient":',
    '["1 egg"]',
    '{"@graph":[',
    ']}',
    '}',
    '"',
    ',',
    '<!--',
    '-->',
    '<b itemprop="recipeIngredient">',
    '<div itemscope itemtype="http://schema.org/Recipe">',
    '&lt;',
    '&#0;',
    '<svg>',
    '<template>',
    '<br>',
    '\0',
  );
  test('it is read without a fault', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const page = readPage(pieces.join(''));
        expect(page === undefined || page.ingredients.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  test('also where it is nested without end, or very long', () => {
    const deep = `${'<div class="ingredient">'.repeat(20_000)}1 cup flour`;
    expect(() => readPage(deep)).not.toThrow();
    const json = script(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(readPage(json)).toBeUndefined();
    for (const text of [
      `{"a":1}${'\n'.repeat(1_000_000)}x`,
      `{"a":"${'"'.repeat(400_000)}`,
      `{${'"a":{},{'.repeat(50_000)}`,
      JSON.stringify({ '@type': 'Recipe', recipeIngredient: ['<a'.repeat(500_000)] }),
    ]) {
      expect(() => readPage(script(text))).not.toThrow();
    }
    const long = `<h2>Ingredients</h2>${'<li>1 egg</li>'.repeat(30_000)}`;
    expect(() => readPage(long)).not.toThrow();
  });
});
