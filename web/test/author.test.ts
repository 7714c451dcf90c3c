import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, visitAsAdministrator, type OfficePage } from './back-office.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const box = (page: OfficePage) => page.getByLabel('Paste or type ingredients, one a line');
const addLines = (page: OfficePage) =>
  page.getByRole('button', { name: 'Add these lines' }).click();
const amounts = (page: OfficePage) =>
  page
    .getByRole('textbox', { name: /^Amount of/ })
    .evaluateAll((fields) =>
      fields.map(
        (field) => `${(field as HTMLInputElement).value} ${field.getAttribute('aria-label')}`,
      ),
    );
const press = (page: OfficePage, name: string) =>
  page.getByRole('button', { name, exact: true }).click();
const withoutScripts = async () => {
  const signedIn = await visitAsAdministrator(shop);
  const storageState = await signedIn.context().storageState();
  return shop.visit({ javaScriptEnabled: false, storageState });
};
type Kept = { recipeNo: number; unfinished: object | null; ingredients: object[]; slug: string };
const kept = async (page: { url: () => string }) => {
  const recipeNo = new URL(page.url()).pathname.split('/').at(-1);
  return ask<Kept>(await shop.administrator(), 'GET', `/api/admin/recipes/${recipeNo}`);
};

const twelve = [
  '400 g red lentils',
  '2 limes',
  '1 tbsp olive oil',
  '150g basmati rice',
  '1 kg potatoes',
  '30 g coriander leaf',
  '3 carrots',
  '200 ml coconut milk',
  '10 g ginger (grated)',
  '200 g creme fraiche',
  '2 tsp. soy sauce',
  '90 g gruyere',
];

test('twelve ingredients from a sheet of paper are one field and one press; what is not understood stays', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await box(page).fill(twelve.join('\n'));
  await addLines(page);
  await page.getByText('11 added. 1 line needs you:').first().waitFor();
  expect(await amounts(page)).toContain('15 Amount of Olive oil');
  expect(await amounts(page)).toContain('200 Amount of Crème fraîche');
  expect(await box(page).inputValue()).toBe('3 carrots');
  await page.getByText('Left out, for a step to say: Ginger: grated.').waitFor();
  await hasFocus(box(page));
  await press(page, 'Carrots, and I say how many grams');
  await hasFocus(page.getByLabel('Amount of Carrots'));
  expect(await box(page).inputValue()).toBe('');
  expect(await page.locator('[aria-label^="Amount of"]').count()).toBe(12);
  expect(page.problems).toEqual([]);
});

test('a name that may be several things is chosen by its author', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await box(page).fill('150 g rice\n2 unicorns');
  await box(page).press('Control+Enter');
  await page.getByText('is nothing that the shop has.').waitFor();
  expect(await page.locator('[aria-label^="Amount of"]').count()).toBe(0);
  await press(page, '150 g Sushi rice');
  expect(await amounts(page)).toEqual(['150 Amount of Sushi rice']);
  expect(await box(page).inputValue()).toBe('2 unicorns');
  expect(await axeFindings(page)).toEqual([]);
});

test('rows are typed without a mouse: Enter goes on, and the focus is where the next word goes', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await press(page, 'Add an ingredient');
  await hasFocus(page.getByRole('combobox', { name: 'Ingredient 1' }));
  for (const [name, amount] of [
    ['Basmati rice', '160'],
    ['Lemon', '1'],
  ] as const) {
    await page.keyboard.type(name);
    // As whoever looks at the list does: down until it is marked.
    const option = page.getByRole('option', { name, exact: true });
    await option.waitFor();
    await expect
      .poll(async () => {
        if ((await option.getAttribute('data-combobox-selected')) === 'true') return true;
        await page.keyboard.press('ArrowDown');
        return false;
      })
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(amount);
    await page.keyboard.press('Enter');
  }
  expect(await amounts(page)).toEqual([
    '160 Amount of Basmati rice',
    '1 Amount of Lemon',
    ' Amount of Ingredient 3',
  ]);
  await hasFocus(page.getByRole('combobox', { name: 'Ingredient 3' }));
  await press(page, 'Remove Ingredient 3');
  await hasFocus(page.getByRole('combobox', { name: 'Ingredient 2' }));
  await press(page, 'Remove Basmati rice');
  await hasFocus(page.getByRole('combobox', { name: 'Ingredient 1' }));
  await press(page, 'Remove Lemon');
  await hasFocus(page.getByRole('button', { name: 'Add an ingredient' }));
});

