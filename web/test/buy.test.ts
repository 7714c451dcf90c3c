import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeDay } from './back-office.ts';
import {
  changeProfile,
  ask,
  codeFor,
  fillAddress,
  fillBox,
  orderCount,
  recipe,
  signIn,
} from './buying.ts';
import { open, scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const noodles = 'dan-dan-pork-noodles';
const tacos = 'cod-tacos-with-lime-slaw';
const place = { name: 'Place order', exact: true };

async function customerAtCheckout(slug = noodles, servings = 2) {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug, servings }]);
  await open(page, '/checkout');
  return page;
}

test('a guest buys a customised box and signs up on the way', async () => {
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  const email = `${randomUUID()}@example.com`;
  const { ingredients } = await recipe(page, noodles);
  const ginger = ingredients.find(({ name }) => name === 'Ginger')?.ingredientNo;
  await fillBox(page, [
    { slug: noodles, servings: 2, changes: [{ action: 'omit', ingredientNo: ginger }] },
  ]);
  await page.goto('/box');
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByRole('heading', { name: 'Create an account' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('three limes on a sill');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('This code is wrong or has expired').waitFor();
  await page.getByLabel('Code').fill(await codeFor(shop, email));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText(email).waitFor();
  expect(page.url()).not.toContain('limes');
  await page.getByText('Without ginger').waitFor();
  await fillAddress(page);
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await page.getByText('Without ginger').waitFor();
  expect(await orderCount(page)).toBe(1);
  const me = await ask<{ address: string }>(page, 'GET', '/api/me');
  expect(me.address).toBe('1 Quay Street, Galway');
  expect(page.problems).toEqual([]);
});

test('the whole purchase works by keyboard alone', async () => {
  const page = await customerAtCheckout();
  const { keyboard } = page;
  await open(page, '/box');
  await tabTo('Go to checkout');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Checkout' }).waitFor();
  for (const [label, text] of [
    ['Name', 'Ada Cook'],
    ['Phone', '0871234567'],
    ['Address', '1 Quay Street'],
  ] as const) {
    await tabTo(label);
    await keyboard.type(text);
  }
  await tabTo('deliveryDay');
  await keyboard.press('ArrowDown');
  await tabTo('Place order');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await expect
    .poll(() => page.evaluate(() => [document.activeElement?.tagName, window.scrollY]))
    .toEqual(['H1', 0]);
  expect(await orderCount(page)).toBe(1);
  expect(page.problems).toEqual([]);

  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const at = document.activeElement;
        if (at instanceof HTMLInputElement) return [at.labels?.[0]?.textContent, at.name];
        return [at?.textContent];
      });
      if (here.includes(name)) return;
    }
    throw new Error(`The keyboard does not reach ${name}.`);
  }
});

test('sent twice, reloaded, or after the back button: it is one order', async () => {
  const page = await customerAtCheckout();
  await fillAddress(page);
  // Both clicks reach the page before it can have heard an answer.
  await page.getByRole('button', place).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  const address = page.url();
  await page.reload();
  await page.goBack();
  await page.getByRole('heading', { name: 'There is nothing to order' }).waitFor();
  await page.goForward();
  expect(page.url()).toBe(address);
  expect(await orderCount(page)).toBe(1);
  expect(page.problems).toEqual([]);
});

test('an answer lost on its way is found again by sending again', async () => {
  const page = await customerAtCheckout();
  await fillAddress(page);
  let lost = 0;
  await page.route('**/checkout.data*', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    return route.abort('connectionreset');
  });
  await page.getByRole('button', place).click();
  await page.getByText('The connection was lost').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('Ada Cook');
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  expect(lost).toBe(1);
  expect(await orderCount(page)).toBe(1);
});

test('a box that was ordered in another tab leads to that order', async () => {
  const page = await customerAtCheckout();
  const other = await page.context().newPage();
  await open(other, '/checkout');
  for (const tab of [page, other]) await fillAddress(tab);
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await other.getByRole('button', place).click();
  await other
    .getByRole('heading', { name: /There is nothing to order|Order \d+/ })
    .first()
    .waitFor();
  expect(await orderCount(page)).toBe(1);
  expect(page.problems).toEqual([]);
});

test('what is missing is said at its field, and the first has the focus', async () => {
  const page = await customerAtCheckout();
  await page.getByLabel('Name').fill('Ada Cook');
  await page.getByText('8 of 30').waitFor();
  await page.getByLabel('Phone').fill('');
  await page.getByRole('button', place).click();
  await page.getByText('Write the phone number in digits').waitFor();
  await page.getByText('Write the address').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('phone');
  expect(await orderCount(page)).toBe(0);
  expect(page.problems).toEqual([]);
});

