import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../src/api.ts';
import { isForStaff, type Route } from '../../src/contract/route.ts';
import type { Operation } from '../../src/http/document.ts';
import { addressOf, openWorld, routesOf, typeFor, type World } from '../security/world.ts';

// What a copy of the database may be asked: what the contract says, and nothing else.

let world: World;
const touched = new Set<string>();
beforeAll(async () => {
  world = await openWorld();
  const { replica } = world.store.shop;
  const { snapshot } = replica;
  replica.snapshot = (work) => {
    touched.add(now);
    return snapshot(work);
  };
});
afterAll(() => world.store.close());

let now = '';
const name = ({ method, path }: Pick<Operation, 'method' | 'path'>) =>
  `${method.toUpperCase()} ${path}`;
const routes = Object.values<Route>(api);
const said = (list: readonly Route[]) =>
  list.filter(({ replica }) => replica).map((route) => name(route));

/** What somebody decides by what they read there: stock, money, what is in food and on its labels, and what is a customer's own. */
const decided =
  /stock|lots|recall|shortage|purchas(?!e-list)|receipt|supplier|payment|refund|invoice|books|dispute|charge|prices|tax|label|cards|packing|portioning|hygiene|ingredient|recipe|cart|\/me\b|\{orderNo\}|\{customerNo\}/;

/** What is wrong with a list of routes. */
const wrongIn = (list: readonly Route[]): string[] =>
  list
    .filter(({ replica }) => replica)
    .filter(
      ({ method, path, access }) =>
        method !== 'get' ||
        !isForStaff(access) ||
        (decided.test(path) && path !== '/api/admin/reports/best-recipes'),
    )
    .map((route) => name(route));

test('only what staff read says that it asks there, and nothing that anybody decides by', () => {
  expect(said(routes).length).toBeGreaterThan(5);
  expect(wrongIn(routes)).toEqual([]);
  const flagged = (at: Pick<Route, 'method' | 'path'>) =>
    routes
      .filter((route) => name(route) === name(at))
      .map((route) => ({ ...route, replica: true }) as const);
  for (const planted of [
    { method: 'get', path: '/api/admin/kitchen/{date}/labels' },
    { method: 'get', path: '/api/admin/kitchen/{date}/portioning-sheet' },
    { method: 'get', path: '/api/admin/stock' },
    { method: 'get', path: '/api/orders' },
    { method: 'post', path: '/api/orders' },
    { method: 'get', path: '/api/cart' },
    { method: 'get', path: '/api/admin/books' },
  ] as const)
    expect([planted.path, wrongIn(flagged(planted))]).toEqual([planted.path, [name(planted)]]);
});

test('of all routes, those ask there that say so', async () => {
  const all = routesOf(world.store);
  const reading = all.filter(({ method }) => method === 'GET');
  for (const who of ['administrator', 'customer'] as const)
    for (const route of reading) {
      now = name(route);
      await world.persons[who].ask(route.method, addressOf(world, route));
    }
  expect([...touched].sort()).toEqual(said(routes).sort());
  // Whatever is written is decided on the database itself.
  for (const route of all.filter(({ method }) => method !== 'GET')) {
    now = name(route);
    const headers = route.method === 'DELETE' ? {} : typeFor(world, route);
    const body = route.method === 'DELETE' ? undefined : '{}';
    await world.persons.administrator.ask(route.method, addressOf(world, route), body, headers);
  }
  expect([...touched].sort()).toEqual(said(routes).sort());
});
