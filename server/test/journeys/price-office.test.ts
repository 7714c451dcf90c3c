import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exportPriceFolder, importPriceFolder } from '../../src/checkout/pricing/pricing.ts';
import { setPrices } from '../prices.ts';
import { deliverTo, fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let staff: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 100 } },
  });
  staff = await store.administrator();
});
afterAll(() => store.close());
beforeEach(() => setPrices(store.shop, { rates: [] }));

type Problem = {
  code: string;
  fields?: { field: string; message: string }[];
  rows?: { row: number; column: string; message: string }[];
  conflicts?: unknown[];
};
type Zone = { zoneNo: number; version: number; name: string; postcodes: string[] };

const dublin = {
  name: 'Dublin',
  region: 'ie',
  feeCents: 495,
  freeFromCents: 5000,
  minOrderCents: 0,
  weekdays: [5, 3],
  postcodes: ['ie d', 'IE A94'],
};
const zones = '/api/admin/delivery-zones';
const addZone = (zone: object = dublin) => staff.ask<Zone & Problem>('POST', zones, zone);
const versionNow = () => store.shop.prices.now().version;

describe('delivery zones', () => {
  test('are written in one spelling, priced by at once, and taken away again', async () => {
    const before = versionNow();
    const added = await addZone();
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      region: 'IE',
      weekdays: [3, 5],
      postcodes: ['IE A94', 'IE D'],
      version: 1,
    });
    expect(versionNow()).toBeGreaterThan(before);
    const asked = await staff.ask('GET', '/api/delivery?postcode=a94%20x1');
    expect(asked.body).toMatchObject({ delivers: true, zone: 'Dublin' });
    const { zoneNo } = added.body;
    const gone = await staff.ask('DELETE', `${zones}/${zoneNo}?version=1`);
    expect(gone.body).toEqual({ done: true });
    expect((await staff.ask<{ items: Zone[] }>('GET', zones)).body.items).toEqual([]);
  });

  test('share no postcode: the refusal names the line and the zone that has it', async () => {
    await addZone();
    const again = await addZone({ ...dublin, name: 'Second', postcodes: ['IE T12', 'IE D'] });
    expect(again.body).toMatchObject({
      code: 'postcode-in-two-zones',
      zone: 'Dublin',
      postcode: 'IE D',
      fields: [{ field: '/postcodes/0', message: 'IE D is in the zone Dublin' }],
    });
    expect((await addZone({ ...dublin, postcodes: ['IE T12'] })).body.code).toBe('zone-name-taken');
  });

  test.each([
    ['no postcode', { postcodes: [] }, '/postcodes'],
    ['a country that is none', { postcodes: ['Ireland'] }, '/postcodes/0'],
    ['markup for a postcode', { postcodes: ['IE <b>'] }, '/postcodes/0'],
    ['a region of two words', { region: 'County Dublin' }, '/region'],
    ['an eighth day', { weekdays: [8] }, '/weekdays/0'],
    ['no day at all', { weekdays: [] }, '/weekdays'],
    ['a fee below nothing', { feeCents: -1 }, '/feeCents'],
  ])('with %s are refused at that field', async (_, wrong, field) => {
    const { status, body } = await addZone({ ...dublin, ...wrong });
    expect(status).toBe(400);
    expect(body.fields?.map((it) => it.field)).toEqual([field]);
  });

  test('that two administrators change at once tell the second what the first did', async () => {
    const other = await store.administrator();
    const { zoneNo } = (await addZone()).body;
    const put = (who: Person, feeCents: number) =>
      who.ask<Problem>('PUT', `${zones}/${zoneNo}`, { ...dublin, feeCents, version: 1 });
    const answers = await Promise.all([put(staff, 100), put(other, 200)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'precondition-failed',
      conflicts: [{ field: '/feeCents' }],
    });
    const stale = await staff.ask<Problem>('DELETE', `${zones}/${zoneNo}?version=1`);
    expect(stale.body.code).toBe('precondition-failed');
  });
});

const rates = '/api/admin/tax-rates';
const putRate = (from: string, values: object) =>
  staff.ask<Problem & { version: number; usedUntil: string | null }>(
    'PUT',
    `${rates}/IE/food/${from}`,
    { basisPoints: 900, validUntil: null, version: 0, ...values },
  );

