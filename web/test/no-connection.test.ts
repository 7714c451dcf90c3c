import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Cart } from './buying.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const dal = '/recipes/red-lentil-and-spinach-dal';

test('without a connection nobody is led away from what they typed, and goes on when it is back', async () => {
  const page = await shop.visit();
  await open(page, '/sign-up');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Menu', exact: true }).click();
  const note = page.getByRole('alert');
  await note.getByText('There is no connection').waitFor();
  await hasFocus(note);
  expect(new URL(page.url()).pathname).toBe('/sign-up');
  expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.com');
  await note.getByRole('button', { name: 'Stay here' }).click();
  await note.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Menu', exact: true }).click();
  await note.waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'The menu' }).waitFor();
});

test('a dish that could not be put into the box keeps what was chosen, and goes in at the next try', async () => {
  const page = await shop.visit();
  await open(page, dal);
  await page.getByRole('spinbutton', { name: 'Servings' }).fill('5');
  await page.getByText('for 5 servings').first().waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Add to box' }).first().click();
  await page.getByText('We could not reach the shop').waitFor();
  expect(await page.getByRole('spinbutton', { name: 'Servings' }).inputValue()).toBe('5');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Add to box' }).first().click();
  await page.getByText('Added to your box: 5 servings').waitFor();
  const { lines } = await ask<Cart>(page, 'GET', '/api/cart');
  expect(lines.map(({ servings }) => servings)).toEqual([5]);
});

test('a store that cannot be reached is told by a page of ours', async () => {
  const page = await shop.visit();
  await open(page, '/');
  await page.route('**/*', (route) =>
    new URL(route.request().url()).pathname.startsWith('/recipes/')
      ? route.abort()
      : route.continue(),
  );
  await page.route('**/*.data*', (route) => route.abort());
  await page.locator('#picks').waitFor();
  await page.locator('article a').first().click();
  await page.getByRole('heading', { name: 'There is no connection' }).waitFor();
  await page.getByRole('link', { name: 'Try again' }).waitFor();
});

test('a page that is opened without a connection is ours, and comes when it is back', async () => {
  const page = await shop.visit({ serviceWorkers: 'allow' });
  await open(page, '/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  await page.context().setOffline(true);
  await page.goto('/menu');
  await page.getByRole('heading', { name: 'There is no connection' }).waitFor();
  expect(await page.title()).toBe('There is no connection · Larder');
  expect(await axeFindings(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'The menu' }).waitFor();
});
