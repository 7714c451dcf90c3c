import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, fillBox, recipe, scriptsRun, signIn, type Cart } from './buying.ts';
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

  test(`servings are changed in place and a meal that was removed comes back${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    await fillBox(page, [{ slug: noodles, servings: 2 }]);
    await page.goto('/box');
    const before = await ask<Cart>(page, 'GET', '/api/cart');
    await page.getByRole('button', { name: /One serving more/ }).click();
    await page.getByText('3 servings', { exact: true }).waitFor();
    await expect
      .poll(async () => (await ask<Cart>(page, 'GET', '/api/cart')).lines[0]?.servings)
      .toBe(3);
    expect((await ask<Cart>(page, 'GET', '/api/cart')).totalCents).toBeGreaterThan(
      before.totalCents,
    );
    await page.getByRole('button', { name: 'Remove Dan dan pork noodles' }).click();
    await page.getByRole('heading', { name: 'Your box is empty' }).waitFor();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.getByText('3 servings', { exact: true }).waitFor();
    expect(page.problems).toEqual([]);
  });

  test(`what is short is said with what would fit, one click away${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    await fillBox(page, [{ slug: tacos, servings: 4 }]);
    const { ingredients } = await recipe(page, tacos);
    const avocado = ingredients.find(({ name }) => name === 'Avocado');
    const staff = await shop.administrator();
    const count = (amount: number) =>
      staff.ask('POST', '/api/admin/stock-movements', {
        movements: [{ ingredientNo: avocado?.ingredientNo, kind: 'counted', amount }],
      });
    const counted = await count(1);
    expect(counted.status, JSON.stringify(counted.body)).toBeLessThan(300);
    await page.goto('/box');
    const note = page.getByRole('alert');
    await note.getByText('Not all of this is in stock').waitFor();
    expect(await note.textContent()).toContain('Avocado: you need 2, 1 left');
    await note.getByRole('button', { name: 'Set Cod tacos with lime slaw to 2 servings' }).click();
    await page.getByText('2 servings', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await count(5000);
    expect(page.problems).toEqual([]);
  });
}

test('quick clicks on the servings all count', async () => {
  const page = await shop.visit();
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/box');
  await scriptsRun(page);
  const more = page.getByRole('button', { name: /One serving more/ });
  for (let click = 0; click < 4; click += 1) await more.click();
  await expect
    .poll(async () => (await ask<Cart>(page, 'GET', '/api/cart')).lines[0]?.servings)
    .toBe(6);
  await page.getByText('6 servings', { exact: true }).waitFor();
  expect(page.problems).toEqual([]);
});

test('a box that was changed elsewhere is shown as it stands, and the page says so', async () => {
  const page = await shop.visit();
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/box');
  await fillBox(page, [{ slug: tacos, servings: 2 }]);
  await page.getByRole('button', { name: /One serving more of Dan/ }).click();
  await page.getByText('Your box was changed elsewhere').waitFor();
  await page.getByRole('listitem', { name: 'Cod tacos with lime slaw' }).waitFor();
  expect(page.problems).toEqual([]);
});

test('a meal against the profile asks for a tick', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await ask(page, 'PATCH', '/api/me', { avoidedAllergens: ['sesame'] });
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/box');
  await page.getByText('Contains sesame').waitFor();
  await page.getByText('See to what is marked').waitFor();
  await page.getByLabel(/I know, and I want Dan dan/).check();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(() => page.getByText('See to what is marked').count()).toBe(0);
  expect(page.problems).toEqual([]);
});

test.each(['light', 'dark'] as const)('the box is accessible in %s', async (colorScheme) => {
  const page = await shop.visit({ colorScheme, viewport: { width: 390, height: 844 } });
  await page.goto('/box');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await fillBox(page, [
    { slug: noodles, servings: 24 },
    { slug: tacos, servings: 2 },
  ]);
  await page.goto('/box');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(page.problems).toEqual([]);
});
