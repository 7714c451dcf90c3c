import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setPrices } from '../../server/test/prices.ts';
import { ask, fillAddress, fillBox, signIn } from './buying.ts';
import { open, whileScriptsLoad } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';
import { password } from '../../server/test/store.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());
beforeEach(() =>
  setPrices(shop.shop, {
    zones: [
      { name: 'Dublin', feeCents: 495, freeFromCents: 10_000, prefixes: ['IE D'] },
      { name: 'Cork', feeCents: 795, minOrderCents: 90_000, prefixes: ['IE T'] },
    ],
  }),
);

const tacos = 'cod-tacos-with-lime-slaw';
type Cart = { totalCents: number; price: { totalCents: number } | null };
const euros = (cents: number) => `€${(cents / 100).toFixed(2)}`;
const place = { name: 'Place order', exact: true };

describe.each([
  ['with scripts', {}],
  ['without scripts', { javaScriptEnabled: false }],
])('%s', (_, options) => {
  test('somebody without an account learns whether boxes come to them, and the box keeps the postcode', async () => {
    const page = await shop.visit(options);
    await page.goto('/');
    const form = page.getByRole('region', { name: 'Do we deliver to you?' });
    await form.getByLabel('Postcode').fill('h91 ab12');
    await form.getByRole('button', { name: 'Look it up' }).click();
    await page.getByRole('heading', { name: 'Not to h91 ab12 yet' }).waitFor();
    await page.getByLabel('Postcode').fill('d02 xy45');
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.getByRole('heading', { name: 'Yes, we deliver to d02 xy45' }).waitFor();
    await page.getByText('Delivery costs €4.95.').waitFor();
    await fillBox(page, [{ slug: tacos, servings: 2 }]);
    await page.goto('/box');
    const { totalCents } = await ask<Cart>(page, 'GET', '/api/cart');
    const summary = page.getByRole('complementary', { name: 'Total' });
    await summary.getByText(euros(totalCents + 495)).waitFor();
    await summary.getByText('more for free delivery.').waitFor();
    expect(await summary.getByLabel('Postcode').inputValue()).toBe('d02 xy45');
    await summary.getByLabel('Postcode').fill('T12 X');
    await summary.getByRole('button', { name: 'Show delivery' }).click();
    await summary.getByText('more to reach the minimum for a delivery there.').waitFor();
    expect(page.problems).toEqual([]);
  });

  test('the checkout asks for the postcode at its field, shows the whole price, and the order says why', async () => {
    const page = await shop.visit(options);
    const { email } = await shop.customer();
    await signIn(page, { email, password });
    await fillBox(page, [{ slug: tacos, servings: 2 }]);
    await page.goto('/checkout', { waitUntil: 'networkidle' });
    await fillAddress(page);
    await page.getByRole('button', place).click();
    await page.getByText('Where does the box go?').first().waitFor();
    const postcode = page.getByLabel('Postcode');
    expect(await postcode.getAttribute('aria-invalid')).toBe('true');
    await postcode.fill('H91');
    await page.getByRole('button', place).click();
    await page.getByText('We do not deliver there yet').first().waitFor();
    await postcode.fill('D02 XY45');
    await page.getByLabel('Note for the driver').fill('Ring twice');
    await page.getByLabel('Save this place as').fill('Home');
    if (!('javaScriptEnabled' in options)) await page.getByText('€4.95').waitFor();
    else await page.getByRole('button', { name: 'Show the price' }).click();
    const { totalCents } = await ask<Cart>(page, 'GET', '/api/cart');
    await page.getByText(`To pay: ${euros(totalCents + 495)}.`).waitFor();
    await page.getByRole('button', place).click();
    await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
    await page.getByText('Ring twice').waitFor();
    const why = page.locator('details', { hasText: 'Why this price?' });
    await why.getByText('€4.95').waitFor();
    await why.getByText('of which tax on delivery, 23%').waitFor();
    const me = await ask<{ postcode: string; note: string }>(page, 'GET', '/api/me');
    expect(me).toMatchObject({ postcode: 'D02 XY45', note: 'Ring twice' });
    await fillBox(page, [{ slug: tacos, servings: 1 }]);
    await page.goto('/checkout');
    await page.getByRole('link', { name: /Home/ }).last().click();
    await page.waitForURL(/address=1/);
    expect(await page.getByLabel('Note for the driver').inputValue()).toBe('Ring twice');
    await page.goto('/account');
    await page.getByRole('link', { name: 'Change Home' }).click();
    await page.getByLabel('What you call it').fill('Mother');
    await page.getByLabel('Postcode').fill('D02 XY45 and more');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    expect(await page.getByLabel('What you call it').inputValue()).toBe('Mother');
    await page.getByLabel('Postcode').fill('D04 AB12');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The place is saved').waitFor();
    await page.getByRole('button', { name: 'Fill in at checkout: Mother' }).click();
    await page.getByText('It is filled in at checkout now').waitFor();
    // What was filled in before is in the book, not lost.
    await page.getByRole('button', { name: 'Fill in at checkout: Before' }).waitFor();
    expect(await ask(page, 'GET', '/api/me')).toMatchObject({ postcode: 'D04 AB12' });
    await page.getByRole('link', { name: 'Add a place' }).click();
    await page.getByLabel('What you call it').fill('Home');
    await fillAddress(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Remove Home' }).click();
    await page.getByRole('button', { name: 'Remove Home' }).waitFor({ state: 'detached' });
    expect(page.problems).toEqual([]);
  });
});

/** Answers what the page asks of the price only once `then` says so. */
async function holdPrices(page: Page) {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/api/cart?*', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
const painted = (page: Page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });

test('a price that comes while the button is pressed does not take it away from under the hand', async () => {
  const page = await shop.visit({ viewport: { width: 360, height: 640 } });
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: tacos, servings: 2 }]);
  await open(page, '/checkout');
  await fillAddress(page);
  const answer = await holdPrices(page);
  const asked = page.waitForRequest(/\/api\/cart\?/);
  await page.getByLabel('Postcode').fill('D02 XY45');
  await asked;
  const button = page.getByRole('button', place);
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await button.boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  const answered = page.waitForResponse(/\/api\/cart\?/);
  answer();
  await (await answered).finished();
  await painted(page);
  await page.mouse.up();
  // What was pressed with is the price that was shown.
  await page.getByText('A price has changed since you last looked').waitFor();
  await page.getByText('€4.95').waitFor();
  await button.click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
});

test('a postcode that was given before scripts ran is in the price', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: tacos, servings: 2 }]);
  await whileScriptsLoad(page, '/checkout', () => page.getByLabel('Postcode').fill('D02 XY45'));
  await page.getByText('€4.95').waitFor();
  expect(page.problems).toEqual([]);
});
