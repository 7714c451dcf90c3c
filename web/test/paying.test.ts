import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asItComes } from '../../server/test/store.ts';
import { ask, fillAddress, fillBox, signIn } from './buying.ts';
import { giveCard, orderByCard } from './paying.ts';
import { axeFindings, open, whileScriptsLoad } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow({ environment: asItComes });
});
afterAll(() => shop.close());

type Asked = { status: string; payment: { state: string } };
const orderOf = (page: Page) => /orders\/(\d+)/.exec(page.url())?.[1] ?? '';
const stateOf = async (page: Page, orderNo: string) => {
  const { status, payment } = await ask<Asked>(page, 'GET', `/api/orders/${orderNo}`);
  return `${status}, ${payment.state}`;
};

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_name, javaScriptEnabled) => {
  const go = (page: Page, path: string) => (javaScriptEnabled ? open(page, path) : page.goto(path));
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

  /** What looks for barriers is a script itself. */
  const isSound = async (page: Page) => {
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  };

  const toPay = () => orderByCard(shop, { javaScriptEnabled });

  test('a box is ordered and paid, and its page says what is held and when it is charged', async () => {
    const page = await toPay();
    await giveCard(page, '4242424242424242');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'See the order' }).click();
    await page.getByText(/Charged to your card when the order closes: /).waitFor();
    await page.getByText('Card: Visa •••• 4242').waitFor();
    expect(await stateOf(page, orderOf(page))).toBe('placed, held');
  });

  test('a card that is declined is followed by another', async () => {
    const page = await toPay();
    await giveCard(page, '4000000000000002');
    await page.getByText('The card was declined').waitFor();
    await page.getByRole('link', { name: 'Go back without paying' }).click();
    await page.getByRole('heading', { name: 'The payment did not work' }).waitFor();
    await page
      .getByText(/Your bank declined the card\. Nothing was taken\. We keep your/)
      .waitFor();
    await isSound(page);
    await press(page, 'Try another card');
    await page.waitForURL(/\/sandbox\/pay\//);
    await giveCard(page, '5555555555554444');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
  });

  test('the bank asks who it is', async () => {
    const page = await toPay();
    await giveCard(page, '4000002500003155');
    await press(page, 'It is me');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
  });

  test('who closes the tab and comes back finds the order waiting, and pays it from there', async () => {
    const page = await toPay();
    await go(page, '/account/orders');
    await page.getByText('Waiting for payment').waitFor();
    await page.getByRole('link', { name: /^Order / }).click();
    await page.getByRole('heading', { name: 'Please pay for your order' }).waitFor();
    await page.getByText(/We keep your meals and your day until /).waitFor();
    const step = page.locator('[aria-current=step]');
    expect(await step.locator('span').innerText()).toBe('Waiting for payment');
    await isSound(page);
    await press(page, 'Pay now');
    await page.waitForURL(/\/sandbox\/pay\//);
    await giveCard(page, '4242424242424242');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
  });

  test('who closes the tab once it is paid has ordered all the same', async () => {
    const page = await toPay();
    const ref = page.url().split('/').at(-1) ?? '';
    const { items } = await ask<{ items: { orderNo: number }[] }>(page, 'GET', '/api/orders');
    const orderNo = String(items[0]?.orderNo);
    const card = { number: '4242424242424242', expires: '12/30', cvc: '123' };
    await ask(page, 'POST', `/api/sandbox/payments/${ref}/card`, card);
    await expect.poll(() => stateOf(page, orderNo)).toBe('placed, held');
  });

  /** Somebody whose card is kept from an order before, with another meal in the box, at the checkout. */
  async function toPayAgain(): Promise<Page> {
    const page = await toPay();
    await giveCard(page, '4242424242424242');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
    const { items } = await ask<{ items: { slug: string }[] }>(page, 'GET', '/api/recipes');
    await shop.settled();
    await fillBox(page, [{ slug: items[1]?.slug ?? '', servings: 2 }]);
    await go(page, '/checkout');
    await fillAddress(page);
    return page;
  }

  test('a card that was used before is chosen, and nothing is left to do', async () => {
    const page = await toPayAgain();
    const card = page.getByRole('radio', { name: /^Visa •••• 4242 until 12\/2030/ });
    expect(await card.isChecked()).toBe(true);
    await page
      .getByText(
        javaScriptEnabled
          ? /Nothing is taken now, and nothing is left to do: Visa •••• 4242 is charged when the order closes: /
          : /A card that you have used before is charged when the order closes, and not before/,
      )
      .waitFor();
    await isSound(page);
    await press(page, 'Place order');
    await page.waitForURL(/\/account\/orders\/\d+\?placed=1/);
    await page.getByText(/Your card is kept, and charged when the order closes: /).waitFor();
    expect(await stateOf(page, orderOf(page))).toBe('placed, kept');
  });

  test('another card than the one that is kept is entered, or the kept one after all', async () => {
    const page = await toPayAgain();
    await page.getByRole('radio', { name: 'Another card' }).check();
    await press(page, javaScriptEnabled ? 'Order and go on to pay' : 'Place order');
    await page.waitForURL(/\/sandbox\/pay\//);
    await go(page, '/account/orders');
    await page
      .getByRole('link', { name: /^Order / })
      .first()
      .click();
    const asks = page.getByRole('heading', { name: 'Please pay for your order' });
    await asks.waitFor();
    expect((await asks.boundingBox())?.width).toBeGreaterThan(200);
    await page
      .getByText(
        /A card that you have used before is charged when the order closes: .*Nothing is taken now/,
      )
      .waitFor();
    await isSound(page);
    await page.getByRole('radio', { name: /^Visa •••• 4242/ }).check();
    await press(page, 'Pay now');
    await page.getByText(/Your card is kept, and charged when the order closes: /).waitFor();
    expect(await stateOf(page, orderOf(page))).toBe('placed, kept');
  });

  test('a change of the order says how more of it is taken, and when', async () => {
    const page = await toPay();
    await giveCard(page, '4242424242424242');
    await page.getByRole('link', { name: 'See the order' }).click();
    await page.getByText('Card: Visa •••• 4242').waitFor();
    const orderNo = orderOf(page);
    type Lines = { lines: { lineId: string; recipeNo: number }[] };
    await ask(page, 'PUT', '/api/cart/order', { orderNo: Number(orderNo) });
    const cart = await ask<Lines>(page, 'GET', '/api/cart');
    const { lineId, recipeNo } = cart.lines[0] ?? { lineId: '', recipeNo: 0 };
    for (const [servings, told] of [
      [4, /^€\d+\.\d\d more is charged to Visa •••• 4242 when the order closes\./],
      [1, /^€\d+\.\d\d less is charged to Visa •••• 4242 when the order closes\.$/],
    ] as const) {
      await ask(page, 'PUT', `/api/cart/lines/${lineId}`, { recipeNo, servings });
      await go(page, `/account/orders/${orderNo}/change`);
      await page.getByText(told).waitFor();
    }
    await isSound(page);
  });

  test('a kept card is listed in the account, and forgotten once no order needs it', async () => {
    const page = await toPay();
    await giveCard(page, '4242424242424242');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
    await go(page, '/account');
    await page.getByRole('link', { name: 'Cards', exact: true }).click();
    await page.getByRole('heading', { name: 'Visa •••• 4242' }).waitFor();
    await page.getByText('until 12/2030').waitFor();
    await isSound(page);
    await press(page, 'Forget it: Visa •••• 4242');
    await page.getByText('An order is still to be charged to this card').waitFor();
    const needed = page.getByRole('alert').getByRole('link', { name: /^Order / });
    const orderNo = /\d+$/.exec((await needed.getAttribute('href')) ?? '')?.[0] ?? '';
    await isSound(page);
    await ask(page, 'POST', `/api/orders/${orderNo}/cancel`, {});
    await expect.poll(() => stateOf(page, orderNo)).toBe('cancelled, nothing-taken');
    await shop.settled();
    await press(page, 'Forget it: Visa •••• 4242');
    await page.getByText('The card is forgotten').waitFor();
    await page.getByText('We keep no card for you').waitFor();
  });

  test('a session that ended at the provider’s page is no hindrance', async () => {
    const page = await toPay();
    await page.context().clearCookies();
    await giveCard(page, '4242424242424242');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
  });
});

test('what is told of the card is true of the day that was chosen before scripts ran', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: 'red-lentil-and-spinach-dal', servings: 2 }]);
  const { items } = await ask<{ items: { day: string; card: string }[] }>(
    ...([page, 'GET', '/api/delivery-days'] as const),
  );
  const later = items.findLast(({ card }) => card === 'kept')?.day ?? '';
  await whileScriptsLoad(page, '/checkout', async () => {
    await page.locator('summary', { hasText: 'Later days' }).click();
    await page.locator(`input[name=deliveryDay][value="${later}"]`).check();
  });
  await page.getByText('It is only kept now, and charged when the order closes').waitFor();
  await page.locator('input[name=deliveryDay]:enabled').first().check({ force: true });
  await page.getByText('The amount is held on it now').waitFor();
  expect(page.problems).toEqual([]);
});

test('without scripts no moment is told as that of whatever day is chosen', async () => {
  // So few days ahead that a card is held for each of them.
  const near = await openShopWindow({ environment: { ...asItComes, LARDER_HORIZON_DAYS: '5' } });
  const page = await near.visit({ javaScriptEnabled: false });
  await signIn(page, await near.newCustomer());
  await fillBox(page, [{ slug: 'red-lentil-and-spinach-dal', servings: 2 }]);
  type Days = { items: { card: string }[] };
  const { items } = await ask<Days>(page, 'GET', '/api/delivery-days');
  expect(new Set(items.map(({ card }) => card))).toEqual(new Set(['held']));
  expect(items.length).toBeGreaterThan(1);
  await page.goto('/checkout');
  await page.getByText('It is charged when the order closes, and not before').waitFor();
  await near.close();
});
