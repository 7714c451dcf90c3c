import { expect, test } from 'vitest';
import { writeLabels } from '../../../../server/src/kitchen/sheets/write-labels.ts';
import { foodOf, lineOf } from '../../../../server/src/kitchen/sheets/fixtures.ts';
import type { LabelLanguage } from '../../../../server/src/kitchen/sheets/label-in-language.ts';
import { labelWords } from '../../../../server/src/kitchen/sheets/words/words.ts';
import { partsOf, partsOfBox, type BoxPart } from './label-sheets.ts';

const germanWords = ['Sauerkirschmarmeladenfüllung', 'Kartoffelmehlschwitze', 'Meerrettichpaste'];
/** Names as long as a name may be. */
const called = {
  en: (no: number) => `Slow roasted vegetable and mixed herb stock no. ${no}`,
  de: (no: number) => `${germanWords[no % 3] ?? ''}geschmacksverstärker${no}`,
  ar: (no: number) => `مرق الخضار المحمّصة ببطء مع الأعشاب المشكّلة رقم ${no}`,
};

/** A meal of so much of which nobody has said anything, half of it since it was ordered. */
function labelsOf(ingredients: number, language: 'en' | 'de' | 'ar') {
  const nos = Array.from({ length: ingredients }, (_, at) => at + 1);
  const line = lineOf({
    language,
    ingredients: nos.map((no) =>
      foodOf({ ingredientNo: no, name: called.en(no), allergens: null, mayContain: null }),
    ),
    unknownIn: nos.filter((no) => no % 2 === 0).map(String),
    tracesUnknownIn: nos.map(String),
  });
  const ingredientNames = nos.map(
    (no): [number, { place: string; original: string; translated: string }[]] => [
      no,
      language === 'en'
        ? []
        : [{ place: 'name', original: called.en(no), translated: called[language](no) }],
    ],
  );
  const spoken: LabelLanguage[] =
    language === 'en'
      ? []
      : [
          {
            language,
            food: {
              language,
              own: { recipes: new Map() },
              shown: () => ({ texts: [], heldBack: [] }),
              translations: {
                categories: new Map(),
                recipes: new Map(),
                ingredients: new Map(ingredientNames),
              },
            },
          },
        ];
  const { lines, boxes } = writeLabels('2026-11-25', [line], 18, spoken);
  const [meal, box] = [lines[0], boxes[0]];
  if (!meal || !box) throw new Error('A day of one line has labels.');
  return { nos, meal, box };
}

const textOf = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('');
const saidOf = (parts: readonly BoxPart[], side: 'english' | 'warnings', kind: string): string[] =>
  parts.flatMap((part) =>
    part[side].filter((it) => it.kind === kind).map(({ pieces }) => textOf(pieces)),
  );

const begins = (side: 'english' | 'warnings', language: keyof typeof called): string =>
  side === 'english' || language === 'en'
    ? 'Not declared for Slow roasted'
    : labelWords[language].undeclared;

test.each(['en', 'de', 'ar'] as const)(
  'a warning of sixty names goes on, as it begins, on as many labels as it takes, in %s',
  (language) => {
    const { nos, meal, box } = labelsOf(60, language);
    for (const parts of [partsOf(meal), partsOfBox(box)]) {
      expect(parts.length).toBeGreaterThan(2);
      for (const [side, named] of [
        ['english', called.en],
        ...(language === 'en' ? [] : [['warnings', called[language]] as const]),
      ] as const) {
        const undeclared = saidOf(parts, side, 'undeclared');
        expect(undeclared.length).toBeGreaterThan(1);
        // Each of them once, and none of them in two halves.
        const said = undeclared.join('\n');
        for (const no of nos)
          expect(said.match(new RegExp(`${named(no)}(?!\\d)`, 'g'))).toHaveLength(1);
        for (const text of undeclared) expect(text.startsWith(begins(side, language))).toBe(true);
        for (const [at, text] of undeclared.entries())
          expect(text.includes(' …')).toBe(at < undeclared.length - 1);
        // What has come since is named whole, too.
        const since = saidOf(parts, side, 'added-since').join('\n');
        for (const no of nos.filter((it) => it % 2 === 1)) expect(since).toContain(named(no));
        // No label holds more than it has room for: fifteen lines of at most this many letters.
        for (const part of parts) {
          const letters = part[side].reduce((sum, { pieces }) => sum + textOf(pieces).length, 0);
          expect(letters).toBeLessThan(15.2 * 54);
        }
      }
    }
  },
);

test('a warning that fits on a label stands on one, whole', () => {
  const { meal, box } = labelsOf(3, 'de');
  for (const parts of [partsOf(meal), partsOfBox(box)]) {
    expect(saidOf(parts, 'english', 'undeclared')).toHaveLength(1);
    expect(saidOf(parts, 'warnings', 'undeclared')).toHaveLength(1);
  }
});