describe('tax rates', () => {
  test('follow each other and never overlap', async () => {
    expect((await putRate('2026-01-01', { validUntil: '2026-06-30' })).status).toBe(200);
    expect((await putRate('2026-06-30', {})).body).toMatchObject({
      code: 'tax-rates-overlap',
      fields: [{ field: '/validFrom', message: expect.stringContaining('2026-01-01') }],
    });
    expect((await putRate('2026-07-01', { basisPoints: 1350 })).status).toBe(200);
    expect((await putRate('2025-01-01', {})).body.code).toBe('tax-rates-overlap');
    expect((await putRate('2025-01-01', { validUntil: '2024-12-31' })).body).toMatchObject({
      code: 'tax-rate-ends-early',
      fields: [{ field: '/validUntil' }],
    });
    const gone = await staff.ask('DELETE', `${rates}/IE/food/2026-07-01?version=1`);
    expect(gone.body).toEqual({ done: true });
  });

  test('that orders were priced with can end and be followed, not be rewritten', async () => {
    await setPrices(store.shop, {});
    const ada = await store.customer();
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    expect((await order(ada, basket)).status).toBe(201);
    await store.settled();
    const values = { basisPoints: 0, version: 1 };
    const at = (from: string, more: object) => putRate(from, { ...values, ...more });
    expect((await at('2020-01-01', { basisPoints: 900 })).body).toMatchObject({
      code: 'tax-rate-used',
      fields: [{ field: '/basisPoints', message: expect.stringContaining('2026-11-25') }],
    });
    const gone = await staff.ask<Problem>('DELETE', `${rates}/IE/food/2020-01-01?version=1`);
    expect(gone.body.code).toBe('tax-rate-used');
    expect((await at('2020-01-01', { validUntil: '2026-12-31' })).body).toMatchObject({
      version: 2,
      usedUntil: '2026-11-25',
    });
    expect((await putRate('2027-01-01', { basisPoints: 900 })).status).toBe(200);
    store.time.now = new Date('2026-11-27T09:00:00Z');
    const late = await store.administrator();
    const early = await late.ask<Problem>('PUT', `${rates}/IE/food/2020-01-01`, {
      ...values,
      validUntil: '2026-11-24',
      version: 2,
    });
    expect(early.body).toMatchObject({
      code: 'tax-rate-used',
      fields: [{ field: '/validUntil' }],
    });
  });
});

