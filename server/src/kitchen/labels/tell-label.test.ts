import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { regimeNames } from '../../contract/label-regimes.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import { demo, mealFor, recipeOf } from './fixtures.ts';
import type { LotDates } from './meal.ts';
import { regimes } from './regimes.ts';
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
    .map(({ element, title, runs }) => {
      const text = runs.map((run) => (run.emphasised ? `**${run.text}**` : run.text)).join('');
      return `[${element}] ${title === null ? '' : `${title} `}${text}\n`;
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
  const text = list?.runs.map((run) => run.text).join('') ?? '';
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
  const part: Part = { element: 'name', title: null, runs: [{ text: evil, emphasised: false }] };
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
