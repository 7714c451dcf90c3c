import { expect, test } from 'vitest';
import { mismatches } from './same-tokens.ts';

const step =
  'Boil {#1: the rice} in {240 ml} water for 12 minutes[, {done #1}]. [no #2? Heat the oven to 200 °C.] Fry {#2: the tofu | #3: the chicken | #4:} and serve.';
const inGerman =
  '{#1: Den Reis} 12 Minuten in {240 ml} Wasser kochen[, {done #1}]. [no #2? Den Ofen auf 200 °C vorheizen.] {#2: Den Tofu | #3: Das Hähnchen | #4:} braten und servieren.';
const inArabic =
  'يُسلق {#1: الأرز} في {240 ml} ماء مدة 12 دقيقة[، {done #1}]. [no #2? يُسخَّن الفرن إلى 200 درجة.] يُقلى {#2: التوفو | #3: الدجاج | #4:} ويُقدَّم.';

test('a translation may order the words of a sentence as its language does', () => {
  expect(mismatches(step, inGerman)).toEqual([]);
  expect(mismatches(step, inArabic)).toEqual([]);
});

test.each([
  ['another time', '12 Minuten', '20 Minuten'],
  ['another amount', '{240 ml}', '{420 ml}'],
  ['an amount that does not grow', '{240 ml}', '240 ml'],
  ['another temperature', '200 °C', '220 °C'],
  ['no word of when it is done', '[, {done #1}]', ''],
  ['the advice of another ingredient', '{done #1}', '{done #2}'],
  ['another condition', '[no #2?', '[any #2?'],
  ['something else in its place', '{#1:', '{#5:'],
  ['words where the original says nothing', '| #4:}', '| #4: den Seitan}'],
  ['one sentence where there were two', 'vorheizen.] {', 'vorheizen] und {'],
  ['another unit of time', '12 Minuten', '12 Stunden'],
  ['another time in Arabic digits', '12 Minuten', '٢١ Minuten'],
  ['words that hide what stands there', '{#1: Den Reis}', '{#1: Den Reis | Das Ganze}'],
  ['a name that nothing has', '{240 ml}', '{240 ml} {Nichts}'],
])('a translation with %s is not as true as its original', (_, said, instead) => {
  const untrue = inGerman.replace(said, instead);
  expect(untrue).not.toBe(inGerman);
  expect(mismatches(step, untrue)).not.toEqual([]);
});

test('Arabic says one and two minutes in the noun, and no other number of them', () => {
  const original = 'Fry {#1: the rice} for 2 minutes, then rest it for 1 minute.';
  expect(mismatches(original, 'يُقلى {#1: الأرز} دقيقتين ثم يُترك دقيقة واحدة.')).toEqual([]);
  expect(mismatches(original, 'يُقلى {#1: الأرز} دقيقة واحدة ثم يُترك مرة واحدة.')).not.toEqual([]);
});

test('a translation may have words of its own for a swap, and its own way to write decimals', () => {
  expect(
    mismatches(
      'Warm {#1: the naan} for 1.5 minutes.',
      '{#1: Das Naan | #2: Die Pita} 1,5 Minuten wärmen.',
    ),
  ).toEqual([]);
  expect(mismatches('Use {#1}.', '{#1: Koriander} verwenden.')).toEqual([]);
});

test('what is missing is said with its sentence', () => {
  expect(mismatches('Rest. Fry {#1} for 8 minutes.', 'Ruhen. {#1} braten.')).toEqual([
    { kind: 'tokens', sentence: 2, missing: ['8 minutes'], tooMuch: [] },
  ]);
});

test.each([
  ['another figure', '{done #1: bis nach 25 Minuten *}'],
  ['no advice', '{done #1: nach 15 Minuten}'],
  ['words that are not its own', '{done #1: nach 15 Minuten bis *; #2}'],
  ['two pieces', '{done #1: bis nach 15 Minuten *} und {done #1}'],
])('the advice of a translation with %s is not the same', (_, advice) => {
  const original = 'Bake {#1: the cod}[, {done #1: for 15 minutes, *}].';
  expect(mismatches(original, '{#1: Den Kabeljau} backen[, {done #1: 15 Minuten, *}].')).toEqual(
    [],
  );
  expect(mismatches(original, '{#1: Den Kabeljau} backen[, {done #1}].')).toEqual([]);
  expect(mismatches(original, `{#1: Den Kabeljau} backen[, ${advice}].`)).not.toEqual([]);
});

test('digits of any script are the same figure, with the same unit', () => {
  const original = 'Bake {#1} at 200 °C for 12–15 minutes, cut into 2 cm pieces.';
  expect(
    mismatches(original, '{#1} ١٢ إلى ١٥ دقيقة على ٢٠٠ درجة مئوية، ثم تقطيع بسماكة ٢ سم.'),
  ).toEqual([]);
  expect(
    mismatches(original, '{#1} ١٢ إلى ١٥ ساعة على ٢٠٠ درجة مئوية، ثم تقطيع بسماكة ٢ سم.'),
  ).not.toEqual([]);
});
