import { afterAll, beforeAll, expect, test } from 'vitest';
import { allergens } from '../../server/src/contract/food-terms.ts';
import { scriptsRun } from './pages.ts';
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

/** The counts beside the choices, as the page has them and as the API says. */
const counts = (page: Page) =>
  page.locator('label:has(input[type=checkbox]) .figures').allTextContents();
const countsOf = ({ facets: { diets, without, kinds } }: Awaited<ReturnType<typeof api>>) => {
  const named = allergens.flatMap((it) =>
    [...without, ...kinds].filter(({ value }) => value === it),
  );
  return [...diets, ...named].map(({ count }) => String(count));
};

/** Everything that the page asks for from now on, but for pictures: a card that was not there has one to show. */
function listen(page: Page) {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.resourceType() !== 'image') asked.push(pathname + search);
  });
  return {
    /** What was asked for since the last time, once nothing more is. */
    since: async () => {
      let before: number;
      do {
        before = asked.length;
        await page.waitForTimeout(500);
      } while (asked.length > before);
      return asked.splice(0).sort();
    },
  };
}

const saysTotal = (page: Page, recipes: number) =>
  page.waitForFunction(
    (text) => document.querySelector('#results')?.textContent === text,
    `${recipes} recipes`,
  );

/** In the order in which the page shows it. */
async function api(query: string) {
  const asked = new URLSearchParams(query);
  if (!asked.has('sort')) asked.set('sort', 'shop');
  const reply = await fetch(`${shop.url}/api/recipes?${asked.toString()}`);
  return (await reply.json()) as {
    total: number;
    items: { name: string }[];
    facets: Record<'diets' | 'without' | 'kinds', { value: string; count: number }[]>;
  };
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
  await page
    .getByRole('link', { name: 'Remove filter: Without nuts, every kind declared' })
    .click();
  await page.waitForURL((address) => !address.searchParams.has('without'));
  expect(await page.getByRole('checkbox', { name: /^Nuts/ }).isChecked()).toBe(false);
  expect(await page.getByRole('checkbox', { name: /^Vegan/ }).isChecked()).toBe(true);
});

test.each([
  ['no nuts', 'Showing meals with no nuts or peanuts declared. Check each meal’s allergens.'],
  ['chiken', 'Nothing has “chiken”. Showing meals with “chicken”.'],
  ['vegan curries', 'Showing meals that are vegan.'],
  ['no penuts', 'Showing meals with no peanuts declared. Check each meal’s allergens.'],
  ['pasta without gluten', 'Showing meals with no gluten declared.'],
  ['no bacon', 'Showing meals with no pork declared.'],
  ['no arachides', 'Nothing on the menu is called “arachides”, so no meal was left out for it.'],
  ['no spring onions', 'Left out: meals with “spring onions”'],
])('a search for %s says how it was taken', async (q, sentence) => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto(`/menu?q=${encodeURIComponent(q)}`);
  await page.getByText(sentence).waitFor();
  const asked = await api(`q=${encodeURIComponent(q)}&sort=shop`);
  expect(asked.total).toBeGreaterThan(0);
  expect(await names(page)).toEqual(asked.items.map(({ name }) => name));
});

test('a search that finds nothing leads on to the categories', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/menu?q=xyzzyplugh');
  const nothing = page.getByRole('heading', { name: 'Nothing on the menu is found by' });
  await nothing.waitFor();
  await page.locator('section', { has: nothing }).getByRole('link', { name: 'Curries' }).click();
  await page.waitForURL('**/menu?category=curries');
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
  await saysTotal(page, without.total);
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

test('a tick asks for one stored result and what is nearly gone, and going back for the latter alone', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  await ready(page);
  const requests = listen(page);
  await requests.since();
  const all = await api('limit=100');
  const tick = (name: RegExp) => page.getByRole('checkbox', { name }).press('Space');

  const vegan = await api('diet=vegan&limit=100');
  await tick(/^Vegan/);
  await saysTotal(page, vegan.total);
  expect(await requests.since()).toEqual(['/api/few-left', '/catalog/diet/vegan.json']);
  expect(await names(page)).toEqual(vegan.items.slice(0, 24).map(({ name }) => name));
  expect(await counts(page)).toEqual(countsOf(vegan));

  await tick(/^Vegan/);
  await saysTotal(page, all.total);
  expect(await requests.since()).toEqual(['/api/few-left']);
  expect(await names(page)).toEqual(all.items.slice(0, 24).map(({ name }) => name));
  expect(await counts(page)).toEqual(countsOf(all));

  const milk = await api('without=milk&limit=100');
  await tick(/^Milk/);
  await saysTotal(page, milk.total);
  expect(await requests.since()).toEqual(['/api/few-left', '/catalog/without/milk.json']);

  const salads = await api('without=milk&category=salads&limit=100');
  await page.getByRole('link', { name: /^Salads/ }).press('Enter');
  await saysTotal(page, salads.total);
  expect(await requests.since()).toEqual([
    '/api/few-left',
    '/catalog/category/salads/without/milk.json',
  ]);

  for (const [recipes, step] of [
    [milk.total, () => page.goBack()],
    [all.total, () => page.goBack()],
    [milk.total, () => page.goForward()],
  ] as const) {
    await step();
    await saysTotal(page, recipes);
    expect(await requests.since()).toEqual(['/api/few-left']);
  }
  expect(page.problems).toEqual([]);
});

