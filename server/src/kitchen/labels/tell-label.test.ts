import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { regimeNames } from '../../contract/label-regimes.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import { allergens, isUnnamedKind, type Allergen } from '../../contract/food-terms.ts';
import { demo, mealFor, recipeOf } from './fixtures.ts';
import { mealOf, type LotDates, type Meal } from './meal.ts';
import { regimes, type Element } from './regimes.ts';
import { dateIn, tellLabel, type Part } from './tell-label.ts';
import { escaped, linesOf, widthOf, writeZpl } from './zpl.ts';

const no = (name: string): number => {
  const found = [...demo.ingredients.values()].find((it) => it.name === name);
  if (!found) throw new Error(`The demo has no ${name}.`);
  return found.ingredientNo;
};

/** Of everything that a label can tell something: meat, fish, honey, wine, a list in a list, pieces and liquids. */
const extras: [string, number][] = [
  ['Basil pesto', 60],
  ['Cod fillet', 150],
  ['King prawns', 120],
  ['Bavette steak', 200],
  ['Honey', 15],
  ['Red wine', 100],
  ['Frozen peas', 80],
  ['Egg', 2],
];
const changes: Change[] = extras.map(([name, amount]) => ({
  action: 'extra',
  ingredientNo: no(name),
  amount,
}));
const lots = new Map<number, LotDates>([
  [no('Cod fillet'), { useBy: '2026-12-03', bestBefore: null, frozenOn: null }],
  [no('King prawns'), { useBy: null, bestBefore: '2027-04-30', frozenOn: '2026-10-07' }],
]);
const meal = mealFor(recipeOf('chicken-and-sun-dried-tomato-orzo'), changes, { lots });

const inWords = (parts: readonly Part[]): string =>
  parts
    .map(({ element, title, runs, table }) => {
      const text = runs.map((run) => (run.emphasised ? `**${run.text}**` : run.text)).join('');
      const rows = table ? [table.heads, ...table.rows] : [];
      const figures = rows.map((cells) => `  ${cells.join(' | ')}\n`).join('');
      return `[${element}] ${title === null ? '' : `${title} `}${text}\n${figures}`;
    })
    .join('');

describe.each(regimeNames)('the label of a full meal in the regime %s', (name) => {
  const regime = regimes[name];
  const golden = (file: string) => join(import.meta.dirname, 'golden', file);

  test('reads as it was looked at', async () => {
    await expect(inWords(tellLabel(meal, regime))).toMatchFileSnapshot(golden(`${name}.txt`));
  });

  test.each([203, 300] as const)('is printed at %i dpi as it was looked at', async (dpi) => {
    const zpl = writeZpl(tellLabel(meal, regime), regime, { dpi, widthMm: 100 });
    await expect(zpl).toMatchFileSnapshot(golden(`${name}-${dpi}.zpl`));
  });
});

test('the heaviest comes first, and each compound ingredient is told with what it is made of', () => {
  const list = tellLabel(meal, regimes.EU).find(({ element }) => element === 'ingredients');
  const text = (list?.runs ?? [])
    .map((run) => run.text)
    .join('')
    .replaceAll('\u00a0', ' ');
  let at = -1;
  for (const { name } of meal.ingredients) {
    const next = text.indexOf(name, at + 1);
    expect({ name, isThere: next > at }).toEqual({ name, isThere: true });
    at = next;
  }
  const grams = meal.ingredients.map((one) => one.grams);
  expect(grams).toEqual([...grams].sort((a, b) => b - a));
  expect(text).toContain('Basil pesto (Basil 35 %, olive oil 30 %, cashews 15 %, Parmesan');
});

test('what is good as long is told together', () => {
  const until = (useBy: string): LotDates => ({ useBy, bestBefore: null, frozenOn: null });
  const some = new Map([
    [no('Cod fillet'), until('2026-12-03')],
    [no('King prawns'), until('2026-12-05')],
    [no('Egg'), until('2026-12-03')],
  ]);
  const told = tellLabel(
    mealFor(recipeOf('chicken-and-sun-dried-tomato-orzo'), changes, { lots: some }),
    regimes.EU,
  ).find(({ element }) => element === 'dates');
  const text = (told?.runs ?? []).map((run) => run.text).join('');
  expect(text.replaceAll('\u00a0', ' ')).toBe(
    'Cod fillet, Egg: Use by: 03.12.2026; King prawns: Use by: 05.12.2026',
  );
});

