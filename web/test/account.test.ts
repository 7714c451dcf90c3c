import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, fillBox, placeOrder, recipe, signIn, type Cart } from './buying.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const noodles = 'dan-dan-pork-noodles';
const tacos = 'cod-tacos-with-lime-slaw';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';

  test(`the profile remembers the address and what somebody eats${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    await signIn(page, await shop.newCustomer());
    await page.goto('/account');
    await page.getByLabel('Name').fill('Ada Cook');
    await page.getByLabel('Phone').fill('0871234567');
    await page.getByLabel('Vegetarian').check();
    await page.getByLabel('Sesame').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your profile is saved').waitFor();
    const me = await ask<Record<string, unknown>>(page, 'GET', '/api/me');
    expect(me).toMatchObject({
      name: 'Ada Cook',
      phone: '0871234567',
      address: null,
      diets: ['vegetarian'],
      avoidedAllergens: ['sesame'],
    });
    expect(page.problems).toEqual([]);
  });

  test(`an order is cancelled after one more question${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    await signIn(page, await shop.newCustomer());
    await fillBox(page, [{ slug: noodles, servings: 2 }]);
    const orderNo = await placeOrder(page);
    await page.goto(`/account/orders/${orderNo}`);
    await page.getByRole('link', { name: 'Cancel this order' }).click();
    await page.getByRole('heading', { name: 'Cancel this order?' }).waitFor();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('You cancelled this order').waitFor();
    const order = await ask<{ status: string }>(page, 'GET', `/api/orders/${orderNo}`);
    expect(order.status).toBe('cancelled');
    expect(await page.getByRole('link', { name: 'Cancel this order' }).count()).toBe(0);
    expect(page.problems).toEqual([]);
  });
}

test('ordering again fills the box with what is still offered and says what is not', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [
    { slug: noodles, servings: 2 },
    { slug: tacos, servings: 4 },
  ]);
  const orderNo = await placeOrder(page);
  const { recipeNo } = await recipe(page, tacos);
  const staff = await shop.administrator();
  const off = await staff.ask('POST', `/api/admin/recipes/${recipeNo}/unpublish`, {});
  expect(off.status, JSON.stringify(off.body)).toBe(200);
  await page.goto(`/account/orders/${orderNo}`);
  await page.getByRole('button', { name: 'Order this again' }).click();
  await page.getByText('Your earlier order is in the box again').waitFor();
  await page.getByText('No longer offered as you had it: Cod tacos with lime slaw.').waitFor();
  const cart = await ask<Cart>(page, 'GET', '/api/cart');
  expect(cart.lines.map(({ name, servings }) => [name, servings])).toEqual([
    ['Dan dan pork noodles', 2],
  ]);
  await staff.ask('POST', `/api/admin/recipes/${recipeNo}/publish`, {});
  expect(page.problems).toEqual([]);
});

test('orders are listed newest first, page by page, with their recipe cards', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  const placed: number[] = [];
  for (let order = 0; order < 11; order += 1) {
    await fillBox(page, [{ slug: noodles, servings: 1 }]);
    placed.push(await placeOrder(page));
    await shop.settled();
  }
  await page.goto('/account/orders');
  await page.getByRole('link', { name: 'Older orders' }).click();
  await page.getByRole('link', { name: `Order ${placed[0]}` }).click();
  await page.getByRole('link', { name: 'Recipe cards' }).click();
  await page.getByRole('heading', { name: `Recipe cards of order ${placed[0]}` }).waitFor();
  await page.getByRole('heading', { name: 'Dan dan pork noodles' }).waitFor();
  expect(page.problems).toEqual([]);
});

test('nobody sees the order of somebody else', async () => {
  const owner = await shop.visit();
  await signIn(owner, await shop.newCustomer());
  await fillBox(owner, [{ slug: noodles, servings: 1 }]);
  const orderNo = await placeOrder(owner);
  const other = await shop.visit();
  await signIn(other, await shop.newCustomer());
  const reply = await other.goto(`/account/orders/${orderNo}`);
  expect(reply?.status()).toBe(404);
});
