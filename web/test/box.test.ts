import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeProfile, ask, fillBox, recipe, signIn, type Cart } from './buying.ts';
import { open } from './pages.ts';
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
  await open(page, '/box');
  const more = page.getByRole('button', { name: /One serving more/ });
  for (let click = 0; click < 4; click += 1) await more.click();
  await expect
    .poll(async () => (await ask<Cart>(page, 'GET', '/api/cart')).lines[0]?.servings)
    .toBe(6);
  await page.getByText('6 servings', { exact: true }).waitFor();
  expect(page.problems).toEqual([]);
});

test('what is pressed while another change is on its way is done after it', async () => {
  const page = await shop.visit();
  await fillBox(page, [
    { slug: noodles, servings: 2 },
    { slug: tacos, servings: 2 },
  ]);
  await open(page, '/box');
  const { promise: answered, resolve } = Promise.withResolvers<void>();
  await page.route('**/box.data*', async (route) => {
    const reply = await route.fetch();
    await answered;
    await route.fulfill({ response: reply });
  });
  await page.getByRole('button', { name: /One serving more of Dan/ }).click();
  await expect
    .poll(async () => (await ask<Cart>(page, 'GET', '/api/cart')).lines.map((it) => it.servings))
    .toContain(3);
  await page.getByRole('button', { name: 'Remove Cod tacos' }).click();
  resolve();
  await page.getByText('1 meal, 3 servings').waitFor();
  await page.getByRole('button', { name: 'Put it back' }).waitFor();
  expect(await page.getByText('Your box was changed elsewhere').count()).toBe(0);
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
  await changeProfile(page, { avoidedAllergens: ['sesame'] });
  await fillBox(page, [{ slug: noodles, servings: 2 }]);
  await page.goto('/box');
  await page.getByText('Contains sesame').waitFor();
  await page.getByText('See to what is marked').waitFor();
  await page.getByLabel(/I know, and I want Dan dan/).check();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(() => page.getByText('See to what is marked').count()).toBe(0);
  expect(page.problems).toEqual([]);
});
