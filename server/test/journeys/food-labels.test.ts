import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LabelPrinter } from '../../src/contract/label-settings.ts';
import { foodLabels } from '../../src/kitchen/labels/labels.ts';
import { sendToPrinter } from '../../src/platform/label-printer.ts';
import { afterCutOff, ordered } from '../kitchen.ts';
import { firstDay, openStore, type Person, type Store } from '../store.ts';

type Gap = { field: string; ingredientNo: number | null; name: string | null };
type Labels = {
  regime: string;
  printers: string[];
  labels: {
    orderNo: number;
    lineNo: number;
    gaps: Gap[];
    parts: { element: string; runs: { text: string; emphasised: boolean }[] }[];
  }[];
};

const told = { makeup: 'single', storage: 'ambient', originRule: 'none' } as const;
let store: Store;
let cook: Person;
let owner: Person;
let printer: Server;
let printed = '';
const nos = { complete: 0, incomplete: 0 };
const day = `/api/admin/kitchen/${firstDay}`;

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 20_000, Pesto: 5_000, 'Fish sauce': 500, Tofu: 900 },
    recipes: {
      Bowl: { Rice: 90, Pesto: 30 },
      Soup: { Rice: 75, 'Fish sauce': 10 },
      Stir: { Tofu: 100 },
    },
    facts: {
      Rice: told,
      Tofu: { ...told, storage: 'chilled' },
      Pesto: {
        ...told,
        makeup: 'compound',
        allergens: ['milk'],
        diets: [],
        alcoholPermille: 0,
        components: 'Basil 60 %, cheese [milk]',
      },
      'Fish sauce': { allergens: null },
    },
  });
  nos.complete = await ordered(store, [{ recipe: 'Bowl', servings: 2 }]);
  nos.incomplete = await ordered(store, [{ recipe: 'Soup', servings: 2 }]);
  owner = await store.administrator();
  cook = await store.staff('kitchen');
  await change({ operatorName: 'Larder Kitchens Ltd', operatorAddress: '1 Quay Street, Dublin' });
  printer = createServer((socket) => {
    socket.on('data', (bytes) => (printed += bytes.toString('utf8')));
  });
  await new Promise<void>((resolve) => {
    printer.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  printer.close();
  await store.close();
});

const portOf = (server: Server): number => {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('It does not listen.');
  return at.port;
};

const change = async (wanted: object) => {
  const { body } = await owner.ask<{ version: number }>('GET', '/api/admin/settings');
  const asked = { change: wanted, holdsFrom: null, version: body.version };
  expect((await owner.ask('PATCH', '/api/admin/settings', asked)).status).toBe(200);
};

test('a meal is told as the law wants it, and what is unknown is named with where it is missing', async () => {
  const { status, body } = await cook.ask<Labels>('GET', `${day}/food-labels`);
  expect({ status, regime: body.regime }).toEqual({ status: 200, regime: 'EU' });
  const of = (orderNo: number) => body.labels.find((label) => label.orderNo === orderNo);
  expect(of(nos.complete)?.gaps).toEqual([]);
  const list = of(nos.complete)?.parts.find(({ element }) => element === 'ingredients');
  expect(list?.runs.map(({ text }) => text).join('')).toBe(
    'Rice, Pesto (Basil 60\u00a0%, cheese (milk))',
  );
  expect(list?.runs.filter(({ emphasised }) => emphasised)).toMatchObject([{ text: 'milk' }]);
  const ingredientNo = store.nos.ingredient('Fish sauce');
  expect(of(nos.incomplete)?.gaps).toEqual(
    ['allergens', 'makeup', 'storage', 'originRule'].map((field) => ({
      field,
      ingredientNo,
      name: 'Fish sauce',
    })),
  );
});

test('what is complete comes as a PDF and for printers of both kinds; what is not is refused with what it lacks', async () => {
  const pdf = await cook.ask('GET', `${day}/food-labels-file?as=pdf`);
  expect(pdf.status).toBe(200);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  for (const as of ['zpl-203', 'zpl-300']) {
    const zpl = await cook.ask('GET', `${day}/food-labels-file?as=${as}`);
    expect(zpl.status).toBe(200);
    expect(zpl.headers.get('content-type')).toContain('text/plain');
  }
  const one = `orderNo=${nos.incomplete}&lineNo=1`;
  const refused = await cook.ask<{ code: string; gaps: Gap[] }>(
    'GET',
    `${day}/food-labels-file?as=pdf&${one}`,
  );
  expect(refused.body).toMatchObject({ code: 'label-facts-missing' });
  expect(refused.body.gaps).toContainEqual({
    field: 'storage',
    ingredientNo: store.nos.ingredient('Fish sauce'),
    name: 'Fish sauce',
  });
  const unknown = await cook.ask('GET', `${day}/food-labels?orderNo=${nos.complete}&lineNo=9`);
  expect(unknown.body).toMatchObject({ code: 'line-not-found' });
});

