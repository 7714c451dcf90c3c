import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, changeProfile, signIn, type Cart } from './buying.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const dal = '/recipes/red-lentil-and-spinach-dal';

/** Whether somebody who has just come sees all of it, with nothing on top. */
const isInSight = (place: Locator) =>
  place.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const fits = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return fits && (element === onTop || element.contains(onTop));
  });

const inSight = async (places: Locator): Promise<number> => {
  const seen = await Promise.all((await places.all()).map(isInSight));
  return seen.filter(Boolean).length;
};

const price = (page: Page) => page.locator('strong', { hasText: /^€\d+\.\d\d$/ });
const add = (page: Page) => page.getByRole('button', { name: 'Add to box' });

const phones = [
  [360, 640],
  [375, 667],
  [390, 844],
  [320, 568],
] as const;

test.each(phones)(
  'on a phone of %d × %d the price and the button are there at once',
  async (width, height) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await shop.visit({ viewport: { width, height }, javaScriptEnabled });
      await page.goto(dal);
      expect(await inSight(price(page))).toBe(1);
      expect(await inSight(add(page))).toBe(1);
      expect(await inSight(page.getByRole('heading', { level: 1 }))).toBe(1);
    }
  },
);

test.each([
  [844, 390],
  [667, 375],
  [640, 360],
  [1280, 720],
])('at %d × %d the name, the price and the button are there at once', async (width, height) => {
  const page = await shop.visit({ viewport: { width, height } });
  await page.goto(dal);
  expect(await inSight(page.getByRole('heading', { level: 1 }))).toBe(1);
  expect(await inSight(price(page))).toBe(1);
  expect(await inSight(add(page))).toBe(1);
});

test('however much there is to say of a meal, the way into the box is in sight on a laptop', async () => {
  const page = await shop.visit({ viewport: { width: 1280, height: 720 } });
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, { avoidedAllergens: ['wheat', 'hazelnuts', 'peanuts'] });
  await page.goto('/recipes/apple-and-hazelnut-crumble');
  await page.getByText('This goes against your profile').first().waitFor();
  expect(await inSight(add(page))).toBe(1);
});

const servingsIn = async (page: Page) =>
  (await ask<Cart>(page, 'GET', '/api/cart')).lines.map(({ servings }) => servings);

test.each([true, false])(
  'a dish that is in the box says so, and a second tap adds nothing unsaid (scripts: %s)',
  async (javaScriptEnabled) => {
    const viewport = { width: 360, height: 640 };
    const page = await shop.visit({ viewport, javaScriptEnabled });
    if (javaScriptEnabled) await open(page, dal);
    else await page.goto(dal);
    await add(page).last().click();
    const inBox = page.getByRole('link', { name: 'In your box · 2 servings' }).last();
    await inBox.waitFor();
    if (javaScriptEnabled) await hasFocus(inBox);
    expect(await add(page).count()).toBe(0);
    expect(await servingsIn(page)).toEqual([2]);
    await page.getByRole('button', { name: 'Add 2 more servings' }).last().click();
    await page.getByRole('link', { name: 'In your box · 4 servings' }).last().waitFor();
    expect(await servingsIn(page)).toEqual([4]);
    await page.getByRole('link', { name: 'In your box · 4 servings' }).last().click();
    await page.waitForURL('**/box');
  },
);

test('whoever comes back to a dish is told that it is in the box', async () => {
  const page = await shop.visit();
  await open(page, dal);
  await add(page).first().click();
  await page.getByText('Added to your box: 2 servings').waitFor();
  await open(page, dal);
  await page.getByRole('link', { name: 'In your box · 2 servings' }).first().waitFor();
  await page.getByRole('button', { name: 'One serving more' }).click();
  await page.getByRole('button', { name: 'Add 3 more servings' }).first().waitFor();
  expect(page.problems).toEqual([]);
});
