import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/http/document.ts';
import { problems } from '../../src/refusal.ts';
import { deliverTo, firstDay, visitor, type Person, type Reply } from '../store.ts';
import { mismatches, spoil, valueOf, type Hints, type Schema, type Schemas } from './schema.ts';
import { openWorld, parametersOf, routesOf, type Parameter, type World } from './world.ts';

/** The same requests in every run; say another seed and more runs to explore: `FUZZ_SEED=7 FUZZ_RUNS=500`. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20261123);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 12);

let world: World;
let schemas: Schemas;
let hints: Hints;
beforeAll(async () => {
  world = await openWorld();
  const { nos } = world.store;
  const ingredients = ['Rice', 'Lime'].map(nos.ingredient);
  hints = {
    recipeNo: ['Congee', 'Ceviche'].map(nos.recipe),
    ingredientNo: ingredients,
    with: ingredients,
    lineId: [world.params['lineId']],
    orderNos: [[world.orderNo], [world.orderNo, 2]],
    deliveryDay: [firstDay],
    deliverTo: [deliverTo],
    basketVersion: [1, 2, 3],
    email: [world.ada.email],
    to: ['packing', 'packed', 'cancelled'],
    category: ['bowls'],
    slug: ['congee', 'another'],
    pieceGrams: [null],
    editionNo: [1, 2],
    unit: ['g'],
  };
  schemas = world.store.app.document.components?.schemas ?? {};
});
afterAll(() => world.store.close());

type Asked = { address: string; body: string | undefined; headers: Record<string, string> };
type Described = {
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};

const describedAs = ({ method, path }: Operation) =>
  world.store.app.document.paths?.[path]?.[method.toLowerCase() as 'get'] as unknown as Described;

const weird = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed()),
  fc.constantFrom('', '0', '-1', '1e3', 'NaN', '99999999999', '..', '%', "' or 1=1 --", 'a,b'),
);

/** Requests for a route: as its document says, a little off, or garbage. */
function requestsFor(route: Operation): fc.Arbitrary<Asked> {
  const parameters = parametersOf(world.store, route);
  const known = (name: string) =>
    name === 'idempotency-key' ? fc.uuid() : fc.constant(String(world.params[name] ?? ''));
  const valueFor = ({ name, schema }: (typeof parameters)[number]) =>
    fc.oneof(
      { weight: 4, arbitrary: known(name) },
      { weight: 3, arbitrary: valueOf(schema, schemas).map(String) },
      { weight: 2, arbitrary: weird },
    );
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const inHeader = parameters.filter((parameter) => parameter.in === 'header');
  const record = (list: typeof parameters) =>
    fc.record(Object.fromEntries(list.map((parameter) => [parameter.name, valueFor(parameter)])));
  const query = fc
    .tuple(someOf(inQuery), fc.option(fc.tuple(fc.string(), weird), { freq: 3 }), fc.nat(9))
    .chain(([some, extra, once]) =>
      record(some).map((values) => [
        ...Object.entries(values),
        ...(once ? [] : Object.entries(values)),
        ...(extra ? [extra] : []),
      ]),
    );
  return fc
    .record({
      path: record(inPath),
      query,
      headers: record(inHeader),
      body: bodiesFor(route),
      type: mediaType,
    })
    .map(({ path, query, headers, body, type }) => ({
      address: addressWith(route.path, path, query),
      body,
      headers: {
        ...Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, asHeader(v)])),
        ...(type && body !== undefined ? { 'content-type': type } : {}),
      },
    }));
}

const someOf = (parameters: Parameter[]) =>
  fc
    .subarray(parameters.filter(({ required }) => !required))
    .map((some) => [...some, ...parameters.filter(({ required }) => required)]);

const mediaType = fc.oneof(
  { weight: 9, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('application/json; a', 'application/json ;b=c', 'text/plain', 'x'),
  },
);

