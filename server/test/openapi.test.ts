import { afterAll, beforeAll, expect, test } from 'vitest';
import { problems } from '../src/refusal.ts';
import { operationsOf, type Document } from '../src/http/document.ts';
import { languageCodes } from '../src/contract/languages.ts';
import { logoTypes } from '../src/contract/logo.ts';
import { pictureTypes } from '../src/contract/route.ts';
import { mismatches, type Schema, type Schemas } from './security/schema.ts';
import { openStore, type Store } from './store.ts';

let store: Store;
let document: Document;
beforeAll(async () => {
  store = await openStore();
  ({ document } = store.app);
});
afterAll(() => store.close());

type Operation = {
  summary?: string;
  'x-access'?: string | string[];
  security?: object[];
  operationId?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
  tags?: string[];
  responses: Record<
    string,
    { description?: string; content?: Record<string, object>; headers?: Record<string, object> }
  >;
};

const routes = () =>
  operationsOf(document).map(({ method, path, access }) => ({
    name: `${method} ${path}`,
    method,
    path,
    access,
    operation: document.paths?.[path]?.[method.toLowerCase() as 'get'] as unknown as Operation,
  }));

test('is OpenAPI 3.1, served as it is, with a page to read', async () => {
  expect(document.openapi).toBe('3.1.0');
  const guest = store.guest();
  const served = await guest.ask<Document>('GET', '/api/openapi.json');
  expect(served.body).toEqual(JSON.parse(JSON.stringify(document)));
  const page = await guest.ask<{ text: string }>('GET', '/api/docs');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  for (const { path } of routes()) expect(page.body.text).toContain(path);
});

test('every route has a summary of its own, and operation ids are told apart', () => {
  const summaries = routes().map(({ operation }) => operation.summary ?? '');
  expect(summaries.filter((summary) => summary.length < 5)).toEqual([]);
  const ids = routes().flatMap(({ operation }) => operation.operationId ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every operation has an id, a subject, an example of what is sent and answered, and a server', () => {
  expect(document.servers).toEqual([{ url: store.shop.config.publicUrl }]);
  const subjects = (document.tags ?? []).map((tag) => tag.name);
  for (const { name, operation } of routes()) {
    expect({ name, id: operation.operationId ?? '' }).toMatchObject({
      id: expect.stringMatching(/^[a-z][A-Za-z]+$/) as unknown,
    });
    expect({ name, tags: operation.tags }).toMatchObject({ tags: [expect.anything()] });
    expect(subjects).toContain(operation.tags?.[0]);
    const bodies = [operation.requestBody, ...Object.values(operation.responses)];
    for (const body of bodies) {
      const json = body?.content?.['application/json'] as
        { schema: Schema; example?: unknown } | undefined;
      if (!json) continue;
      const schemas = document.components?.schemas as Schemas;
      expect({ name, wrong: mismatches(json.example, json.schema, schemas) }).toEqual({
        name,
        wrong: [],
      });
    }
  }
});

test('what has to be sent is said to be required, and a reply that asks to wait says how long', () => {
  const place = routes().find(({ operation }) => operation.operationId === 'placeOrder');
  const key = place?.operation.parameters?.find((it) => it.name === 'idempotency-key');
  expect(key?.required).toBe(true);
  for (const { name, path, operation } of routes()) {
    const { responses } = operation;
    const saysWhen = Object.entries(responses).flatMap(([status, reply]) =>
      reply.headers?.['Retry-After'] ? [status] : [],
    );
    const waits = Object.keys(responses).filter((status) => status === '429' || status === '503');
    expect({ name, saysWhen }).toEqual({ name, saysWhen: waits });
    expect({ name, away: waits.includes('503') }).toEqual({ name, away: path !== '/api/health' });
  }
});

test('every route says who may call it, and that they must be signed in', () => {
  for (const { name, access, operation } of routes()) {
    const secured = (operation.security ?? []).length > 0;
    expect({ name, secured }).toEqual({ name, secured: access !== 'everyone' });
  }
});

test('every route tells of its refusals, those of the entrance included', () => {
  for (const { name, method, path, access, operation } of routes()) {
    // Alive is alive: nothing is asked and nobody is refused.
    if (path === '/api/health') continue;
    const refused = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    const expected = [
      400,
      ...(access === 'everyone' ? [] : [401]),
      ...(!['everyone', 'customer'].includes(String(access)) || method !== 'GET' ? [403] : []),
      ...(operation.requestBody ? [413, 415] : []),
    ].map(String);
    expect({ name, statuses: refused.map(([status]) => status) }).toEqual({
      name,
      statuses: expect.arrayContaining(expected) as unknown,
    });
    for (const [status, { description, content }] of refused) {
      expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      const known = Object.entries(problems).filter(
        ([code, problem]) => problem.status === Number(status) && description?.includes(code),
      );
      expect({ name, status, description, known: known.length > 0 }).toMatchObject({ known: true });
    }
  }
});

test('every route tells what it answers when all is well, and every path says what is in it', () => {
  for (const { name, path, operation } of routes()) {
    const good = Object.keys(operation.responses).filter((status) => /^[23]/.test(status));
    expect({ name, good: good.length > 0 }).toEqual({ name, good: true });
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, parameter]) => parameter);
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(declared.map((parameter) => parameter.name).toSorted()).toEqual(inPath.toSorted());
    expect(declared.every(({ required }) => required)).toBe(true);
    if (operation.requestBody) {
      expect({ name, ...operation.requestBody }).toMatchObject({ name, required: true });
      const types: readonly string[] = path.endsWith('/picture')
        ? pictureTypes
        : path.endsWith('/logo')
          ? logoTypes
          : path.endsWith('/import-files')
            ? ['application/octet-stream']
            : ['application/json'];
      expect(Object.keys(operation.requestBody.content)).toEqual(types);
    }
  }
});

