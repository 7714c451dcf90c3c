import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folded } from '../../server/src/contract/fold.ts';
import { everywhere } from '../../server/src/food/reading-lines/language.ts';
import { everyLanguage } from '../../server/src/food/reading-lines/languages/every-language.ts';
import { isRead, judgeLines, type LineCase } from './judge-lines.ts';
import { countsOf, fieldsOf, judgeFolder, ownCases } from './score.ts';

const judged = judgeFolder(ownCases);

/** Of each kind of case so many are right at least; docs/imports.md says how many are. */
const floors = { lines: 0.99, conversions: 1, scaling: 1, pages: 0.98 };

test.each(Object.entries(floors))('of our own %s at least this share is right', (name, floor) => {
  const counted = countsOf(judged).find((count) => count.name === name);
  expect((counted?.right ?? 0) / (counted?.of ?? 1)).toBeGreaterThanOrEqual(floor);
});

test('there are enough cases to say so', () => {
  const { lines, conversions, scaling, pages } = judged;
  expect(lines.length).toBeGreaterThanOrEqual(1000);
  expect(conversions.length).toBeGreaterThanOrEqual(60);
  expect(scaling.length).toBeGreaterThanOrEqual(30);
  expect(pages.length).toBeGreaterThanOrEqual(70);
  const languages = Map.groupBy(lines, ({ right }) => right.lang);
  for (const lang of ['en', 'de', 'fr', 'es', 'it']) {
    expect(languages.get(lang)?.length).toBeGreaterThanOrEqual(50);
  }
});

test('a case that cannot be judged is wrong, and says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cases-'));
  try {
    const row = {
      amount: 'some',
      from: 'g',
      to: 'kg',
      food: null,
      facts: {},
      region: null,
      expect: '1',
      why: '',
    };
    const good = { ...row, amount: '1000' };
    await writeFile(
      join(folder, 'conversions.jsonl'),
      `${JSON.stringify(row)}\n${JSON.stringify(good)}\n`,
    );
    const { conversions } = judgeFolder(folder);
    expect(conversions.map(({ isRight }) => isRight)).toEqual([false, true]);
    expect(conversions[0]?.answer).toEqual({ fault: 'Error: some is no number.' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a wrong reading is seen in any of its fields', () => {
  const right: LineCase = {
    line: '2-3 cups (500 g) flour, sifted',
    lang: 'en',
    amount: '2',
    amountMax: '3',
    unit: 'cup',
    food: 'flour',
    note: 'sifted',
    alt: [['500', 'g']],
    why: 'a plain one',
  };
  const wrong: Partial<LineCase>[] = [
    { amount: '1' },
    { amountMax: '4' },
    { unit: 'g' },
    { food: 'rye flour' },
    { alt: [['500', 'ml']] },
    { pack: ['500', 'g'] },
    { plus: [['1', 'tbsp']] },
    { orFood: ['rye'] },
    { header: true },
  ];
  expect(judgeLines([right]).every(isRead)).toBe(true);
  for (const change of wrong)
    expect(judgeLines([{ ...right, ...change }]).some(isRead)).toBe(false);
});

/** Every word by which a language writes an amount; what stands for no amount has to be in the reading. */
const amountWords = new Map(
  everyLanguage.map(({ code, units, numbers, sizes, ...rest }) => {
    const { of, to, between = '', from = '', or, and, plus, about } = rest;
    const joints = [of, to, between, from, or, and, plus, about].join(' ');
    const phrases = [units, numbers, sizes, everywhere].flatMap((table) => Object.values(table));
    return [code, new Set(folded([...phrases, joints].join(' ')).split(' '))] as const;
  }),
);

test('title, yield, time and steps of nearly every page are right', () => {
  for (const { name, right, of } of fieldsOf(judged).pages) {
    expect(right / of, name).toBeGreaterThanOrEqual(0.95);
  }
});

test('nothing of a line is dropped: each of its words is in the reading, or says how much', () => {
  const lost = judged.lines.flatMap(({ read }) => {
    const kept = folded([read.food, read.note, ...(read.orFood ?? [])].join(' '));
    const words = folded(read.line.replace(/<[^>]*>|&\w+;|[¼-¾⅐-⅞⁄'’]/g, ' ')).split(' ');
    const known = amountWords.get(read.lang);
    return (
      words
        .filter((word) => /^\p{L}{3,}$/u.test(word) && !kept.includes(word))
        // “Knoblauchzehen” are cloves of “Knoblauch”.
        .filter((word) => !word.startsWith(folded(read.food)))
        .filter(
          (word) => known !== undefined && !known.has(word) && word !== 'total' && word !== 'each',
        )
        .map((word) => `${word} of “${read.line}”`)
    );
  });
  expect(lost).toEqual([]);
});
