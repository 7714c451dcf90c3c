import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDays, placeOrder, visitAsAdministrator, visitAsStaff } from './back-office.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

test('an empty day says so and does not break', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin');
  await page.getByText('Nothing was sold in these days').waitFor();
  await page.getByText('No recipe was sold in these days.').waitFor();
  expect(page.problems).toEqual([]);
});

test('the day is seen at a glance, and each figure leads to its list', async () => {
  const [day = ''] = await openDays(shop);
  await placeOrder(shop, { day });
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin');
  const due = page.getByRole('region', { name: 'Orders due' });
  await due.getByRole('link', { name: 'Placed 1' }).click();
  await page.waitForURL('**/admin/orders?status=placed');
  await open(page, '/admin');
  const days = page.getByRole('region', { name: 'Next delivery days' });
  await days.getByText(/^1 of \d+ boxes/).waitFor();
  await days.getByRole('link').nth(1).click();
  await page.waitForURL(`**/admin/orders?day=${day}`);
  expect(page.problems).toEqual([]);
});

test('sales are a picture that names what it shows, and a table that says the same', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin?days=7');
  const sales = page.getByRole('region', { name: 'Sales by day' });
  await sales.getByRole('img', { name: /in 1 order/ }).waitFor();
  await sales.locator('.recharts-bar-rectangle').last().waitFor();
  await sales.getByText('Show as a table').click();
  const rows = sales.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect.poll(() => rows.count()).toBe(7);
  const said = await sales.getByRole('img').first().getAttribute('aria-label');
  const sold = await rows.first().getByRole('cell').last().textContent();
  expect(said).toContain(sold);
  await sales.getByRole('link', { name: '28 days' }).click();
  await expect.poll(() => rows.count()).toBe(28);
  expect(page.problems).toEqual([]);
});

test('what is wrong with the store is told to whoever may see it, with what customers notice and what to do', async () => {
  const { database } = shop.shop;
  await database.run(sql`insert into outbox (kind, payload, failed_at, next_attempt_at)
    values ('letter', '{}', '2026-11-20', now())`);
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin');
  const alert = page.getByRole('alert').filter({ hasText: 'Something is wrong with the store' });
  await alert.getByText('Some customers got no letter').waitFor();
  await alert.getByText('since').waitFor();
  const accounts = await visitAsStaff(shop, 'accounts');
  await open(accounts, '/admin');
  expect(await accounts.getByText('is wrong with the store').count()).toBe(0);
  await database.run(sql`delete from outbox`);
  expect(page.problems).toEqual([]);
});

test('a fault shows the number by which whoever helps finds it', async () => {
  const { look } = shop.shop.diagnosis;
  const page = await visitAsAdministrator(shop);
  shop.shop.diagnosis.look = () => Promise.reject(new Error('made on purpose'));
  const reply = await page.goto('/admin');
  shop.shop.diagnosis.look = look;
  expect(reply?.status()).toBe(500);
  const told = await page.getByText('If you ask us about it').textContent();
  expect(told).toMatch(/tell us this number: [A-Za-z0-9_-]{8,64}$/);
});

test('the way around works by keyboard on a phone', async () => {
  const page = await visitAsAdministrator(shop);
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, '/admin');
  const orders = page.getByRole('navigation', { name: 'Back office' }).getByText('Orders');
  expect(await orders.isVisible()).toBe(false);
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to content' }).waitFor();
  await page.getByRole('button', { name: 'Open navigation' }).focus();
  await page.keyboard.press('Enter');
  await orders.waitFor();
  await page.keyboard.press('Escape');
  expect(await orders.isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  await orders.click();
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
  expect(await orders.isVisible()).toBe(false);
  expect(page.problems).toEqual([]);
});
