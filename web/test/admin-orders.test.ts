import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../server/test/store.ts';
import { ask, openDays, placeDueOrder, placeOrder, visitAsAdministrator } from './back-office.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let staff: Person;
beforeAll(async () => {
  shop = await openShopWindow();
  staff = await shop.administrator();
});
afterAll(() => shop.close());

const dal = 'red-lentil-and-spinach-dal';

async function numberOf(name: string): Promise<number> {
  type Recipe = { ingredients: { ingredientNo: number; name: string }[] };
  const { ingredients } = await ask<Recipe>(staff, 'GET', `/api/recipes/${dal}`);
  const found = ingredients.find((known) => known.name === name);
  if (!found) throw new Error(`There is no ${name} in the dal.`);
  return found.ingredientNo;
}

const statusOf = async (orderNo: number) =>
  (await staff.ask<{ status: string }>('GET', `/api/admin/orders/${orderNo}`)).body.status;

test('an order shows what was ordered, for whom, and moves on step by step with its history', async () => {
  const changes = [{ action: 'omit', ingredientNo: await numberOf('Lemon') }];
  const orderNo = await placeDueOrder(shop, { lines: [{ slug: dal, changes }] });
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  const box = page.getByRole('region', { name: 'In the box' });
  await box.getByText('Without Lemon').waitFor();
  await box.getByRole('row', { name: 'Red lentils' }).waitFor();
  await page.getByText('1 Quay Street').waitFor();

  await page.getByRole('button', { name: 'Start packing' }).click();
  await page.getByRole('button', { name: 'Mark as packed' }).click();
  await page.getByRole('button', { name: 'Mark as shipped' }).waitFor();
  expect(await statusOf(orderNo)).toBe('packed');
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('Packing to packed').waitFor();
  expect(await history.textContent()).toContain(`by ${page.email}`);
  await page.getByRole('button', { name: 'Not packed after all' }).click();
  await history.getByText('Packed to packing').waitFor();
  expect(await statusOf(orderNo)).toBe('packing');
  expect(page.problems).toEqual([]);
});

test('packing begins before the cut-off only with a reason', async () => {
  const orderNo = await placeOrder(shop);
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  await page.getByText('The customer may cancel until').waitFor();
  const early = page.getByRole('button', { name: 'Start packing early' });
  await early.click();
  expect(await statusOf(orderNo)).toBe('placed');
  await page.getByLabel('Why it is packed early').fill('You asked for it');
  await early.click();
  await page.getByRole('button', { name: 'Mark as packed' }).waitFor();
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('You asked for it').waitFor();
  await page.getByRole('button', { name: 'Not being packed after all' }).click();
  await early.waitFor();
  expect(await statusOf(orderNo)).toBe('placed');
});

test('a cancelled order says why, and its ingredients are back in stock', async () => {
  type Stock = { items: { kind: string; amount: number; orderNo: number | null }[] };
  const orderNo = await placeOrder(shop);
  const lentils = await numberOf('Red lentils');
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  await page.locator('summary', { hasText: 'Cancel order' }).click();
  const cancel = page.getByRole('button', { name: 'Cancel order' });
  await cancel.click();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByLabel('Reason, told to the customer').fill('The van broke down');
  await cancel.click();
  const question = page.getByRole('dialog', { name: 'Cancel this order?' });
  await question.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByText('Nothing is left to do with this order.').waitFor();
  await page.getByRole('region', { name: 'History' }).getByText('The van broke down').waitFor();
  expect(await statusOf(orderNo)).toBe('cancelled');
  const newest = `/api/admin/stock-movements?ingredientNo=${lentils}&limit=2`;
  const [back, taken] = (await ask<Stock>(staff, 'GET', newest)).items;
  expect(taken?.amount).toBeLessThan(0);
  expect(back?.amount).toBe(-(taken?.amount ?? 0));
  expect(page.problems).toEqual([]);
});

test('a box that came back says why, offers to give money back, and can be on its way again', async () => {
  const orderNo = await placeDueOrder(shop);
  for (const to of ['packing', 'packed', 'shipped'])
    await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  await page.locator('summary', { hasText: 'The box came back' }).click();
  await page.getByText('Nothing goes back on the shelf').waitFor();
  await page.getByLabel('What happened, told to the customer').fill('Nobody opened');
  await page.getByRole('button', { name: 'The box came back' }).click();
  await page.getByText('Nothing of it went back into stock.').waitFor();
  expect(await statusOf(orderNo)).toBe('returned');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Give money back' }).click();
  await page.waitForURL(/money\?whole=1/);
  await open(page, `/admin/orders/${orderNo}`);
  await page.getByRole('button', { name: 'It did not come back after all' }).click();
  await page.getByRole('button', { name: 'Mark as delivered' }).waitFor();
  expect(await statusOf(orderNo)).toBe('shipped');
  expect(page.problems).toEqual([]);
});

test('what was moved meanwhile is refused, and the page says so', async () => {
  const orderNo = await placeDueOrder(shop);
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  for (const to of ['packing', 'packed'])
    await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
  await page.getByRole('button', { name: 'Start packing' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'cannot move to that status' });
  await alert.waitFor();
  await hasFocus(alert);
  await page.getByRole('button', { name: 'Mark as shipped' }).waitFor();
});

