import { expect, test } from 'vitest';
import { bodyLimits, leastBytes } from './body-limits.ts';
import type { Document } from './document.ts';

type Schemas = NonNullable<NonNullable<Document['components']>['schemas']>;

const documentOf = (schema: Schemas[string]): Document => ({
  openapi: '3.1.0',
  info: { title: '', version: '' },
  components: { schemas: { Text: { type: 'string', maxLength: 1000 } } },
  paths: {
    '/api/things/{no}': {
      put: {
        requestBody: { content: { 'application/json': { schema } } },
        responses: {},
      },
    },
  },
});
const text = { $ref: '#/components/schemas/Text' };

test('a body may be as large as its fields in the script that takes most', () => {
  const steps = { type: 'array' as const, maxItems: 60, items: text };
  const limits = bodyLimits(documentOf({ type: 'object', properties: { steps } }));
  const escaped = JSON.stringify({
    steps: Array<string>(60).fill('\\ud83e\\udd6d'.repeat(1000)),
  }).replaceAll('\\\\', '\\');
  expect(limits.json('/api/things/7')).toBeGreaterThanOrEqual(escaped.length);
  const form = new URLSearchParams(
    Array.from({ length: 60 }, (_, at): [string, string] => [`/steps/${at}`, '🥭'.repeat(1000)]),
  );
  expect(limits.form('/admin/things/7')).toBeGreaterThanOrEqual(String(form).length);
  expect(limits.json('/api/things')).toBe(leastBytes);
  expect(limits.form('/checkout')).toBe(leastBytes);
});

test('what is small stays at the least', () => {
  const limits = bodyLimits(documentOf({ anyOf: [text, { type: 'null' }] }));
  expect(limits.json('/api/things/7')).toBe(leastBytes);
});
