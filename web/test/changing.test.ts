import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, fillBox, placeOrder, signIn, type Cart } from './buying.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const noodles = 'dan-dan-pork-noodles';
const tacos = 'cod-tacos-with-lime-slaw';

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_how, javaScriptEnabled) => {
  async function customerWithOrder() {
    const page = await shop.visit({ javaScriptEnabled, viewport: { width: 360, height: 640 } });
    await signIn(page, await shop.newCustomer());
    await fillBox(page, [{ slug: noodles, servings: 2 }]);
    const orderNo = await placeOrder(page);
    await shop.settled();
    await page.goto(`/account/orders/${orderNo}`);
    return { page, orderNo };
  }

  test('an order is brought another day and to another door', async () => {
    const { page, orderNo } = await customerWithOrder();
    await page.getByRole('link', { name: 'Change day or address' }).click();
    await page.getByRole('heading', { name: `Change order ${orderNo}` }).waitFor();
    await page.getByLabel('Address').fill('');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('Write the address in at most 50 characters').waitFor();
    await page.getByLabel('Address').fill('2 Quay Street');
    await page.locator('[name=deliveryDay]:not([disabled])').nth(1).check({ force: true });
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('Your order is changed').waitFor();
    await page.getByText('2 Quay Street').waitFor();
    expect(page.problems).toEqual([]);
  });

  test('its meals are changed in the box, and what lay there before lies there again', async () => {
    const { page, orderNo } = await customerWithOrder();
    await fillBox(page, [{ slug: tacos, servings: 1 }]);
    await page.getByRole('button', { name: 'Change the meals' }).click();
    await page.getByText(`You are changing order ${orderNo}`).waitFor();
    await page.getByRole('button', { name: /^One serving more of Dan dan/ }).click();
    await page.getByText('1 meal, 3 servings').waitFor();
    await page.getByRole('link', { name: 'Go on to save it' }).first().click();
    await page.getByText('More to pay').waitFor();
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('Your order is changed').waitFor();
    const order = await ask<Cart>(page, 'GET', `/api/orders/${orderNo}`);
    expect(order.lines.map(({ servings }) => servings)).toEqual([3]);
    const { lines } = await ask<Cart>(page, 'GET', '/api/cart');
    expect(lines.map(({ name }) => name)).toEqual(['Cod tacos with lime slaw']);
    expect(page.problems).toEqual([]);
  });

  test('an order is left as it was', async () => {
    const { page, orderNo } = await customerWithOrder();
    await page.getByRole('button', { name: 'Change the meals' }).click();
    await page.getByText(`You are changing order ${orderNo}`).waitFor();
    await page.goto('/checkout');
    await page.getByRole('heading', { name: `Change order ${orderNo}` }).waitFor();
    await page.goto('/box');
    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    await page.getByText('Your box is empty').waitFor();
    expect(page.problems).toEqual([]);
  });
});
