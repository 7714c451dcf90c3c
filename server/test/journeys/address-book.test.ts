import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
});
afterAll(() => store.close());

const book = '/api/me/addresses';
const home = {
  label: 'Home',
  name: 'Ada Cook',
  phone: '0871234567',
  address: '1 Quay Street',
  country: 'IE',
  postcode: 'D02 XY45',
  note: 'The blue door',
};
type Address = typeof home & { addressNo: number; version: number };
type Refused = { code: string; fields?: { field: string }[] };

const add = async (person: Person, change: object = {}): Promise<Address> => {
  const { status, body } = await person.ask<Address>('POST', book, { ...home, ...change });
  expect(status).toBe(201);
  return body;
};
const list = async (person: Person) =>
  (await person.ask<{ items: Address[] }>('GET', book)).body.items;

test('a place is kept as it was written, changed and taken out again', async () => {
  const ada = await store.customer();
  const { addressNo, version } = await add(ada);
  expect(await list(ada)).toEqual([{ ...home, phone: expect.any(String), addressNo, version }]);
  const changed = { ...home, label: 'Mother', postcode: 'd02xy46', version };
  const path = `${book}/${addressNo}`;
  const saved = await ada.ask<Address>('PATCH', path, changed);
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({ label: 'Mother', version: version + 1 });
  expect((await ada.ask('DELETE', `${path}?version=${version + 1}`)).status).toBe(200);
  expect(await list(ada)).toEqual([]);
});

test('nobody sees, changes or takes out a place of somebody else’s', async () => {
  const [ada, bob] = [await store.customer(), await store.customer()];
  const { addressNo, version } = await add(ada);
  const path = `${book}/${addressNo}`;
  expect(await list(bob)).toEqual([]);
  const changed = await bob.ask<Refused>('PATCH', path, { ...home, label: 'Mine', version });
  expect(changed).toMatchObject({ status: 404, body: { code: 'address-not-found' } });
  const removed = await bob.ask<Refused>('DELETE', `${path}?version=${version}`);
  expect(removed).toMatchObject({ status: 404, body: { code: 'address-not-found' } });
  expect(await list(ada)).toMatchObject([{ label: 'Home', version }]);
  for (const method of ['GET', 'POST'])
    expect(
      (await store.guest().ask(method, book, method === 'GET' ? undefined : home)).status,
    ).toBe(401);
});

test('two who change a place at once do not write over each other, and a save that is there already is no conflict', async () => {
  const ada = await store.customer();
  const { addressNo, version } = await add(ada);
  const save = (change: object) =>
    ada.ask<Refused>('PATCH', `${book}/${addressNo}`, { ...home, ...change, version });
  const saved = await Promise.all(['Work', 'Mother'].map((label) => save({ label })));
  expect(saved.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [{ label } = home] = await list(ada);
  expect((await save({ label })).status).toBe(200);
  const stale = await ada.ask<Refused>('DELETE', `${book}/${addressNo}?version=${version}`);
  expect(stale.body.code).toBe('precondition-failed');
  expect(await list(ada)).toHaveLength(1);
});

test('the book holds twenty places, however many are added at once, and one taken out makes room', async () => {
  const ada = await store.customer();
  const added = await Promise.all(
    Array.from({ length: 24 }, () => ada.ask<Refused>('POST', book, home)),
  );
  expect(added.filter(({ status }) => status === 201)).toHaveLength(20);
  expect(added.filter(({ body }) => body.code === 'address-book-full')).toHaveLength(4);
  const [first] = await list(ada);
  await ada.ask('DELETE', `${book}/${first?.addressNo}?version=${first?.version}`);
  expect((await add(ada)).addressNo).toBe(first?.addressNo);
});

describe('is refused', () => {
  test.each([
    ['a postcode of blanks', { postcode: '   ' }, 'postcode'],
    ['a postcode that is too long', { postcode: 'D02XY45D02X' }, 'postcode'],
    ['a country that is none', { country: 'Ireland' }, 'country'],
    ['a label without a letter', { label: '   ' }, 'label'],
    ['a label that is too long', { label: 'x'.repeat(31) }, 'label'],
    ['a name that is too long', { name: 'x'.repeat(31) }, 'name'],
    ['an address that is too long', { address: 'x'.repeat(51) }, 'address'],
    ['a phone that is none', { phone: 'call me' }, 'phone'],
    ['a note that is too long', { note: 'x'.repeat(201) }, 'note'],
  ])('%s, in a new place and in one that is there', async (_, change, field) => {
    const ada = await store.customer();
    const { addressNo, version } = await add(ada);
    const refused = [
      await ada.ask<Refused>('POST', book, { ...home, ...change }),
      await ada.ask<Refused>('PATCH', `${book}/${addressNo}`, { ...home, ...change, version }),
    ];
    for (const { body } of refused)
      expect(body).toMatchObject({ code: 'invalid-input', fields: [{ field: `/${field}` }] });
    expect(await list(ada)).toMatchObject([{ label: 'Home', version }]);
  });
});
