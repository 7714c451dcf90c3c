import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeProfile, codeFor, fillAddress, fillBox, orderCount, signIn } from './buying.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const noodles = 'dan-dan-pork-noodles';

async function atCheckout(): Promise<Page & { problems: string[] }> {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, { avoidedAllergens: ['sesame'] });
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await open(page, '/checkout');
  return page;
}

const invalid = (page: Page) =>
  page
    .locator('[aria-invalid=true]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('name')));

test('Enter leads from field to field of the checkout, and orders nothing', async () => {
  const page = await atCheckout();
  await fillAddress(page);
  const day = page.locator('input[name=deliveryDay]:checked');
  const agreed = page.getByLabel(/I know, and I want Dan dan/);
  const seen = [
    page.getByLabel('Phone'),
    page.getByLabel('Address'),
    page.getByLabel('Note for the driver'),
    page.getByLabel('Remember this for next time'),
    page.getByLabel('Save this place as'),
    day,
    agreed,
    page.getByRole('heading', { name: 'Look it over' }),
  ];
  await page.getByLabel('Name').focus();
  for (const next of seen) {
    await page.keyboard.press('Enter');
    await hasFocus(next);
  }
  await page.keyboard.press('Enter');
  expect(await orderCount(page)).toBe(0);
  expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
  expect(page.problems).toEqual([]);
});

test('what is wrong goes while it is mended, and comes back where it was left', async () => {
  const page = await atCheckout();
  const place = page.getByRole('button', { name: 'Place order', exact: true });
  for (const label of ['Name', 'Phone', 'Address']) await page.getByLabel(label).fill('');
  await place.click();
  await expect.poll(() => invalid(page)).toEqual(['name', 'phone', 'address']);
  const name = page.getByLabel('Name');
  await name.fill('A');
  expect(await invalid(page)).toEqual(['phone', 'address']);
  await name.fill('');
  expect(await invalid(page)).toEqual(['phone', 'address']);
  await name.blur();
  await expect.poll(() => invalid(page)).toEqual(['name', 'phone', 'address']);
  await name.fill('Ada Cook');
  await name.blur();
  await place.click();
  await page.getByText('Write the phone number').waitFor();
  expect(await invalid(page)).toEqual(['phone', 'address']);
  await page.getByLabel('Phone').fill('0');
  await place.click();
  await expect.poll(() => invalid(page)).toEqual(['address']);
  expect(page.problems).toEqual([]);
});

test('a day that was missing is not missing any more once one is chosen', async () => {
  const page = await atCheckout();
  const day = page.locator('input[name=deliveryDay]').nth(1);
  await page.locator('input[name=deliveryDay]:checked').evaluate((it: HTMLInputElement) => {
    it.checked = false;
  });
  await fillAddress(page);
  await page.getByRole('button', { name: 'Place order', exact: true }).click();
  await page.getByText('Choose a day.').waitFor();
  await day.check();
  expect(await page.getByText('Choose a day.').count()).toBe(0);
  expect(await invalid(page)).toEqual([]);
});

test('a tick that was missing is not missing any more once it is there', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, { avoidedAllergens: ['sesame'] });
  await open(page, `/recipes/${noodles}`);
  const tick = page.getByLabel('I know, and I want it anyway');
  await tick.waitFor();
  await page.locator('form:has(#servings)').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByRole('button', { name: 'Add to box' }).first().click();
  await page.getByText('Please tick that you know').waitFor();
  await tick.check();
  expect(await page.getByText('Please tick that you know').count()).toBe(0);
  expect(await invalid(page)).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';

  test(`a wrong code from a letter is told once, at its field${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    const email = `${randomUUID()}@example.com`;
    await page.goto('/sign-up');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('three limes on a sill');
    await page.getByRole('button', { name: 'Create an account' }).click();
    await toldOnce(page, 'Confirm');
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByLabel('New password').fill('two lemons on a shelf');
    await toldOnce(page, 'Save the new password');
    expect(await codeFor(shop, email)).toMatch(/^\d{6}$/);
  });
}

async function toldOnce(page: Page, button: string): Promise<void> {
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: button }).click();
  await page.locator('input[name=code][aria-invalid=true]').waitFor();
  const told = page.getByText(/code is wrong|code has 6 digits/);
  expect(await told.count()).toBe(1);
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.getByLabel('Code').getAttribute('aria-describedby')).toBe(
    await told.getAttribute('id'),
  );
}

test('a shop where people pay on account says nowhere that it charges a card', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await open(page, '/checkout');
  await fillAddress(page);
  const said = [await page.locator('main').innerText()];
  await page.getByRole('button', { name: 'Place order', exact: true }).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  said.push(await page.locator('main').innerText());
  for (const path of ['/', '/about/help', '/about/terms', '/account/orders']) {
    await open(page, path);
    said.push(await page.locator('main').innerText());
  }
  await shop.settled();
  said.push(...shop.letters.map(({ text }) => text));
  expect(said.join('\n')).not.toMatch(/your card|charged|refund/i);
});
