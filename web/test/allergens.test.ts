import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOrder, visitAsAdministrator } from './back-office.ts';
import { ask, fillAddress, fillBox, orderCount, signIn } from './buying.ts';
import { open, scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

const pears = 'pears-poached-in-red-wine';
const crumble = 'apple-and-hazelnut-crumble';

test('a recipe says the nuts by their names, what may be in it, and nowhere that something is absent', async () => {
  const page = await shop.visit();
  await open(page, `/recipes/${crumble}`);
  const facts = page.getByRole('definition').filter({ hasText: 'May contain traces of' });
  await facts.getByText('Hazelnuts', { exact: true }).waitFor();
  expect(await facts.textContent()).toContain('walnuts');
  const said = (await page.textContent('body')) ?? '';
  expect(said).not.toMatch(/contains none|free from (?!anything)|nut-free|gluten-free/i);
});

test('who avoids one nut ticks it alone, and the menu leaves out what contains it or may', async () => {
  const page = await shop.visit();
  await open(page, '/menu?without=hazelnuts');
  const link = page.getByRole('link', { name: 'Remove filter: Without hazelnuts declared' });
  await link.waitFor();
  expect(await page.getByRole('checkbox', { name: /^Hazelnuts/ }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: /^Nuts/ }).isChecked()).toBe(false);
  const { items } = await ask<{ items: { allergens: string[]; mayContain: string[] }[] }>(
    page,
    'GET',
    '/api/recipes?without=hazelnuts&limit=100',
  );
  expect(items.length).toBeGreaterThan(0);
  for (const { allergens, mayContain } of items)
    expect([...allergens, ...mayContain]).not.toContain('hazelnuts');
});

test('wine is ordered once the age is ticked, and not before', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: pears, servings: 2 }]);
  await open(page, '/checkout');
  await scriptsRun(page);
  await fillAddress(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByText('Something in your box is sold to adults only').waitFor();
  expect(await orderCount(page)).toBe(0);
  await page.getByLabel('I am 18 or older').check();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  await page.getByText('You confirmed that you are 18 or older').waitFor();
});

test('a correction is told to staff by the order’s number, and is on its label', async () => {
  const orderNo = await placeOrder(shop);
  const page = await visitAsAdministrator(shop);
  const staff = await shop.administrator();
  const { body } = await staff.ask<{ ingredients: { ingredientNo: number }[] }>(
    'GET',
    '/api/recipes/red-lentil-and-spinach-dal',
  );
  const path = `/api/admin/ingredients/${body.ingredients[0]?.ingredientNo}`;
  const { ingredientNo: _, ...facts } = (await staff.ask<Record<string, unknown>>('GET', path))
    .body;
  await staff.ask('PUT', path, { ...facts, allergens: ['mustard', 'celery'], diets: [] });
  await open(page, '/admin');
  const notice = page.getByRole('alert').filter({ hasText: `Order ${orderNo}` });
  await notice.getByText('also contains').waitFor();
  await notice.getByText('no longer known to be vegan').waitFor();
  await open(page, `/admin/orders/${orderNo}`);
  await page.getByText('Since it was ordered: no longer known to be vegan').waitFor();
});
