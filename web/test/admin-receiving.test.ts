import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, visitAsAdministrator } from './back-office.ts';
import { buy } from './buying-in.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

const celery = 1009;

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

test('a scanner fills the form wherever the focus is, what came becomes a lot, and is blocked before anybody has it', async () => {
  const staff = await shop.administrator();
  const { supplierNo, purchaseNo } = await buy((...asked) => ask(staff, ...asked), celery);
  const page = await visitAsAdministrator(shop);
  expect((await page.request.get('/')).headers()['permissions-policy']).toContain('camera=()');
  await open(page, `/admin/purchasing/${purchaseNo}`);
  await page.getByRole('link', { name: 'Receive', exact: true }).click();
  await page.getByRole('link', { name: 'It came: Celery' }).click();
  await expect.poll(() => amountOf(page)).toBe('2000');
  // Somebody has begun to type when the scanner beside them reads the next label.
  const origin = page.getByLabel('Origin');
  await origin.fill('Spain');
  await origin.focus();
  await scan(page, [
    ...Array.from('010400638133393117301205'),
    ...Array.from('10LOT-9'),
    'GS',
    ...Array.from('375'),
    'Enter',
  ]);
  await page.waitForURL(/code=/);
  await page.getByRole('region', { name: 'The label says' }).getByText('LOT-9').waitFor();
  expect(await page.getByLabel('Ingredient').inputValue()).toBe(String(celery));
  expect(await amountOf(page)).toBe('2000');
  expect(await page.getByRole('textbox', { name: 'Lot', exact: true }).inputValue()).toBe('LOT-9');
  expect(await page.getByLabel('Use by').inputValue()).toBe('2030-12-05');
  // Celery is chilled: what is left to do is to measure it.
  const temperature = page.getByRole('textbox', { name: 'Temperature, °C' });
  await hasFocus(temperature);
  // Too warm, and nobody says what was done.
  await temperature.fill('8.5');
  await temperature.press('Enter');
  await page.getByText('too warm to be taken as it is').waitFor();
  await temperature.fill('4,5');
  await temperature.press('Enter');
  await page.getByText('2,000 g of Celery received.').waitFor();
  await hasFocus(page.getByRole('textbox', { name: 'Scan or type' }));
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
  const office = await page.request.get('/admin/receiving');
  expect(office.headers()['permissions-policy']).toContain('camera=(self)');
  // What was too warm was refused.
  expect(page.problems.filter((problem) => !problem.includes('a status of 409'))).toEqual([]);
});

const amountOf = (page: Page) => page.getByRole('textbox', { name: 'How much' }).inputValue();

/** What a scanner presses, as fast as one does however slow the machine is; it ends a field as keyboards do. */
const scan = (page: Page, keys: string[]) =>
  page.evaluate((pressed) => {
    const at = document.activeElement ?? document.body;
    for (const one of pressed) {
      const isSeparator = one === 'GS';
      const asked = { key: isSeparator ? ']' : one, ctrlKey: isSeparator };
      const event = new KeyboardEvent('keydown', { ...asked, bubbles: true, cancelable: true });
      at.dispatchEvent(event);
    }
  }, keys);
