import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefusalCode } from '../src/refusal.ts';
import { openWorld, refused as expectRefused, type World } from './security/world.ts';
import type { Person, Reply } from './store.ts';

let world: World;
let ada: Person;
beforeAll(async () => {
  world = await openWorld();
  ({ ada } = world);
});
afterAll(() => world.store.close());

const refused = (code: RefusalCode, ask: () => Promise<Reply>, about?: unknown) =>
  expectRefused(world.store, code, ask, about);

describe('addresses and methods', () => {
  test('a known address tells which methods it answers', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/api/orders', 'POST, GET'],
      ['PUT', '/api/me', 'GET, PATCH'],
      ['GET', '/auth/sign-in', 'POST'],
      ['OPTIONS', '/api/health', 'GET'],
      ['PUT', '/api/admin/orders/move', 'POST'],
      ['GET', '/api/admin/orders/move', 'POST'],
      ['DELETE', '/api/admin/recipes/cost', 'POST'],
      ['PUT', '/api/admin/recipes/cost', 'POST'],
      ['DELETE', '/api/admin/recipes/7', 'GET, PUT'],
    ] as const) {
      const reply = await ada.ask(method, path, method === 'PUT' ? {} : undefined);
      expect(reply).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
      expect(reply.headers.get('allow')?.split(', ').toSorted()).toEqual(
        allow.split(', ').toSorted(),
      );
    }
  });

  test('a method that an address does not answer is told first of all, whatever else is wrong with the request', async () => {
    const { paths = {} } = world.store.app.document;
    for (const [path, operations] of Object.entries(paths)) {
      const methods = Object.keys(operations).map((method) => method.toUpperCase());
      const address = path.replace(/\{[^}]+\}/g, '1');
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
        for (const type of ['text/plain', 'application/json']) {
          if (methods.includes(method)) continue;
          const body = method === 'GET' ? undefined : `{"name":${'x'.repeat(70_000)}`;
          const reply = await ada.ask(method, address, body, { 'content-type': type });
          const allow = reply.headers.get('allow')?.split(', ').toSorted();
          expect({ method, address, type, status: reply.status, allow }).toEqual({
            method,
            address,
            type,
            status: 405,
            allow: methods.toSorted(),
          });
        }
    }
  });

  test('an address without a page is not there, whatever is sent to it', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
      expect(
        await ada.ask(method, '/api/nowhere', method === 'GET' ? undefined : 'nonsense', {
          'content-type': 'text/plain',
        }),
      ).toMatchObject({ status: 404, body: { code: 'route-not-found' } });
  });

  test('HEAD answers as GET does, without a body', async () => {
    expect(await ada.ask('HEAD', '/api/me')).toMatchObject({ status: 200, body: { text: '' } });
    expect((await world.store.guest().ask('HEAD', '/api/me')).status).toBe(401);
  });

  test('nothing outside the routes is served, however the path is written', async () => {
    for (const path of [
      '/../../etc/passwd',
      '/api/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/api/orders/1%00',
      '/api/orders/%E0%A4%A',
      '/api/recipes/..%2f..%2fx',
      '/.env',
      '/API/ME',
    ]) {
      const { status, body } = await ada.ask('GET', path);
      expect({ path, refused: [400, 404].includes(status), code: body['code'] }).toMatchObject({
        path,
        refused: true,
      });
    }
  });
});

describe('numbers that are none', () => {
  const raw = [
    '1e999',
    '-1e999',
    '1.5',
    '0',
    '-1',
    '-0',
    '1e21',
    '9007199254740993',
    '"1"',
    'null',
    '[1]',
  ];

  test.each(raw)('servings of %s', async (servings) => {
    const body = `{"recipeNo":${String(world.params['recipeNo'])},"servings":${servings}}`;
    for (const path of ['/api/cart/lines', '/api/recipes/congee/quote']) {
      const sent = path.includes('quote') ? `{"servings":${servings}}` : body;
      await refused('invalid-input', () => ada.ask('POST', path, sent), path);
    }
  });

  test('NaN and Infinity are not JSON, and texts are not numbers in an address', async () => {
    for (const servings of ['NaN', 'Infinity', '0x10', '01', '1_000', ''])
      await refused('invalid-json', () =>
        ada.ask('POST', '/api/recipes/congee/quote', `{"servings":${servings}}`),
      );
    for (const no of ['0', '-1', '1.0', '1e3', '%201', '１', '99999999999', 'NaN', '1,2'])
      await refused('invalid-input', () => ada.ask('GET', `/api/orders/${no}`), no);
    for (const limit of [
      '0',
      '101',
      '-1',
      '1.5',
      'x',
      '1e1',
      '0x10',
      '1e999',
      'Infinity',
      '1&limit=2',
    ])
      await refused('invalid-input', () => ada.ask('GET', `/api/orders?limit=${limit}`), limit);
  });
});

