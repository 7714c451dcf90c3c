import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let author: Person;
let owner: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 9000, Limes: 900, Prawns: 500 },
    recipes: { Congee: { Rice: 90 }, 'Lime soup': { Limes: 20 }, Stew: { Prawns: 30 } },
    facts: {
      Prawns: { allergens: ['crustaceans'], diets: [], description: 'From, "the sea"; raw' },
      Limes: { description: '=1+1' },
    },
  });
  author = await store.staff('manager');
  owner = await store.administrator();
});
afterAll(() => store.close());

type WrongRow = { row: number; column: string; message: string };
type Report = {
  created: number;
  updated: number;
  unchanged: number;
  rows: WrongRow[];
  wrong: number;
  code?: string;
};
const addresses = {
  ingredients: ['ingredients-csv?archived=too', 'list-files/ingredients.csv'],
  recipes: ['recipes-csv?archived=too', 'list-files/recipes.csv'],
  stock: ['stock-csv', 'stock-file'],
} as const;
type List = keyof typeof addresses;
const lists = Object.keys(addresses) as List[];

const out = async (list: List) =>
  (await author.ask<{ text: string }>('GET', `/api/admin/${addresses[list][0]}`)).body.text;
const read = async (list: List, text: string, dryRun: boolean, key: string = randomUUID()) =>
  author.ask<Report>(
    'POST',
    `/api/admin/${addresses[list][1]}`,
    { text, dryRun },
    {
      'idempotency-key': key,
    },
  );
const look = async (list: List, text: string) => (await read(list, text, true)).body;

/** The file with one cell written otherwise. */
function withCell(text: string, of: string, column: string, value: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const at = lines[0]?.indexOf(column) ?? -1;
  const line = lines.find((cells) => cells[1] === of);
  if (!line || at < 0) throw new Error(`There is no ${column} of ${of}.`);
  line[at] = value;
  return lines.map((cells) => cells.join(',')).join('\n');
}

const audited = async () =>
  (
    await owner.ask<{ items: { auditNo: number; action: string; by: { email: string } }[] }>(
      'GET',
      '/api/admin/audit?limit=100',
    )
  ).body.items;
let before = 0;
beforeEach(async () => {
  before = (await audited())[0]?.auditNo ?? 0;
});
const since = async () => (await audited()).filter(({ auditNo }) => auditNo > before);

describe.each(lists)('the file of %s', (list) => {
  test('that is read as it was taken out changes nothing, and leaves no trace', async () => {
    const text = await out(list);
    const rows = text.trim().split('\n').length - 1;
    const asBefore = { created: 0, updated: 0, unchanged: rows, rows: [], wrong: 0 };
    expect(await look(list, text)).toEqual(asBefore);
    const written = await read(list, text, false);
    expect([written.status, written.body]).toEqual([200, asBefore]);
    expect(await out(list)).toBe(text);
    expect(await since()).toEqual([]);
  });

  test('is read as spreadsheets of any country write it', async () => {
    const text = await out(list);
    const rows = text.trim().split('\n').length - 1;
    const cells = (line: string) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
    const with_ = (sign: string) =>
      text
        .trim()
        .split('\n')
        .map((line) =>
          cells(line)
            .slice(0, line.endsWith(',') ? undefined : -1)
            .map((cell) => cell.replace(/,$/, ''))
            .map((cell) => (cell.includes(sign) && !cell.startsWith('"') ? `"${cell}"` : cell))
            .join(sign),
        )
        .join('\r\n');
    for (const written of [
      `\ufeff${text.replaceAll('\n', '\r\n')}`,
      with_(';'),
      with_('\t'),
      `${text}\n\n  \n`,
      `${text}${','.repeat(text.split('\n')[0]?.split(',').length ?? 0).slice(1)}\n`,
    ])
      expect({ ...(await look(list, written)), written }).toMatchObject({
        unchanged: rows,
        updated: 0,
        wrong: 0,
      });
  });

  test('that is no such file is told what is wrong with its first row', async () => {
    const report = await look(list, 'name;price\nRice;1\n');
    expect(report.rows[0]).toMatchObject({ row: 1, message: 'is missing from the first row' });
    expect((await read(list, '', false)).status).toBe(422);
  });
});