/** What the US label of a meal with one more ingredient says, made of and declaring so. */
function inTheUs(
  components: string | null,
  declares: readonly Allergen[],
  element: Element,
): string {
  const [first] = demo.ingredients.values();
  if (!first) throw new Error('The demo has no ingredients.');
  const known = { ...first, name: 'Seasoning', components, allergens: [...declares] };
  const plain: Meal = {
    ...meal,
    ingredients: [],
    allergens: [...declares],
    mayContain: [],
  };
  const made = mealOf({
    name: plain.name,
    servings: 2,
    inside: [{ ingredientNo: 1, name: 'Seasoning', unit: 'g', amount: 90, grams: 90 }],
    sold: plain,
    pantry: new Map([[1, known]]),
    lots: undefined,
    operator: plain.operator,
    isTrial: false,
  });
  const parts = tellLabel(made, regimes.US).filter((part) => part.element === element);
  return parts.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

test('in the US “Contains:” names the nine major allergens and no other, and sulfites stand in the list', () => {
  const every = allergens.filter((it) => !isUnnamedKind(it));
  expect(inTheUs(null, every, 'contains').split(/, (?![^(]*\))/)).toEqual([
    'wheat',
    'crustacean shellfish (Seasoning)',
    'eggs',
    'fish (Seasoning)',
    'peanuts',
    'soybeans',
    'milk',
    'almonds',
    'hazelnuts',
    'walnuts',
    'cashews',
    'pecans',
    'brazil nuts',
    'pistachios',
    'macadamias',
    'sesame',
  ]);
  for (const other of ['rye', 'barley', 'oats', 'celery', 'sulphites'] as const)
    expect(inTheUs(null, [other], 'contains')).toBe('');
  expect(inTheUs(null, ['sulphites'], 'ingredients')).toBe('Seasoning (sulfites)');
  const said = 'Salt, sodium metabisulphite [sulphites]';
  expect(inTheUs(said, ['sulphites'], 'ingredients')).toBe(
    'Seasoning (Salt, sodium metabisulphite)',
  );
  // Nobody has said which: it is not left out.
  expect(inTheUs(null, ['gluten', 'nuts'], 'contains')).toBe(
    'gluten (unspecified cereal), nuts (unspecified kind)',
  );
});

test('in the US the kind of fish is the one that is in a sauce, not the sauce', () => {
  expect(inTheUs('Anchovies [fish], salt', ['fish'], 'contains')).toBe('fish (Anchovies)');
});

test.each([
  [90, '3.2 oz (90 g)'],
  [454, '16.0 oz (1 lb) 454 g'],
  [1662, '58.6 oz (3 lb 10.6 oz) 1662 g'],
  [1814, '4 lb (1814 g)'],
])('in the US %i g are %s', (grams, told) => {
  const [one] = meal.ingredients.filter(({ unit }) => unit === 'g');
  const ingredients = one ? [{ ...one, grams }] : [];
  const net = tellLabel({ ...meal, ingredients }, regimes.US).find(
    ({ element }) => element === 'net-quantity',
  );
  expect(net?.runs.map(({ text }) => text).join('')).toBe(told);
});

test.each([
  // Calories, fat, sodium from salt, carbohydrate, in milligrams of each serving.
  [{ kcal: 4, fatMg: 400, saltMg: 10, carbohydrateMg: 499 }, ['0', '0 g', '0 mg', '0 g']],
  [
    { kcal: 48, fatMg: 4800, saltMg: 330, carbohydrateMg: 700 },
    ['50', '5 g', '130 mg', 'less than 1 g'],
  ],
  [
    { kcal: 444, fatMg: 4200, saltMg: 5540, carbohydrateMg: 1500 },
    ['440', '4 g', '2220 mg', '2 g'],
  ],
  [
    { kcal: 446, fatMg: 57_100, saltMg: 355, carbohydrateMg: 86_400 },
    ['450', '57 g', '140 mg', '86 g'],
  ],
] as const)('in the US %j are told as %j', (each, told) => {
  const [one] = meal.ingredients.filter(({ unit }) => unit === 'g');
  if (!one?.facts) throw new Error('The meal has nothing that is weighed.');
  const nutrition = { ...one.facts.nutrition, ...each };
  const ingredients = [{ ...one, amount: 100, grams: 100, facts: { ...one.facts, nutrition } }];
  const parts = tellLabel({ ...meal, servings: 1, ingredients }, regimes.US);
  const rows = new Map(
    parts.flatMap(({ table }) => table?.rows ?? []).map(([name = '', cell = '']) => [name, cell]),
  );
  const names = ['Calories', 'Total fat', 'Sodium', 'Total carbohydrate'];
  expect(names.map((name) => rows.get(name))).toEqual(told);
});

test('a day is written as each regime writes it', () => {
  expect(regimeNames.map((name) => dateIn('2026-12-03', regimes[name]))).toEqual([
    '03.12.2026',
    '03 December 2026',
    '12/03/2026',
  ]);
});

test('nothing that is printed can be read as a command, and nothing of it is lost', () => {
  const evil = 'Crème ^XZ~JA _5E\\&\u0003 brûlée';
  const sent = escaped(evil);
  expect(sent).not.toMatch(/[\^~\\\p{Cc}]/u);
  const read = sent.replace(/_([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  expect(read).toBe(evil);
  const part: Part = {
    element: 'name',
    title: null,
    runs: [{ text: evil, emphasised: false }],
    table: null,
  };
  const zpl = writeZpl([part], regimes.EU, { dpi: 203, widthMm: 100 });
  expect(zpl.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ']);
  expect(zpl).not.toContain('~');
});

test('no line is wider than its label, whatever words are in it, and no letter is lost', () => {
  const texts = ['W'.repeat(90), 'i '.repeat(200), 'Kräuter-Crème-fraîche, Öl, Ähren 漢字', ''];
  for (const text of texts)
    for (const most of [2000, 9000, 40_000]) {
      const lines = linesOf(text, most);
      expect(lines.filter((line) => widthOf(line) > most)).toEqual([]);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
});
