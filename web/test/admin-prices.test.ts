import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setPrices } from '../../server/test/prices.ts';
import { ask, visitAsAdministrator } from './back-office.ts';
import { axeFindings } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());
beforeEach(() =>
  setPrices(shop.shop, { zones: [{ name: 'Dublin', feeCents: 495, prefixes: ['IE D'] }] }),
);

const head = 'name,region,fee,free_from,minimum,weekdays,postcodes';
const dublin = 'Dublin,IE,5.95,,0,,IE D';
const cork = 'Cork,IE,4.95,,0,,IE T12';
const csv = (...rows: string[]) => ({
  name: 'delivery-zones.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([head, ...rows].join('\r\n')),
});
const zones = async () => {
  const path = '/api/admin/delivery-zones';
  const { items } = await ask<{ items: { name: string; feeCents: number }[] }>(
    await shop.administrator(),
    'GET',
    path,
  );
  return items.map(({ name, feeCents }) => `${name} ${feeCents}`).toSorted();
};

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a file is looked over, told what is wrong at its rows, and written once it is right, %s',
  async (_name, javaScriptEnabled) => {
    const page = await visitAsAdministrator(shop, { javaScriptEnabled });
    await page.goto('/admin/prices');
    const upload = page.getByLabel('The file delivery-zones.csv');
    const press = (name: string) => page.getByRole('button', { name }).click();
    await upload.setInputFiles(csv(dublin, 'Galway,IE,free,,0,,IE H91'));
    await press('Look it over');
    const wrong = page.getByRole('listitem').filter({ hasText: 'Row 3' });
    await wrong.getByText('Galway,IE,free,,0,,IE H91').waitFor();
    await wrong.getByText('fee must be from 0.00 to 999.99').waitFor();
    expect(await page.getByRole('button', { name: 'Write it' }).count()).toBe(0);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await upload.setInputFiles(csv(dublin, cork));
    await press('Look it over');
    await page.getByText('All of its rows are right, and nothing is written yet').waitFor();
    await page.getByText('1 new, 1 changed, 0 as before.').waitFor();
    expect(await zones()).toEqual(['Dublin 495']);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await press('Write it');
    await page.getByText('It is written', { exact: true }).waitFor();
    expect(await zones()).toEqual(['Cork 495', 'Dublin 595']);
    await page.getByLabel('Rows of delivery-zones.csv').fill([head, dublin].join('\n'));
    await press('Look it over');
    await page.getByText('0 new, 0 changed, 1 as before.').waitFor();
    const kept = await page.request.get('/api/admin/price-files/delivery-zones.csv');
    expect(await kept.text()).toContain('Cork,IE,4.95');
    expect(page.problems).toEqual([]);
  },
);

test('a file that is no text is told so, and writes nothing', async () => {
  const page = await visitAsAdministrator(shop);
  await page.goto('/admin/prices/tax');
  await page.getByLabel('The file tax-rates.csv').setInputFiles({
    name: 'x.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0xff, 0xfe, 0x41]),
  });
  await page.getByRole('button', { name: 'Look it over' }).click();
  await page.getByText('The file is no text in UTF-8.').waitFor();
});