describe('ingredients', () => {
  test('are looked over with every wrong row named, and written all or not at all', async () => {
    const text = await out('ingredients');
    const dearer = withCell(text, 'Rice', 'price', '1.49');
    const wrong = withCell(dearer, 'Limes', 'allergens', 'shellfish;mlik');
    const report = await look('ingredients', wrong);
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 1, wrong: 2 });
    expect(report.rows.map(({ row, column }) => [row, column])).toEqual([
      [2, 'allergens'],
      [2, 'allergens'],
    ]);
    const [shellfish, milk] = report.rows.map(({ message }) => message);
    expect(shellfish).toContain('"shellfish" is not one of');
    expect(shellfish).toMatch(/: did you mean crustaceans or molluscs\?$/);
    expect(milk).toMatch(/: did you mean milk\?$/);
    const refused = await read('ingredients', wrong, false);
    expect([refused.status, refused.body.code]).toEqual([422, 'file-wrong']);
    expect(refused.body.rows).toEqual(report.rows);
    expect(await out('ingredients')).toBe(text);
    expect(await since()).toEqual([]);

    const last = dearer.split('\n').at(-1) ?? '';
    const brown = last.replace(/^\d+,[^,]*/, '77,Brown rice').replace(/,\d+$/, ',');
    const added = `${dearer}\n${brown}`;
    expect(await look('ingredients', added)).toMatchObject({ created: 1, updated: 1, wrong: 0 });
    expect((await read('ingredients', added, false)).status).toBe(200);
    expect(await out('ingredients')).toContain(',1.49,');
    expect((await since()).map(({ action, by }) => `${action} ${by.email}`).toSorted()).toEqual([
      `ingredient-added ${author.email}`,
      `ingredient-changed ${author.email}`,
    ]);
  });

  test('say what is wrong with a decimal comma, a cell of two lines and a file that is out of date', async () => {
    const text = await out('ingredients');
    const price = withCell(text, 'Rice', 'price', '"1,49"');
    const [comma] = (await look('ingredients', price)).rows;
    expect(comma).toMatchObject({ column: 'price' });
    expect(comma?.message).toContain('write a point, not a comma');
    const broken = withCell(text, 'Rice', 'description', '"two\nlines"');
    const { rows } = await look('ingredients', broken);
    expect(rows[0]?.message).toContain('has several lines');
    // Somebody changes it in the shop while the file lies on a desk.
    const mine = withCell(text, 'Rice', 'price', '1.99');
    expect((await read('ingredients', withCell(text, 'Rice', 'price', '2.49'), false)).status).toBe(
      200,
    );
    const stale = await read('ingredients', mine, false);
    expect(stale.status).toBe(422);
    expect(stale.body.rows[0]?.message).toContain('it was changed after version');
  });

  test('of ten thousand rows go through the door', async () => {
    const text = await out('ingredients');
    const [head = '', row = ''] = text.split('\n');
    const many = Array.from({ length: 10_000 }, (_, at) =>
      row.replace(/^\d+,[^,]*/, `${1000 + at},Kind ${at}`).replace(/,\d+$/, ','),
    );
    const report = await look('ingredients', [head, ...many].join('\n'));
    expect(report).toMatchObject({ created: 10_000, wrong: 0 });
    const wrong = many.map((line) => line.replace(/,\d+\.\d\d,/, ',free,'));
    const refused = await look('ingredients', [head, ...wrong].join('\n'));
    expect(refused.wrong).toBeGreaterThanOrEqual(10_000);
    expect(refused.rows.length).toBe(500);
  });
});

