import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecipeFile } from '../../src/food/reading-files/read-recipe-file.ts';
import { formats } from '../../src/food/writing-files/formats.ts';
import type { Role } from '../../src/contract/staff-roles.ts';
import { fillBasket, firstDay, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
let orderNo: number;

const somebody = { name: '=HYPERLINK(1)', phone: '0871234567', address: '7 Marrowbone Lane' };

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 9000, Limes: 900 },
    recipes: { Congee: { Rice: 90 }, 'Lime soup': { Limes: 20 } },
    facts: { Limes: { lowStockAmount: 5000, description: '@home' } },
  });
  owner = await store.administrator();
  const ada = await store.customer('ada@larder-test.example');
  for (const recipe of ['Congee', 'Lime soup']) {
    const basket = await fillBasket(store, ada, [{ recipe, servings: 1 }]);
    const placed = await order(ada, basket, {
      deliverTo: { ...somebody, postcode: 'D02 XY45', note: '-ring twice' },
    });
    expect(placed.status).toBe(201);
    orderNo = placed.body.orderNo;
  }
});
afterAll(() => store.close());

const file = async (path: string, who: Person = owner) => {
  const { status, headers, body } = await who.ask<{ text?: string }>('GET', `/api/admin/${path}`);
  return { status, headers, text: body.text ?? '' };
};
/** Its lines; no text of these tests has a comma or a line break in it. */
const linesOf = async (path: string) => {
  const { status, text } = await file(path);
  expect([path, status]).toEqual([path, 200]);
  const [head = '', ...lines] = text.trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
};

/** Every list of the back office, and who may take it out. */
const lists: Record<string, readonly Role[]> = {
  'orders-csv': ['owner', 'manager', 'support', 'accounts'],
  'customers-csv': ['owner', 'manager', 'support'],
  'recipes-csv': ['owner', 'manager', 'menu'],
  'ingredients-csv': ['owner', 'manager', 'menu', 'kitchen'],
  'stock-csv': ['owner', 'manager', 'menu', 'kitchen'],
  'stock-movements-csv': ['owner', 'manager', 'menu', 'kitchen'],
  'delivery-days-csv?from=2026-11-20&to=2026-12-20': [
    'owner',
    'manager',
    'kitchen',
    'support',
    'accounts',
  ],
  'failed-charges-csv': ['owner', 'manager', 'accounts'],
  'staff-csv': ['owner'],
  'hygiene-entries-csv?from=2026-11-20&to=2026-11-30': ['owner', 'manager', 'kitchen'],
  [`books-csv?day=${firstDay}`]: ['owner', 'manager', 'accounts'],
  'audit-csv': ['owner', 'manager'],
};

test('every list is taken out by whoever may see it, and by nobody else', async () => {
  const roles: Role[] = ['manager', 'kitchen', 'menu', 'support', 'accounts'];
  for (const role of roles) {
    const who = await store.staff(role);
    for (const [path, may] of Object.entries(lists)) {
      const { status } = await file(path, who);
      expect([role, path, status]).toEqual([role, path, may.includes(role) ? 200 : 403]);
    }
  }
  for (const path of Object.keys(lists)) {
    const { status, headers } = await file(path);
    expect([path, status]).toEqual([path, 200]);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.csv"$/);
    expect(headers.get('cache-control')).toContain('no-store');
  }
});