describe('the files', () => {
  const file = (name: string) => `/api/admin/price-files/${name}.csv`;
  const send = async (name: string, text: string) =>
    (await store.administrator()).ask<Problem & Record<string, number>>('POST', file(name), {
      text,
    });
  const read = async (name: string) =>
    (await (await store.administrator()).ask<{ text: string }>('GET', file(name))).body.text;

  test('come in as they went out, and change nothing then', async () => {
    const admin = await store.administrator();
    await admin.ask('POST', zones, { ...dublin, name: '=cmd|dublin' });
    await admin.ask('PUT', `${rates}/IE/food/2026-01-01`, {
      basisPoints: 1350,
      validUntil: null,
      version: 0,
    });
    const [zoneText, rateText] = [await read('delivery-zones'), await read('tax-rates')];
    expect(zoneText).toContain("'=cmd|dublin,IE,4.95,50.00,0.00,wed;fri,IE A94;IE D,1");
    const same = { created: 0, updated: 0, unchanged: 1, rows: [], wrong: 0 };
    expect((await send('delivery-zones', zoneText)).body).toEqual(same);
    expect((await send('tax-rates', rateText)).body).toEqual(same);
    await setPrices(store.shop, { rates: [] });
    expect((await send('delivery-zones', zoneText)).body).toMatchObject({ created: 1 });
  });

  test('with one wrong row write nothing and name every wrong row', async () => {
    const head = 'name,region,fee,free_from,minimum,weekdays,postcodes';
    const text = [
      head,
      'Dublin,IE,4.95,,0,,IE D',
      'Cork,IE,4.95,,0,,IE D',
      'Cork,IE,4.95,,0,,IE T12',
      'Galway,IE,free,,0,,IE H91',
    ].join('\n');
    const refused = await send('delivery-zones', text);
    expect(refused.body.code).toBe('file-wrong');
    expect(refused.body.rows?.map(({ row, column }) => `${row} ${column}`).toSorted()).toEqual([
      '3 postcodes',
      '4 name',
      '5 fee',
    ]);
    expect(store.shop.prices.now().zones.size).toBe(0);
    const overlapping =
      'region,class,percent,from,until\nIE,food,0,2026-01-01,\nIE,food,9,2026-02-01,';
    expect((await send('tax-rates', overlapping)).body.rows).toMatchObject([
      { row: 3, column: 'from' },
    ]);
    expect(store.shop.prices.now().rates).toEqual([]);
  });

  test('can be looked over first: what would be written is told, and nothing is', async () => {
    const text = 'name,region,fee,free_from,minimum,weekdays,postcodes\nCork,IE,4.95,,0,,IE T12';
    const admin = await store.administrator();
    const look = (dryRun: boolean, more = '') =>
      admin.ask('POST', file('delivery-zones'), { text: text + more, dryRun });
    const { version } = store.shop.prices.now();
    const one = { created: 1, updated: 0, unchanged: 0, rows: [], wrong: 0 };
    expect((await look(true)).body).toEqual(one);
    const wrong = await look(true, '\nGalway,IE,free,,0,,IE H91');
    expect(wrong.status).toBe(200);
    expect(wrong.body).toMatchObject({ created: 1, wrong: 1, rows: [{ row: 3, column: 'fee' }] });
    expect(store.shop.prices.now().zones.size).toBe(0);
    expect(store.shop.prices.now().version).toBe(version);
    expect((await look(false)).body).toEqual(one);
    expect(store.shop.prices.now().zones.size).toBe(1);
  });

  test.each(['delivery-zones', 'tax-rates'])(
    'of hostile text are refused and change nothing: %s',
    async (name) => {
      for (const text of ['', '\u0000', '"', '=1+1', 'a,a\n1,2', 'x'.repeat(99_999)]) {
        const reply = await send(name, text);
        expect({ text: text.slice(0, 9), code: reply.body.code }).toEqual({
          text: text.slice(0, 9),
          code: 'file-wrong',
        });
      }
    },
  );

  test('lie beside the menu in a folder; those of California are good ones', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'larder-prices-'));
    const example = join(import.meta.dirname, '../../db/examples/us-california');
    const dry = await importPriceFolder(store.shop, example, { dryRun: true });
    expect(dry.map(({ report }) => report)).toMatchObject([
      { created: 3, errors: [] },
      { created: 2, errors: [] },
    ]);
    expect(store.shop.prices.now().zones.size).toBe(0);
    await importPriceFolder(store.shop, example, { dryRun: false });
    expect(await exportPriceFolder(store.shop, folder)).toHaveLength(2);
    const again = await importPriceFolder(store.shop, folder, { dryRun: false });
    expect(again.map(({ report }) => report)).toMatchObject([
      { created: 0, updated: 0, unchanged: 3 },
      { created: 0, updated: 0, unchanged: 2 },
    ]);
    await writeFile(join(folder, 'tax-rates.csv'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    const [unread] = await importPriceFolder(store.shop, folder, { dryRun: false });
    expect(unread?.report.errors).toMatchObject([{ file: 'tax-rates.csv', row: 1 }]);
    await rm(folder, { recursive: true, force: true });
  });

  test('of an older version do not undo what was changed since', async () => {
    const admin = await store.administrator();
    const { body } = await admin.ask<Zone>('POST', zones, dublin);
    const old = await read('delivery-zones');
    await admin.ask('PUT', `${zones}/${body.zoneNo}`, { ...dublin, feeCents: 100, version: 1 });
    expect((await send('delivery-zones', old)).body.rows).toMatchObject([
      { row: 2, column: 'version' },
    ]);
  });
});

test('an order that was priced by zones and rates of before is refused with the price of now', async () => {
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  await setPrices(store.shop, { zones: [{ name: 'All', feeCents: 100, prefixes: ['IE'] }] });
  const day = store.shop.days.now()[0]?.day ?? '';
  const refused = await order(ada, basket, { day, deliverTo });
  expect(refused.body).toMatchObject({
    code: 'price-changed',
    totalCents: basket.totalCents + 100,
  });
});
