import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../src/contract/route.ts';
import {
  permissions,
  roles,
  scopes,
  type Permission,
  type Role,
} from '../../src/contract/staff-roles.ts';
import type { Operation } from '../../src/http/document.ts';
import { deliverTo, firstDay, type Reply } from '../store.ts';
import { resolve, type Schema, type Schemas } from './schema.ts';
import { addressOf, endsSession, openWorld, people, routesOf, snapshot, typeFor } from './world.ts';
import type { Who, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.store.close());

/** What the scopes of software are; of one that has ended there are none. */
const scopesOf: Partial<Record<Who, readonly Permission[]>> = {
  'token of the kitchen': roles.kitchen,
  'token of support': roles.support,
  'token for everything': scopes,
};
const isSoftware = (who: Who) => who.startsWith('token');

type Answer = 'may' | 'not-signed-in' | 'not-allowed' | 'mfa-required';

/** The role of whoever has one; an administrator is an owner. */
const roleOf: Partial<Record<Who, Role>> = {
  kitchen: 'kitchen',
  menu: 'menu',
  support: 'support',
  accounts: 'accounts',
  manager: 'manager',
  administrator: 'owner',
};

/** The whole policy: who may call what, by what the route says of itself and the table of roles. */
function policy(access: Access, who: Who): Answer {
  if (access === 'everyone') return 'may';
  if (who === 'guest') return 'not-signed-in';
  if (isSoftware(who)) {
    const may = scopesOf[who];
    // Nobody's session: what is a customer's own is not there.
    if (access === 'customer' || may === undefined) return 'not-signed-in';
    return [access].flat().some((asked) => (may as readonly string[]).includes(asked))
      ? 'may'
      : 'not-allowed';
  }
  if (access === 'customer') return 'may';
  if (who === 'administrator without MFA') return 'mfa-required';
  const role = roleOf[who];
  if (role === undefined) return 'not-allowed';
  const asked = [access].flat();
  const may: readonly string[] = roles[role];
  return asked.some((permission) => permission === 'staff' || may.includes(permission))
    ? 'may'
    : 'not-allowed';
}
const statusOf = { 'not-signed-in': 401, 'not-allowed': 403, 'mfa-required': 403 };
const denials = Object.keys(statusOf);

const name = ({ method, path }: Operation) => `${method} ${path}`;
const answerFor = ({ access }: Operation, who: Who): Answer => policy(access, who);
const takesBody = ({ method }: Operation) => ['POST', 'PUT', 'PATCH'].includes(method);
const describesBody = ({ method, path }: Operation) =>
  Boolean(world.store.app.document.paths?.[path]?.[method.toLowerCase() as 'post']?.requestBody);
/** Bodies that no route could mistake for a request of its own, and one that some may take. */
const bodies = ['{}', '{"a":', '[]', 'null', '{"x":{"__proto__":[1e999]}}'];

test('every route says who may call it, in words that there are', () => {
  const routes = routesOf(world.store);
  expect(routes.length).toBeGreaterThan(30);
  const words = ['everyone', 'customer', 'staff', ...permissions];
  const unknown = routes.filter(({ access }) => [access].flat().some((it) => !words.includes(it)));
  expect(unknown.map(name)).toEqual([]);
  for (const { path, access } of routes) {
    expect({ path, admin: path.startsWith('/api/admin/') }).toEqual({
      path,
      admin: access !== 'everyone' && access !== 'customer',
    });
  }
});

test('no token makes others, people or software, part of the shop, and none erases anybody', () => {
  expect(
    permissions.filter((permission) => !(scopes as Permission[]).includes(permission)),
  ).toEqual(['erase-customers', 'manage-doors', 'manage-staff']);
});

test('every permission opens something, and every role but an owner’s is refused something', () => {
  const asked = new Set(routesOf(world.store).flatMap(({ access }) => [access].flat()));
  expect(permissions.filter((permission) => !asked.has(permission))).toEqual([]);
  const open = Object.entries(roles).filter(([, may]) => may.length === permissions.length);
  expect(open.map(([role]) => role)).toEqual(['owner']);
});

