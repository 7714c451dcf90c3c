import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changeProfile,
  codeFor,
  fillAddress,
  fillBox,
  orderCount,
  recipe,
  signIn,
} from './buying.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const tacos = 'cod-tacos-with-lime-slaw';
const noodles = 'dan-dan-pork-noodles';
const place = { name: 'Place order', exact: true };
const visit = () => shop.visit({ javaScriptEnabled: false });

test('a guest without scripts buys a customised box and signs up on the way', async () => {
  const page = await visit();
  const email = `${randomUUID()}@example.com`;
  const { ingredients } = await recipe(page, tacos);
  const lime = ingredients.find(({ name }) => name === 'Lime')?.ingredientNo;
  const changes = [{ action: 'omit', ingredientNo: lime }];
  await fillBox(page, [{ slug: tacos, servings: 2, changes }]);
  await page.goto('/box');
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByText('At least 10 characters, and not one').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
  await page.getByLabel('Password').fill('three limes on a sill');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
  await page.getByLabel('Code').fill(await codeFor(shop, email));
  expect(page.url()).not.toContain('limes');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText(email).waitFor();
  await page.getByText('Without lime').waitFor();
  await page.getByRole('button', place).click();
  await page.getByText('Write the name on the door').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
  await fillAddress(page);
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await page.getByText('Without lime').waitFor();
  expect(await orderCount(page)).toBe(1);
  expect(page.problems).toEqual([]);
});

test('a form sent twice without scripts is one order', async () => {
  const page = await visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/checkout');
  await fillAddress(page);
  const form = await page.locator('form:has([name=key])').evaluate((element) => {
    const fields = new FormData(element as HTMLFormElement);
    return Object.fromEntries([...fields].map(([name, value]) => [name, value as string]));
  });
  const send = () =>
    page.request.post('/checkout', {
      form: { ...form, intent: 'place' },
      headers: { accept: 'text/html', origin: shop.url },
      maxRedirects: 0,
    });
  const [one, two] = await Promise.all([send(), send()]);
  expect([one.status(), two.status()]).toEqual([303, 303]);
  expect(one.headers()['location']).toMatch(/^\/account\/orders\/\d+\?placed=1$/);
  expect(two.headers()['location']).toBe(one.headers()['location']);
  expect(await orderCount(page)).toBe(1);
  const again = await page.request.post('/checkout', {
    form: { ...form, intent: 'place', address: 'Elsewhere' },
    headers: { accept: 'text/html', origin: shop.url },
    maxRedirects: 0,
  });
  expect(again.headers()['location']).toBe('/account/orders?already=1');
  expect(await orderCount(page)).toBe(1);
});

test('without scripts a tick and a remedy keep what was typed', async () => {
  const page = await visit();
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, { avoidedAllergens: ['sesame'] });
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/checkout');
  await fillAddress(page);
  await page.getByLabel(/I know, and I want Dan dan/).check();
  await page.getByRole('button', { name: 'Confirm' }).click();
  expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
  await page.getByLabel('Address').press('Enter');
  await page.waitForURL('**/checkout#step-4');
  expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
  expect(await orderCount(page)).toBe(0);
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  expect(page.problems).toEqual([]);
});

test('a quarter of an hour at the address costs nothing', async () => {
  const page = await visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/checkout');
  await fillAddress(page);
  await page.context().clearCookies({ name: 'at' });
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  expect(await orderCount(page)).toBe(1);
});
