import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problems } from '../src/refusal.ts';
import type { RefusalCode } from '../src/refusal.ts';
import { provocations, type Provoked } from './provocations.ts';
import { openWorld, refused, type World } from './security/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.store.close());

describe('every code is provoked, as its status, and leaves everything as it was', () => {
  const table: Record<string, Provoked> = provocations;
  test.each(Object.keys(problems) as RefusalCode[])('%s', async (code) => {
    const provoke = table[code];
    if (!provoke) throw new Error(`Nothing provokes ${code}.`);
    if (typeof provoke === 'function') {
      await refused(world.store, code, await provoke(world));
    } else {
      const file = await readFile(join(import.meta.dirname, provoke.elsewhere), 'utf8');
      expect(file).toContain(`'${code}'`);
    }
  });

  test('a refusal is a problem with a type, a title, a code and a request to ask about', async () => {
    const reply = await world.ada.ask('GET', '/api/orders/9999999999');
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.body).toEqual({
      type: 'https://larder.example/problems/order-not-found',
      title: problems['order-not-found'].title,
      status: 404,
      code: 'order-not-found',
      requestId: reply.headers.get('x-request-id'),
    });
  });
});