test('rows move by buttons that keep the focus and say where the row is', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await box(page).fill('160 g basmati rice\n1 lemon\n2 limes');
  await addLines(page);
  await page.getByText('3 added.').first().waitFor();
  const down = page.getByRole('button', { name: 'Move Basmati rice down' });
  await down.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Basmati rice is number 2 of 3 now.').waitFor({ state: 'attached' });
  await hasFocus(down);
  await page.keyboard.press('Enter');
  await page.getByText('Basmati rice is number 3 of 3 now.').waitFor({ state: 'attached' });
  await hasFocus(down);
  expect(await amounts(page)).toEqual([
    '1 Amount of Lemon',
    '2 Amount of Lime',
    '160 Amount of Basmati rice',
  ]);
});

test('the address follows the name until its author writes another one, which is told when it is taken', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  const [name, address] = [page.getByLabel('Name', { exact: true }), page.getByLabel('Address')];
  await name.fill('Crème of limes');
  await expect.poll(() => address.inputValue()).toBe('creme-of-limes');
  await name.fill('Silken chocolate pots');
  await expect.poll(() => address.inputValue()).toBe('silken-chocolate-pots-2');
  await address.fill('fattoush-with-sumac-and-crisp-pitta');
  await page.getByText('fattoush-with-sumac-and-crisp-pitta-2 is free.').waitFor();
  await address.fill('by-hand');
  await name.fill('Another name');
  await press(page, 'Save draft');
  await page.getByText('Saved as a draft.').waitFor();
  expect(await kept(page)).toMatchObject({ slug: 'by-hand', name: 'Another name' });
});

test('a draft is kept unfinished as it is, and publishing leads to each place that is missing', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await page.getByLabel('Name', { exact: true }).fill('Half a bowl');
  await box(page).fill('1 lemon\n2 unicorns');
  await addLines(page);
  await page.getByText('1 added.').first().waitFor();
  await press(page, 'Add an ingredient');
  await page.getByLabel('Amount of Ingredient 2').fill('70');
  await press(page, 'Add a step');
  await press(page, 'Save draft');
  await page.getByText('Saved as it is, unfinished.').waitFor();
  expect(await amounts(page)).toEqual(['1 Amount of Lemon', '70 Amount of Ingredient 2']);
  expect(await page.getByRole('textbox', { name: 'Step 1' }).inputValue()).toBe('');
  expect(await box(page).inputValue()).toBe('2 unicorns');
  expect(await kept(page)).toMatchObject({ ingredients: [{ amount: 1 }] });
  await press(page, 'Save and publish');
  await page.getByText('This recipe is not complete enough to publish.').waitFor();
  await page.getByRole('link', { name: 'Ingredient 2' }).click();
  await hasFocus(page.getByRole('combobox', { name: 'Ingredient 2' }));
  await page.getByRole('link', { name: 'Step 1' }).click();
  await hasFocus(page.getByRole('textbox', { name: 'Step 1' }));
  expect(await axeFindings(page)).toEqual([]);
});

test('110 lemons for 2 are asked about before they are on the menu, and confirmed once', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await page.getByLabel('Name', { exact: true }).fill('Sour bowl');
  await box(page).fill('110 lemons');
  await addLines(page);
  await page.getByText('1 added.').first().waitFor();
  await press(page, 'Add a step');
  await page.getByRole('textbox', { name: 'Step 1' }).fill('Squeeze {Lemon}.');
  await press(page, 'Save draft');
  await page.getByText('Saved as a draft.').waitFor();
  await press(page, 'Save and publish');
  await page.getByText('That is 55 pieces for one serving, more than anybody eats').waitFor();
  const yes = page.getByLabel('Yes, 110 pieces Lemon for 2');
  await hasFocus(yes);
  expect(await axeFindings(page)).toEqual([]);
  await yes.check();
  await press(page, 'Save and publish');
  await page.getByText('Published. It is on the menu now.').waitFor();
  await page.getByLabel('Minutes').fill('31');
  await press(page, 'Save');
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.getByLabel('Amount of Lemon').fill('90');
  expect(await page.getByLabel(/^Yes, 90/).count()).toBe(0);
  await press(page, 'Save');
  await page.getByLabel('Yes, 90 pieces Lemon for 2').waitFor();
});

