import { expect, test } from 'vitest';
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
