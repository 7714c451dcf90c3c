import { expect, test } from 'vitest';
import { figuresIn, timesIn } from './figures.ts';
import { mismatches } from './same-tokens.ts';

/** The same time in words and in figures, in three languages. */
const times: Record<string, string[]> = {
  '1 minutes': ['a minute', 'another minute', 'one full minute', '1 min', '60 seconds'].concat(
    ['eine Minute', 'noch einer Minute', 'eine weitere Minute', '1 Min.'],
    ['دقيقة', 'لمدة دقيقة', 'لدقيقة', 'دقيقة واحدة', '١ دقيقة'],
  ),
  '2 minutes': ['two minutes', 'zwei Minuten', 'دقيقتين', 'لدقيقتين', 'دقيقتان'],
  '1 hours': ['an hour', 'An hour or so', "an hour's rest", '60 minutes', 'one hour'].concat(
    ['eine Stunde', 'eine gute Stunde', 'einer Stunde', '1 Std.'],
    ['ساعة', 'بعد ساعة', 'لساعة', 'ساعة واحدة', 'ساعةً'],
  ),
  '2 hours': ['two hours', 'Zwei Stunden', 'ساعتين', 'ساعتان', '2 ساعات'],
  '30 minutes': ['half an hour', 'a half-hour', 'a good half hour', 'thirty minutes'].concat(
    ['eine halbe Stunde', 'einer knappen halben Stunde', 'dreißig Minuten', 'dreissig Minuten'],
    ['نصف ساعة', 'لنصف ساعة', 'ثلاثين دقيقة', '٣٠ دقيقة'],
  ),
  '15 minutes': ['a quarter of an hour', 'quarter of an hour', 'fifteen minutes'].concat(
    ['eine Viertelstunde', 'einer Viertelstunde', 'fünfzehn Minuten'],
    ['ربع ساعة', 'ربع الساعة', 'خمس عشرة دقيقة'],
  ),
  '45 minutes': ['three quarters of an hour', 'forty-five minutes'].concat(
    ['eine Dreiviertelstunde', 'dreiviertel Stunden', 'fünfundvierzig Minuten'],
    ['ثلاثة أرباع الساعة', 'ساعة إلا ربعًا', 'خمس وأربعين دقيقة'],
  ),
  '90 minutes': ['an hour and a half', 'one and a half hours', '1½ hours', '1.5 hours'].concat(
    ['eineinhalb Stunden', 'anderthalb Stunden', '1,5 Stunden', '1½ Stunden'],
    ['eine und eine halbe Stunde'],
    ['ساعة ونصف', 'ساعة ونصف الساعة', 'ساعةً ونصفًا', '١٫٥ ساعة'],
  ),
  '12 minutes': ['12 minutes', '12 more minutes', 'twelve good minutes'].concat(
    ['12 weitere Minuten', 'noch zwölf Minuten', 'weitere zwölf Minuten'],
    ['12 دقيقة أخرى', 'اثنتي عشرة دقيقة'],
  ),
  '150 minutes': [
    'two and a half hours',
    'a two-and-a-half-hour rest',
    '2½ more hours',
    'zweieinhalb Stunden',
    'zwei und eine halbe Stunde',
    'ساعتين ونصف',
    'ساعتين ونصفًا',
  ],
  '20 minutes': ['twenty minutes', 'zwanzig Minuten', 'ثلث ساعة', 'عشرين دقيقة'],
  '25 minutes': ['twenty-five minutes', 'خمسًا وعشرين دقيقة', 'خمسة وعشرين دقيقة'],
  '28 minutes': ['28 Minuten', 'ثمانٍ وعشرين دقيقة', 'ثماني وعشرين دقيقة'],
  '8 minutes': ['acht Minuten', 'ثمانٍ دقائق', 'ثماني دقائق'],
  '75 minutes': ['an hour and a quarter', 'ساعة وربعًا'],
  '100 minutes': ['100 minutes', 'مئة دقيقة', 'لمائة دقيقة'],
  '3 hours': ['three hours', 'مئة وثمانين دقيقة'],
  '1 seconds': ['a second', 'for a second', 'eine Sekunde', 'ثانية واحدة', 'لمدة ثانية'],
  '1 days': ['a day', 'einen Tag', 'يومًا', 'يوم واحد', 'لمدة يوم'],
};

test.each(Object.entries(times))('%s is the same however it is said', (time, said) => {
  expect(said.map((text) => [text, figuresIn(`${text}.`)])).toEqual(
    said.map((text) => [text, [time]]),
  );
});

