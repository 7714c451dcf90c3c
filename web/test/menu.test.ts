import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

const ready = (page: Page) => page.waitForFunction(() => !document.querySelector('form .button'));
/** Once the whole page is there: names are not waited for. */
async function names(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  return page.locator('article h2').allTextContents();
}
const total = (page: Page) => page.locator('#results').textContent();

async function api(query: string) {
  const reply = await fetch(`${shop.url}/api/recipes?${query}`);
  return (await reply.json()) as { total: number; items: { name: string }[] };
}

test('without scripts the menu is a form: everything chosen is in the address', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/menu');
  await page.getByRole('checkbox', { name: /^Vegan/ }).check();
  await page.getByRole('checkbox', { name: /^Nuts/ }).check();
  await page.getByLabel('Time').selectOption('30');
  await page.getByLabel('Sort by').selectOption('price');
  await page.getByRole('button', { name: 'Apply' }).first().click();
  await page.waitForURL(/diet=vegan/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('diet')).toBe('vegan');
  const asked = await api('diet=vegan&without=nuts&maxMinutes=30&sort=price');
  expect(asked.total).toBeGreaterThan(0);
  expect(await total(page)).toBe(`${asked.total} recipes`);
  expect(await names(page)).toEqual(asked.items.map(({ name }) => name));
  await page.getByRole('link', { name: 'Remove filter: Without nuts' }).click();
  await page.waitForURL((address) => !address.searchParams.has('without'));
  expect(await page.getByRole('checkbox', { name: /^Nuts/ }).isChecked()).toBe(false);
  expect(await page.getByRole('checkbox', { name: /^Vegan/ }).isChecked()).toBe(true);
});

test('without scripts the next page is a link', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/menu');
  const first = await names(page);
  await page.getByRole('link', { name: 'Show more' }).click();
  await page.waitForURL(/cursor=/);
  const second = await names(page);
  expect(second).toHaveLength(24);
  expect(first.filter((name) => second.includes(name))).toEqual([]);
  await page.getByRole('link', { name: 'Back to the start of the list' }).click();
  await page.waitForURL('**/menu');
  expect(await names(page)).toEqual(first);
});

test('with scripts a choice applies at once, from a stored result, and keeps focus and place', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  await ready(page);
  await page.evaluate(() => Object.assign(window, { samePage: true }));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const milk = page.getByRole('checkbox', { name: /^Milk/ });
  await milk.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => window.scrollY);
  await milk.focus();
  await page.keyboard.press('Space');
  const without = await api('without=milk&limit=100');
  await page.waitForFunction(
    (said) => document.querySelector('#results')?.textContent === said,
    `${without.total} recipes`,
  );
  expect(asked).toContain('/catalog/without/milk.json');
  expect(new URL(page.url()).search).toBe('?without=milk');
  expect(await page.evaluate(() => 'samePage' in window)).toBe(true);
  expect(await page.evaluate(() => window.scrollY)).toBe(place);
  expect(await milk.evaluate((it) => it === document.activeElement)).toBe(true);
  expect(await page.locator('#results').getAttribute('role')).toBe('status');
  await page.goBack();
  await page.waitForURL('**/menu');
  await page.waitForFunction(
    () => !document.querySelector<HTMLInputElement>('input[value=milk]')?.checked,
  );
  expect(page.problems).toEqual([]);
});

test('with scripts words are looked for while they are typed', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  await ready(page);
  await page.locator('#search').pressSequentially('miso');
  await page.waitForURL('**/menu?q=miso');
  const asked = await api('q=miso');
  await page.waitForFunction(
    (said) => document.querySelector('#results')?.textContent === said,
    `${asked.total} recipes`,
  );
  expect(await names(page)).toEqual(asked.items.map(({ name }) => name));
  expect(page.problems).toEqual([]);
});

test('with scripts further recipes join those that are there, and are there again on coming back', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  await ready(page);
  await page.getByRole('link', { name: 'Show more' }).click();
  await page.waitForFunction(() => document.querySelectorAll('article').length === 48);
  const shown = await names(page);
  expect(new Set(shown).size).toBe(48);
  expect(new URL(page.url()).search).toBe('');
  await page.locator('article a').nth(30).click();
  await page.waitForURL('**/recipes/**');
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll('article').length === 48);
  expect(await names(page)).toEqual(shown);
  expect(page.problems).toEqual([]);
});

test('what is nearly gone says so, also where a stored result was shown', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  const few = page.locator('article', { hasText: 'Few left: 3 servings' });
  expect(await few.count()).toBe(1);
  await ready(page);
  await page.getByRole('link', { name: /^Salads/ }).click();
  await page.waitForURL('**/menu?category=salads');
  await few.waitFor();
  expect(page.problems).toEqual([]);
});

test('a menu that nothing fits offers the whole menu', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/menu?q=unicorn&diet=vegan');
  expect(await total(page)).toBe('0 recipes');
  await page.getByRole('link', { name: 'Show the whole menu' }).click();
  await page.waitForURL('**/menu');
  expect(await names(page)).toHaveLength(24);
});

test('an address that makes no sense says which part of it', async () => {
  const page = await shop.visit();
  const reply = await page.goto('/menu?diet=stone&sort=random');
  expect(reply?.status()).toBe(400);
  expect(await page.getByRole('alert').textContent()).toContain('diet, sort');
});