test('a pasted number keeps the code of its country, and what does not fit is told and stays', async () => {
  const page = await customerAtCheckout();
  const address = 'Apartment 14, The Old Flour Mill, 128 Harbour Quay Street';
  await page.getByLabel('Name').fill('Ada Cook');
  await page.getByLabel('Phone').fill('+353 (0)87 123-4567 ext. 9');
  await page.getByLabel('Address').fill(address);
  await page.getByText(`${address.length} of 50: 7 characters too many`).waitFor();
  await page.getByRole('button', place).click();
  await page.getByText('Write the address').waitFor();
  await page.getByText('without an extension').waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe(address);
  expect(await page.getByLabel('Phone').inputValue()).toBe('+353 (0)87 123-4567 ext. 9');
  expect(await orderCount(page)).toBe(0);
  await page.getByLabel('Phone').fill('+353 (0)87 123-4567');
  await page.getByLabel('Address').fill('14 The Old Flour Mill, 128 Harbour Quay');
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await page.getByText('+353 87 123 4567').first().waitFor();
  expect(page.problems).toEqual([]);
});

test('what sells out while somebody shops is explained, mended with one click and ordered', async () => {
  const page = await customerAtCheckout(tacos, 4);
  await fillAddress(page);
  const { ingredients } = await recipe(page, tacos);
  const avocado = ingredients.find(({ name }) => name === 'Avocado')?.ingredientNo;
  const staff = await shop.administrator();
  // Counting is of what lies on the shelf, ordered or not: no other test here orders tacos.
  const counted = await staff.ask('POST', '/api/admin/stock-movements', {
    movements: [{ ingredientNo: avocado, kind: 'counted', amount: 1 }],
  });
  expect(counted.status, JSON.stringify(counted.body)).toBe(201);
  await page.getByRole('button', place).click();
  await page.getByText('Some of this has just sold out').waitFor();
  await page.getByText('Avocado: you need 2, 1 left').waitFor();
  expect(await orderCount(page)).toBe(0);
  await page.getByRole('button', { name: 'Set Cod tacos with lime slaw to 2 servings' }).click();
  await expect.poll(() => page.getByText('Not all of this is in stock').count()).toBe(0);
  expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await page.getByText('2 servings').waitFor();
  expect(page.problems).toEqual([]);
});

test('a day that fills up meanwhile is said at the day, and nothing else is lost', async () => {
  const page = await customerAtCheckout();
  await fillAddress(page);
  const first = page.locator('input[name=deliveryDay]').first();
  const date = await first.inputValue();
  const staff = await shop.administrator();
  const days = (capacity: number, closed: boolean) => changeDay(staff, date, { capacity, closed });
  await days(200, true);
  await page.getByRole('button', place).click();
  await page.getByText('That day has just been closed').waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
  await expect.poll(() => first.isDisabled()).toBe(true);
  await page.locator('input[name=deliveryDay]:enabled').first().check();
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await days(200, false);
  expect(page.problems).toEqual([]);
});

test('a meal against the profile is ordered only after a tick', async () => {
  const page = await customerAtCheckout();
  await changeProfile(page, { avoidedAllergens: ['sesame'] });
  await page.reload();
  await scriptsRun(page);
  await fillAddress(page);
  await page.getByRole('button', place).click();
  await page.getByText('Something in your box is not for you').waitFor();
  expect(await orderCount(page)).toBe(0);
  await page.getByLabel(/I know, and I want Dan dan/).check();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(() => page.getByText('Something in your box is not for you').count()).toBe(0);
  await page.getByRole('button', place).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  expect(page.problems).toEqual([]);
});

test('what happens where something is missing is chosen in the checkout, and a page that stood open takes nothing back', async () => {
  const page = await customerAtCheckout();
  type Chosen = { choice: string; never: string[] };
  const chosen = async () => (await ask<Chosen>(page, 'GET', '/api/me/substitutions')).choice;
  const buy = async () => {
    await fillAddress(page);
    await page.getByRole('button', place).click();
    await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  };
  await page.getByLabel('If something is missing while we pack').selectOption('swap');
  await buy();
  expect(await chosen()).toBe('swap');
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await open(page, '/checkout');
  await ask(page, 'PUT', '/api/me/substitutions', { choice: 'leave-out', never: [] });
  await buy();
  expect(await chosen()).toBe('leave-out');
  expect(page.problems).toEqual([]);
});
