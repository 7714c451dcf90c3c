import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRational } from '../units/rational.ts';
import { cleanLine } from './clean-line.ts';
import { listOf } from './language.ts';
import { everyLanguage } from './languages/every-language.ts';
import { asCase } from './line-reading.ts';
import { readLine } from './read-line.ts';

/** Amount, unit and food as one reads them aloud. */
function said(line: string, lang?: string): string {
  const { amount, amountMax, unit, food } = asCase(readLine(line, lang));
  const range = amountMax === undefined ? amount : `${amount}–${amountMax}`;
  return [range, unit, food].filter((part) => part !== null).join(' ');
}

describe('an amount is read however it is written', () => {
  test.each([
    ['1 1⁄2 cups rice', '3/2 cup rice'],
    ['1-1/2 cups rice', '3/2 cup rice'],
    ['½ cup rice', '1/2 cup rice'],
    ['1,5 dl grädde', '3/2 dl grädde'],
    ['zwei bis drei Äpfel', '2–3 Äpfel'],
    ['4eggs', '4 eggs'],
    ['a pinch of salt', '1 pinch salt'],
    ['Garlic, 2 cloves', '2 clove Garlic'],
    ['2 dozen clams', '24 clams'],
  ])('%s', (line, reading) => {
    expect(said(line, line.includes('ä') || line.includes('Ä') ? 'de' : 'en')).toBe(reading);
  });
  test('thousands before grams, decimals before kilograms, whoever writes them', () => {
    for (const lang of ['en', 'de']) {
      expect(said('1.000 g x', lang)).toBe('1000 g x');
      expect(said('1,000 g x', lang)).toBe('1000 g x');
      expect(said('1.250 kg x', lang)).toBe('5/4 kg x');
      expect(said('1,250 kg x', lang)).toBe('5/4 kg x');
    }
  });
});

describe('what looks like an amount and is none stays in the name', () => {
  test.each([
    ['1 cup half and half', '1 cup half and half'],
    ['1 tbsp 00 flour', '1 tbsp 00 flour'],
    ['2 cups 2% milk', '2 cup 2% milk'],
    ['1 tsp five-spice powder', '1 tsp five-spice powder'],
    ['5 cloves', '5 cloves'],
  ])('%s', (line, reading) => {
    expect(said(line)).toBe(reading);
  });
});

test('a pack says how much is in each, brackets behind a measure how much that is', () => {
  expect(asCase(readLine('2 x 400g tins beans'))).toMatchObject({
    amount: '2',
    unit: 'tin',
    pack: ['400', 'g'],
  });
  expect(asCase(readLine('2 cups (250 g) flour'))).toMatchObject({
    amount: '2',
    unit: 'cup',
    alt: [['250', 'g']],
  });
  expect(asCase(readLine('1 cup plus 2 tbsp flour'))).toMatchObject({
    unit: 'cup',
    plus: [['2', 'tbsp']],
  });
});

test('the language of a line is told by the line', () => {
  const languages = [
    ['2 EL gehackte Petersilie', 'de'],
    ["1 cuillère à soupe d'huile d'olive", 'fr'],
    ['2 cucharadas de aceite de oliva', 'es'],
    ["2 spicchi d'aglio", 'it'],
    ['3 msk smör', 'sv'],
    ['2 eetlepels olijfolie', 'nl'],
    ['2 colheres de sopa de azeite', 'pt'],
    ['醤油 大さじ2', 'ja'],
    ['鸡蛋 2个', 'zh'],
    ['2 cups flour', 'en'],
  ];
  for (const [line, lang] of languages) expect(readLine(line ?? '').lang).toBe(lang);
});

test('who reads is the less sure the more was guessed', () => {
  const certain = readLine('200 g flour').confidence;
  expect(readLine('pinch of salt').confidence.amount).toBeLessThan(certain.amount);
  expect(readLine('Flour 200 g').confidence.amount).toBeLessThan(certain.amount);
  expect(readLine('see the 3 recipes on page 12 for the dough').confidence.food).toBeLessThan(
    0.5 + certain.food / 10,
  );
  expect(readLine('').confidence.food).toBe(0);
});

describe('whatever somebody types', () => {
  const piece = fc.constantFrom(
    '1',
    '½',
    '1/2',
    '2-3',
    'cup',
    'tbsp',
    'EL',
    '(',
    ')',
    '[',
    ']',
    ',',
    ' or ',
    ' plus ',
    'x',
    '400g',
    'tin',
    'salt',
    'of',
    'large',
    ':',
    '-',
    '–',
    '&amp;',
    '<b>',
    '</b>',
    '%',
    '/',
    'à',
    "d'",
    'juice of',
    'to taste',
    '大さじ',
    '9'.repeat(40),
    '#',
    '*',
    '"',
    '.',
  );
  const typed = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  );
  test('is read, and no amount is below zero or without end', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(undefined, 'en', 'de', 'fr', 'xx'), (line, lang) => {
        const { amount, amountMax, confidence, line: kept } = readLine(line, lang);
        expect(kept).toBe(line);
        for (const number of [amount, amountMax]) {
          if (number) expect(number.over > 0n || number.over === 0n).toBe(true);
        }
        for (const sure of Object.values(confidence)) {
          expect(sure).toBeGreaterThanOrEqual(0);
          expect(sure).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 2000 },
    );
  });
  test('is read also where it says one word of its language again and again', () => {
    for (const { code, done, doneBehind = '', how, full, some, sizes } of everyLanguage) {
      const said = [done, doneBehind, how, full, some, ...Object.values(sizes)].flatMap(listOf);
      for (const word of new Set(said)) {
        for (const [before, after] of [
          ['x ', ''],
          ['1 ', ' 1'],
        ] as const) {
          const line = `${before}${`${word} `.repeat(250)}`.slice(0, 250) + after;
          expect(readLine(line, code).line).toBe(line);
        }
      }
    }
  });
  test('a reading is kept in text and read back', () => {
    fc.assert(
      fc.property(typed, (line) => {
        const { amount } = readLine(line);
        const kept = asCase(readLine(line)).amount;
        expect(kept === null ? null : readRational(kept)).toEqual(amount);
      }),
    );
  });
  test('what is clean stays as it is', () => {
    fc.assert(
      fc.property(typed, (line) => {
        const once = cleanLine(line).replace(/[<&]/g, '');
        expect(cleanLine(cleanLine(once))).toBe(cleanLine(once));
      }),
      { examples: [['cup &amp; *'], ['1 cup  *'], ['1 cup * † flour']] },
    );
  });
});
