import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, openDays, placeDueOrder, placeOrder, visitAsAdministrator } from './back-office.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

const celery = 1009;

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type Level = { ingredientNo: number; name: string; amount: number; promisedAmount: number };
async function levelOf(q: string): Promise<Level> {
  const path = `/api/admin/stock?q=${encodeURIComponent(q)}`;
  const { items } = await ask<{ items: Level[] }>(await shop.administrator(), 'GET', path);
  const [level] = items;
  if (!level) throw new Error(`There is no ${q} in stock.`);
  return level;
}

test('what is received in packs is in the stock and in the ledger', async () => {
  const before = await levelOf('Celery');
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/stock?q=celery');
  await page.getByRole('link', { name: 'Celery' }).click();
  await page.getByLabel('Amount').fill('3');
  await page.getByLabel('In', { exact: true }).selectOption('packs of 400 g');
  await page.getByLabel('Note').fill('Batch 7');
  await page.getByRole('button', { name: 'Receive' }).click();
  await page.getByText('Received. It can be promised at once.').waitFor();
  const newest = page.getByRole('table', { name: 'Ledger' }).getByRole('row').nth(1);
  expect(await newest.textContent()).toContain('+1,200 g');
  expect(await newest.textContent()).toContain('Batch 7');
  expect((await levelOf('Celery')).amount).toBe(before.amount + 1200);
  expect(page.problems).toEqual([]);
});

test('a delivery that is sent twice is received once', async () => {
  const before = await levelOf('Celery');
  const page = await visitAsAdministrator(shop, { javaScriptEnabled: false });
  const path = `/admin/stock/${before.ingredientNo}`;
  await page.goto(path);
  const key = await page.locator('input[name=key]').inputValue();
  const form = { key, kind: 'received', amount: '70', in: 'units', note: '' };
  const headers = { origin: shop.url };
  const sent = await Promise.all(
    [1, 2].map(() => page.request.post(path, { form, headers, maxRedirects: 0 })),
  );
  expect(sent.map((reply) => reply.status())).toEqual([303, 303]);
  expect((await levelOf('Celery')).amount).toBe(before.amount + 70);
  await page.reload();
  expect(await page.locator('input[name=key]').inputValue()).not.toBe(key);
});

test('what is spoiled cannot be more than there is', async () => {
  const { amount } = await levelOf('Celery');
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/stock/${celery}`);
  await page.getByRole('radio', { name: 'Spoil' }).check();
  await page.getByLabel('Amount').fill(String(amount + 1));
  await page.getByRole('button', { name: 'Write off' }).click();
  await page.getByText(/There is only .* free/).waitFor();
  const field = page.getByLabel('Amount');
  await hasFocus(field);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect((await levelOf('Celery')).amount).toBe(amount);
});

test('a count that is far off is asked about before it is written, boxes that are set aside included', async () => {
  await placeOrder(shop);
  const { ingredientNo, amount, promisedAmount } = await levelOf('Red lentils');
  expect(promisedAmount).toBeGreaterThan(0);
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/stock/${ingredientNo}`);
  const count = async (counted: number) => {
    await page.getByRole('radio', { name: 'Count' }).check();
    await page.getByLabel('Amount').fill(String(counted));
    await page.getByRole('button', { name: 'Write the count' }).click();
  };
  await count(promisedAmount + 10);
  await page.getByText('This is far from what the ledger expects').waitFor();
  expect((await levelOf('Red lentils')).amount).toBe(amount);
  await page.getByRole('button', { name: 'Write it as it is' }).click();
  await page.getByText('The count is written.').waitFor();
  expect((await levelOf('Red lentils')).amount).toBe(10);
  await count(promisedAmount + 9);
  await page.getByText('−1 g').waitFor();
  expect((await levelOf('Red lentils')).amount).toBe(9);
  await open(page, '/admin/stock?low=true');
  await page.getByRole('link', { name: 'Red lentils' }).waitFor();
  expect(await page.getByRole('link', { name: 'Celery' }).count()).toBe(0);
  expect(page.problems).toEqual([]);
});

test('what is not a number is said at its field', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/stock/${celery}`);
  await page.getByLabel('Amount').fill('a few');
  await page.getByRole('button', { name: 'Receive' }).click();
  await page.getByText('This must be a whole number of at least 1.').waitFor();
});

const ramen = 'shiitake-miso-ramen';

/** A box that is being packed, and the lot that its mushrooms are of. */
async function boxWithMushrooms(): Promise<{ orderNo: number; day: string; lotNo: number }> {
  const [day = ''] = await openDays(shop);
  const orderNo = await placeDueOrder(shop, { day, lines: [{ slug: ramen }] });
  const staff = await shop.administrator();
  await ask(staff, 'POST', `/api/admin/orders/${orderNo}/move`, { to: 'packing' });
  type Lots = { items: { name: string; lotNo: number }[] };
  const { items } = await ask<Lots>(staff, 'GET', `/api/admin/orders/${orderNo}/lots`);
  const lotNo = items.find(({ name }) => name === 'Shiitake mushrooms')?.lotNo ?? 0;
  return { orderNo, day, lotNo };
}

/** The row of one order: its number stands in days and amounts of others too. */
const rowOf = (page: Page, orderNo: number) =>
  page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: String(orderNo), exact: true }),
  });

test('a recall is drilled without scripts, and nothing is blocked by it', async () => {
  const { orderNo, day, lotNo } = await boxWithMushrooms();
  const page = await visitAsAdministrator(shop, { javaScriptEnabled: false });
  await page.goto(`/admin/recalls?lot=${lotNo}`);
  await page.getByRole('button', { name: 'Begin a drill' }).click();
  await page.getByText('It has begun.').waitFor();
  await rowOf(page, orderNo).waitFor();
  await page.getByText('A drill writes to nobody.').waitFor();
  expect(await page.getByRole('button', { name: 'Send the letters' }).count()).toBe(0);
  await page.getByRole('button', { name: 'End the drill' }).click();
  await page.getByText('It has ended.').waitFor();
  await page.goto(`/admin/kitchen/${day}/packing`);
  expect(await page.getByText('Do not send').count()).toBe(0);
});

test('a lot is called back on one screen, and the packing board says what to take out of which box', async () => {
  const { orderNo, day, lotNo } = await boxWithMushrooms();
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/recalls?lot=${lotNo}`);
  await page.getByRole('button', { name: 'Call it back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Call it back' }).click();
  await page.getByText('It has begun.').waitFor();
  const row = rowOf(page, orderNo);
  await row.getByText('In the house').waitFor();
  const recall = new URL(page.url()).pathname;
  await open(page, `/admin/kitchen/${day}/packing`);
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  await box.getByText('Do not send: Shiitake mushrooms').waitFor();
  await box
    .getByRole('button', { name: `Taken out of order ${orderNo}: Shiitake mushrooms` })
    .click();
  await box.getByText('Do not send').waitFor({ state: 'detached' });
  await open(page, recall);
  await row.getByText('Without it').waitFor();
  await page.getByRole('button', { name: 'End the recall' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the recall' }).click();
  await page.getByText('It has ended.').waitFor();
  expect(page.problems).toEqual([]);
});
