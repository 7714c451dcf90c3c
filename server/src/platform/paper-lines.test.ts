import openDirections from 'bidi-js';
import { expect, test } from 'vitest';
import { invoiceWords } from '../contract/invoice-words/words.ts';
import { linesOf, turns, type Directions } from './paper-lines.ts';

const bidi = (openDirections as unknown as () => Directions)();
const lines = (text: string, wide = 1000) =>
  linesOf(text, { wide, widthOf: (part) => part.length }, bidi);

test.each([
  ['Arabic alone is one run, in the order in which it is read', 'عدس أحمر', ['عدس أحمر']],
  ['a number keeps its own order, left of what is read before it', 'الصفحة 12', ['12', 'الصفحة ']],
  [
    'a Latin name stands where it is read, whole',
    'خصم \u2068WELCOME-10\u2069.',
    ['.', 'WELCOME-10', 'خصم '],
  ],
  [
    'brackets open towards what they hold',
    'شارع 12 (الباب)',
    ['(الباب)', '12', 'شارع '].map((it) => (it === '(الباب)' ? ' )الباب(' : it)),
  ],
  ['money with a mark of its direction', '\u200f1,234.56 €', ['€ ', '1,234.56']],
  ['an Arabic name on an English line', 'Discount ليلى', ['Discount ', 'ليلى']],
])('%s', (_, text, runs) => {
  expect(lines(text)).toEqual([runs]);
});

test.each([
  ['en', ['Missing: ', 'تفاح أحمر', ', 200 g']],
  ['de', ['Fehlt: ', 'تفاح أحمر', ', 200 g']],
] as const)(
  'how much is missing stands behind an Arabic name, with its unit: %s',
  (language, runs) => {
    expect(lines(invoiceWords[language].missing('تفاح أحمر', 200, 'g'))).toEqual([runs]);
  },
);

test('a long text goes on on the next line, which begins on the right again', () => {
  expect(lines('واحد اثنان ثلاثة 4', 12)).toEqual([['واحد اثنان'], ['4', 'ثلاثة ']]);
  expect(lines('أول\nثان')).toEqual([['أول'], ['ثان']]);
});

test('a word that is wider than the line is broken, and no letter of it is lost', () => {
  const word = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
  const parts = lines(`قبل ${word} بعد`, 10);
  expect(parts.every((runs) => runs.join('').length <= 10)).toBe(true);
  expect(parts.flat().join('').replaceAll(' ', '')).toBe(`قبل${word}بعد`);
});

test('what goes from left to right is left to the printer', () => {
  expect(['Invoice 7', '17,85 €', '1 Straße', 'Ζήνων', ''].filter(turns)).toEqual([]);
  expect(['ليلى', 'שלום', '\u200f1.00 €'].filter((it) => !turns(it))).toEqual([]);
});
