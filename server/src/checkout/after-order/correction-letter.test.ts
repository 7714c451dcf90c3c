import type { HouseholdConflicts } from '../../contract/household.ts';
import { expect, test } from 'vitest';
import { languageCodes, type Language } from '../../contract/languages.ts';
import { statuses, type Status } from '../../contract/order-status.ts';
import type { Order } from '../orders/order.ts';
import { correctionLetter } from './correction-letter.ts';
import { nameOf, openWording } from './letter.ts';
import { letterWords } from './words/words.ts';

const wordingIn = (language: Language) =>
  openWording({
    shopName: 'Larder',
    locale: 'en-IE',
    publicUrl: 'https://larder.example',
    alcoholAge: 18,
    language,
    letters: {},
  });

const orderIn = (status: Status, name: string): Order => ({
  orderNo: 7,
  kitchenNo: 1,
  customerNo: 1,
  editNo: 0,
  status,
  orderDate: '2026-11-20',
  placedAt: new Date('2026-11-20T10:00:00Z'),
  day: '2026-11-26',
  totalCents: 1000,
  currency: 'EUR',
  confirmedAge: null,
  cancelUntil: null,
  timeZone: null,
  paymentBy: null,
  payBy: null,
  dueCents: null,
  dunned: 0,
  deliverTo: {
    name,
    phone: '0871234567',
    address: '1 Quay Street',
    email: 'ada@example.com',
    country: null,
    postcode: null,
    note: null,
  },
  taxIncluded: null,
});

const corrected = (name: string, undeclared: string[] = []) => ({
  name,
  news: {
    allergens: ['mustard' as const],
    mayContain: [],
    unknownIn: undeclared.map((_, at) => at),
    lostDiets: [],
    forAdultsIn: [],
  },
  undeclared,
  forAdults: [],
});

const letterIn = (
  language: Language,
  status: Status,
  { name, meal, undeclared }: { name: string; meal: string; undeclared?: string[] },
  against: HouseholdConflicts = { conflicts: [], forMembers: [] },
) =>
  correctionLetter(
    orderIn(status, name),
    [corrected(meal, undeclared)],
    against,
    3,
    wordingIn(language),
  );

const ada = { name: 'Ada', meal: 'Dal' };

test('says where the box is, in every language, and asks whoever sent it back only about what they kept', () => {
  for (const language of languageCodes) {
    const nextIn = (status: Status) => letterIn(language, status, ada).text;
    const told = new Set(
      statuses.filter((status) => status !== 'cancelled').map((status) => nextIn(status)),
    );
    expect(told.size).toBe(3);
    expect(nextIn('returned')).not.toBe(nextIn('delivered'));
    expect(nextIn('shipped')).toBe(nextIn('placed'));
  }
  expect(letterIn('de', 'returned', ada).text).toContain('zu uns zurückgekommen');
  expect(letterIn('de', 'returned', ada).text).not.toContain('geliefert');
  expect(letterIn('ar', 'returned', ada).text).toContain('عاد صندوقك إلينا');
  expect(letterIn('ar', 'returned', ada).text).not.toContain('سُلِّم');
});

test('keeps the direction of what people wrote, in a letter of the other direction', () => {
  const apart = /\u2068[^\u2066-\u2069]*\u2069/g;
  const undeclared = ['Rice', nameOf({ ingredients: [] }, 3, letterWords.ar)];
  const { text } = letterIn('ar', 'returned', { ...ada, undeclared });
  // The shop's name and the link stand on lines of their own.
  const said = text.replace('https://larder.example/ar/account/orders/7', '').replace(/\n\S+$/, '');
  expect(text.match(apart)).toEqual(expect.arrayContaining(['\u2068Ada\u2069', '\u2068Dal\u2069']));
  expect(said.replace(apart, '')).not.toMatch(/[A-Za-z]/);
  expect(text).toContain('المكوّن 3');
  const english = letterIn('en', 'returned', { name: 'ليلى', meal: 'عدس' });
  expect(english.text).toContain('Hello \u2068ليلى\u2069,');
  expect(english.text).toContain('- \u2068عدس\u2069: It contains mustard.');
});

test('warns of what goes against somebody in the household, and names nobody', () => {
  const mia = { memberNo: 2, name: 'Mia', conflicts: ['mustard' as const] };
  for (const language of languageCodes) {
    const own = letterIn(language, 'placed', ada, { conflicts: ['mustard'], forMembers: [mia] });
    const theirs = letterIn(language, 'placed', ada, { conflicts: [], forMembers: [mia] });
    expect(theirs.subject).toBe(own.subject);
    expect(theirs.text).not.toBe(own.text);
    expect(theirs.text.split('\n\n')).toHaveLength(own.text.split('\n\n').length);
    expect(`${own.text} ${theirs.text}`).not.toContain('Mia');
  }
});