describe('bodies', () => {
  test('JSON of another shape is refused, however deep', async () => {
    for (const body of [
      'null',
      '[]',
      '"x"',
      '1',
      'true',
      '{"name":{}}',
      '{"name":["x"]}',
      '{"diets":{}}',
      '{"diets":["carnivore"]}',
      '{"unknown":1}',
      '{"name":"x","customerNo":2}',
      '{"":1}',
      '['.repeat(20_000) + ']'.repeat(20_000),
      `{"name":${'{"a":'.repeat(9000)}1${'}'.repeat(9001)}`,
    ])
      await refused('invalid-input', () => ada.ask('PATCH', '/api/me', body), body.slice(0, 40));
    for (const body of ['', ' ', '{', "{'name':'x'}", '{"name":"x",}', '\ufeff{}x', '[1'])
      await refused('invalid-json', () => ada.ask('PATCH', '/api/me', body), body);
  });

  test('names that mean something to JavaScript mean nothing here', async () => {
    for (const body of [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"name":"Ada","__proto__":{"admin":true}}',
      '{"toString":"x"}',
    ]) {
      const { status } = await ada.ask('PATCH', '/api/me', body);
      expect({ body, status }).toEqual({ body, status: 400 });
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    }
    const added = `{"recipeNo":${String(world.params['recipeNo'])},"servings":1,"__proto__":{"x":1}}`;
    await refused('invalid-input', () => ada.ask('POST', '/api/cart/lines', added));
  });

  test('text that PostgreSQL cannot keep, or that hides something, is refused by name', async () => {
    for (const name of [
      'a\u0000b',
      '\u0007',
      'a\u001bb',
      '\ud800',
      'x\udc00y',
      '\u007f',
      '\u0085x',
    ]) {
      const reply = await ada.ask('PATCH', '/api/me', { name, version: 1 });
      expect({ name, status: reply.status, body: reply.body }).toMatchObject({
        name,
        status: 400,
        body: { fields: [{ field: '/name' }] },
      });
    }
    // As an escape in the JSON itself, which no Unicode text can carry otherwise.
    await refused('invalid-input', () => ada.ask('PATCH', '/api/me', '{"name":"\\ud83c"}'));
    for (const q of ['%00', 'a%00b', '%07']) {
      const { administrator } = world.persons;
      await refused(
        'invalid-input',
        () => administrator.ask('GET', `/api/admin/customers?q=${q}`),
        q,
      );
    }
  });

  test('only JSON is a body, whatever it calls itself', async () => {
    const { version } = (await ada.ask<{ version: number }>('GET', '/api/me')).body;
    const send = (type: string) =>
      ada.ask('PATCH', '/api/me', `{"name":"Ada","version":${version}}`, { 'content-type': type });
    for (const type of [
      'text/json',
      'application/xml',
      'application/jsonx',
      'application/ld+json',
      'x',
      'application/json; a',
    ])
      await refused('unsupported-media-type', () => send(type), type);
    for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON'])
      expect({ type, name: (await send(type)).body['name'] }).toEqual({ type, name: 'Ada' });
  });
});

describe('questions', () => {
  test('what means something to SQL is only text', async () => {
    for (const q of ["' or 1=1 --", '%', '_', '\\', "'; drop table customer; --", '$1', '{}']) {
      for (const list of ['customers', 'orders']) {
        const path = `/api/admin/${list}?q=${encodeURIComponent(q)}`;
        const { status, body } = await world.persons.administrator.ask('GET', path);
        // Every e-mail has a full stop and none of these has an answer.
        expect({ q, list, status, items: body['items'] }).toEqual({
          q,
          list,
          status: 200,
          items: [],
        });
      }
    }
    const all = await world.persons.administrator.ask<{ items: unknown[] }>(
      'GET',
      '/api/admin/customers',
    );
    expect(all.body.items.length).toBeGreaterThan(0);
  });

  test('a cursor is good for its own list only, and not when it was tampered with', async () => {
    const cursor = (position: unknown) =>
      Buffer.from(JSON.stringify(position)).toString('base64url');
    const of = ['x', null, {}, [1], -1, 0, 1.5, 10_000_000_000, { price: 1, slug: 'a' }].map(
      cursor,
    );
    for (const wrong of [...of, 'e30', '%00', '%F0%9F%8D%8B', '....', 'bnVsbA=='])
      await refused('invalid-cursor', () => ada.ask('GET', `/api/orders?cursor=${wrong}`), wrong);
    await refused('invalid-input', () => ada.ask('GET', `/api/orders?cursor=${'A'.repeat(5000)}`));
  });
});
