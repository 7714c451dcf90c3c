import { describe, expect, test } from 'vitest';
import { testCards } from '../../contract/test-cards.ts';
import { readCard } from './read-card.ts';

const now = new Date('2026-11-23T09:00:00Z');
const good = { number: '4242 4242 4242 4242', expires: '04 / 31', cvc: '123' };
const wrongIn = (typed: Partial<typeof good>) => {
  const read = readCard({ ...good, ...typed }, now);
  return read.ok ? [] : read.fields.map(({ field }) => field);
};

describe('a card as it was typed', () => {
  test.each(testCards)('is known by its number: $number', (card) => {
    const number = card.number.replaceAll(/(.{4})(?=.)/g, '$1 ');
    expect(readCard({ ...good, number }, now)).toEqual({ ok: true, card, expires: '2031-04' });
    expect(readCard({ ...good, number: card.number }, now).ok).toBe(true);
  });

  test.each(['04/31', '4/31', '04 / 2031', '0431', ' 04-31 ', '04 31'])(
    'is good until the end of %s',
    (expires) => {
      expect(readCard({ ...good, expires }, now)).toMatchObject({ ok: true, expires: '2031-04' });
    },
  );

  test('is good in its last month, and not after', () => {
    expect(wrongIn({ expires: '11 / 26' })).toEqual([]);
    expect(wrongIn({ expires: '10 / 26' })).toEqual(['expires']);
  });

  test('is refused field by field', () => {
    expect(wrongIn({ number: '4111 1111 1111 1111' })).toEqual(['number']);
    expect(wrongIn({ number: '' })).toEqual(['number']);
    for (const expires of ['', '13 / 31', '00 / 31', '31', 'April', '04 / 1931'])
      expect(wrongIn({ expires })).toEqual(['expires']);
    for (const cvc of ['', '12', '1234', 'abc']) expect(wrongIn({ cvc })).toEqual(['cvc']);
    expect(wrongIn({ number: 'x', expires: 'x', cvc: 'x' })).toEqual(['number', 'expires', 'cvc']);
  });
});
