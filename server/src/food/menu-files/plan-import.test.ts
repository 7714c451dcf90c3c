import { describe, expect, test } from 'vitest';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { parseCatalogue, writeCatalogue } from './catalogue-files.ts';
import { planImport, type Known } from './plan-import.ts';

const nothing: Known = { categories: [], ingredients: new Map(), recipes: new Map() };

const header =
  'no,name,description,price,pack,unit,piece_grams,allergens,diets,kcal,fat_g,saturates_g,carbohydrate_g,sugars_g,fibre_g,protein_g,salt_g,low_stock';
const row = (
  cells: Partial<
    Record<'no' | 'name' | 'price' | 'unit' | 'allergens' | 'diets' | 'fat' | 'pieces', string>
  >,
) => {
  const { no = '1', name = 'Lime', price = '1.20', unit = 'g', pieces = '', fat = '1' } = cells;
  return `${no},${name},,${price},500,${unit},${pieces},${cells.allergens ?? ''},${cells.diets ?? ''},10,${fat},0,0,0,0,0,0,5`;
};
const recipe = (lines: Record<string, string> = {}) =>
  Object.entries({
    no: '7',
    slug: 'soup',
    name: 'Soup',
    category: 'bowls',
    servings: '2',
    minutes: '20',
    preparation: '1.50',
    status: 'draft',
    steps: '[Cook it.]',
    ingredients: '[{ ingredient: Lime, amount: 3 }]',
    ...lines,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');

const read = (
  ingredients: string[],
  recipes: Record<string, string> = {},
  known = nothing,
  counted: number[] = [],
) =>
  planImport(
    parseCatalogue(
      new Map([
        ['categories.csv', 'slug,name,position\nbowls,Bowls,1\n'],
        ['ingredients.csv', [header, ...ingredients].join('\n')],
        ...Object.entries(recipes).map(([name, text]): [string, string] => [
          `recipes/${name}`,
          text,
        ]),
      ]),
    ),
    known,
    new Set(counted),
  );
const kept = (value: Ingredient, version = 1) => ({ ...value, version });
const names = (plan: ReturnType<typeof read>) => plan.ingredients.map(({ value }) => value.name);

describe('a row that is wrong', () => {
  test.each([
    ['price', row({ price: '1.205' }), 'must be from 0.00 to 99.99, with up to 2 decimals'],
    ['price', row({ price: '100.00' }), 'must be from 0.00 to 99.99, with up to 2 decimals'],
    ['price', row({ price: '1e1' }), 'must be from 0.00 to 99.99, with up to 2 decimals'],
    ['no', row({ no: '12345678901' }), 'must be a whole number of up to 10 digits'],
    ['name', row({ name: 'x'.repeat(51) }), 'must have at most 50 characters'],
    ['unit', row({ unit: 'kg' }), 'must be one of g, ml, piece, mg'],
    ['piece_grams', row({ unit: 'piece' }), 'is needed where the unit is piece'],
    ['piece_grams', row({ pieces: '5' }), 'must be empty unless the unit is piece'],
    ['diets', row({ diets: 'vegan;pescatarian;pork-free' }), 'says vegan without vegetarian'],
    ['diets', row({ diets: 'pescatarian' }), 'says pescatarian without pork-free'],
    [
      'diets',
      row({ diets: 'vegan;vegetarian;pescatarian;pork-free', allergens: 'milk' }),
      'says vegan, but it contains milk',
    ],
    ['fat_g', row({ fat: '100.001' }), 'must be from 0 to 100 grams, with up to 3 decimals'],
    ['', `${row({})},more`, 'has 19 cells where the first row has 18'],
    [
      '',
      '1,"Lime"s,,1',
      'is not a row: a quote is out of place, was never closed, or a cell has several lines',
    ],
    ['no', row({ no: '3', name: 'Twin' }), '3 was there before'],
    ['name', row({ no: '9', name: 'Salt' }), '"Salt" is taken by number 3'],
  ])('is named with its column (%s) and does not block the others', (column, wrong, message) => {
    const plan = read([row({ no: '3', name: 'Salt' }), wrong, row({ no: '4', name: 'Oil' })]);
    expect(plan.errors).toEqual([{ file: 'ingredients.csv', row: 3, column, message }]);
    expect(names(plan)).toEqual(['Salt', 'Oil']);
  });

  test('names the allergen nobody knows', () => {
    const { errors } = read([row({ allergens: 'milk;kiwi' })]);
    expect(errors).toMatchObject([{ row: 2, column: 'allergens' }]);
    expect(errors[0]?.message).toMatch(/^"kiwi" is not one of gluten, /);
  });

  test('with a quote that is never closed loses only itself', () => {
    const plan = read([
      row({ name: '"Lime' }),
      row({ no: '2', name: '"Onion, red"' }),
      row({ no: '3', name: 'Oil' }),
    ]);
    expect(plan.errors.map(({ row }) => row)).toEqual([2]);
    expect(names(plan)).toEqual(['Onion, red', 'Oil']);
  });

  test('keeps out the recipes that need it, and no others', () => {
    const plan = read([row({ price: '-1' }), row({ no: '2', name: 'Salt' })], {
      'soup.yaml': recipe(),
      'salad.yaml': recipe({
        no: '8',
        slug: 'salad',
        ingredients: '[{ ingredient: Salt, amount: 1 }]',
      }),
    });
    expect(plan.recipes.map(({ value }) => value.draft.slug)).toEqual(['salad']);
    expect(plan.errors).toMatchObject([
      { file: 'ingredients.csv', row: 2 },
      {
        file: 'recipes/soup.yaml',
        row: 10,
        column: 'ingredients.0.ingredient',
        message: 'needs "Lime", whose row is wrong',
      },
    ]);
  });
});

test('unknown allergens are not none', () => {
  const plan = read([row({ allergens: 'unknown' }), row({ no: '2', name: 'Salt' })]);
  expect(plan.ingredients.map(({ value }) => value.allergens)).toEqual([null, []]);
});

test('a file from before cereals and nuts had names says that one of them is in it, and nothing of traces or alcohol', () => {
  const [planned] = read([row({ allergens: 'gluten;nuts' })]).ingredients;
  expect(planned?.value).toMatchObject({
    allergens: ['gluten', 'nuts'],
    mayContain: null,
    alcoholPermille: null,
  });
  const declared = { ...planned?.value, mayContain: ['milk'], alcoholPermille: 3 };
  const known = { ...nothing, ingredients: new Map([[1, kept(declared as Ingredient)]]) };
  const [again] = read([row({ allergens: 'gluten;nuts' })], {}, known).ingredients;
  expect(again).toMatchObject({
    change: 'unchanged',
    value: { mayContain: ['milk'], alcoholPermille: 3 },
  });
});

test('what holds more than 0.5 % vol is not called alcohol-free', () => {
  const strong = (permille: string, diets: string) =>
    parseCatalogue(
      new Map([['ingredients.csv', `${header},alcohol_permille\n${row({ diets })},${permille}`]]),
    ).errors.map(({ column, message }) => [column, message]);
  expect(strong('6', 'alcohol-free')).toEqual([
    ['diets', 'says alcohol-free, but it holds more than 0.5 % vol'],
  ]);
  expect(strong('5', 'alcohol-free')).toEqual([]);
  expect(strong('135', '')).toEqual([]);
});

test('names that look the same are one name, of ingredients and of categories', () => {
  const alike = ['Olive\u00a0oil', 'OLIVE OIL', 'olive  oil', 'Ｏlive oil'];
  const plan = read([
    row({ no: '1', name: 'Olive oil' }),
    ...alike.map((name, at) => row({ no: String(at + 2), name })),
  ]);
  expect(plan.ingredients).toHaveLength(1);
  expect(plan.errors.map(({ column, message }) => [column, message.split(' is ')[1]])).toEqual(
    alike.map(() => ['name', 'taken by number 1']),
  );
  const categories = planImport(
    parseCatalogue(new Map([['categories.csv', 'slug,name,position\na,Soups,1\nb,SOUPS,2\n']])),
    nothing,
    new Set(),
  );
  expect(categories.errors).toEqual([
    { file: 'categories.csv', row: 3, column: 'name', message: '"SOUPS" is taken by category a' },
  ]);
});

test('a shop with an old pair of names that look the same goes on with both', () => {
  const pair = [row({ no: '1', name: 'Olive oil' }), row({ no: '2', name: 'OLIVE OIL' })];
  const known = new Map(
    pair.flatMap((one) =>
      read([one]).ingredients.map(({ value }) => [value.ingredientNo, kept(value)] as const),
    ),
  );
  const plan = read(pair, {}, { ...nothing, ingredients: known });
  expect(plan.errors).toEqual([]);
  expect(plan.ingredients.map(({ change }) => change)).toEqual(['unchanged', 'unchanged']);
});

test('what a spreadsheet would take for a formula leaves as text, and comes back as it was', () => {
  const names = [
    '=1+1',
    '+353',
    '-2+3',
    '@home',
    "'=quoted",
    "''-twice",
    "'t Zand",
    '＝wide',
    'Rice; =1+1',
  ];
  const ingredients = new Map(
    names.flatMap((name, at) =>
      read([row({ no: String(at + 1) })]).ingredients.map(
        ({ value }) => [value.ingredientNo, kept({ ...value, name })] as const,
      ),
    ),
  );
  const categories = names.map((name, at) => ({ slug: `c${at}`, name, position: at, version: 1 }));
  const files = writeCatalogue({ ...nothing, categories, ingredients });
  for (const file of files.values())
    for (const cell of file.split(/[\n,;]/)) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
  const back = planImport(parseCatalogue(files), nothing, new Set());
  expect(back.errors).toEqual([]);
  expect(back.ingredients.map(({ value }) => value.name)).toEqual(names);
  expect(back.categories.map(({ value }) => value.name)).toEqual(names);
});

test('words that mean the same are written over together, and a wrong row leaves them as they are', () => {
  const known: Known = { ...nothing, synonyms: [['courgette', 'zucchini']] };
  const planOf = (text: string) =>
    planImport(parseCatalogue(new Map([['synonyms.csv', text]])), known, new Set());
  expect(planOf('words\neggplant; aubergine\n').synonyms).toEqual({
    value: [['eggplant', 'aubergine']],
    change: 'updated',
  });
  expect(planOf('words\ncourgette;zucchini\n').synonyms?.change).toBe('unchanged');
  const wrong = planOf('words\neggplant\nshrimp;prawn\n');
  expect(wrong.synonyms).toBeUndefined();
  expect(wrong.errors).toEqual([
    {
      file: 'synonyms.csv',
      row: 2,
      column: 'words',
      message: 'must be several words, between semicolons',
    },
  ]);
});

test('two ingredients may trade names', () => {
  const first = read([row({ no: '1', name: 'A' }), row({ no: '2', name: 'B' })]);
  const menu = {
    ...nothing,
    ingredients: new Map(first.ingredients.map(({ value }) => [value.ingredientNo, kept(value)])),
  };
  const plan = read([row({ no: '1', name: 'B' }), row({ no: '2', name: 'A' })], {}, menu);
  expect(plan.errors).toEqual([]);
  expect(plan.ingredients.map(({ change }) => change)).toEqual(['updated', 'updated']);
});

test('the unit that recipes or the stock count in is kept, and what needs it waits', () => {
  const [first] = read([row({})]).ingredients;
  const menu = { ...nothing, ingredients: new Map(first ? [[1, kept(first.value)]] : []) };
  const files = [[row({ unit: 'ml' })], { 'soup.yaml': recipe() }] as const;
  const inUse = read([...files[0]], files[1], menu, [1]);
  expect(inUse.ingredients).toEqual([]);
  expect(inUse.errors).toMatchObject([
    { column: 'unit', message: 'cannot change while recipes or the stock count in it: it is g' },
    { column: 'ingredients.0.ingredient', message: 'needs "Lime", whose row is wrong' },
  ]);
  const unused = read([...files[0]], files[1], menu);
  expect(unused.errors).toEqual([]);
  expect(unused.ingredients.map(({ value }) => value.unit)).toEqual(['ml']);
});

test.each([
  ['preparation', { preparation: '1.505' }, 'must be from 0.00 to 99.99, with up to 2 decimals'],
  ['servings', { servings: '25' }, 'Too big: expected number to be <=24'],
  ['category', { category: 'soups' }, '"soups" is not a category'],
  ['name', { name: 'null', status: 'published' }, 'is needed to publish'],
  [
    'ingredients.0.ingredient',
    { ingredients: '[{ ingredient: Kiwi, amount: 1 }]' },
    '"Kiwi" is not an ingredient',
  ],
  [
    'ingredients.1.ingredient',
    { ingredients: '[{ ingredient: Lime, amount: 1 }, { ingredient: 1, amount: 1 }]' },
    'is in the recipe twice',
  ],
  [
    'ingredients.0.swaps.0.with',
    { ingredients: '[{ ingredient: Lime, amount: 1, swaps: [{ with: Lime, ratio: 1/1 }] }]' },
    'is what it would replace',
  ],
  ['', { steps: '*there' }, undefined],
  ['', { steps: '[' }, undefined],
])('a recipe that is wrong is named with its field (%s)', (column, lines, message) => {
  const plan = read([row({})], { 'soup.yaml': recipe(lines) });
  expect(plan.recipes).toEqual([]);
  expect(plan.errors[0]).toMatchObject({
    file: 'recipes/soup.yaml',
    column,
    ...(message ? { message } : {}),
  });
});

describe('a file that was written over another version than the shop has', () => {
  const versioned = (version: string, cells: Parameters<typeof row>[0]) =>
    `${row(cells)},${version}`;
  const shop = (cells: Parameters<typeof row>[0], version: number): Known => {
    const [known] = read([row(cells)]).ingredients;
    if (!known) throw new Error('The row of the test is wrong.');
    return { ...nothing, ingredients: new Map([[1, kept(known.value, version)]]) };
  };
  const readOver = (known: Known, line: string, overwrite = false) =>
    planImport(
      parseCatalogue(new Map([['ingredients.csv', `${header},version\n${line}`]])),
      known,
      new Set(),
      { overwrite },
    );

  test('is refused row by row, with both values of each cell', () => {
    const known = shop({ price: '1.20', allergens: 'mustard' }, 4);
    const plan = readOver(known, versioned('3', { price: '1.50' }));
    expect(plan.ingredients).toEqual([]);
    const why = 'it was changed after version 3; export again, or import with --overwrite';
    expect(plan.errors).toEqual([
      {
        file: 'ingredients.csv',
        row: 2,
        column: 'price',
        message: `the file says "1.50", the shop says "1.20": ${why}`,
      },
      {
        file: 'ingredients.csv',
        row: 2,
        column: 'allergens',
        message: `the file says "", the shop says "mustard": ${why}`,
      },
    ]);
  });

  test('is written over the version it knows, over any when it is told to, and where it says the same', () => {
    const known = shop({ price: '1.20', allergens: 'mustard' }, 4);
    const changes = (line: string, overwrite = false) =>
      readOver(known, line, overwrite).ingredients.map(({ change }) => change);
    expect(changes(versioned('4', { price: '1.50' }))).toEqual(['updated']);
    expect(changes(versioned('3', { price: '1.50' }), true)).toEqual(['updated']);
    expect(changes(versioned('3', { price: '1.20', allergens: 'mustard' }))).toEqual(['unchanged']);
  });

  test('and says no version, changes what it likes but drops no allergen and adds no diet', () => {
    const known = shop(
      { price: '1.20', allergens: 'mustard;milk', diets: 'pescatarian;pork-free' },
      4,
    );
    const over = (cells: Parameters<typeof row>[0]) =>
      readOver(known, versioned('', { diets: 'pork-free', ...cells }));
    expect(over({ price: '1.50', allergens: 'milk;mustard;nuts' }).errors).toEqual([]);
    for (const allergens of ['', 'milk', 'unknown']) {
      const { errors, ingredients } = over({ allergens });
      expect({ allergens, ingredients }).toEqual({ allergens, ingredients: [] });
      expect(errors).toMatchObject([{ column: 'allergens' }]);
      expect(errors[0]?.message).toContain('a file without versions does not take that away');
    }
    const vegan = over({ allergens: 'milk;mustard', diets: 'pork-free;alcohol-free' });
    expect(vegan.errors).toMatchObject([{ column: 'diets' }]);
  });
});
