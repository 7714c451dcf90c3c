import { afterAll, beforeAll, expect, test } from 'vitest';
import { setPrices } from '../../server/test/prices.ts';
import { ask as askAs, visitAsAdministrator } from './back-office.ts';
import { ask, fillAddress, fillBox, signIn } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await setPrices(shop.shop, { zones: [{ name: 'Dublin', prefixes: ['IE D'] }], rates: [] });
});
afterAll(() => shop.close());

const secondKitchen = 2;
type Level = { ingredientNo: number; amount: number };

test('an owner adds a kitchen, gives it a zone and receives its stock, and somebody there buys from it', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/stock');
  const kitchens = page.getByRole('navigation', { name: 'Kitchen', exact: true });
  expect(await kitchens.count()).toBe(0);
  await open(page, '/admin/kitchens');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Cork');
  await page.getByRole('button', { name: 'Add a kitchen' }).click();
  await page.getByText('The kitchen is added.').waitFor();
  await page.getByRole('textbox', { name: 'Name of Kitchen' }).fill('Dublin');
  await page.getByRole('button', { name: 'Rename Kitchen' }).click();
  await page.getByText('The kitchen is renamed.').waitFor();

  await open(page, '/admin/prices/zones/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Cork');
  await page.getByRole('combobox', { name: 'Kitchen' }).selectOption('Cork');
  await page.getByLabel('Tax region').fill('IE');
  await page.getByLabel('Delivery costs').fill('0');
  await page.getByLabel('Postcodes').fill('IE T12');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The zone is saved.').waitFor();

  // One serving of one meal, received by hand in the kitchen that has nothing yet.
  const customer = await shop.visit();
  await signIn(customer, await shop.newCustomer());
  type Menu = { items: { slug: string; name: string }[] };
  const { items } = await ask<Menu>(customer, 'GET', '/api/recipes?diet=vegan&sort=price');
  const { slug = '', name: meal = '' } = items[0] ?? {};
  type Recipe = { ingredients: { ingredientNo: number; name: string }[] };
  const { ingredients } = await ask<Recipe>(customer, 'GET', `/api/recipes/${slug}`);
  for (const { ingredientNo } of ingredients) {
    await open(page, `/admin/stock/${ingredientNo}`);
    await kitchens.getByRole('link', { name: 'Cork' }).click();
    await page.waitForURL(/kitchen=2/);
    await page.getByLabel('Amount').fill('5000');
    await page.getByRole('button', { name: 'Receive' }).click();
    await page.getByText('Received. It can be promised at once.').waitFor();
  }
  const staff = await shop.administrator();
  const levelIn = async (kitchen: number) => {
    const named = ingredients[0];
    const path = `/api/admin/stock?kitchen=${kitchen}&q=${encodeURIComponent(named?.name ?? '')}&limit=100`;
    const levels = await askAs<{ items: Level[] }>(staff, 'GET', path);
    return levels.items.find(({ ingredientNo }) => ingredientNo === named?.ingredientNo)?.amount;
  };
  expect(await levelIn(secondKitchen)).toBe(5000);
  const before = await levelIn(1);

  await fillBox(customer, [{ slug, servings: 2 }]);
  await ask(customer, 'PUT', '/api/cart/place', { country: 'IE', postcode: 'T12 AB34' });
  await open(customer, '/checkout');
  await fillAddress(customer);
  await customer.getByLabel('Postcode').fill('T12 AB34');
  await customer.getByRole('button', { name: 'Place order' }).click();
  await customer.waitForURL(/orders\/\d+/);
  expect(await levelIn(secondKitchen)).toBeLessThan(5000);
  expect(await levelIn(1)).toBe(before);

  // Who packs there sees its box, and nobody packs it from the shelf of the other.
  const orderNo = /orders\/(\d+)/.exec(customer.url())?.[1] ?? '';
  const { deliveryDay } = await ask<{ deliveryDay: string }>(
    customer,
    'GET',
    `/api/orders/${orderNo}`,
  );
  await open(page, `/admin/kitchen/${deliveryDay}/packing`);
  await kitchens.waitFor();
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  expect(await box.count()).toBe(0);
  await kitchens.getByRole('link', { name: 'Cork' }).click();
  await box.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Portioning' }).click();
  await page.waitForURL(/portioning\?kitchen=2/);
  await page.getByRole('article').first().waitFor();

  // Whatever is printed of the day is of that kitchen too, and its address goes on saying which.
  for (const [tab, address] of [
    ['Food labels', /food-labels\?kitchen=2/],
    ['Labels', /\/labels\?kitchen=2/],
    ['Recipe cards', /cards\?kitchen=2/],
  ] as const) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await page.waitForURL(address);
    await page.getByText(meal).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  }
  await open(page, `/admin/kitchen/${deliveryDay}/food-labels?kitchen=2`);
  const pdf = page.getByRole('link', { name: 'PDF', exact: true });
  expect(await pdf.getAttribute('href')).toContain('kitchen=2');
  await kitchens.getByRole('link', { name: 'Dublin' }).click();
  await page.waitForURL(/food-labels\?kitchen=1/);
  await page.getByText('No boxes for this day').waitFor();
  expect(await page.getByText(meal).count()).toBe(0);

  // The days, what to buy and what is low are told kitchen by kitchen.
  await open(page, '/admin/kitchen?kitchen=2');
  await page.getByRole('link', { name: /1 box/ }).first().click();
  await page.waitForURL(new RegExp(`/admin/kitchen/${deliveryDay}\\?kitchen=2`));
  await page.getByRole('row', { name: new RegExp(ingredients[0]?.name ?? '') }).waitFor();
  for (const path of ['/admin/purchasing', '/admin/forecast', '/admin/receiving']) {
    await open(page, path);
    await kitchens.getByRole('link', { name: 'Cork' }).click();
    await page.waitForURL(/kitchen=2/);
    expect(await axeFindings(page)).toEqual([]);
  }
  await open(page, '/admin');
  await page.getByText('Cork: ').first().waitFor();
  // The other kitchen may still make what is sold out here.
  const ended = page.getByRole('listitem').filter({ hasText: 'is sold out' }).first();
  expect(await ended.innerText()).toMatch(/Cork: [^\n]* is sold out/);

  // Cork's day is full; Dublin's is not. The checkout tells each as the postcode changes.
  await open(page, `/admin/delivery-days?kitchen=2&from=${deliveryDay}&to=${deliveryDay}`);
  await page.getByLabel(/^Capacity on/).fill('1');
  await page.getByRole('button', { name: /^Save capacity of/ }).click();
  await page.waitForURL(/saved=/);
  await fillBox(customer, [{ slug, servings: 2 }]);
  await open(customer, '/checkout');
  const day = customer.locator(`input[name="deliveryDay"][value="${deliveryDay}"]`);
  for (const [postcode, isFull] of [
    ['D02 XY45', false],
    ['T12 AB34', true],
    ['D02 XY45', false],
  ] as const) {
    await customer.getByLabel('Postcode').fill(postcode);
    await expect.poll(() => day.isDisabled()).toBe(isFull);
  }
  expect(page.problems).toEqual([]);
  expect(customer.problems).toEqual([]);
});
