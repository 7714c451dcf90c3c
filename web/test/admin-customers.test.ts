import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeProfile } from '../../server/test/store.ts';
import { openDays, placeOrder, visitAsAdministrator } from './back-office.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

test('a customer is found, and seen with what is needed to help them and with their orders', async () => {
  const customer = await shop.customer('zoe.mueller@example.com');
  await changeProfile(customer, {
    name: 'Zoë Müller',
    phone: '0861112223',
    avoidedAllergens: ['lupin'],
  });
  const orderNo = await placeOrder(shop, { customer, name: 'Zoë Müller' });
  await placeOrder(shop);
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/customers');
  await page.getByLabel('Name, e-mail or number').fill('zoe.mu');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.waitForURL(/q=zoe/);
  await page.getByRole('link', { name: 'Zoë Müller' }).click();
  await page.getByRole('heading', { name: 'Zoë Müller', level: 1 }).waitFor();
  const profile = page.getByRole('region', { name: 'Profile' });
  expect(await profile.textContent()).toContain('Lupin');
  expect(await profile.textContent()).toContain('086 111 2223');
  const orders = page.getByRole('region', { name: 'Orders' });
  expect(await orders.getByRole('rowheader').allTextContents()).toEqual([String(orderNo)]);
  expect(await page.content()).not.toMatch(/password|accountId|secret/i);
  expect(page.problems).toEqual([]);
});

test('a long list goes on page by page, and what was looked for goes along', async () => {
  for (let number = 0; number < 25; number += 1)
    await (await shop.customer(`many-${number}@example.com`)).ask('GET', '/api/me');
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/customers?q=many-');
  const names = page.getByRole('rowheader');
  await expect.poll(() => names.count()).toBe(24);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect.poll(() => names.count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('q')).toBe('many-');
  await page.getByRole('link', { name: 'First page' }).click();
  await expect.poll(() => names.count()).toBe(24);
  await open(page, '/admin/customers?q=nobody-at-all');
  await page.getByText('No customer matches').waitFor();
});

test('a delivery day is closed, opened again, and cannot hold fewer boxes than are promised', async () => {
  const customer = await shop.customer();
  await placeOrder(shop, { customer });
  const [day = ''] = await openDays(shop);
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/delivery-days');
  const row = page.getByRole('row').filter({ has: page.locator(`input[value="${day}"]`) });
  const state = async () => {
    type Days = { items: { day: string; closed: boolean; room: number }[] };
    const { body } = await customer.ask<Days>('GET', '/api/delivery-days');
    return body.items.find((item) => item.day === day);
  };
  await row.getByRole('button', { name: /^Close/ }).click();
  await row.getByText('Closed', { exact: true }).waitFor();
  expect((await state())?.closed).toBe(true);
  await row.getByRole('button', { name: /again$/ }).click();
  await row.getByText('Open', { exact: true }).waitFor();
  expect((await state())?.closed).toBe(false);

  const capacity = row.getByRole('spinbutton');
  await capacity.fill('0');
  await row.getByRole('button', { name: /^Save/ }).click();
  await row.getByText(/boxes are already promised|box is already promised/).waitFor();
  await hasFocus(capacity);
  await capacity.fill('70');
  await row.getByRole('button', { name: /^Save/ }).click();
  await row.getByText('Saved').waitFor();
  await row.getByText(/of 70/).waitFor();
  expect(page.problems.filter((problem) => !problem.includes('409'))).toEqual([]);
});