describe('recipes', () => {
  test('change their place, their price and whether they are on the menu', async () => {
    const text = await out('recipes');
    const changed = withCell(
      withCell(withCell(text, 'Congee', 'place', '3'), 'Congee', 'preparation', '2.75'),
      'Stew',
      'status',
      'draft',
    );
    expect(await look('recipes', changed)).toMatchObject({ updated: 2, unchanged: 1, wrong: 0 });
    expect((await read('recipes', changed, false)).status).toBe(200);
    type Recipe = { menuPlace: number; preparationCents: number; status: string };
    const one = async (name: string) =>
      (await author.ask<Recipe>('GET', `/api/admin/recipes/${store.nos.recipe(name)}`)).body;
    expect(await one('Congee')).toMatchObject({ menuPlace: 3, preparationCents: 275 });
    expect(await one('Stew')).toMatchObject({ status: 'draft' });
    expect((await since()).map(({ action }) => action).toSorted()).toEqual([
      'recipe-changed',
      'recipe-unpublished',
    ]);
  });

  test('stay off the menu while they cannot be on it, and are not renamed by a file', async () => {
    const { body } = await author.ask<{ recipeNo: number }>('POST', '/api/admin/recipes', {
      name: 'Nothing yet',
      description: null,
      category: 'bowls',
      story: null,
      servings: 2,
      minutes: 10,
      preparationCents: 0,
      steps: [],
      ingredients: [],
    });
    const text = await out('recipes');
    const wrong = withCell(
      withCell(text, 'Nothing yet', 'status', 'published'),
      'Lime soup',
      'name',
      'Lemon soup',
    );
    const { rows } = await look('recipes', wrong);
    expect(rows.map(({ column, message }) => `${column} ${message}`)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('status cannot go on the menu: ingredients') as string,
        'name is "Lime soup" in the shop, and is changed there',
      ]),
    );
    expect((await read('recipes', wrong, false)).status).toBe(422);
    await author.ask('POST', `/api/admin/recipes/${body.recipeNo}/archive`, {});
  });
});

describe('the stock', () => {
  test('is counted and received from one file, once for its key', async () => {
    const text = await out('stock');
    const filled = withCell(withCell(text, 'Rice', 'counted', '8000'), 'Limes', 'received', '100');
    expect(await look('stock', filled)).toMatchObject({ updated: 2, unchanged: 2, wrong: 0 });
    const key = randomUUID();
    for (const _time of [1, 2]) expect((await read('stock', filled, false, key)).status).toBe(200);
    expect(await store.stockAndLedger()).toMatchObject({
      Rice: { stock: 8000, ledger: 8000 },
      Limes: { stock: 1000, ledger: 1000 },
    });
    expect((await since()).map(({ action }) => action).toSorted()).toEqual([
      'stock-counted',
      'stock-received',
    ]);
  });

  test('is not counted away where something has moved since, nor below what boxes are promised', async () => {
    const text = await out('stock');
    const ada = await store.customer();
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    await order(ada, basket);
    const received = {
      ingredientNo: store.nos.ingredient('Limes'),
      kind: 'received',
      amount: 5,
      note: null,
    };
    await author.ask('POST', '/api/admin/stock-movements', { movements: [received] });
    const late = withCell(text, 'Limes', 'counted', '900');
    const [moved] = (await look('stock', late)).rows;
    expect(moved).toMatchObject({ column: 'in_house' });
    expect(moved?.message).toContain('something has moved since');
    // What a box is promised is in the house still: an order alone makes no file old.
    const small = withCell(text, 'Rice', 'counted', '100');
    expect((await look('stock', small)).rows[0]?.message).toContain('that boxes are promised');
    const both = withCell(
      withCell(await out('stock'), 'Rice', 'counted', '7000'),
      'Rice',
      'received',
      '5',
    );
    expect((await look('stock', both)).rows[0]).toMatchObject({ column: 'received' });
    expect((await read('stock', both, false)).status).toBe(422);
  });
});

test('who may only look reads nothing in, and a kitchen reads in its counts', async () => {
  const kitchen = await store.staff('kitchen');
  const support = await store.staff('support');
  const send = async (who: Person, path: string) =>
    (await who.ask('POST', `/api/admin/${path}`, { text: 'no', dryRun: true })).status;
  expect(await send(kitchen, 'list-files/ingredients.csv')).toBe(403);
  expect(await send(kitchen, 'stock-file')).toBe(200);
  expect(await send(support, 'list-files/recipes.csv')).toBe(403);
  expect(await send(support, 'stock-file')).toBe(403);
});