describe('a file', () => {
  test('is what the page shows, filtered as it is', async () => {
    expect(await linesOf('orders-csv?q=lime')).toMatchObject([
      { order_no: String(orderNo), status: 'placed', postcode: 'D02 XY45', currency: 'EUR' },
    ]);
    expect(await linesOf('orders-csv?status=delivered')).toEqual([]);
    expect(await linesOf(`orders-csv?day=${firstDay}`)).toHaveLength(2);
    expect((await linesOf('recipes-csv?q=lime')).map(({ name }) => name)).toEqual(['Lime soup']);
    expect(await linesOf('recipes-csv?archived=only')).toEqual([]);
    expect((await linesOf('ingredients-csv?q=rice')).map(({ name }) => name)).toEqual(['Rice']);
    expect((await linesOf('stock-csv?low=true')).map(({ name }) => name)).toEqual(['Limes']);
    const ledger = `stock-movements-csv?ingredientNo=${store.nos.ingredient('Limes')}`;
    expect((await linesOf(ledger)).map(({ kind }) => kind)).toEqual(['taken', 'received']);
    expect(await linesOf('customers-csv?q=nobody')).toEqual([]);
    expect((await linesOf('staff-csv')).map(({ role }) => role)).toContain('kitchen');
  });

  test('says in UTF-8 that it is UTF-8, and nothing that people typed is a formula in it', async () => {
    const [first] = await linesOf('orders-csv');
    expect(first).toMatchObject({ name: "'=HYPERLINK(1)", note: "'-ring twice" });
    expect(first?.['total']).toMatch(/^\d+\.\d\d$/);
    const reply = await store.app.fetch(
      new Request('http://localhost:3000/api/admin/ingredients-csv', {
        headers: { authorization: `Bearer ${(await store.software(owner, ['see-menu'])).token}` },
      }),
      { incoming: { socket: { remoteAddress: '10.9.9.9' }, headers: {} } },
    );
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain(",'@home,");
  });

  test('goes on page after page: each row is in it once, the newest first', async () => {
    await store.shop.database
      .run(sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by)
      select ${store.nos.ingredient('Rice')}, 'counted', n % 3 - 1, now(), 'test' from generate_series(1, 2500) n`);
    const nos = (
      await linesOf(`stock-movements-csv?ingredientNo=${store.nos.ingredient('Rice')}`)
    ).map((line) => Number(line['movement_no']));
    expect(nos.length).toBe(2502);
    expect(new Set(nos).size).toBe(nos.length);
    expect(nos).toEqual(nos.toSorted((a, b) => b - a));
  });

  test('of what nobody matches is its headings alone', async () => {
    const { text } = await file('orders-csv?q=nobodyofthisname');
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).toMatch(/^order_no,status,/);
  });
});

test('that people were taken out is written down: what, by whom and how filtered, and nobody of them', async () => {
  type Page = { items: { action: string; subject: { key: string }; changes: object[] }[] };
  const trail = async () =>
    (await owner.ask<Page>('GET', '/api/admin/audit?action=list-exported&limit=100')).body.items;
  const before = (await trail()).length;
  await file('orders-csv?q=marrowbone&status=placed');
  await file('customers-csv');
  await file('staff-csv');
  await file('failed-charges-csv');
  await file('ingredients-csv');
  await file('stock-csv');
  const written = (await trail()).slice(0, -before || undefined);
  expect(written.map(({ subject }) => subject.key)).toEqual([
    'failed-charges',
    'staff',
    'customers',
    'orders',
  ]);
  expect(written.at(-1)?.changes).toEqual([{ field: 'filters', after: ['status', 'q'] }]);
  expect(JSON.stringify(written)).not.toContain('marrowbone');
});

describe('recipes for other programs', () => {
  const from = (who: Person) => async (path: string) => {
    const { token } = await store.software(owner, who === owner ? ['see-menu'] : ['see-orders']);
    const headers = { authorization: `Bearer ${token}` };
    const reply = await store.app.fetch(
      new Request(`http://localhost:3000/api/admin/${path}`, { headers }),
      { incoming: { socket: { remoteAddress: '10.9.9.9' }, headers: {} } },
    );
    return { reply, bytes: new Uint8Array(await reply.arrayBuffer()) };
  };

  test('are a file each, or one file of the list as it is filtered, in every format', async () => {
    const get = from(owner);
    const titles = async (path: string) => {
      const { reply, bytes } = await get(path);
      expect([path, reply.status]).toEqual([path, 200]);
      const said = reply.headers.get('content-disposition') ?? '';
      const name = /^attachment; filename="([a-z-]+\.[a-z]+)"$/.exec(said)?.[1] ?? '';
      const { recipes, refused } = readRecipeFile(name, bytes);
      expect([path, refused]).toEqual([path, []]);
      return recipes.map(({ title, ingredients }) => [title, ...ingredients]);
    };
    for (const format of formats) {
      const congee = `recipes/${store.nos.recipe('Congee')}/file?format=${format}`;
      const all = (await titles(`recipe-files?format=${format}`)).toSorted();
      expect(await titles(congee)).toEqual([all[0]]);
      expect(all.map(([title]) => title)).toEqual(['Congee', 'Lime soup']);
      expect(all[0]?.[1]).toMatch(/^90 g rice$/i);
      expect(await titles(`recipe-files?format=${format}&q=lime`)).toEqual([all[1]]);
    }
    const { reply, bytes } = await get('recipe-files?format=json-ld&archived=only');
    expect(reply.status).toBe(200);
    expect(readRecipeFile('none.zip', bytes).refused).toEqual([{ name: 'none.zip', why: 'no-recipe' }]); // prettier-ignore
  });

  test('are for who may see the menu, in a format that there is, of a recipe that there is', async () => {
    const [get, strange] = [from(owner), from(await store.staff('support'))];
    const congee = `recipes/${store.nos.recipe('Congee')}/file`;
    expect((await strange('recipe-files?format=paprika')).reply.status).toBe(403);
    expect((await strange(`${congee}?format=paprika`)).reply.status).toBe(403);
    expect((await get(`${congee}?format=word`)).reply.status).toBe(400);
    expect((await get('recipes/99999/file?format=cooklang')).reply.status).toBe(404);
  });
});
