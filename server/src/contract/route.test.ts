import { expect, test } from 'vitest';
import { route, together } from './route.ts';

const at = (method: 'get' | 'post', path: string) =>
  route({ method, path, access: 'staff', summary: 'A route', responses: {}, refusals: [] });

test('the routes of rooms are put together by their names', () => {
  const stock = { listStock: at('get', '/api/stock') };
  const lots = { listLots: at('get', '/api/lots'), addLot: at('post', '/api/lots') };
  const all = together(stock, lots);
  expect(Object.keys(all)).toEqual(['listStock', 'listLots', 'addLot']);
  expect(all.addLot).toBe(lots.addLot);
});

test('two rooms with a route of the same name, or at the same place, are told with both', () => {
  const stock = { list: at('get', '/api/stock') };
  expect(() => together(stock, { list: at('get', '/api/lots') })).toThrow(
    'Two routes are called list: GET /api/stock and GET /api/lots.',
  );
  expect(() => together(stock, { listAll: at('get', '/api/stock') })).toThrow(
    'Two routes are GET /api/stock: list and listAll.',
  );
});