test('filters that no stored result answers together are one question to the API, which knows the stock', async () => {
  const page = await shop.visit();
  await page.goto('/menu?diet=vegetarian');
  await ready(page);
  const requests = listen(page);
  await requests.since();
  const both = await api('diet=vegetarian&without=nuts');
  await page.getByRole('checkbox', { name: /^Nuts/ }).press('Space');
  await saysTotal(page, both.total);
  expect(await requests.since()).toEqual([
    '/api/recipes?diet=vegetarian&without=nuts&sort=shop&limit=24',
  ]);
  expect(await names(page)).toEqual(both.items.map(({ name }) => name));

  const cheapest = await api('diet=vegetarian&without=nuts&sort=price');
  await page.getByLabel('Sort by').selectOption('price');
  await page.waitForURL(/sort=price/);
  expect(await requests.since()).toEqual([
    '/api/recipes?diet=vegetarian&without=nuts&sort=price&limit=24',
  ]);
  expect(await names(page)).toEqual(cheapest.items.map(({ name }) => name));
  expect(page.problems).toEqual([]);
});

test('whoever comes to the menu from another page asks for it once', async () => {
  const page = await shop.visit();
  await page.goto('/');
  await scriptsRun(page);
  const requests = listen(page);
  await requests.since();
  const curries = await api('category=curries');
  await page.getByRole('link', { name: /^Curries/ }).press('Enter');
  await page.waitForURL('**/menu?category=curries');
  await saysTotal(page, curries.total);
  // The page's own scripts, and what its links lead to, are the router's to ask for.
  const asked = (await requests.since()).filter((path) => !/^\/(assets|__manifest)/.test(path));
  expect(asked.map((path) => path.split('?')[0])).toEqual([
    '/api/cart',
    '/api/menu-conflicts',
    '/menu.data',
  ]);
  expect(await names(page)).toEqual(curries.items.map(({ name }) => name));
  expect(page.problems).toEqual([]);
});

test('with scripts words are looked for while they are typed', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  await ready(page);
  await page.locator('#search').pressSequentially('miso');
  await page.waitForURL('**/menu?q=miso');
  const asked = await api('q=miso');
  await saysTotal(page, asked.total);
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
  await page.goto('/menu?diet=vegetarian');
  const few = page.locator('article', { hasText: 'Few left: 3 servings' });
  expect(await few.count()).toBe(1);
  await ready(page);
  await page.getByRole('link', { name: /^Salads/ }).click();
  await page.waitForURL('**/menu?category=salads&diet=vegetarian');
  await few.waitFor();
  expect(page.problems).toEqual([]);
});

test('what is sold out meanwhile says so on going back to what the page has', async () => {
  const page = await shop.visit();
  await page.goto('/menu?diet=vegetarian');
  await ready(page);
  const dish = await page.locator('article', { hasText: 'Few left' }).getByRole('link').innerText();
  const card = page.locator('article', { hasText: dish });
  const { admin, counted } = await shelfOf(dish);
  await page.getByRole('link', { name: /^Salads/ }).press('Enter');
  await page.waitForURL('**/menu?category=salads&diet=vegetarian');
  await card.getByText('Few left: 3 servings').waitFor();
  await admin.ask('POST', '/api/admin/stock-movements', counted(0));
  await page.goBack();
  await page.waitForURL('**/menu?diet=vegetarian');
  await card.getByText('Sold out for now').waitFor();
  await admin.ask('POST', '/api/admin/stock-movements', counted(1_000_000));
  await page.goForward();
  await page.waitForURL('**/menu?category=salads&diet=vegetarian');
  await page.waitForFunction(() => !document.querySelector('article .tag.warning'));
  expect(await card.count()).toBe(1);
  expect(page.problems).toEqual([]);
});

/** The shelf of what this dish runs out of first, and how to say what was counted there. */
async function shelfOf(dish: string) {
  const admin = await shop.administrator();
  type Low = { items: { ingredientNo: number; limits: { name: string }[] }[] };
  const { body } = await admin.ask<Low>('GET', '/api/admin/stock?low=true&limit=100');
  const ingredientNo = body.items.find(({ limits }) => limits.some(({ name }) => name === dish));
  const counted = (amount: number) => ({
    movements: [{ ingredientNo: ingredientNo?.ingredientNo, kind: 'counted', amount }],
  });
  return { admin, counted };
}

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
