import { z } from '@hono/zod-openapi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fields, manyOf, numberInPath, queryOf, text, wholeInQuery } from './fields.ts';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

const printable = fc.string({ unit: 'binary', maxLength: 40 }).filter((it) => !/\p{Cc}/u.test(it));
const isControl = (character: string) => /\p{Cc}/u.test(character) && !/[\t\n\r]/.test(character);
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter(
  isControl,
);

const length = (value: string) => Array.from(value).length;

test('a text is as long as the characters somebody sees in the database, inside its limits and not outside', () => {
  const most = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(printable, most, (value, limit) => {
      const kept = value.normalize('NFC').trim();
      expect(accepts(text(limit), value)).toBe(length(kept) >= 1 && length(kept) <= limit);
    }),
    { numRuns: 500 },
  );
});

test.for(['a', 'é', 'e\u0301', '한', '🥕', '𠮷'])(
  'the limit counts %s once, however it is encoded',
  (character) => {
    for (const most of [1, 30, 50]) {
      expect(accepts(text(most), character.repeat(most))).toBe(true);
      expect(accepts(text(most), `  ${character.repeat(most)}\n`)).toBe(true);
      expect(accepts(text(most), character.repeat(most + 1))).toBe(false);
    }
  },
);

test('a text is kept trimmed and composed, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(printable, (value) => {
      const parsed = text(1000, 0).safeParse(value);
      expect(parsed.data).toBe(value.normalize('NFC').trim());
      expect(text(1000, 0).parse(parsed.data)).toBe(parsed.data);
    }),
  );
  expect(text(4).parse('cre\u0300me'.slice(0, 5))).toBe('crèm');
});

test('control characters and broken surrogates never get in', () => {
  const bad = fc.constantFrom(...controls, '\ud800', '\udfff');
  fc.assert(
    fc.property(printable, bad, printable, (before, character, after) => {
      // A lone half may find its other half in its neighbour.
      fc.pre(!`${before}${character}${after}`.isWellFormed() || isControl(character));
      expect(accepts(text(1000), `x${before}${character}${after}x`)).toBe(false);
    }),
    { examples: controls.map((character) => ['', character, '']) },
  );
});

test('an empty text is refused unless nothing is asked, and spaces are nothing', () => {
  for (const nothing of ['', ' ', '\u00a0', '\t\n', '\u3000', '\ufeff']) {
    expect(accepts(text(10), nothing)).toBe(false);
    expect(accepts(text(10, 0), nothing)).toBe(true);
  }
});

test.for<[field: keyof typeof fields, inside: unknown[], outside: unknown[]]>([
  ['number', [1, 9_999_999_999], [0, -1, 10_000_000_000, 1.5, '1', null, NaN, Infinity]],
  ['amount', [1, 9_999_999_999], [0, 10_000_000_000, 0.5, -1]],
  ['amountOrZero', [0, 9_999_999_999], [-1, 10_000_000_000]],
  ['priceCents', [0, 9999], [-1, 10_000, 0.5, '0']],
  ['custName', ['A', 'x'.repeat(30)], ['', ' ', 'x'.repeat(31), 5]],
  ['custAddress', ['x'.repeat(50)], ['x'.repeat(51)]],
  ['recipeName', ['x'.repeat(50)], ['x'.repeat(51)]],
  ['recipeDescription', ['x'.repeat(100)], ['x'.repeat(101)]],
  ['custPhone', ['0', '0123456789'], ['', '01234567890', '+353', '01 23', '٣', '1\n']],
  [
    'slug',
    ['a', 'a-b-1', 'x'.repeat(60)],
    ['', 'A', '-a', 'a-', 'a--b', 'é', 'x'.repeat(61), 'a\n'],
  ],
  [
    'date',
    ['2027-02-28', '2028-02-29', '0001-01-01', '9999-12-31'],
    ['2027-02-29', '2027-13-01', '0000-01-01', '27-1-1', '2027-02-28T00:00', ''],
  ],
  [
    'custEmail',
    ['a@b.example', `${'a'.repeat(64)}@example.example`],
    ['', 'a', 'a@b', '@b.example', `${'a'.repeat(73)}@b.example`, 'a b@c.example'],
  ],
])('%s takes what its width allows and not one more', ([field, inside, outside]) => {
  for (const value of inside) expect([value, accepts(fields[field], value)]).toEqual([value, true]);
  for (const value of outside)
    expect([value, accepts(fields[field], value)]).toEqual([value, false]);
});

test('an e-mail is one however it is written', () => {
  expect(fields.custEmail.parse('  Mary.Byrne@Example.ORG ')).toBe('mary.byrne@example.org');
});

test('a number in an address has one spelling', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (no) => {
      expect(numberInPath.parse(String(no))).toBe(no);
      for (const other of [`0${no}`, `+${no}`, ` ${no}`, `${no}.0`, `${no}e0`, `${no}\n`]) {
        expect(accepts(numberInPath, other)).toBe(false);
      }
    }),
  );
  for (const other of ['0', '', '0x1', '10000000000', '１'])
    expect(accepts(numberInPath, other)).toBe(false);
});

test('several wishes may be repeated or joined by commas, and each counts once', () => {
  const wishes = ['milk', 'nuts', 'eggs'] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...wishes), { minLength: 1 }), (given) => {
      const once = [...new Set(given)];
      expect(manyOf(wishes).parse(given)).toEqual(once);
      expect(manyOf(wishes).parse(given.join(','))).toEqual(once);
      expect(accepts(manyOf(wishes), [...given, 'mlik'])).toBe(false);
    }),
  );
  expect(manyOf(wishes).parse(undefined)).toBeUndefined();
  expect(accepts(manyOf(wishes), '')).toBe(false);
});

test('what a query leaves empty it does not say, and what it says is checked as ever', () => {
  const query = queryOf({
    q: text(80).optional(),
    diet: manyOf(['vegan', 'vegetarian']),
    sort: z.enum(['name', 'time']).default('name'),
    limit: wholeInQuery(1, 100),
    from: fields.date,
  });
  const empty = { q: ' ', diet: '', sort: '', limit: '', from: '2026-11-25' };
  expect(query.parse(empty)).toEqual({ sort: 'name', from: '2026-11-25' });
  expect(query.parse({ ...empty, diet: ['', 'vegan'], limit: ['', '7'] })).toMatchObject({
    diet: ['vegan'],
    limit: 7,
  });
  expect(query.parse({ ...empty, diet: ['vegan', 'vegetarian'] }).diet).toHaveLength(2);
  for (const wrong of [{ from: '' }, { sort: 'x' }, { limit: ['1', '2'] }, { limit: '0' }])
    expect(accepts(query, { ...empty, ...wrong })).toBe(false);
});