test('a recipe is duplicated from the list and from its page, as a draft without the picture', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu?q=fattoush');
  await page.getByRole('button', { name: /^Duplicate Fattoush/ }).click();
  await page.getByText('all of the recipe but its picture, its place on the menu').waitFor();
  const name = page.getByLabel('Name', { exact: true });
  expect(await name.inputValue()).toMatch(/^Copy of Fattoush/);
  expect(await kept(page)).toMatchObject({ status: 'draft', picture: null });
  const first = page.url();
  await page.getByLabel('Minutes').fill('7');
  await press(page, 'Duplicate');
  await page.getByText('Changes on this page that are not saved').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click();
  await page.waitForURL((url) => url.pathname !== new URL(first).pathname);
  await page.getByText('This is the copy').waitFor();
  expect(await page.getByLabel('Minutes').inputValue()).not.toBe('7');
});

test('the history says who changed what, and a version of before is looked at and taken back', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu?q=fattoush');
  await page.getByRole('button', { name: /^Duplicate Fattoush/ }).click();
  await page.getByText('This is the copy').waitFor();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Bread salad');
  const amount = page.getByRole('textbox', { name: /^Amount of/ }).first();
  const [before, label] = [await amount.inputValue(), await amount.getAttribute('aria-label')];
  await amount.fill(String(Number(before) + 20));
  await press(page, 'Save draft');
  await page.getByText('Saved.', { exact: true }).waitFor();
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText(/^Name: Copy of Fattoush.* → Bread salad$/).waitFor();
  const food = (label ?? '').replace('Amount of ', '');
  await history.getByText(`${food}: ${before} pieces → ${Number(before) + 20} pieces`).waitFor();
  expect(await history.getByText(page.email).count()).toBe(2);
  await history.getByRole('link', { name: 'Look at this version: Version 1' }).click();
  await page.getByRole('heading', { name: /^Version 1 of Copy of Fattoush/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Take this version back into a draft' }).click();
  await page.getByText('This is version 1, not saved yet').waitFor();
  expect(await amount.inputValue()).toBe(before);
  expect(await kept(page)).toMatchObject({ name: 'Bread salad' });
  await press(page, 'Save draft');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await name.inputValue()).toMatch(/^Copy of Fattoush/);
  await history.getByText('Version 3').waitFor();
  expect(page.problems).toEqual([]);
});

test('without scripts lines are read, rows move, odd amounts are confirmed and drafts stay unfinished', async () => {
  const page = await withoutScripts();
  await page.goto('/admin/menu/recipes/new');
  await page.getByLabel('Name', { exact: true }).fill('Plain and sour');
  await page.getByLabel('Paste or type').fill('110 lemons\n2 limes\n150 g rice');
  await page.getByRole('button', { name: 'Add these lines' }).click();
  await page.getByText('2 added. 1 line needs you:').first().waitFor();
  await page.getByRole('button', { name: '150 g Basmati rice' }).click();
  await page.getByRole('button', { name: 'Move Basmati rice up' }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Move Basmati rice up');
  await page.getByRole('button', { name: 'Remove Basmati rice' }).click();
  await page.getByRole('button', { name: 'Remove Lime', exact: true }).click();
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('Saved as it is, unfinished.').waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe('plain-and-sour');
  await page.getByLabel('Name', { exact: true }).fill('Sour and plain');
  await page.getByRole('textbox', { name: 'Step 1' }).fill('Squeeze {Lemon}.');
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByLabel('Yes, 110 pieces Lemon for 2').check();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('Published. It is on the menu now.').waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe('sour-and-plain');
});