test('a printer of the house takes the labels that are complete, or one of them; one that is off is said so', async () => {
  const at = { host: '127.0.0.1', dpi: 203, widthMm: 80 };
  const free = createServer().listen(0, '127.0.0.1');
  const off = await new Promise<number>((resolve) => {
    free.on('listening', () => {
      resolve(portOf(free));
    });
  });
  await new Promise((resolve) => free.close(resolve));
  const labelPrinters: LabelPrinter[] = [
    { ...at, name: 'Bench', port: portOf(printer), dpi: 203 },
    { ...at, name: 'Off', port: off, dpi: 203 },
  ];
  await change({ labelPrinters, labelRegime: 'US' });
  const { body } = await cook.ask<Labels>('GET', `${day}/food-labels`);
  expect(body).toMatchObject({ regime: 'US', printers: ['Bench', 'Off'] });
  const print = (asked: object) => cook.ask('POST', `${day}/food-labels/print`, asked);
  expect((await print({ printer: 'Bench' })).body).toEqual({ printed: 1, incomplete: 1 });
  expect(printed.match(/\^XA/g)).toHaveLength(1);
  expect(printed).toContain('^PW640');
  expect(printed).toContain('^FDContains: MILK^FS');
  printed = '';
  const one = { printer: 'Bench', orderNo: nos.complete, lineNo: 1 };
  expect((await print(one)).body).toEqual({ printed: 1, incomplete: 0 });
  expect(printed).toContain('Bowl');
  expect((await print({ ...one, orderNo: nos.incomplete })).body).toMatchObject({
    code: 'label-facts-missing',
  });
  expect(await print({ printer: 'Off' })).toMatchObject({
    status: 503,
    body: { code: 'printer-away', reason: 'refused' },
  });
});

test('a printer that takes nothing is given up, and one of no name is not looked for for ever', async () => {
  const silent = createServer((socket) => {
    socket.pause();
  });
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  const large = 'x'.repeat(50_000_000);
  expect(await sendToPrinter({ host: '127.0.0.1', port: portOf(silent) }, large, 200)).toBe(
    'no-answer',
  );
  silent.close();
  expect(await sendToPrinter({ host: 'printer.invalid', port: 9100 }, 'x', 5000)).toBe(
    'unknown-host',
  );
});

test('who does not cook prints nothing, and outside a demo nothing is printed without who runs the shop', async () => {
  const support = await store.staff('support');
  expect((await support.ask('GET', `${day}/food-labels`)).status).toBe(403);
  const { shop } = store;
  const { config } = shop;
  const unnamed = { ...config.shop, operator: { ...config.shop.operator, name: undefined } };
  const gapsOf = async (settings: Partial<typeof config>) => {
    const { labels } = await foodLabels({ ...shop, config: { ...config, ...settings } }, firstDay);
    const label = labels.find(({ orderNo }) => orderNo === nos.complete);
    return label?.gaps.map(({ field }) => field);
  };
  expect(await gapsOf({})).toEqual([]);
  expect(await gapsOf({ shop: unnamed })).toEqual(['operatorName']);
  expect(await gapsOf({ shop: unnamed, payments: { kind: 'sandbox' } })).toEqual([]);
});

test('of what is kept cold the label tells until when its lot is good, and is not printed where the lot does not say', async () => {
  const [first, second] = [
    await ordered(store, [{ recipe: 'Stir', servings: 1 }]),
    await ordered(store, [{ recipe: 'Stir', servings: 1 }]),
  ];
  afterCutOff(store);
  owner = await store.administrator();
  cook = await store.staff('kitchen');
  await change({ labelRegime: 'EU' });
  const label = async (orderNo: number) => {
    const { body } = await cook.ask<Labels>('GET', `${day}/food-labels`);
    const found = body.labels.find((it) => it.orderNo === orderNo);
    const text = found?.parts.flatMap(({ runs }) => runs.map((run) => run.text)).join('') ?? '';
    return {
      gaps: found?.gaps.map(({ field }) => field),
      until: /Tofu: Use by: [0-9.]+/.exec(text)?.[0],
    };
  };
  const pack = (orderNo: number) =>
    cook.ask('POST', `${day}/packing/move`, { to: 'packing', orderNos: [orderNo] });
  // Of no lot yet, then of the shelf's, which says nothing.
  expect(await label(first)).toEqual({ gaps: ['lotDate'], until: undefined });
  await pack(first);
  expect(await label(first)).toEqual({ gaps: ['lotDate'], until: undefined });
  const made = await owner.ask<{ supplierNo: number }>('POST', '/api/admin/suppliers', {
    name: 'Soy & Co',
    currency: 'EUR',
    leadDays: 1,
    orderWeekdays: [1],
    minOrderCents: 0,
  });
  const came = {
    ingredientNo: store.nos.ingredient('Tofu'),
    amount: 500,
    storage: 'chilled',
    temperature: 40,
    label: { useBy: '2026-11-28' },
  };
  const receipt = { supplierNo: made.body.supplierNo, lines: [came] };
  const received = await owner.ask('POST', '/api/admin/goods-receipts', receipt, {
    'idempotency-key': randomUUID(),
  });
  expect(received.status, JSON.stringify(received.body)).toBe(201);
  await pack(second);
  expect(await label(second)).toEqual({ gaps: [], until: 'Tofu: Use by: 28.11.2026' });
});
