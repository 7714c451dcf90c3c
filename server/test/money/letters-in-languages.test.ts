import { describe, expect, test } from 'vitest';
import { openWording, reasonOf, type Wording } from '../../src/checkout/after-order/letter.ts';
import {
  languageCodes,
  otherLanguages,
  type Language,
  type OtherLanguage,
} from '../../src/contract/languages.ts';
import { letterKinds } from '../../src/contract/letter-kinds.ts';
import { shopsReasons } from '../../src/contract/shops-own.ts';
import { exampleOf } from '../../src/office/letters/examples.ts';
import { givenBackLetter, missingLetter } from '../../src/payments/refunds/letters.ts';

const wordingIn = (language: Language): Wording =>
  openWording({
    shopName: 'Larder',
    locale: 'en-IE',
    publicUrl: 'https://larder.example',
    alcoholAge: 18,
    language,
    letters: {},
  });
const english = wordingIn('en');

const day = '2026-11-26';
const now = new Date('2026-11-20T10:00:00Z');
const example = { now, day, timeZone: 'Europe/Dublin', currency: 'EUR' };
const order = {
  orderNo: 1234,
  day,
  status: 'placed' as const,
  currency: 'EUR',
  taxRegion: null,
  paymentBy: 'stripe',
  name: 'Ada Cook',
  email: 'ada@example.com',
};
const lentils = {
  lineNo: 1,
  ingredientNo: 3,
  name: 'Red lentils',
  unit: 'g' as const,
  amount: 300,
  cents: 290,
  lineCents: 1290,
  missingAmount: 300,
  recalledAmount: 0,
  lineName: 'Red lentil dal',
};
const limes = { ...lentils, unit: 'piece' as const, amount: 2, missingAmount: 2 };
const nameless = { ...lentils, name: null, lineName: null };

type Letter = { subject: string; text: string };
type Told = { told: string; letter: (wording: Wording) => Letter };

const missing: Told[] = [lentils, limes, nameless, { ...lentils, cents: 0 }].flatMap((it, at) =>
  [
    { cents: 290, onAccount: false, sold: true },
    { cents: 290, onAccount: true, sold: true },
    { cents: 0, onAccount: false, sold: false },
  ].map((back) => ({
    told: `missing ${at} ${JSON.stringify(back)}`,
    letter: (wording) => missingLetter(order, it, back, wording),
  })),
);

const asked = [
  { kind: 'line' as const, lineNo: 1 },
  { kind: 'ingredient' as const, lineNo: 1, ingredientNo: 3, amount: 300 },
  { kind: 'delivery' as const },
];
const givenBack: Told[] = [
  ...Object.values(shopsReasons).map((reason) => ({
    reason,
    to: { kind: 'card' as const, card: null },
  })),
  { reason: '', to: { kind: 'card' as const, card: 'Visa •••• 4242' } },
  { reason: '', to: { kind: 'credit' as const } },
  { reason: '', to: { kind: 'gift' as const, codeEnd: 'WXYZ' } },
].flatMap(({ reason, to }) =>
  [1, null].flatMap((paymentNo) =>
    [[lentils], [nameless]].map((ingredients) => ({
      told: `given back ${reason} ${JSON.stringify(to)} ${String(paymentNo)} ${String(ingredients[0]?.name)}`,
      letter: (wording: Wording) =>
        givenBackLetter(
          { refundNo: 1, orderNo: 1234, cents: 290, reason, paymentNo },
          order,
          { asked, ingredients, to, creditNote: 'CN-000012' },
          wording,
        ),
    })),
  ),
);

