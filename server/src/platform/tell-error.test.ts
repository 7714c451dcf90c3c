import { expect, test } from 'vitest';
import { tellError } from './tell-error.ts';

const told = (error: unknown) => JSON.stringify(tellError(error));

test('the log hears what went wrong and where, and of nobody', () => {
  const error = Object.assign(
    new Error('no room for ada.lovelace@example.com or bob%40example.com'),
    {
      code: '23505',
      detail: 'Key (email)=(carol@example.com) already exists.',
      constraint: 'customer_email_is_unique',
      url: 'https://shop.example/reset?token=abc',
    },
  );
  const line = told(error);
  expect(line).toContain('23505');
  expect(line).toContain('customer_email_is_unique');
  expect(line).toContain('tell-error.test.ts');
  expect(line).not.toMatch(/lovelace|bob|carol|shop\.example/);
});

test('neither tokens nor keys are told', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const key = 'k3'.repeat(30);
  expect(told(new Error(`bad ${jwt} and ${key}`))).not.toMatch(/eyJ|k3k3/);
  expect(told(`dan@example.com`)).not.toContain('dan@');
});

test('the folders of packages are no people', () => {
  const error = new Error('x');
  error.stack = 'Error: x\n    at /srv/node_modules/@hono/node-server/dist/index.mjs:1:1';
  expect(told(error)).toContain('node_modules/@hono/node-server');
});