test.each([
  ['a minute or two', ['1 minutes', '2 minutes']],
  ['one to two minutes', ['1 minutes', '2 minutes']],
  ['half an hour to an hour', ['30 minutes', '1 hours']],
  ['ein bis zwei Minuten', ['1 minutes', '2 minutes']],
  ['ein, zwei Minuten', ['1 minutes', '2 minutes']],
  ['eine Minute oder zwei', ['1 minutes', '2 minutes']],
  ['eine halbe bis eine Stunde', ['30 minutes', '1 hours']],
  ['دقيقة إلى دقيقتين', ['1 minutes', '2 minutes']],
  ['دقيقة أو اثنتين', ['1 minutes', '2 minutes']],
  ['من ثلاث إلى أربع دقائق', ['3 minutes', '4 minutes']],
  ['نصف ساعة إلى ساعة', ['30 minutes', '1 hours']],
])('“%s” has two ends', (text, both) => {
  expect(figuresIn(text)).toEqual(both);
});

test.each(
  ['a second bowl', 'the last minute', 'a minute steak', 'an onion'].concat(
    ['the minute it boils', 'half the rice', 'once a minute'],
    ['die letzte Minute', 'eine Zwiebel', 'Halb zugedeckt', 'eines Tages'],
    ['الدقيقة الأخيرة', 'كل دقيقة', 'مرة ثانية', 'خبز اليوم', 'بلا دقيق', 'شرائح دقيقة'],
  ),
)('“%s” is no amount of time', (text) => {
  expect(figuresIn(text)).toEqual([]);
});

test.each([
  ['a few minutes', 'some minutes'],
  ['ready in minutes', 'some minutes'],
  ['ein paar Minuten', 'some minutes'],
  ['بضع دقائق', 'some minutes'],
  ['for hours', 'some hours'],
  ['einige Stunden', 'some hours'],
  ['عدة ساعات', 'some hours'],
  ['only seconds', 'some seconds'],
  ['nur Sekunden', 'some seconds'],
  ['ثوانٍ فقط', 'some seconds'],
])('of “%s” the unit counts', (text, unit) => {
  expect(figuresIn(text)).toEqual([unit]);
});

test('what stands before a comma is no time of its own', () => {
  expect(figuresIn('auf Stufe 1, 2 Minuten')).toEqual(['1', '2 minutes']);
});

const minute = [
  'Boil {#1} for a minute.',
  '{#1} eine Minute kochen.',
  'يُسلق {#1} لمدة دقيقة.',
  '{#1} 1 Minute kochen.',
  'يُسلق {#1} دقيقة واحدة.',
];
const hour = [
  'Boil {#1} for an hour.',
  '{#1} eine Stunde kochen.',
  'يُسلق {#1} لمدة ساعة.',
  '{#1} 60 Minuten kochen.',
  'يُسلق {#1} ٦٠ دقيقة.',
];
const half = [
  'Boil {#1} for half an hour.',
  '{#1} eine halbe Stunde kochen.',
  'يُسلق {#1} نصف ساعة.',
  '{#1} 30 Minuten kochen.',
  'يُسلق {#1} ثلاثين دقيقة.',
];

test.each([
  ['a minute', minute, [...hour, ...half]],
  ['an hour', hour, [...minute, ...half]],
  ['half an hour', half, [...minute, ...hour]],
])('of %s only a translation that says so is true', (_, [original = '', ...same], others) => {
  for (const text of same) expect([text, mismatches(original, text)]).toEqual([text, []]);
  for (const text of others) expect([text, mismatches(original, text).length]).toEqual([text, 1]);
  // Nor one that says nothing of it.
  expect(mismatches(original, '{#1} kochen.')).toHaveLength(1);
});

const minutes = (from: number, to = from) => ({ fromSeconds: from * 60, toSeconds: to * 60 });

test.each([
  [
    'Boil {240 ml} for 20–25 minutes, then rest it for half an hour.',
    [minutes(20, 25), minutes(30)],
  ],
  ['Bake at 200 °C for 7½ minutes; 4 servings.', [minutes(7.5)]],
  ['5 bis 6 Minuten braten, eine Stunde bei 80 °C ruhen lassen.', [minutes(5, 6), minutes(60)]],
  ['تُغلى لمدة ١٠–١٢ دقيقة ثم تُترك ربع ساعة.', [minutes(10, 12), minutes(15)]],
  ['Cut it into 3 cm pieces and keep it for 2 days.', []],
  ['Stir for a few minutes.', []],
])('a clock takes the times of a step, and nothing else that it counts: %s', (text, times) => {
  expect(timesIn(text)).toEqual(times);
});
