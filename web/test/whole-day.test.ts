import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeness } from '../../server/src/checkout/orders/orders.ts';
import { unevenStock } from '../../server/src/stock/inventory/inventory.ts';
import { unevenLots } from '../../server/src/stock/lots/lots.ts';
import { password, type Person } from '../../server/test/store.ts';
import { ask, openDays, placeDueOrder, visitAsAdministrator } from './back-office.ts';
import { signIn } from './buying.ts';
import { buy } from './buying-in.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

/** A kitchen's day is 200 and takes some minutes: `DAY_BOXES=200 npx vitest run web/test/whole-day.test.ts`. */
const boxes = Number(process.env['DAY_BOXES'] ?? 9);
/** Of the dal, 150 g in each box; kale may stand in for it. */
const spinach = { no: 1018, name: 'Spinach', grams: 150 };

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const boxOn = (page: Page, orderNo: number) =>
  page.getByRole('article', { name: `Order ${orderNo}`, exact: true });

async function scanInto(page: Page, orderNo: number): Promise<void> {
  const field = page.getByRole('form', { name: 'Scan' }).getByLabel('Scan');
  for (const code of [String(orderNo), `${orderNo}.1`]) {
    await field.fill(code);
    await field.press('Enter');
  }
  await boxOn(page, orderNo).getByText('1 of 1 packed').waitFor();
}

/** On the page that tells what is missing in a box. */
async function missing(page: Page, day: string, orderNo: number): Promise<Locator> {
  await open(page, `/admin/kitchen/${day}/missing/${orderNo}`);
  return page.getByRole('listitem').filter({ hasText: spinach.name });
}

async function leaveOut(page: Page, day: string, orderNo: number): Promise<void> {
  const row = await missing(page, day, orderNo);
  await row.getByRole('textbox').fill(String(spinach.grams));
  await row.getByRole('button', { name: `Tell that ${spinach.name} is missing` }).click();
  await page.getByText('It is told.').waitFor();
}

async function insteadIn(page: Page, day: string, orderNo: number, done: string): Promise<void> {
  const row = await missing(page, day, orderNo);
  await row.getByRole('button', { name: new RegExp(`instead of ${spinach.name}$`) }).click();
  await page.getByText(done).waitFor();
}

test('a day: food is received by scanner, boxes are packed by scanner, five are short, a lot is called back, and all leave as they were told', async () => {
  const staff = await shop.administrator();
  const [day = ''] = await openDays(shop);
  const wishes = ['swap', 'swap', 'ask', 'ask', undefined] as const;
  const short: { orderNo: number; customer: Person }[] = [];
  for (const choice of wishes) {
    const customer = await shop.customer();
    if (choice) await ask(customer, 'PUT', '/api/me/substitutions', { choice, never: [] });
    short.push({ customer, orderNo: await placeDueOrder(shop, { customer, day }) });
  }
  const whole: number[] = [];
  while (whole.length < boxes - short.length) whole.push(await placeDueOrder(shop, { day }));

  // What was ordered of a supplier comes, and its label is scanned.
  const page = await visitAsAdministrator(shop);
  const { purchaseNo, supplierNo } = await buy((...asked) => ask(staff, ...asked), spinach.no);
  await open(page, `/admin/receiving?purchase=${purchaseNo}&from=${supplierNo}`);
  const label = page.getByRole('textbox', { name: 'Scan or type' });
  await label.fill('(01)04006381333931(17)301205(10)LOT-9');
  await label.press('Enter');
  await page.getByRole('region', { name: 'The label says' }).getByText('LOT-9').waitFor();
  await page.getByRole('textbox', { name: 'How much' }).fill('2000');
  await page.getByRole('textbox', { name: 'Temperature, °C' }).fill('3,5');
  await page.getByRole('textbox', { name: 'Temperature, °C' }).press('Enter');
  await page.getByText(`2,000 g of ${spinach.name} received.`).waitFor();
  type Lots = { items: { lotNo: number; supplierLot: string | null }[] };
  const lots = await ask<Lots>(staff, 'GET', `/api/admin/lots?ingredientNo=${spinach.no}`);
  const lotNo = lots.items.find(({ supplierLot }) => supplierLot === 'LOT-9')?.lotNo ?? 0;

  // Each box by its number and the code of its card.
  const board = `/admin/kitchen/${day}/packing`;
  await open(page, board);
  for (const orderNo of whole) await scanInto(page, orderNo);

  // Five boxes are short of it, and each customer gets what they chose.
  const [first, second, asked, silent, nothing] = short.map(({ orderNo }) => orderNo);
  for (const orderNo of [first, second])
    await insteadIn(page, day, orderNo ?? 0, 'It goes into the box instead.');
  for (const orderNo of [asked, silent])
    await insteadIn(page, day, orderNo ?? 0, 'The customer is asked by letter.');
  const home = await shop.visit();
  await signIn(home, { email: short[2]?.customer.email ?? '', password });
  await open(home, `/account/orders/${asked}`);
  await home.getByRole('button', { name: /^Yes, / }).click();
  await home.getByText('Something else is in your box').waitFor();
  for (const orderNo of [silent, nothing]) await leaveOut(page, day, orderNo ?? 0);

  // The lot is called back: exactly the boxes that hold it are told, and their food is changed for other.
  type Traced = { boxes: { orderNo: number }[] };
  const held = await ask<Traced>(staff, 'GET', `/api/admin/lots/${lotNo}/trace`);
  const hold = new Set(held.boxes.map(({ orderNo }) => orderNo));
  expect(hold.size).toBe(Math.min(whole.length, Math.floor(2000 / spinach.grams) + 1));
  await open(page, `/admin/recalls?lot=${lotNo}`);
  await page.getByRole('button', { name: 'Call it back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Call it back' }).click();
  await page.getByText('It has begun.').waitFor();
  const recall = new URL(page.url()).pathname;
  await open(page, board);
  for (const orderNo of hold) {
    const box = boxOn(page, orderNo);
    await box.getByRole('button', { name: /^Taken out of order/ }).click();
    await box.getByText('Do not send').waitFor({ state: 'detached' });
    await scanInto(page, orderNo);
  }
  await open(page, recall);
  await page.getByRole('button', { name: 'End the recall' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the recall' }).click();
  await page.getByText('It has ended.').waitFor();

  // All of them leave.
  await open(page, board);
  for (const { orderNo } of short) await scanInto(page, orderNo);
  await page.getByRole('button', { name: `Ship ${boxes} boxes that are packed` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ship them' }).click();
  for (const orderNo of [...whole, ...short.map((it) => it.orderNo)])
    await boxOn(page, orderNo).getByText('Shipped', { exact: true }).waitFor();
  const { database } = shop.shop;
  expect(await unevenLots(database)).toEqual([]);
  expect(await unevenStock(shop.shop)).toEqual([]);
  expect((await wholeness(shop.shop)).broken).toEqual([]);
  const left = await ask<Traced>(staff, 'GET', `/api/admin/lots/${lotNo}/trace`);
  expect(left.boxes).toEqual([]);
  expect(page.problems).toEqual([]);
}, 1_800_000);
