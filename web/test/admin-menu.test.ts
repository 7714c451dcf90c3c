import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, visitAsAdministrator, type OfficePage } from './back-office.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type Card = { slug: string; picture: string | null; pricePerServingCents: number };
const inTheShop = (slug: string) => shop.guest().ask<Card>('GET', `/api/recipes/${slug}`);

async function choose(page: OfficePage, label: string, name: string, typed = name): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name, exact: true }).click();
}

test('a recipe is written, counted while it is written, published and seen in the shop', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu');
  await page.getByRole('link', { name: 'New recipe' }).click();
  await page.getByLabel('Name').fill('Lemon rice');
  await page.getByLabel('Address').fill('lemon-rice');
  await page.getByLabel('Preparation per serving').fill('1.50');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('Saved as a draft.').waitFor();

  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('This recipe is not complete enough to publish.').waitFor();
  expect(await page.getByText('This is needed to publish.').count()).toBe(2);

  await page.getByRole('button', { name: 'Add an ingredient' }).click();
  await choose(page, 'Ingredient 1', 'Basmati rice', 'rîce basm');
  await page.getByLabel('Amount of Basmati rice').fill('160');
  await page.getByRole('button', { name: 'Add an ingredient' }).click();
  await choose(page, 'Ingredient 2', 'Lemon');
  await page.getByLabel('Amount of Lemon').fill('1');
  await page.getByRole('button', { name: 'Offer a swap for Basmati rice' }).click();
  await choose(page, 'May replace Basmati rice', 'Sushi rice');
  const price = page.getByRole('region', { name: 'Price and margin' });
  await price.getByText('Price per serving').waitFor();

  for (const text of ['Serve it ', 'Boil the rice.']) {
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('textbox', { name: /^Step/ }).last().fill(text);
  }
  await page.getByRole('button', { name: 'Move step 2 up' }).click();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('The method would not be true for every meal').waitFor();
  await page
    .getByText(/Step 1: says “rice” also where Basmati rice is not in the box/)
    .first()
    .waitFor();

  await page
    .getByRole('textbox', { name: 'Step 1' })
    .fill('Boil {Basmati rice: the *} in {300 ml} water for 12 minutes, {done Basmati rice}.');
  const last = page.getByRole('textbox', { name: 'Step 2' });
  await last.fill('Serve it with .');
  await last.press('ArrowLeft');
  await page.getByRole('button', { name: 'Write Lemon in' }).click();
  expect(await last.inputValue()).toBe('Serve it with {Lemon: the lemon}.');
  await page.getByText('Name, description and story as they follow the meal').click();
  await page.getByLabel('Called').fill('[{Lemon: lemon} rice|Rice]');
  await page
    .getByText(/Called: |Name: says “rice” also where/)
    .first()
    .waitFor();
  await page.getByLabel('Called').fill('[{Lemon: lemon}|Plain] {Basmati rice: rice | none: bowl}');
  await page.getByText('True for every meal that it offers.').waitFor();
  await page.getByLabel('With this change').selectOption('Sushi rice for Basmati rice');
  await page
    .getByText('Boil the sushi rice in 300 ml water for 12 minutes, until tender.')
    .waitFor();
  await page.getByLabel('For so many').selectOption('4');
  await page
    .getByText('Boil the sushi rice in 600 ml water for 12 minutes, until tender.')
    .waitFor();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('Published. It is on the menu now.').waitFor();
  const { status, body } = await inTheShop('lemon-rice');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: 'Lemon rice',
    steps: [
      'Boil the basmati rice in 300 ml water for 12 minutes, until tender.',
      'Serve it with the lemon.',
    ],
    ingredients: [{ name: 'Basmati rice', swaps: [{ name: 'Sushi rice' }] }, { name: 'Lemon' }],
  });
  expect(page.problems.filter((problem) => !problem.includes('409'))).toEqual([]);
});

test('a recipe is taken off the menu after one more question', async () => {
  const page = await visitAsAdministrator(shop);
  const { body } = await inTheShop('shiitake-miso-ramen');
  const { recipeNo } = body as unknown as { recipeNo: number };
  await open(page, `/admin/menu/recipes/${recipeNo}`);
  await page.getByRole('button', { name: 'Take off the menu' }).click();
  await page.getByRole('button', { name: 'Take it off' }).click();
  await page.getByText('It is a draft again.').waitFor();
  expect((await inTheShop('shiitake-miso-ramen')).status).toBe(404);
});

test('what is wrong is said at its field, which takes the focus, and nothing typed is lost', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await page.getByLabel('Minutes').fill('soon');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('This must be a whole number from 1 to 1440.').waitFor();
  await hasFocus(page.getByLabel('Minutes'));
  await page.getByLabel('Minutes').fill('20');
  await page.getByLabel('Address').fill('silken-chocolate-pots');
  await page.getByText('Another recipe already has this address.').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await hasFocus(page.getByLabel('Address'));
  expect(await page.getByLabel('Minutes').inputValue()).toBe('20');
});

test('two people at one recipe do not write over each other', async () => {
  const page = await visitAsAdministrator(shop);
  const { body } = await inTheShop('silken-chocolate-pots');
  const { recipeNo } = body as unknown as { recipeNo: number };
  const path = `/api/admin/recipes/${recipeNo}`;
  await open(page, `/admin/menu/recipes/${recipeNo}`);
  const staff = await shop.administrator();
  const known = await ask<Record<string, unknown>>(staff, 'GET', path);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = known;
  await ask(staff, 'PUT', path, { ...contents, minutes: 33 });
  await page.getByLabel('Description').fill('Mine.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Somebody else saved this meanwhile').waitFor();
  expect(await page.getByLabel('Description').inputValue()).toBe('Mine.');
  expect(await ask(staff, 'GET', path)).toMatchObject({ minutes: 33 });
});

