import type { Page } from 'playwright-core';
import { ask, fillAddress, fillBox, signIn } from './buying.ts';
import { open } from './pages.ts';
import type { ShopWindow } from './shop-window.ts';

/** Somebody who has ordered what is first on the menu, before the page where the box is paid. */
export async function orderByCard(
  shop: ShopWindow,
  {
    javaScriptEnabled,
    ...options
  }: { javaScriptEnabled: boolean; viewport?: { width: number; height: number } },
): Promise<Page & { problems: string[] }> {
  const page = await shop.visit({ javaScriptEnabled, ...options });
  await signIn(page, await shop.newCustomer());
  const { items } = await ask<{ items: { slug: string }[] }>(page, 'GET', '/api/recipes');
  await fillBox(page, [{ slug: items[0]?.slug ?? '', servings: 2 }]);
  await (javaScriptEnabled ? open(page, '/checkout') : page.goto('/checkout'));
  await fillAddress(page);
  await page
    .getByText(
      javaScriptEnabled
        ? /held on it now, and charged when the order closes: /
        : /charged when the order closes, and not before/,
    )
    .waitFor();
  await page.getByRole('button', { name: 'Order and go on to pay' }).click();
  await page.waitForURL(/\/sandbox\/pay\//);
  return page;
}

/** Gives a card at the sandbox's page. */
export async function giveCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expires').fill('12 / 30');
  await page.getByLabel('CVC').fill('123');
  await page.getByRole('button', { name: /^(Hold|Pay) |^Keep this card/ }).click();
}
