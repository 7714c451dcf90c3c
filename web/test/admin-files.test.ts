import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { readRecipeFile } from '../../server/src/food/reading-files/read-recipe-file.ts';
import { placeOrder, visitAsAdministrator, visitAsStaff } from './back-office.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

async function download(page: Page): Promise<{ name: string; lines: string[] }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  return {
    name: file.suggestedFilename(),
    lines: text
      .replace(/^\ufeff/, '')
      .trim()
      .split('\n'),
  };
}

test('a list is taken out as the page filters it', async () => {
  const orderNo = await placeOrder(shop, { name: 'Filed Fiona' });
  await placeOrder(shop, { name: 'Other Otto' });
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/orders?q=filed');
  const { name, lines } = await download(page);
  expect(name).toBe('orders.csv');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(new RegExp(`^${orderNo},placed,.*,Filed Fiona,`));
  for (const path of ['customers', 'menu', 'menu/ingredients', 'stock', 'staff', 'delivery-days']) {
    await open(page, `/admin/${path}`);
    expect((await download(page)).lines.length, path).toBeGreaterThan(1);
  }
});

test('recipes are taken out for other programs, the list as it is filtered or one by itself', async () => {
  const page = await visitAsAdministrator(shop);
  const take = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('region', { name: 'For other programs' }).getByRole('link', { name }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  await open(page, '/admin/menu?q=crumble');
  const { name, bytes } = await take('Paprika');
  expect(name).toBe('recipes-paprika.paprikarecipes');
  const { recipes } = readRecipeFile(name, new Uint8Array(bytes));
  expect(recipes.map(({ title }) => title)).toContain('Apple and hazelnut crumble');
  expect(recipes.every(({ title }) => title?.includes('crumble'))).toBe(true);
  await page.getByRole('link', { name: 'Apple and hazelnut crumble' }).first().click();
  await page.getByRole('button', { name: 'Save' }).first().waitFor();
  const one = await take('Cooklang');
  expect(one.name).toBe('apple-and-hazelnut-crumble.cook');
  expect(one.bytes.toString()).toContain('@apples{900%g}');
});

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'ingredients are taken out, changed elsewhere, looked over and read in, %s',
  async (_name, javaScriptEnabled) => {
    const page = await visitAsAdministrator(shop, { javaScriptEnabled });
    const q = javaScriptEnabled ? 'basmati' : 'sushi+rice';
    await page.goto(`/admin/menu/ingredients?q=${q}`);
    const { lines } = await download(page);
    const [head = '', row = ''] = lines;
    // From the end: a description before it may have commas of its own.
    const columns = head.split(',');
    const at = columns.indexOf('low_stock') - columns.length;
    const cells = row.split(',').with(at, '4321');
    const sent = (...rows: string[]) => ({
      name: 'ingredients.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...rows].join('\r\n')),
    });
    const upload = page.getByLabel('The file ingredients.csv');
    const press = (label: string) => page.getByRole('button', { name: label }).click();
    await upload.setInputFiles(sent(cells.with(at, 'many').join(',')));
    await press('Look it over');
    const wrong = page.getByRole('listitem').filter({ hasText: 'Row 2' });
    await wrong.getByText('low_stock').waitFor();
    await page.getByText('1 thing in it is wrong').first().waitFor();
    expect(await page.getByRole('button', { name: 'Write it' }).count()).toBe(0);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await upload.setInputFiles(sent(cells.join(',')));
    await press('Look it over');
    await page.getByText('0 new, 1 changed, 0 as before.').waitFor();
    await press('Write it');
    await page.getByText('It is written', { exact: true }).waitFor();
    await page.goto(`/admin/menu/ingredients?q=${q}`);
    const after = await download(page);
    expect(after.lines[1]?.split(',').at(at)).toBe('4321');
    expect(page.problems).toEqual([]);
  },
);

test('the stock is counted from a file by the kitchen, which may take no orders out', async () => {
  const page = await visitAsStaff(shop, 'kitchen');
  await open(page, '/admin/stock?q=lemon');
  const { lines } = await download(page);
  const [head = '', row = ''] = lines;
  const [no = '', , , inHouse = ''] = row.split(',');
  await page
    .getByLabel('Rows of stock.csv')
    .fill(`no,in_house,counted\n${no},${inHouse},${Number(inHouse) + 7}`);
  await page.getByRole('button', { name: 'Look it over' }).click();
  await page.getByText('0 new, 1 changed, 0 as before.').waitFor();
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByText('It is written', { exact: true }).waitFor();
  const again = await (await page.request.get('/api/admin/stock-csv?q=lemon')).text();
  expect(again).toContain(`${no},`);
  expect(again).toContain(`,${Number(inHouse) + 7},`);
  expect(head).toContain('in_house');
  expect((await page.request.get('/api/admin/orders-csv?q=quay')).status()).toBe(403);
});
