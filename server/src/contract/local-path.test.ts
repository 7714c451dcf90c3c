import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

const shop = 'https://shop.example';

test.for(['/', '/account', '/account/orders/7?from=mail#lines', '/menu?q=cr%C3%A8me&diet=vegan'])(
  '%s is a page of the shop',
  (path) => {
    expect(localPath(path)).toBe(path);
  },
);

test.for([
  undefined,
  '',
  'account',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/a//b',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/a\r\nset-cookie: a=b',
  '/a b',
  '/crème',
  `/${'x'.repeat(500)}`,
  '/auth/leave',
  '/auth/continue?to=/',
  '/auth',
])('%j leads to the front page', (wanted) => {
  expect(localPath(wanted)).toBe('/');
});

test('an address that leads elsewhere leads to what was said instead', () => {
  expect(localPath(null, '/account')).toBe('/account');
  expect(localPath('//evil.example', '/account')).toBe('/account');
  expect(localPath('/menu', '/account')).toBe('/menu');
});

test('whatever is wanted, nobody leaves the shop', () => {
  const odd = fc.constantFrom(
    '/',
    '\\',
    '\t',
    '\n',
    '.',
    '@',
    ':',
    '//',
    '%2f',
    'evil.example',
    '?',
  );
  const wanted = fc.oneof(
    fc.array(odd, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(wanted, (text) => {
      expect(new URL(localPath(text), shop).origin).toBe(shop);
      expect(new URL(localPath(`/${text}`), shop).origin).toBe(shop);
    }),
    { numRuns: 2000 },
  );
});