test('rows are added and the draft is saved without scripts', async () => {
  const signedIn = await visitAsAdministrator(shop);
  const storageState = await signedIn.context().storageState();
  const page = await shop.visit({ javaScriptEnabled: false, storageState });
  await page.goto('/admin/menu/recipes/new');
  await page.getByLabel('Name').fill('Plain draft');
  await page.getByLabel('Address').fill('plain-draft');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('textbox', { name: 'Step 1' }).fill('Think about it.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('Saved as a draft.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Step 1' }).inputValue()).toBe('Think about it.');
});

test.for([true, false])(
  'a long recipe in a script of many bytes is saved, with scripts: %s',
  async (javaScriptEnabled) => {
    const slug = `nagai-${javaScriptEnabled}`;
    const steps = Array<string>(12).fill('日本語の手順。'.repeat(100));
    const staff = await shop.administrator();
    const draft = { slug, name: null, category: 'bowls', description: null, story: null, steps };
    const amounts = { servings: 2, minutes: 20, preparationCents: 0, ingredients: [] };
    const { recipeNo } = await ask<{ recipeNo: number }>(staff, 'POST', '/api/admin/recipes', {
      ...draft,
      ...amounts,
    });
    const signedIn = await visitAsAdministrator(shop);
    const storageState = await signedIn.context().storageState();
    const page = await shop.visit({ javaScriptEnabled, storageState });
    const path = `/admin/menu/recipes/${recipeNo}`;
    await (javaScriptEnabled ? open(page, path) : page.goto(path));
    await page.getByLabel('Name', { exact: true }).fill('長い料理');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(await ask(staff, 'GET', `/api/admin/recipes/${recipeNo}`)).toMatchObject({
      name: '長い料理',
      steps,
    });
    expect(page.problems).toEqual([]);
  },
);

test('a picture is hung on a recipe and the rest can still be saved', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu?q=fattoush');
  await page.getByRole('link', { name: /Fattoush/ }).click();
  const { default: sharp } = await import('sharp');
  const create = { width: 1400, height: 1000, channels: 3, background: '#c8432b' } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  const input = page.getByLabel('Choose a picture');
  await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer });
  await page.getByText('This is not a JPEG, PNG, WebP or AVIF file.').waitFor();
  const broken = Buffer.from('no picture');
  await input.setInputFiles({ name: 'broken.jpg', mimeType: 'image/jpeg', buffer: broken });
  await page.getByText('We cannot read this picture.').waitFor();
  await input.setInputFiles({ name: 'dish.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('The picture hangs.').waitFor();
  const shown = page.getByRole('img', { name: /Picture of/ });
  await shown.scrollIntoViewIfNeeded();
  await expect
    .poll(() => shown.evaluate((it) => (it as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await page.getByLabel('Minutes').fill('21');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  const { body } = await inTheShop('fattoush-with-sumac-and-crisp-pitta');
  expect(body).toMatchObject({ minutes: 21 });
  expect(body.picture).toMatch(/^\/pictures\//);
});

test('an ingredient says what it contains, what it does not, and what nobody knows', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/ingredients/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Black garlic');
  await page.getByLabel('Price of a pack').fill('4.5');
  await page.getByLabel('A pack holds').fill('100');
  await page.getByLabel('of which sugars').fill('3.5');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This must not be more than the carbohydrate.').waitFor();
  await page.getByLabel('Carbohydrate').fill('20');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Added.').waitFor();
  const allergens = page.getByRole('group', { name: 'Allergens' });
  const staff = await shop.administrator();
  const path = `/api/${new URL(page.url()).pathname.replace('/menu', '').slice(1)}`;
  const facts = { allergens: null, priceCents: 450, nutrition: { sugarsMg: 3500 } };
  expect(await ask(staff, 'GET', path)).toMatchObject(facts);
  await allergens.getByLabel('Declared', { exact: true }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. Prices on the menu follow at once.').waitFor();
  expect(await ask(staff, 'GET', path)).toMatchObject({ allergens: [] });
});

test('a unit is changed as long as nothing is counted in it', async () => {
  const page = await visitAsAdministrator(shop);
  const staff = await shop.administrator();
  await open(page, '/admin/menu/ingredients/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Birch water');
  await page.getByLabel('Price of a pack').fill('3');
  await page.getByLabel('A pack holds').fill('500');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Added.').waitFor();
  const ingredientNo = Number(new URL(page.url()).pathname.split('/').at(-1));
  await page.getByLabel('Unit').selectOption('ml');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. Prices on the menu follow at once.').waitFor();

  const received = { ingredientNo, kind: 'received', amount: 1500, note: null };
  await ask(staff, 'POST', '/api/admin/stock-movements', { movements: [received] });
  await page.getByLabel('Unit').selectOption('g');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This cannot change while recipes or the stock count in it.').waitFor();
  await hasFocus(page.getByLabel('Unit', { exact: true }));
  const path = `/api/admin/ingredients/${ingredientNo}`;
  expect(await ask(staff, 'GET', path)).toMatchObject({ unit: 'ml' });
});

test('unsaved words are not left without a question', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu/recipes/new');
  await page.getByLabel('Name').fill('Half a thought');
  await page.getByRole('link', { name: 'All recipes' }).click();
  await page.getByRole('button', { name: 'Stay here' }).last().click();
  expect(await page.getByLabel('Name').inputValue()).toBe('Half a thought');
  await page.getByRole('link', { name: 'All recipes' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.waitForURL('**/admin/menu');
});
