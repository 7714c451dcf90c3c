import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, signIn, type Cart } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

const dal = 'red-lentil-and-spinach-dal';
const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
type Members = { items: { name: string; dislikes: { name: string }[] }[] };
const household = async (page: Page) =>
  (await ask<Members>(page, 'GET', '/api/me/household')).items;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';

  test(`a household is kept, and what somebody must not have is asked by name${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    await signIn(page, await shop.newCustomer());
    await page.goto('/account');
    await page.getByRole('link', { name: 'Your household' }).click();
    await page.getByText('No diets and no allergens yet').waitFor();
    await page.getByRole('link', { name: 'Add somebody' }).click();
    await press(page, 'Save');
    await page.getByText('A name has at most 30 characters').waitFor();
    await page.getByLabel('Name').fill('Mia');
    await page.getByLabel('Mustard').check();
    await page.getByLabel('Add ingredients').fill('milk, moon dust, coriander leaf');
    await press(page, 'Save');
    await page.getByText(/Nothing we sell is called .?moon dust/).waitFor();
    await page.getByText(/We sell several of these: .?milk/).waitFor();
    expect(await page.getByLabel('Coriander leaf').isChecked()).toBe(true);
    await page.getByLabel('Coconut milk').check();
    expect(await household(page)).toEqual([]);
    expect(await page.getByLabel('Mustard').isChecked()).toBe(true);
    await page.getByLabel('Add ingredients').fill('');
    await page.getByLabel('How much they eat').selectOption('2');
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Save');
    await page.getByText('Your household is saved').waitFor();
    await page.getByText('Avoids Mustard').waitFor();
    await page.getByText('Eats 2 servings').waitFor();
    const [mia] = await household(page);
    expect(mia).toMatchObject({
      name: 'Mia',
      dislikes: [{ name: 'Coriander leaf' }, { name: 'Coconut milk' }],
    });

    const recipe = `/recipes/${dal}`;
    await (javaScriptEnabled ? open(page, recipe) : page.goto(recipe));
    await press(page, 'Add to box');
    await page.getByText('This is not for everybody in your household').waitFor();
    await page.getByText('Not for Mia: contains mustard').first().waitFor();
    await page.getByLabel('I know, and I want it anyway').check();
    await press(page, 'Add to box');
    await expect
      .poll(async () => (await ask<Cart>(page, 'GET', '/api/cart')).lines)
      .toMatchObject([{ acknowledged: ['1:mustard'], unacknowledged: [] }]);
    await page.goto('/box');
    await page.getByText('Not for Mia: contains mustard').first().waitFor();

    await page.goto('/account/household');
    await page.getByRole('button', { name: /^Take out/ }).click();
    await expect.poll(() => household(page)).toEqual([]);
    // A page that was refused says so in its status.
    expect(page.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';

  test(`a box is proposed for everybody, one meal of it is changed for another, and all of it is put into the box${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    await signIn(page, await shop.newCustomer());
    const mia = { name: 'Mia', avoidedAllergens: ['milk'], diets: ['vegetarian'] };
    await ask(page, 'POST', '/api/me/household', mia);
    await page.goto('/account/household');
    await page.getByRole('link', { name: 'Propose a box for all of us' }).click();
    await page.getByText(/^For you and .?Mia/).waitFor();
    expect(await page.getByLabel('Servings of each').inputValue()).toBe('2');
    await page.getByLabel('How many meals').selectOption('4');
    await page.getByText('Not this time').click();
    await page.getByLabel('Puddings').check();
    await press(page, 'Propose');
    await page.waitForURL(/notOf=puddings/);
    const meals = page.getByRole('main').getByRole('heading', { level: 2 });
    await expect.poll(() => meals.count()).toBe(4);
    const before = await meals.allTextContents();
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    const [first = ''] = before;
    await page
      .getByRole('link', { name: /^Another instead/ })
      .first()
      .click();
    await expect.poll(() => meals.allTextContents()).not.toContain(first);
    const after = await meals.allTextContents();
    expect(after).toHaveLength(4);
    expect(after).toEqual(expect.arrayContaining(before.slice(1)));
    await press(page, 'Put all 4 into the box');
    await page.waitForURL(/\/box$/);
    const { lines } = await ask<Cart>(page, 'GET', '/api/cart');
    expect(lines.map(({ name }) => name).sort()).toEqual(after.toSorted());
    for (const line of lines)
      expect(line).toMatchObject({
        servings: 2,
        acknowledged: [],
        unacknowledged: [],
        quote: { conflicts: [], forMembers: [] },
      });
    expect(page.problems).toEqual([]);
  });
}

test('a guest says what they eat on the page, and nothing of it is kept', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/menu');
  await page.getByRole('link', { name: 'Propose a box for us' }).click();
  await page.getByText('This is for customers with a household.').waitFor();
  await page.getByText('What you eat', { exact: true }).click();
  await page.getByLabel('Vegan').check();
  await press(page, 'Propose');
  await page.waitForURL(/diet=vegan/);
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).count()).toBe(3);
  expect(page.problems).toEqual([]);
});

test('what somebody does not like is said quietly, and left out by one press', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  type Found = { items: { ingredientNo: number; name: string }[] };
  const { items } = await ask<Found>(page, 'GET', '/api/ingredients?q=coriander');
  const leaf = items.find(({ name }) => name === 'Coriander leaf');
  await ask(page, 'POST', '/api/me/household', { name: 'Tom', dislikes: [leaf?.ingredientNo] });
  await open(page, `/recipes/${dal}`);
  await page.getByText(/^.?Tom.? does not like coriander leaf/).waitFor();
  await press(page, 'Coriander leaf: leave it out?');
  await expect.poll(() => page.getByText('does not like').count()).toBe(0);
  await press(page, 'Add to box');
  await expect
    .poll(async () => (await ask<Cart>(page, 'GET', '/api/cart')).lines)
    .toMatchObject([{ changes: [{ action: 'omit', ingredientNo: leaf?.ingredientNo }] }]);
  expect(page.problems).toEqual([]);
});

test('the menu says by name for whom a meal is not, and only what fits is for everybody', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await ask(page, 'POST', '/api/me/household', { name: 'Mia', avoidedAllergens: ['mustard'] });
  await ask(page, 'POST', '/api/me/household', { name: 'Tom', avoidedAllergens: ['mustard'] });
  await open(page, '/menu?q=dal');
  await page.getByText('Not for Mia and Tom: contains mustard').waitFor();
  await page.goto('/menu/for-me');
  await page.waitForURL(/without=mustard/);
  expect(page.problems).toEqual([]);
});

test('of two tabs that write somebody, the second one chooses', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await ask(page, 'POST', '/api/me/household', { name: 'Mia', avoidedAllergens: ['mustard'] });
  await page.goto('/account/household/1');
  const other = { name: 'Mia', avoidedAllergens: ['mustard', 'milk'], version: 1 };
  await ask(page, 'PUT', '/api/me/household/1', other);
  await page.getByLabel('Vegan').check();
  await press(page, 'Save');
  await page.getByText('Allergens to avoid').first().waitFor();
  await page.getByText('Mustard, Milk').waitFor();
  await press(page, 'Save');
  await page.getByText('Your household is saved').waitFor();
  expect(await household(page)).toMatchObject([
    { diets: ['vegan'], avoidedAllergens: ['mustard', 'milk'] },
  ]);
  expect(page.problems).toEqual([]);
});
