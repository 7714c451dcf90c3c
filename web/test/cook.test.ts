import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, fillBox, placeOrder, signIn } from './buying.ts';
import { axeFindings, hasFocus } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const slug = 'red-lentil-and-spinach-dal';
type Cards = { items: { card: { cooking: { text: string; times: unknown[] }[] } }[] };

/** Somebody who has ordered two servings more than the recipe is written for, on a phone. */
async function orderToCook() {
  const page = await shop.visit({
    serviceWorkers: 'allow',
    viewport: { width: 360, height: 640 },
  });
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug, servings: 4 }]);
  const orderNo = await placeOrder(page);
  const { items } = await ask<Cards>(page, 'GET', `/api/orders/${orderNo}/cards`);
  return { page, orderNo, steps: items[0]?.card.cooking ?? [] };
}

test('a meal is cooked step by step from its order; clocks and the step survive a reload, also one without a connection, until somebody signs out', async () => {
  const { page, orderNo, steps } = await orderToCook();
  const timed = steps.findIndex(({ times }) => times.length > 0) + 1;
  expect(timed).toBeGreaterThan(0);
  await page.goto(`/account/orders/${orderNo}`);
  await page.getByRole('link', { name: /^Cook it step by step: / }).click();
  await page.getByRole('heading', { name: 'Before you start' }).waitFor();
  await page.getByText('it opens without a connection').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start cooking' }).click();
  for (let step = 1; step < timed; step += 1)
    await page.getByRole('button', { name: 'Next step' }).click();
  const heading = page.getByRole('heading', { name: `Step ${timed} of ${steps.length}` });
  await hasFocus(heading);
  await page.getByText(steps[timed - 1]?.text ?? '').waitFor();
  const clock = page.getByRole('button', { name: /^Start a timer/ }).first();
  await clock.click();
  await clock.click();
  expect(await page.getByRole('timer').count()).toBe(2);
  expect(page.problems).toEqual([]);

  await page.context().setOffline(true);
  await page.reload();
  await heading.waitFor();
  await page.getByRole('timer').first().waitFor();
  expect(await page.getByRole('timer').count()).toBe(2);
  await page
    .getByRole('button', { name: `Stop the timer of step ${timed}` })
    .first()
    .click();
  expect(await page.getByRole('timer').count()).toBe(1);
  await page.goto('/account');
  await page.getByRole('heading', { name: 'There is no connection' }).waitFor();

  await page.context().setOffline(false);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/account'));
  await page.context().setOffline(true);
  await page.goto(`/account/orders/${orderNo}/cook/1`);
  await page.getByRole('heading', { name: 'There is no connection' }).waitFor();
});

test('without scripts a dish is a list of all its steps, as it was changed, in the language of the page', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  const cooked = await page.request.post(`/api/recipes/${slug}/cooking?language=de`, {
    data: { servings: 3 },
  });
  const { steps, ingredients } = (await cooked.json()) as {
    steps: { text: string; ingredientNos: number[] }[];
    ingredients: { ingredientNo: number; name: string }[];
  };
  await page.goto(`/de/recipes/${slug}/cook?servings=3`);
  expect(steps.length).toBeGreaterThan(2);
  for (const { text } of steps) await page.getByText(text, { exact: true }).waitFor();
  const [first] = steps[0]?.ingredientNos ?? [];
  const name = ingredients.find(({ ingredientNo }) => ingredientNo === first)?.name ?? '';
  expect(await page.getByText(name, { exact: true }).count()).toBeGreaterThan(1);
  expect(await page.getByRole('button').count()).toBe(0);
  expect(page.problems).toEqual([]);
});
