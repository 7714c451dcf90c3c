import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, visitAsAdministrator } from './back-office.ts';
import { buy } from './buying-in.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

const celery = 1009;

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

test('what is scanned fills the form, becomes a lot, and is blocked before anybody has it', async () => {
  const staff = await shop.administrator();
  const { supplierNo, purchaseNo } = await buy((...asked) => ask(staff, ...asked), celery);
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/purchasing/${purchaseNo}`);
  await page.getByRole('link', { name: 'Receive', exact: true }).click();
  // A scanner types, and presses Enter itself.
  const field = page.getByRole('textbox', { name: 'Scan or type' });
  await field.fill('(01)04006381333931(17)991205(10)LOT-9(37)5');
  await field.press('Enter');
  await page.waitForURL(/code=/);
  expect(await page.getByLabel('Ingredient').inputValue()).toBe(String(celery));
  expect(await page.getByLabel('How much').inputValue()).toBe('2000');
  expect(await page.getByRole('textbox', { name: 'Lot', exact: true }).inputValue()).toBe('LOT-9');
  // Too warm, and nobody says what was done.
  await page.getByLabel('Kept').selectOption({ label: 'Chilled, up to 5 °C' });
  await page.getByLabel('Temperature, °C').fill('8.5');
  await page.getByRole('button', { name: 'Receive' }).click();
  await page.getByText('is needed').waitFor();
  await page.getByLabel('Temperature, °C').fill('4,5');
  await page.getByRole('button', { name: 'Receive' }).click();
  await page.getByText('2,000 g of Celery received.').waitFor();
  const story = `/api/admin/purchase-orders/${purchaseNo}`;
  expect(await ask(staff, 'GET', story)).toMatchObject({ state: 'closed', arrived: 1, supplierNo });
  await page
    .getByRole('link', { name: /^Receipt / })
    .first()
    .click();
  await page.getByRole('link', { name: /^Lot / }).click();
  await page.getByText('No box was portioned from it.').waitFor();
  await page.getByRole('button', { name: 'Block' }).click();
  await page.getByText('The lot is changed.').waitFor();
  await page.getByRole('button', { name: 'Release' }).waitFor();
  expect(page.problems).toEqual([]);
});