describe('who may not is told so before anything they sent is read, and changes nothing', () => {
  test.each(people)('%s', async (who) => {
    const before = await snapshot(world.store);
    const wrong: unknown[] = [];
    for (const route of routesOf(world.store)) {
      const answer = answerFor(route, who);
      if (answer === 'may') continue;
      const addresses = [addressOf(world, route), addressOf(world, route, () => '%00%F0%9F%8D%8B')];
      for (const address of addresses) {
        for (const body of takesBody(route) ? bodies : [undefined]) {
          const headers = body === undefined ? {} : typeFor(world, route);
          const reply = await world.persons[who].ask(route.method, address, body, headers);
          if (reply.status !== statusOf[answer] || String(reply.body['code']) !== answer)
            wrong.push({ route: name(route), body, status: reply.status, is: reply.body });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await snapshot(world.store)).toEqual(before);
  });
});

describe('who may is not turned away', () => {
  test.each(people.toReversed())('%s', async (who) => {
    const wrong: unknown[] = [];
    for (const route of routesOf(world.store)) {
      if (answerFor(route, who) !== 'may' || endsSession(route)) continue;
      const body = takesBody(route) ? '{"nothing-like-this":1}' : undefined;
      // What takes no body would be done, so it is asked of something that is not there.
      const address =
        route.method === 'GET' || describesBody(route)
          ? addressOf(world, route)
          : addressOf(world, route, () => '9999999999');
      const headers = body === undefined ? {} : typeFor(world, route);
      const reply = await world.persons[who].ask(route.method, address, body, headers);
      const denied = denials.includes(String(reply.body['code']));
      // Whatever is read with good parameters is there, except what is somebody else's.
      const found =
        route.method !== 'GET' ||
        [200, 303, 304].includes(reply.status) ||
        (isAdas(route) && who !== 'customer' && reply.status === 404) ||
        (isOfTheSandbox(route) && reply.status === 404) ||
        // Of the food of this world nobody has said what a label has to tell.
        String(reply.body['code']) === 'label-facts-missing';
      // Any file is taken to be looked at; what is in it is told later.
      const isAnyFile = route.path === '/api/admin/import-files';
      const undone = route.method === 'GET' || reply.status >= 400 || isAnyFile;
      if (denied || !found || !undone)
        wrong.push({ route: name(route), status: reply.status, is: reply.body });
    }
    expect(wrong).toEqual([]);
  });
});

test.each(['kitchen', 'token of the kitchen'] as const)(
  'nothing that the %s may read tells where somebody lives, how to call them, or their whole name',
  async (who) => {
    const kitchen = world.persons[who];
    expect((await kitchen.ask('GET', `/api/admin/kitchen/${firstDay}/labels`)).status).toBe(403);
    const [first] = deliverTo.name.split(' ');
    const private_ = [
      deliverTo.address,
      deliverTo.phone.slice(-7),
      deliverTo.name,
      world.ada.email,
    ];
    const told: unknown[] = [];
    let seen = '';
    for (const route of routesOf(world.store)) {
      if (route.method !== 'GET' || answerFor(route, who) !== 'may') continue;
      // What is the kitchen's own, as a customer.
      if (route.path.startsWith('/api/me')) continue;
      const text = JSON.stringify((await kitchen.ask('GET', addressOf(world, route))).body);
      seen += text;
      for (const what of private_)
        if (text.includes(what)) told.push({ route: name(route), tells: what });
    }
    expect(told).toEqual([]);
    // It sees the box, and whose it is.
    expect(seen).toContain(`"name":"${first}"`);
  },
);

/** The names of all that a reply can hold, but not what it refuses. */
function toldBy({ method, path }: Operation): Set<string> {
  const { paths, components } = world.store.app.document;
  const schemas = components?.schemas as Schemas;
  const { responses = {} } = paths?.[path]?.[method.toLowerCase() as 'get'] ?? {};
  const names = new Set<string>();
  const read = new Set<string>();
  const look = ({ $ref, properties = {}, items, additionalProperties, ...rest }: Schema) => {
    if ($ref !== undefined && !read.has($ref)) {
      read.add($ref);
      look(resolve({ $ref }, schemas));
    }
    for (const [known, schema] of Object.entries(properties)) {
      names.add(known);
      look(schema);
    }
    if (typeof additionalProperties === 'object') look(additionalProperties);
    for (const each of [items ?? [], rest.allOf ?? [], rest.anyOf ?? [], rest.oneOf ?? []].flat())
      look(each);
  };
  type Answer = { content?: Record<string, { schema?: Schema }> };
  const answers: Record<string, Answer> = responses;
  for (const [status, { content }] of Object.entries(answers))
    if (status.startsWith('2')) look(content?.['application/json']?.schema ?? {});
  return names;
}

test('no answer to what the kitchen may ask has room for where somebody lives or how to reach them', () => {
  const kitchens = (access: Access) =>
    [access].flat().some((asked) => (roles.kitchen as readonly string[]).includes(asked));
  // Where a supplier is reached is for whoever buys: it is no customer's.
  const isOfSuppliers = ({ path }: Operation) =>
    /^\/api\/admin\/(suppliers|purchase-orders)/.test(path);
  const routes = routesOf(world.store).filter(
    (route) => kitchens(route.access) && !isOfSuppliers(route),
  );
  expect(routes.map(name)).toContain('POST /api/admin/orders/{orderNo}/take-back');
  const reach = ['deliverTo', 'address', 'phone', 'email', 'postcode', 'attempts', 'payment'];
  const told = routes.flatMap((route) =>
    [...toldBy(route)].filter((it) => reach.includes(it)).map((it) => `${name(route)} ${it}`),
  );
  expect(told).toEqual([]);
  const seen = routesOf(world.store).find(({ path }) => path === '/api/admin/orders/{orderNo}');
  expect([...(seen ? toldBy(seen) : [])]).toEqual(expect.arrayContaining(reach));
});

test('the kitchen takes a move back without being told whose box it is', async () => {
  const kitchen = await world.store.staff('kitchen');
  const reply = await kitchen.ask('POST', `/api/admin/orders/${world.orderNo}/take-back`, {
    from: 'packing',
  });
  expect(reply).toMatchObject({ status: 200 });
  expect(reply.body).toEqual({ orderNo: world.orderNo, status: 'placed', backTo: null });
});

/** In this shop people pay on account. */
const isOfTheSandbox = ({ path }: Operation) =>
  path.startsWith('/api/sandbox/') || path.startsWith('/api/payments/return/');
const isAdas = (route: Operation) =>
  isAdasOrder(route) || /^\/api\/(invoices|subscriptions)\//.test(route.path);
const isAdasOrder = ({ path }: Operation) => path.startsWith('/api/orders/{orderNo}');

const readable: Record<string, object> = {
  '/api/orders/{orderNo}/shortages/{shortageNo}': { accepts: true },
  '/api/orders/{orderNo}': { editNo: 0, totalCents: 1, deliveryDay: firstDay, deliverTo },
  '/api/orders/{orderNo}/quote': { deliveryDay: firstDay, deliverTo },
  '/api/orders/{orderNo}/lines/{lineNo}/rating': { stars: 5 },
};

test('another customer’s order is not found, whatever is asked of it', async () => {
  const before = await snapshot(world.store);
  const routes = routesOf(world.store).filter(isAdasOrder);
  expect(routes.length).toBeGreaterThanOrEqual(3);
  for (const who of ['other customer', 'administrator'] as const) {
    for (const route of routes) {
      const reply = await world.persons[who].ask(
        route.method,
        addressOf(world, route),
        takesBody(route) ? (readable[route.path] ?? {}) : undefined,
        { ...(takesBody(route) ? { 'idempotency-key': randomUUID() } : {}) },
      );
      expect({ route: name(route), status: reply.status, code: reply.body['code'] }).toEqual({
        route: name(route),
        status: 404,
        code: 'order-not-found',
      });
    }
    const own = await world.persons[who].ask<{ items: unknown[] }>('GET', '/api/orders');
    expect(own.body.items).toEqual([]);
  }
  expect(await snapshot(world.store)).toEqual(before);
});

test('another customer’s invoice is not found, nor one that never was', async () => {
  const shape = ({ status, body }: Reply) => ({ status, ...body, requestId: '' });
  const others = await world.bob.ask('GET', '/api/invoices/INV-000001.pdf');
  expect(others).toMatchObject({ status: 404, body: { code: 'invoice-not-found' } });
  const nobodys = await world.bob.ask('GET', '/api/invoices/INV-999999.pdf');
  expect(shape(others)).toEqual(shape(nobodys));
});

test('an order that is another’s and one that never was are answered alike', async () => {
  const others = await world.bob.ask('GET', `/api/orders/${world.orderNo}`);
  const nobodys = await world.bob.ask('GET', '/api/orders/9999999999');
  const shape = ({ status, body }: typeof others) => ({ status, ...body, requestId: '' });
  expect(shape(others)).toEqual(shape(nobodys));
});

test('a list’s cursor of another customer shows nothing of theirs', async () => {
  const cursor = Buffer.from('9999999999').toString('base64url');
  const reply = await world.bob.ask<{ items: unknown[] }>('GET', `/api/orders?cursor=${cursor}`);
  expect(reply).toMatchObject({ status: 200, body: { items: [] } });
  const filtered = await world.bob.ask(
    'GET',
    `/api/orders?customerNo=${world.params['customerNo']}`,
  );
  expect(filtered.body).toMatchObject({ items: [] });
});

test('another’s basket line cannot be seen, written, quoted against or taken out', async () => {
  const recipeNo = world.store.nos.recipe('Ceviche');
  const lineId = randomUUID();
  const own = await world.ada.ask('PUT', `/api/cart/lines/${lineId}`, { recipeNo, servings: 1 });
  expect(own.status).toBe(200);
  for (const person of [world.bob, world.store.guest(), world.persons.administrator]) {
    const gone = await person.ask('DELETE', `/api/cart/lines/${lineId}`);
    expect(gone).toMatchObject({ status: 404, body: { code: 'line-not-found' } });
    const put = await person.ask('PUT', `/api/cart/lines/${lineId}`, {
      recipeNo: world.params['recipeNo'],
      servings: 7,
    });
    expect(put.status).toBe(200);
    const quote = { servings: 1, lineId };
    expect((await person.ask('POST', '/api/recipes/congee/quote', quote)).status).toBe(200);
  }
  const adas = await world.ada.ask<{ lines: object[] }>('GET', '/api/cart');
  expect(adas.body.lines).toContainEqual(
    expect.objectContaining({ lineId, name: 'Ceviche', servings: 1 }),
  );
});

test('a profile shows nothing of the account behind it, and nobody may name another’s', async () => {
  const me = await world.ada.ask<Record<string, unknown>>('GET', '/api/me');
  expect(me.body).not.toHaveProperty('accountId');
  for (const attempt of [{ customerNo: 1 }, { role: 'owner' }, { mfa: true }]) {
    const reply = await world.bob.ask('PATCH', '/api/me', attempt);
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  }
  expect((await world.bob.ask('GET', '/api/me')).body).toMatchObject({ role: null });
});
