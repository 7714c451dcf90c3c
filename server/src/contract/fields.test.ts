import { z } from '@hono/zod-openapi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fields,
  manyOf,
  name,
  numberInPath,
  paragraphs,
  queryOf,
  text,
  wholeInQuery,
  words,
} from './fields.ts';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

/** What can be seen and turns nothing round, with single spaces. */
const printable = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter(
    (it) =>
      !/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\ufffd\u2028\u2029\u2800\u3164]| \s|[^\S ]/u.test(
        it,
      ),
  );
const canBeSeen = (it: string) =>
  /[^\p{M}\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(it);
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
      expect(accepts(text(limit), value)).toBe(canBeSeen(kept) && length(kept) <= limit);
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
  ['custPhone', ['0', '0123456789', '01 23'], ['', '01234567890', '+353', '٣', '1x']],
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
  expect(fields.custEmail.parse('ada@münchen.example')).toBe('ada@xn--mnchen-3ya.example');
  expect(fields.custEmail.parse('ada@XN--Mnchen-3YA.example')).toBe('ada@xn--mnchen-3ya.example');
  expect(fields.custEmail.parse('ada@Почта.рф')).toBe('ada@xn--80a1acny.xn--p1ai');
});

test.for([
  'ada@xn--e1afmkfd.xn--p1ai',
  "o'brien+larder@example.com",
  'a&b!c/d=e#f~g%h@example.com',
  '{x}|y^z`w*$?@example.com',
  '_a-b_@example.co.uk',
  'a@b.photography',
  '1@2.example',
])('the e-mail %s is one that somebody may have', (address) => {
  expect(fields.custEmail.parse(address)).toBe(address);
});

test.for([
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'ada@@example.com',
  '.ada@example.com',
  'ada.@example.com',
  'a..b@example.com',
  'a b@example.com',
  'a,b@example.com',
  'ada@-example.com',
  'ada@example..com',
  'ada@.example.com',
  'ada@example.com.',
  'ada@exa_mple.com',
  'ada@127.0.0.1',
  'ada@example.com:25',
  'ada@example.com/x',
  'ada@exam%70le.com',
  'ada@example.com\r\nBcc: eve@example.com',
  'Ada <ada@example.com>',
  '"a b"@example.com',
  'ädä@example.com',
])('the e-mail %j is none', (address) => {
  expect(accepts(fields.custEmail, address)).toBe(false);
});

test.for([
  ['0871234567', '0871234567'],
  ['087 123 4567', '0871234567'],
  ['(087) 123-4567', '0871234567'],
  ['087.123.4567', '0871234567'],
  ['087/123 45 67', '0871234567'],
  ['087\u00a0123\u202f4567', '0871234567'],
  ['087–123‑4567', '0871234567'],
  ['\u202a0871234567\u202c', '0871234567'],
  ['+353 87 123 4567', '+353 871234567'],
  ['+353871234567', '+353 871234567'],
  ['00353 87 123 4567', '+353 871234567'],
  ['+353 (0)87 123 4567', '+353 871234567'],
  ['0044 20 7946 0958', '+44 2079460958'],
  ['tel:+1-415-555-0123', '+1 4155550123'],
  ['+7 495 123-45-67', '+7 4951234567'],
])('the phone %s is %s', ([written, phone]) => {
  expect(fields.custPhone.parse(written)).toBe(phone);
  expect(fields.custPhone.parse(phone)).toBe(phone);
});

test('a phone that does not fit is told why, and never cut', () => {
  const why = (phone: string) => fields.custPhone.safeParse(phone).error?.issues[0]?.message;
  expect(why('08712345678')).toBe('must have at most 10 digits: this one has 11');
  expect(why('+49 1512 3456789')).toBe('must have at most 10 digits after +49: this one has 11');
  expect(why('087 123 4567 ext. 12')).toContain('without its extension');
  expect(why('ring twice')).toContain('must be a phone number');
  expect(why('+0871234567')).toContain('must be a phone number');
});

test.for([
  ['Olive\u00a0oil', 'Olive oil'],
  [' Olive \t\n oil ', 'Olive oil'],
  ['Olive\u3000\u2009oil', 'Olive oil'],
  ['Ol\u00adive\u200b oil\ufeff', 'Olive oil'],
  ['Crème', 'Crème'.normalize('NFD')],
])('%j is kept as it looks', ([written, looks]) => {
  expect(text(50).parse(written)).toBe(looks?.normalize('NFC'));
});

test.for(['\u202e', '\u2066', '\u200f', '\u061c', '\ufffd'])(
  'a text with %j is refused, as it would turn round or spoil the line it is shown in',
  (character) => {
    expect(accepts(text(50), `Ada ${character}Cook`)).toBe(false);
    expect(accepts(paragraphs(50), `Ada ${character}Cook`)).toBe(false);
  },
);

test.for([
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u200d\u200c',
  '\ufe0f',
  '\u3164',
  '\u2800',
  '\u0301',
])('a text of %j alone shows nothing and is empty', (character) => {
  expect(accepts(text(50), character)).toBe(false);
  expect(accepts(paragraphs(50), `${character}\n${character}`)).toBe(false);
});

test('joiners stay where writing needs them', () => {
  for (const written of ['👩‍🍳', 'می‌خواهم', 'क्‍ष', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])
    expect(text(50).parse(`a ${written}`)).toBe(`a ${written}`);
});

test('a name is more than punctuation', () => {
  for (const written of ['Ada', '7', '李', '🥭']) expect(accepts(name(50), written)).toBe(true);
  for (const written of ['-', '...', '(!)', '\u3164', '\u115f'])
    expect(accepts(name(50), written)).toBe(false);
});

test('what somebody looks for is never refused for what cannot be seen', () => {
  expect(words(80).parse(' za\u2019atar\u200b \u202e ')).toBe('za’atar');
  expect(accepts(words(80), 'x'.repeat(81))).toBe(false);
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

test.for([
  ['Oli\u200cve', 'Olive'],
  ['\u200dAda', 'Ada'],
  ['O\u034flive', 'Olive'],
  ['Ada\u115f', 'Ada'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['क्\u200dष', 'क्\u200dष'],
  ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
  ['👩🏽\u200d🍳', '👩🏽\u200d🍳'],
  ['❤\ufe0f\u200d🔥', '❤\ufe0f\u200d🔥'],
])('a joiner stays where it joins something: %j', ([written, kept]) => {
  expect(text(50).parse(written)).toBe(kept);
});
