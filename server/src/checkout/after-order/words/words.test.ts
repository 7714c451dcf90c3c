import { expect, test } from 'vitest';
import * as arabicNames from '../../../contract/food-names/ar.ts';
import * as germanNames from '../../../contract/food-names/de.ts';
import * as englishNames from '../../../contract/food-names/en.ts';
import { allergens } from '../../../contract/food-terms.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';

const about = { orderNo: 7, day: 'Mon', address: '12 Main Street' };
const apart = /\u2068[^\u2066-\u2069]*\u2069/g;

test('an Arabic letter keeps names, addresses and amounts in their own direction, and links on lines of their own', () => {
  const said = [
    arabic.hello('Ada'),
    ...(['shipped', 'delivered', 'returned'] as const).flatMap((to) => [
      arabic.moved[to]({ ...about, charged: false }).text,
      arabic.tooEarly[to]({ ...about, cancelUntil: null }).text,
    ]),
    arabic.confirmation.text(7, 'Mon', '12 Main Street, Dublin', false),
    arabic.confirmation.meal('Dal', 2, '€12.50'),
    arabic.confirmation.total('€12.50'),
    arabic.payment.held('€12.50', 'x'),
    arabic.reason('no lime'),
  ];
  for (const text of said) {
    expect(text).toMatch(apart);
    expect(text.replace(apart, '')).not.toMatch(/[A-Za-z€,;?]|12|[\u2066-\u2069]/);
  }
  for (const link of [arabic.orderAt('https://a.example/1'), arabic.cardsAt('https://a.example/1')])
    expect(link.split('\n')[1]).toBe('https://a.example/1');
});

test('a correction says in every language that a diet is no longer known to be kept, not that it is broken', () => {
  expect(english.correction.lost(['vegan'])).toBe('It is no longer known to be vegan.');
  expect(german.correction.lost(['vegan'])).toBe('Es ist nicht mehr sicher vegan.');
  expect(arabic.correction.lost(['vegan'])).toBe('لم يعد معروفًا أنه يناسب النظام النباتي الصرف.');
});

test.each(allergens)('a letter calls %s what the shop window calls it', (allergen) => {
  const names = [
    { words: english, said: englishNames.inSentence(englishNames.allergens[allergen]) },
    {
      words: german,
      said: germanNames.allergens[allergen],
      traces: germanNames.inDative[allergen],
    },
    { words: arabic, said: arabicNames.allergens[allergen] },
  ];
  for (const { words, said, traces = said } of names) {
    const { confirmation, correction } = words;
    for (const part of [confirmation, correction, correction.harms]) {
      expect(part.contains([allergen])).toMatch(endingIn(said));
      expect(part.mayContain([allergen])).toMatch(endingIn(traces));
    }
  }
});

const endingIn = (name: string) => new RegExp(` ${name.replace(/[()]/g, '\\$&')}\\.?$`, 'u');

test('a German letter bends what comes after “Spuren von”', () => {
  const some = ['hazelnuts', 'eggs'] as const;
  expect(german.confirmation.mayContain(some)).toBe(
    'Kann Spuren enthalten von: Haselnüssen und Eiern.',
  );
  expect(german.correction.mayContain(some)).toBe(
    'Es kann Spuren enthalten von Haselnüssen und Eiern.',
  );
});
