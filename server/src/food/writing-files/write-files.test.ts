import { gunzipSync, strFromU8, unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoCatalogue } from '../../../test/demo-menu.ts';
import { followsNothing, type Catalogue, type Recipe } from '../recipes/recipe.ts';
import { readRecipeFile } from '../reading-files/read-recipe-file.ts';
import type { FileRecipe } from '../reading-files/recipe-of-file.ts';
import { readLine } from '../reading-lines/read-line.ts';
import { writeRational } from '../units/rational.ts';
import { readPage } from '../reading-pages/read-page.ts';
import { facts, formats, leftOut, type Format } from './formats.ts';
import { lineText } from './lines-as-text.ts';
import { recipeToWrite, type RecipeToWrite } from './recipe-to-write.ts';
import { lead } from './write-cooklang.ts';
import { writeMany, writeOne } from './write-files.ts';

const shop = { name: 'Larder', siteUrl: 'https://larder.example' };
let catalogue: Catalogue;
let demo: RecipeToWrite[];

beforeAll(async () => {
  catalogue = await demoCatalogue();
  demo = [...catalogue.recipes.values()].map((recipe) => recipeToWrite(catalogue, recipe, shop));
});

const bytesOf = (format: Format, recipes: readonly RecipeToWrite[]): Uint8Array => {
  const parts = [...writeMany(format, recipes)];
  return new Uint8Array(Buffer.concat(parts));
};

/** What every format says of a recipe, so far as a reader keeps it. */
const asRead = (
  recipe: RecipeToWrite,
): Omit<FileRecipe, 'notes' | 'author' | 'image' | 'from'> => ({
  title: recipe.name,
  yields: `${recipe.servings} servings`,
  totalMinutes: recipe.minutes,
  ingredients: recipe.lines.map(lineText),
  steps: recipe.steps,
  sourceUrl: recipe.url,
});
const aboutOf = ({ description, story }: RecipeToWrite) =>
  [description, story].filter((text) => text !== null).join('\n\n');

/** What a reader makes of each format beside that. */
const expected: Record<Format, (recipe: RecipeToWrite) => Partial<FileRecipe>> = {
  'json-ld': (recipe) => ({
    ...asRead(recipe),
    notes: null,
    author: shop.name,
    image: recipe.picture,
    // The reader of JSON-LD keeps no address: the page that it was found on has one.
    sourceUrl: null,
  }),
  mealie: (recipe) => ({ ...asRead(recipe), notes: recipe.story, author: null, image: null }),
  tandoor: (recipe) => ({ ...asRead(recipe), notes: aboutOf(recipe), author: null, image: null }),
  paprika: (recipe) => ({
    ...asRead(recipe),
    notes: recipe.story,
    author: shop.name,
    image: recipe.picture,
  }),
  cooklang: (recipe) => ({
    ...asRead(recipe),
    yields: String(recipe.servings),
    notes: recipe.story,
    author: shop.name,
    image: recipe.picture,
  }),
};

/** Cooklang has ingredients where steps name them, in the steps' letters, and the others in a step before them. */
const inSomeOrder = ({ ingredients, steps, ...rest }: Partial<FileRecipe>) => ({
  ...rest,
  ingredients: (ingredients ?? []).map((line) => line.toLowerCase()).toSorted(),
  steps: (steps ?? []).filter((step) => !step.startsWith(lead)),
});

describe.each(formats)('the whole demo as %s', (format) => {
  const same = (recipe: Partial<FileRecipe>) =>
    format === 'cooklang' ? inSomeOrder(recipe) : recipe;
  test('is read back as it was written', () => {
    const { recipes, refused } = readRecipeFile(`recipes.zip`, bytesOf(format, demo));
    expect(refused).toEqual([]);
    expect(recipes.map(same)).toEqual(
      demo.map((recipe) => same({ ...expected[format](recipe), from: format })),
    );
  });
  test('one recipe is a file by itself', () => {
    const [first] = demo.slice(11);
    if (!first) throw new Error('The demo has no twelfth recipe.');
    const name = { 'json-ld': 'a.json', cooklang: 'a.cook' }[format as string] ?? 'a.zip';
    const { recipes } = readRecipeFile(name, writeOne(format, first));
    expect(recipes.map(same)).toEqual([same({ ...expected[format](first), from: format })]);
  });
  test('what it has no place for, and nothing else, is left out', () => {
    const [sample] = demo.filter(({ picture, story, description, diets }) =>
      [picture, story, description].every((text) => text !== null) && diets.includes('vegan'),
    ); // prettier-ignore
    const recipe = { ...(sample ?? demo[0]), picture: 'https://larder.example/p.webp' } as RecipeToWrite; // prettier-ignore
    const [text] = textsOf(format, recipe);
    const told = facts.filter((fact) => signsOf(recipe, fact).some((sign) => text?.includes(sign)));
    expect(told).toEqual(facts.filter((fact) => !leftOut[format].includes(fact)));
  });
});

/** By what one sees that a fact is told. */
function signsOf(recipe: RecipeToWrite, fact: (typeof facts)[number]): string[] {
  const signs: Record<(typeof facts)[number], (string | null | undefined)[]> = {
    title: [recipe.name],
    yield: [`${recipe.servings} servings`, `servings: ${recipe.servings}`, `"servings": ${recipe.servings}`],
    time: [`PT${recipe.minutes}M`, `${recipe.minutes} min`, `"working_time": ${recipe.minutes}`],
    ingredients: recipe.lines.map(({ name }) => name),
    steps: recipe.steps,
    description: [recipe.description],
    story: [recipe.story],
    category: [recipe.category],
    diets: ['VeganDiet', 'vegan'],
    nutrition: [String(recipe.nutrition?.kcal)],
    source: [recipe.url],
    picture: [recipe.picture],
  }; // prettier-ignore
  return signs[fact].filter((sign) => typeof sign === 'string');
}