function addressWith(path: string, values: Record<string, string>, query: [string, string][]) {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    // The URL parser would take a segment of dots away.
    encodeURIComponent(values[name] || '-').replaceAll('.', '%2E'),
  );
  const asked = new URLSearchParams(
    query.map(([name, value]) => [name.toWellFormed(), value] as [string, string]),
  );
  return `${filled}?${asked.toString()}`;
}

// What a socket would let through: visible Latin-1.
const asHeader = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').trim();

function bodiesFor(route: Operation): fc.Arbitrary<string | undefined> {
  const schema = describedAs(route).requestBody?.content['application/json']?.schema;
  if (!schema) return fc.constantFrom(undefined, ...(route.method === 'POST' ? ['', '{}'] : []));
  const good = valueOf(schema, schemas, hints);
  const json = (arbitrary: fc.Arbitrary<unknown>) =>
    arbitrary.map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 4, arbitrary: json(good) },
    { weight: 4, arbitrary: json(good.chain(spoil)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()) },
    { weight: 1, arbitrary: fc.constantFrom('', '{"a":', '1e999', '['.repeat(30_000), '{}') },
  );
}

const known: Record<string, { status: number }> = problems;
const undocumented = { 'route-not-found': true, 'method-not-allowed': true };

/** What is wrong with an answer, whatever was asked. */
function faultsOf(route: Operation, reply: Reply): string[] {
  const type = reply.headers.get('content-type') ?? '';
  if (reply.status >= 500) return [`answers ${reply.status}`];
  if (reply.status >= 400) {
    const code = String(reply.body['code']);
    return [
      ...(type === 'application/problem+json' ? [] : [`a refusal as ${type}`]),
      ...(known[code]?.status === reply.status ? [] : [`${reply.status} with the code ${code}`]),
      ...mismatches(reply.body, schemas['Problem'] ?? {}, schemas),
      // An address whose parameter is `..` is another address.
      ...(code in undocumented || String(reply.status) in describedAs(route).responses
        ? []
        : [`${reply.status} is not in the document`]),
    ];
  }
  if (reply.status === 303) {
    const here = new URL(reply.headers.get('location') ?? 'nowhere:', 'http://shop.example');
    return here.host === 'shop.example' ? [] : [`leads to ${here.href}`];
  }
  const content = describedAs(route).responses[String(reply.status)]?.content;
  if (reply.status === 304 || !content)
    return content || reply.status === 304 ? [] : ['undescribed'];
  const described = content[type.split(';')[0] ?? ''];
  if (!described) return [`answers ${type}`];
  return type.includes('json') ? mismatches(reply.body, described.schema, schemas) : [];
}

/** Somebody who asks without losing their session to what they are answered. */
const everybody: Record<string, () => Person> = {
  // A new address each time, so that the limits of one do not end the fun.
  guest: () => visitor(world.store.app),
  customer: () => world.ada,
  administrator: () => world.persons.administrator,
};

describe('whatever is asked, the store answers as its document says', () => {
  test.each(Object.entries(everybody))(
    'to a %s',
    async (_who, somebody) => {
      const ask: Person['ask'] = (...asked) => somebody().ask(...asked);
      const failures: unknown[] = [];
      for (const route of routesOf(world.store)) {
        const slow = route.path.startsWith('/auth/');
        const property = fc.asyncProperty(requestsFor(route), async (asked) => {
          const { address, body, headers } = asked;
          const reply = await ask(route.method, address, body, headers);
          const faults = faultsOf(route, reply);
          if (faults.length > 0) throw new Error(faults.join('; '));
        });
        const runs = slow ? Math.ceil(numRuns / 3) : numRuns;
        const outcome = await fc.check(property, { seed, numRuns: runs });
        if (outcome.failed) {
          const { counterexample, errorInstance } = outcome;
          failures.push({ route, because: String(errorInstance), asked: counterexample });
        }
      }
      expect(failures).toEqual([]);
    },
    300_000 + 1000 * numRuns,
  );
});

test('after all that, the stock is its ledger and no order is without its lines', async () => {
  for (const [name, { stock, ledger }] of Object.entries(await world.store.stockAndLedger())) {
    expect({ name, stock }).toEqual({ name, stock: ledger });
  }
});