/** Where anything goes, and why that is meant. */
const anything = new Set([
  // A row of what is kept of somebody has the columns of its table.
  '/components/schemas/ToldRow/additionalProperties',
  // What a browser is asked is WebAuthn's.
  '/components/schemas/PasskeyQuestion/properties/options/additionalProperties',
  // A problem has members of its own code.
  '/components/schemas/Problem/additionalProperties',
]);
const schemasIn = ['properties', 'items', 'schema', 'schemas', 'additionalProperties'];

test('no schema is empty by accident, and no reference leads nowhere', () => {
  const empty: string[] = [];
  const dangling: string[] = [];
  const walk = (value: unknown, at: string, isSchema: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const keys = Object.keys(value).filter((key) => key !== 'description');
    if (isSchema && keys.length === 0 && !anything.has(at)) empty.push(at);
    const parent = at.split('/').at(-1) ?? '';
    for (const [key, part] of Object.entries(value) as [string, unknown][]) {
      if (key === '$ref' && typeof part === 'string') {
        const name = part.replace('#/components/schemas/', '');
        if (!document.components?.schemas?.[name]) dangling.push(part);
      }
      const named = ['properties', 'schemas'].includes(parent) && !Array.isArray(value);
      const direct = schemasIn.includes(key) && !['properties', 'schemas'].includes(key);
      walk(part, `${at}/${key}`, named || direct || ['anyOf', 'oneOf', 'allOf'].includes(parent));
    }
  };
  walk(document, '', false);
  expect(empty).toEqual([]);
  expect(dangling).toEqual([]);
});

test('every object that is sent in refuses members it does not know', () => {
  const schemas = (document.components?.schemas ?? {}) as Record<string, object>;
  const open: string[] = [];
  for (const { name, operation } of routes()) {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { $ref, type, additionalProperties } = value as Record<string, unknown>;
      if (typeof $ref === 'string') walk(schemas[$ref.replace('#/components/schemas/', '')], at);
      if (type === 'object' && additionalProperties !== false) open.push(`${name} ${at}`);
      for (const [key, part] of Object.entries(value) as [string, unknown][])
        walk(part, `${at}/${key}`);
    };
    walk(schema, '');
  }
  expect(open).toEqual([]);
});

test('each route that answers in a language says how it is asked for', async () => {
  const spoken = routes().filter(({ operation }) =>
    operation.parameters?.some((it) => it.in === 'query' && it.name === 'language'),
  );
  const said = spoken.map(({ name }) => name);
  expect(said).toContain('GET /api/recipes');
  expect(said).toContain('POST /api/orders');
  expect(said).toContain('POST /auth/sign-up');
  expect(said.filter((name) => /\/admin\//.test(name))).toEqual([]);
  expect(JSON.stringify(document)).not.toContain('x-speaks');
  for (const { operation } of spoken.filter(({ path }) => path !== '/auth/leave'))
    expect(operation.parameters).toContainEqual({
      name: 'language',
      in: 'query',
      required: false,
      description: expect.stringContaining('de is Deutsch') as string,
      schema: { type: 'string', enum: languageCodes, default: 'en' },
    });
});
