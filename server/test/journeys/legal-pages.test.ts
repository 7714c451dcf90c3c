import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
beforeEach(async () => {
  store = await openStore();
  owner = await store.administrator();
});
afterEach(() => store.close());

type Begun = { version: number; holdsFrom: string };
type Page = Begun & {
  text: string | null;
  values: { shop: string; weekdays: number[] };
  versions: Begun[];
};
type Answer = {
  mark: string;
  code?: string;
  version: number;
  holds: number;
  versions: (Begun & { isOurs: boolean; agreeAgain: boolean })[];
  fields?: { field: string; message: string }[];
  conflicts?: { field: string; mine: unknown; theirs: unknown }[];
};

const read = async (query = '', topic = 'terms') =>
  store.guest().ask<Page>('GET', `/api/pages/${topic}${query}`);
const publish = (
  text: string | null,
  more: { holdsFrom?: string; agreeAgain?: boolean; version?: number; topic?: string } = {},
) => {
  const { holdsFrom = null, agreeAgain = false, version = 0, topic = 'terms' } = more;
  const asked = { text, holdsFrom, agreeAgain, version };
  return owner.ask<Answer>('POST', `/api/admin/pages/${topic}/versions`, asked);
};
const pass = (days: number) => {
  store.time.now = new Date(store.time.now.getTime() + days * 86_400_000);
};

test('until an owner writes one, a page is the text that the store comes with', async () => {
  expect((await read()).body).toMatchObject({
    version: 0,
    text: null,
    holdsFrom: null,
    versions: [],
  });
  const listed = await owner.ask<{ items: object[] }>('GET', '/api/admin/pages');
  expect(listed.body.items).toHaveLength(6);
  expect(listed.body.items[0]).toMatchObject({
    topic: 'help',
    holds: 0,
    isOurs: true,
    planned: null,
  });
});

test('versions count up, each holds from its moment on, and the older ones stay to be read', async () => {
  expect((await publish('# One\n\n{shop}')).status).toBe(200);
  const first = store.time.now.toISOString();
  pass(1);
  expect((await publish('# Two', { version: 1, agreeAgain: true })).body).toMatchObject({
    version: 2,
    holds: 2,
    versions: [
      { version: 2, isOurs: false, agreeAgain: true },
      { version: 1, agreeAgain: false },
    ],
  });
  const second = store.time.now.toISOString();
  pass(1);
  const begun = [
    { version: 2, holdsFrom: second },
    { version: 1, holdsFrom: first },
  ];
  expect((await read()).body).toMatchObject({ version: 2, text: '# Two', versions: begun });
  expect((await read('?version=1')).body).toMatchObject({ version: 1, text: '# One\n\n{shop}' });
  expect((await read('?version=0')).body).toMatchObject({ version: 0, text: null });
  expect(await read('?version=3')).toMatchObject({ status: 404 });

  // And back to ours, as the next version.
  expect((await publish(null, { version: 2 })).body).toMatchObject({ version: 3, holds: 3 });
  expect((await read()).body).toMatchObject({ version: 3, text: null });
  const compared = await owner.ask('GET', '/api/admin/pages/terms/versions/2');
  expect(compared.body).toMatchObject({ text: '# Two', before: '# One\n\n{shop}' });
});

test('what is planned begins by itself, is seen by nobody before, and is taken back until then', async () => {
  await publish('Now');
  const planned = await publish('Later', { version: 1, holdsFrom: '2026-12-01' });
  expect(planned.body).toMatchObject({ version: 2, holds: 1 });
  expect((await read()).body).toMatchObject({ version: 1, text: 'Now' });
  expect((await read('?version=2')).status).toBe(404);
  // There is one plan at a time, so that numbers follow each other in time.
  expect(await publish('In between', { version: 2 })).toMatchObject({
    status: 409,
    body: { code: 'page-is-planned' },
  });
  // What is planned for later is not what somebody asks for now.
  expect(await publish('Later', { version: 2 })).toMatchObject({ status: 409 });
  expect(await publish('Later', { version: 2, holdsFrom: '2026-12-01' })).toMatchObject({
    status: 200,
    body: { version: 2, holds: 1 },
  });
  const plan = `/api/admin/pages/terms/planned/2?mark=${planned.body.mark}`;
  expect((await owner.ask('DELETE', plan)).status).toBe(200);
  expect((await owner.ask('DELETE', plan)).status).toBe(404);
  const again = await publish('Later, again', { version: 1, holdsFrom: '2026-12-01' });
  // It has the number and the day of the plan before, and is another one.
  expect(again.body).toMatchObject({ version: 2 });
  expect(await owner.ask('DELETE', plan)).toMatchObject({
    status: 404,
    body: { code: 'planned-change-not-found' },
  });
  store.time.now = new Date('2026-11-30T23:59:59.999Z');
  expect((await read()).body.version).toBe(1);
  store.time.now = new Date('2026-12-01T00:00:00.000Z');
  expect((await read()).body).toMatchObject({ version: 2, text: 'Later, again' });
  const late = `/api/admin/pages/terms/planned/2?mark=${again.body.mark}`;
  expect((await owner.ask('DELETE', late)).status).toBe(404);
  const trail = await owner.ask<{
    items: { action: string; subject: object; changes: object[] }[];
  }>('GET', '/api/admin/audit?subject=page');
  expect(trail.body.items.map(({ action }) => action)).toEqual([
    'page-planned',
    'page-withdrawn',
    'page-planned',
    'page-published',
  ]);
  expect(trail.body.items[0]?.changes).toContainEqual({
    field: 'versionNo',
    before: 1,
    after: 2,
  });
});