/** What a letter may not lose on its way into another language, each as that writes it. */
const facts: Record<string, (wording: Wording) => string> = {
  ...Object.fromEntries(
    [290, 495, 1290, 1785].map((cents) => [`${cents}`, ({ money }) => money(cents, 'EUR')]),
  ),
  'the day': (wording) => wording.day(day),
  'the moment': ({ moment }) => moment(now, example.timeZone),
  'the number of the order': () => '1234',
  'the invoice': ({ siteUrl }) => `${siteUrl}/account/orders/1234/invoices/INV-001234`,
  'the credit note': ({ siteUrl }) => `${siteUrl}/account/orders/1234/invoices/CN-000012`,
  'the order': ({ siteUrl }) => `${siteUrl}/account/orders/1234`,
  'the card': () => 'Visa •••• 4242',
  'the gift card': () => '…WXYZ',
  'the ingredient': () => 'Red lentils',
  'the meal': () => 'Red lentil dal',
  'how much': ({ language }) => (language === 'ar' ? '300 غ' : '300 g'),
  'how long it takes': () => ' 10 ',
  'who is told': () => 'Ada Cook',
};
/** `2,90 €` is not in `12,90 €`. */
const says = (said: string, fact: string) =>
  said
    .split(fact)
    .slice(0, -1)
    .some((before) => !/\d$/.test(before));
const factsOf = ({ subject, text }: Letter, wording: Wording) =>
  Object.keys(facts).filter((it) => says(`${subject}\n${text}`, facts[it]?.(wording) ?? ''));

/** Words that English has and German has not. */
const englishWords =
  /\b(the|your|you|we|of|to|it|for|and|are|order|reason|what|when|back|missing)\b/i;
/** What people wrote, money and days: in Arabic each keeps its own direction. */
const apart = /\u2068[^\u2066-\u2069]*\u2069/g;
const names = /Red lentil dal|1 Quay Street.*|https:\S+|Larder$/g;
const plain = ({ subject, text }: Letter) => `${subject}\n${text}`.replace(names, '');
const saidInArabic = ({ text }: Letter) => text.replace(apart, '').replace(names, '');
const paragraphs = ({ text }: Letter) => text.split('\n\n');

function saysTheSameIn(language: OtherLanguage, { told, letter }: Told): void {
  const [wording, inEnglish] = [wordingIn(language), letter(english)];
  expect(plain(inEnglish), told).toMatch(englishWords);
  const translated = letter(wording);
  expect(translated, told).toMatchObject({ language });
  expect(factsOf(translated, wording), told).toEqual(factsOf(inEnglish, english));
  expect(factsOf(translated, wording), told).toEqual(
    expect.arrayContaining(['the number of the order', 'the order', 'who is told']),
  );
  expect(paragraphs(translated), told).toHaveLength(paragraphs(inEnglish).length);
  if (language === 'de') expect(plain(translated), told).not.toMatch(englishWords);
  else expect(saidInArabic(translated), told).not.toMatch(/[A-Za-z€•,;?\u2066-\u2069]/);
}

describe.each(otherLanguages)('in %s', (language) => {
  test.each(letterKinds)(
    'a letter %s says what it says in English, and nothing in English',
    (kind) => {
      const letter = (wording: Wording) => exampleOf(kind, example, wording);
      saysTheSameIn(language, { told: kind, letter });
    },
  );

  test('what is missing, paid or not, is told as in English', () => {
    for (const told of missing) saysTheSameIn(language, told);
  });

  test('what goes back, or is owed less, is told as in English, for whatever it is', () => {
    for (const told of givenBack) saysTheSameIn(language, told);
  });
});

test('every reason of the shop’s own is said in the language of the letter, and what somebody wrote stays', () => {
  for (const reason of Object.values(shopsReasons)) {
    const said = languageCodes.map((language) => reasonOf(reason, wordingIn(language))[0]);
    expect(said[0]).toBe(`Reason: ${reason}`);
    expect(new Set(said).size).toBe(languageCodes.length);
    for (const other of said.slice(1)) expect(other).not.toContain(reason);
  }
  expect(reasonOf('It came late', wordingIn('de'))).toEqual(['Grund: It came late']);
});

test('a promise of working days is none of days with a Saturday', () => {
  expect(wordingIn('de').words.refund.whenSeen).toContain('10 Arbeitstagen');
  expect(wordingIn('ar').words.refund.whenSeen).toContain('10 أيام عمل');
});
