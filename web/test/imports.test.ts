import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, visitAsAdministrator } from './back-office.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

/** What somebody's hands do: each press of a button, link or choice, and each field that they fill. */
function countedHands() {
  const done = { clicks: 0, fields: 0 };
  return {
    done,
    click: async (it: Locator) => {
      done.clicks += 1;
      await it.click();
    },
    fill: async (it: Locator, text: string) => {
      done.fields += 1;
      await it.fill(text);
    },
    choose: async (it: Locator, option: { index: number } | string) => {
      done.fields += 1;
      await it.selectOption(option);
    },
  };
}

const soup = `Soup of the stars
Serves 4

Ingredients
300 g red lentils
2 limes
1 tbsp olive oil
150 g basmati rice
1 kg potatoes
30 g coriander leaf
300 g carrots
200 ml coconut milk
10 g ginger
200 g creme fraiche
90 g gruyere
30 ml moon dust
a handful of stars

Method
Rinse the lentils and the rice.
Simmer everything until the lentils fall apart.
Serve with the limes.`;

test('twelve ingredients, three steps, a swap and a picture are a draft in at most 15 clicks and 20 fields', async () => {
  const page = await visitAsAdministrator(shop);
  const { done, click, fill, choose } = countedHands();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await open(page, '/admin/imports');
  await fill(page.getByLabel('Or a recipe as text'), soup);
  await choose(page.getByLabel('Whose cups and spoons'), { index: 1 });
  await click(button('Read them'));
  await page.getByText('It is being read.').waitFor();
  await shop.shop.reading.settled();
  // What was found appears by itself.
  await click(page.getByRole('link', { name: 'Soup of the stars' }));
  await page.getByRole('heading', { level: 1, name: 'Soup of the stars' }).waitFor();
  const missing = page.getByRole('region', { name: 'Still to be said' });
  expect(await missing.getByRole('link').allInnerTexts()).toEqual([
    'Category',
    'Minutes',
    '30 ml moon dust',
    'a handful of stars',
  ]);
  expect(await axeFindings(page)).toEqual([]);
  const lineOf = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await click(lineOf('a handful of stars').getByText('Leave it out'));
  const dust = lineOf('30 ml moon dust').last();
  await click(dust.getByText('Add it to the shop'));
  await choose(dust.getByLabel('Counted in'), 'ml');
  await fill(dust.getByLabel('In a pack'), '100');
  await fill(dust.getByLabel('Price of a pack'), '4.50');
  await choose(page.getByLabel('Category'), { index: 1 });
  await fill(page.getByLabel('Minutes'), '25');
  await click(dust.getByRole('button', { name: 'Add and save' }));
  await page.getByText('The ingredient is added.').waitFor();
  await click(button('Make a draft'));
  await page.getByText('Saved as a draft.').waitFor();
  await click(button('These words are the shop’s own'));
  await page.getByText(/^Said to be the shop’s own words on/).waitFor();
  await click(button('Offer a swap for Gruyère'));
  await fill(page.getByRole('combobox', { name: 'May replace Gruyère' }), 'Parmesan');
  await click(page.getByRole('option', { name: 'Parmesan', exact: true }));
  const create = { width: 1400, height: 1000, channels: 3, background: '#c8432b' } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  done.clicks += 1;
  await page
    .getByLabel('Choose a picture')
    .setInputFiles({ name: 'soup.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('The picture hangs.').waitFor();
  await click(button('Save draft'));
  await page.getByText('Saved.', { exact: true }).waitFor();
  const recipeNo = new URL(page.url()).pathname.split('/').at(-1);
  type Kept = { ingredients: { swaps: object[] }[]; steps: string[]; picture: string | null };
  const kept = await ask<Kept>(await shop.administrator(), 'GET', `/api/admin/recipes/${recipeNo}`);
  expect(kept.ingredients.length).toBe(12);
  expect(kept.ingredients.flatMap(({ swaps }) => swaps).length).toBe(1);
  expect(kept.steps.length).toBe(3);
  expect(kept.picture).not.toBeNull();
  expect(done.clicks).toBeLessThanOrEqual(15);
  expect(done.fields).toBeLessThanOrEqual(20);
  expect(page.problems).toEqual([]);
});

test('what recipes of others call an ingredient is told on its page, and forgotten there', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/ingredients?q=dust');
  await page.getByRole('link', { name: 'moon dust', exact: false }).first().click();
  const names = page.getByRole('region', { name: 'Other names' });
  await names.getByRole('row', { name: /^moon dust English/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await names.getByRole('button', { name: 'Forget moon dust' }).click();
  await page.getByText('Forgotten.').waitFor();
  expect(await names.count()).toBe(0);
  expect(page.problems).toEqual([]);
});

test('without scripts, on a phone and with the keyboard: what is no answer is said, what was typed stays, and it becomes a draft', async () => {
  const page = await visitAsAdministrator(shop, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  });
  await page.goto('/admin/imports');
  const lines = ['Soup of the moon', 'Serves 4', '', 'Ingredients', '300 g red lentils'];
  const text = [...lines, 'a handful of stars', '', 'Method', 'Simmer the lentils.'].join('\n');
  await page.getByLabel('Or a recipe as text').fill(text);
  await page.getByRole('button', { name: 'Read them' }).click();
  await page.getByText('It is being read.').waitFor();
  await shop.shop.reading.settled();
  await page.goto('/admin/imports');
  await page.getByRole('link', { name: 'Soup of the moon' }).click();
  await page.getByRole('heading', { level: 1, name: 'Soup of the moon' }).waitFor();
  const stars = page.getByRole('listitem').filter({ hasText: 'a handful of stars' }).last();
  await page.getByLabel('Minutes').fill('25');
  await stars.getByRole('radio', { name: 'Something else:' }).check();
  await stars.getByLabel('Another ingredient').fill('Nothing of this name');
  await page.keyboard.press('Enter');
  await page.getByText('There is no ingredient called “Nothing of this name”.').first().waitFor();
  expect(await page.getByLabel('Minutes').inputValue()).toBe('25');
  await stars.getByRole('radio', { name: 'Leave it out' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Category').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await page.getByText('Saved as a draft.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Soup of the moon' }).waitFor();
  // What was no answer was refused.
  expect(page.problems.filter((problem) => !problem.includes('a status of 400'))).toEqual([]);
});