test('a version is told as of moments at which it held, and of no others', async () => {
  const first = store.time.now;
  await publish('One');
  pass(5);
  const second = store.time.now;
  await publish('Two', { version: 1 });
  pass(5);
  const at = (version: number, moment: Date, seconds: number) =>
    read(`?version=${version}&at=${new Date(moment.getTime() + seconds * 1000).toISOString()}`);
  const refused = { status: 404, body: { code: 'page-version-not-found' } };
  expect((await at(2, second, 0)).body).toMatchObject({ text: 'Two' });
  expect(await at(2, first, 0)).toMatchObject(refused);
  expect(await at(2, new Date('2020-01-01T00:00:00Z'), 0)).toMatchObject(refused);
  expect((await at(1, second, 30)).status).toBe(200);
  expect(await at(1, second, 90)).toMatchObject(refused);
  expect((await at(0, new Date('2020-01-01T00:00:00Z'), 0)).status).toBe(200);
  expect(await at(0, second, 0)).toMatchObject(refused);
});

test('a text that everybody was asked to agree to is no new version when it is sent again', async () => {
  await publish('One', { agreeAgain: true });
  expect((await publish('One', { version: 1 })).body).toMatchObject({ version: 1 });
  expect((await publish('Two', { version: 1 })).body).toMatchObject({ version: 2 });
  expect((await publish('Two', { version: 2, agreeAgain: true })).body).toMatchObject({
    version: 3,
  });
});

test('a page as it stood at a moment says what the shop was then', async () => {
  await publish('We are {shop}');
  const then = store.time.now.toISOString();
  const name = store.shop.config.shop.name;
  pass(1);
  await owner.ask('PATCH', '/api/admin/settings', {
    change: { name: 'The Pantry', weekdays: [1] },
    holdsFrom: null,
    version: 0,
  });
  await publish('We were somebody else', { version: 1 });
  pass(1);
  expect((await read()).body.values.shop).toBe('The Pantry');
  expect((await read(`?at=${then}`)).body).toMatchObject({ version: 1, values: { shop: name } });
  expect((await read('?at=2020-01-01T00:00:00Z')).body).toMatchObject({ version: 0 });
  // Of an older version, what the shop was when it last held.
  expect((await read('?version=1')).body.values.shop).toBe(name);
  expect((await read('?at=2099-01-01T00:00:00Z')).status).toBe(400);
  expect((await read('?at=yesterday')).status).toBe(400);
});

test('what nobody knows, what is over already and what nobody agrees to is refused, with its line', async () => {
  const unknown = await publish('{shop}\n\n{shpo} and \\{this}\n{ that } {constructor}');
  expect(unknown).toMatchObject({ status: 400 });
  expect(unknown.body.fields).toEqual([
    { field: '/text', message: 'line 3: {shpo} is no placeholder' },
    { field: '/text', message: 'line 4: {constructor} is no placeholder' },
  ]);
  expect((await publish('x'.repeat(40_001))).status).toBe(400);
  expect((await publish('🥭'.repeat(40_000))).status).toBe(200);
  expect(await publish('Late', { holdsFrom: '2026-11-23', topic: 'help' })).toMatchObject({
    status: 400,
    body: { fields: [{ field: '/holdsFrom' }] },
  });
  expect(await publish('Agree', { agreeAgain: true, topic: 'help' })).toMatchObject({
    status: 400,
    body: { fields: [{ field: '/agreeAgain' }] },
  });
  expect((await publish('Nothing', { topic: 'nothing' })).status).toBe(400);
});

test('two owners do not write over each other, and what is there already is no new version', async () => {
  await publish('One');
  const second = await publish('Two');
  expect(second).toMatchObject({ status: 409, body: { code: 'precondition-failed' } });
  expect(second.body.conflicts).toEqual([{ field: '/text', mine: 'Two', theirs: 'One' }]);
  expect((await publish('One')).body.version).toBe(1);
  expect((await publish('One', { version: 1 })).body.version).toBe(1);
  const cook = await store.staff('kitchen');
  expect((await cook.ask('GET', '/api/admin/pages')).status).toBe(403);
});