/** The texts in a file of one recipe, out of whatever it is wrapped in. */
function textsOf(format: Format, recipe: RecipeToWrite): string[] {
  const open = (bytes: Uint8Array): string[] => {
    if (bytes[0] === 0x50) return Object.values(unzipSync(bytes)).flatMap(open);
    return [bytes[0] === 0x1f ? strFromU8(gunzipSync(bytes)) : strFromU8(bytes)];
  };
  return open(writeOne(format, recipe));
}

test('docs/imports.md says of each format what it has no place for', async () => {
  const docs = await readFile(join(import.meta.dirname, '../../../../docs/imports.md'), 'utf8');
  const rows = docs.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return formats.some((format) => cells[1] === `\`${format}\``) ? [cells.slice(1, -1)] : [];
  });
  expect(rows.map(([format, , missing]) => [format, missing])).toEqual(
    formats.map((format) => [`\`${format}\``, leftOut[format].join(', ') || 'nothing']),
  );
});

test('each line of it is read with the amount, the unit and the name that the shop has', () => {
  for (const { slug, lines } of demo) {
    const read = lines.map((line) => {
      const { amount, unit, food, note } = readLine(lineText(line), 'en');
      // “Chopped tomatoes” are read as tomatoes, and what was done to them.
      const named = note === '' ? food : `${note} ${food}`;
      return [slug, amount && writeRational(amount), unit ?? 'piece', named];
    });
    expect(read).toEqual(lines.map(({ name, amount, unit }) => [slug, String(amount), unit, name]));
  }
});

test('JSON-LD on a page of the shop is read as the file is', () => {
  for (const recipe of demo.slice(0, 5)) {
    const [text] = textsOf('json-ld', recipe);
    const page = readPage(`<script type="application/ld+json">${text ?? ''}</script>`);
    expect(page).toMatchObject({ ingredients: recipe.lines.map(lineText), steps: recipe.steps });
  }
});

test('JSON-LD names units by their codes, diets as schema.org does, and what one serving feeds', () => {
  for (const recipe of demo) {
    const said = JSON.parse(textsOf('json-ld', recipe)[0] ?? '') as Record<string, never>;
    expect(said['supply']).toEqual(
      recipe.lines.map(({ name, amount, unit }) => ({
        '@type': 'HowToSupply',
        name,
        requiredQuantity: {
          '@type': 'QuantitativeValue',
          value: amount,
          unitCode: { g: 'GRM', ml: 'MLT', mg: 'MGM', piece: 'C62' }[unit],
        },
      })),
    );
    const isVegan = recipe.diets.includes('vegan');
    expect([recipe.slug, said['suitableForDiet']]).toEqual([
      recipe.slug,
      isVegan
        ? ['https://schema.org/VeganDiet', 'https://schema.org/VegetarianDiet']
        : recipe.diets.includes('vegetarian')
          ? ['https://schema.org/VegetarianDiet']
          : [],
    ]);
    expect(said['nutrition']).toMatchObject({
      '@type': 'NutritionInformation',
      calories: `${Math.round(recipe.nutrition?.kcal ?? -1)} kcal`,
    });
  }
});

test('a draft without a name, ingredients or steps is written, and claims nothing', () => {
  const known = [...catalogue.recipes.values()][0] as Recipe;
  const empty = { name: null, description: null, story: null, ingredients: [], steps: [] };
  const draft: Recipe = { ...known, ...empty, slug: 'draft-7', status: 'draft', follows: followsNothing }; // prettier-ignore
  const written = recipeToWrite(catalogue, draft, shop);
  expect(written).toMatchObject({ name: 'draft-7', diets: [], nutrition: null, url: null });
  for (const format of formats) expect(textsOf(format, written)[0]).toContain('draft-7');
});

test('in Cooklang an ingredient is marked where it is named, never within another, and signs stay signs', () => {
  const line = (name: string) => ({ name, amount: 2, unit: 'g' as const });
  const recipe: RecipeToWrite = {
    ...(demo[0] as RecipeToWrite),
    lines: [line('Butter'), line('Peanut butter'), line('Salt')],
    steps: ['Mix peanut butter at #3 ~ 4 -- well.', '> Then the butter(s), butter [-and- more].'],
  };
  const [text = ''] = textsOf('cooklang', recipe);
  expect(text).toContain('Have ready: @Salt{2%g}.');
  expect(text).toContain('Mix @peanut butter{2%g} at');
  expect(text).toContain('the butter(s), @butter{2%g}');
  const [read] = readRecipeFile('a.cook', writeOne('cooklang', recipe)).recipes;
  expect(read?.steps.slice(1)).toEqual(recipe.steps);
});

test('however many recipes are one zip, of which no more is at hand than a part', () => {
  const size = 600;
  let made = 0;
  function* many(): Generator<RecipeToWrite> {
    for (; made < size; made += 1)
      yield { ...(demo[made % demo.length] as RecipeToWrite), slug: `recipe-${made}` };
  }
  let [written, largest, behind] = [0, 0, 0];
  let taken = 0;
  for (const part of writeMany('mealie', many())) {
    taken += 1;
    written += part.length;
    largest = Math.max(largest, part.length);
    // A recipe is no more than a few parts: nobody makes recipes before their turn.
    behind = Math.max(behind, made - taken);
  }
  expect(made).toBe(size);
  expect(behind).toBeLessThanOrEqual(1);
  expect(written).toBeGreaterThan(size * 1000);
  // The list of names at the end is the largest part.
  expect(largest).toBeLessThan(size * 150);
});