test('many orders move at once, and each is answered for', async () => {
  const ready = await placeDueOrder(shop, { name: 'Bulk One' });
  const done = await placeOrder(shop, { name: 'Bulk Two' });
  await staff.ask('POST', `/api/admin/orders/${done}/move`, {
    to: 'cancelled',
    reason: 'twice',
  });
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/orders?q=Bulk');
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByText('2 orders selected').waitFor();
  await page.getByLabel('Move selected to').selectOption('packing');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('1 of 2 orders moved').waitFor();
  const results = page.getByRole('listitem').filter({ hasText: 'oved' });
  await results.filter({ hasText: `Order ${ready} Moved to packing` }).waitFor();
  await results.filter({ hasText: `Order ${done} Not moved. It cannot move` }).waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('Bulk');
  expect(await statusOf(ready)).toBe('packing');
  await page.getByText('None selected').waitFor();
  expect(page.problems).toEqual([]);
});

test('what is looked for stands in the address, and comes back with it', async () => {
  const [, , day = ''] = await openDays(shop);
  const orderNo = await placeOrder(shop, { name: 'Findable Fay', day });
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/orders');
  await page.getByLabel('Person, address, phone, order number or food').fill('findable');
  await page.getByLabel('Delivery day').fill(day);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/q=findable/);
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole('navigation', { name: 'By status' }).getByText('Placed').click();
  await page.waitForURL(/status=placed/);
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toEqual({ q: 'findable', day, status: 'placed' });
  await open(page, page.url());
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole('link', { name: String(orderNo), exact: true }).click();
  await page.getByRole('heading', { name: `Order ${orderNo}` }).waitFor();
  await open(page, '/admin/orders?q=findable&status=shipped');
  await page.getByText('No order matches').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Clear all' }).last().click();
  await expect.poll(() => rows.count()).toBeGreaterThan(1);
});

test('an order is found by the food in its box, the street and the phone, in one field', async () => {
  const extra = [{ action: 'extra', ingredientNo: await numberOf('Lemon'), amount: 2 }];
  const orderNo = await placeOrder(shop, {
    name: 'Findable Finn',
    lines: [{ slug: dal, changes: extra }],
  });
  const page = await visitAsAdministrator(shop);
  const field = page.getByRole('searchbox', {
    name: 'Person, address, phone, order number or food',
  });
  for (const q of ['red lentil dal', 'lemons', '087 123', '1 quay street', 'finn']) {
    await open(page, '/admin/orders');
    await field.fill(q);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/q=/);
    await page.getByRole('link', { name: String(orderNo), exact: true }).waitFor();
  }
  await open(page, '/admin/orders?q=finn%20and%20no%20other%20food');
  await page.getByText('No order matches').waitFor();
  // What is longer than any name is refused, in words, and not by a broken page.
  const refused = await page.goto(`/admin/orders?q=${'x'.repeat(200)}`);
  expect(refused?.status()).toBe(400);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const answer = await page.goto(`/admin/orders?q=${'x'.repeat(10_000)}`);
  expect(answer?.status()).toBeLessThan(500);
});

test('orders are found and moved before any script runs', async () => {
  const orderNo = await placeDueOrder(shop, { name: 'Scriptless Sam' });
  const page = await visitAsAdministrator(shop, { javaScriptEnabled: false });
  await page.goto('/admin/orders');
  await page.getByLabel('Person, address, phone, order number or food').fill('scriptless');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('checkbox', { name: `Select order ${orderNo}` }).check();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('1 order moved').waitFor();
  await page.getByRole('link', { name: String(orderNo), exact: true }).click();
  await page.getByRole('button', { name: 'Mark as packed' }).click();
  await page.getByRole('button', { name: 'Mark as shipped' }).waitFor();
  expect(await statusOf(orderNo)).toBe('packed');
});

test('the question whether to cancel is accessible, and Escape takes it back', async () => {
  const orderNo = await placeOrder(shop);
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  await page.locator('summary', { hasText: 'Cancel order' }).click();
  await page.getByLabel('Reason, told to the customer').fill('The van broke down');
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('dialog', { name: 'Cancel this order?' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(page.problems).toEqual([]);
});

test('an order that is not there says so', async () => {
  const page = await visitAsAdministrator(shop);
  expect((await open(page, '/admin/orders/9999999'))?.status()).toBe(404);
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
});

test('a withdrawal is marked as settled from its list', async () => {
  const said = { name: 'Eve', email: 'eve@example.com', orderNo: 4711 };
  const { withdrawalNo } = await ask<{ withdrawalNo: number }>(
    shop.guest(),
    'POST',
    '/api/withdrawals',
    said,
  );
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/withdrawals');
  await page.getByRole('button', { name: `Withdrawal ${withdrawalNo} is settled` }).click();
  await page.getByText('It is marked as settled.').waitFor();
  expect(page.problems).toEqual([]);
});
