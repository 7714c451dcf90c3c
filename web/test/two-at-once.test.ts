import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../server/test/store.ts';
import { ask, changeDay, visitAsAdministrator } from './back-office.ts';
import { signIn } from './buying.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let staff: Person;
beforeAll(async () => {
  shop = await openShopWindow();
  staff = await shop.administrator();
});
afterAll(() => shop.close());

/** What the browser itself writes of an answer that says no. */
const refused = 'Failed to load resource: the server responded with a status of 409 (Conflict)';

type Ingredient = { ingredientNo: number; version: number; allergens: string[] | null };

/** An ingredient of its own, so that no other test changes it. */
async function mayonnaise(name: string): Promise<Ingredient & Record<string, unknown>> {
  const celery = await ask<Ingredient & Record<string, unknown>>(
    staff,
    'GET',
    '/api/admin/ingredients/1009',
  );
  const { ingredientNo: _no, version: _version, ...facts } = celery;
  const plain = { ...facts, name, allergens: [], diets: [] };
  return ask(staff, 'POST', '/api/admin/ingredients', plain);
}

/** What another administrator does meanwhile. */
async function addMustard({ ingredientNo, ...facts }: Ingredient): Promise<void> {
  const changed = { ...facts, allergens: ['mustard'] };
  await ask(staff, 'PUT', `/api/admin/ingredients/${ingredientNo}`, changed);
}

test.for([true, false])(
  'an allergen that another adds outlives a price that is saved from an older page (scripts: %s)',
  async (javaScriptEnabled) => {
    const made = await mayonnaise(`Mayonnaise ${String(javaScriptEnabled)}`);
    const address = `/admin/menu/ingredients/${made.ingredientNo}`;
    const page = await visitAsAdministrator(shop, { javaScriptEnabled });
    if (javaScriptEnabled) await open(page, address);
    else await page.goto(address);
    await page.getByLabel('Price of a pack').fill('7.77');
    await addMustard(made);
    await page.getByRole('button', { name: 'Save' }).click();
    const note = page.getByRole('alert').filter({ hasText: 'Somebody else saved this meanwhile' });
    await note.waitFor();
    if (javaScriptEnabled) {
      await hasFocus(note);
      expect(await axeFindings(page)).toEqual([]);
    }
    // What only they changed is theirs unless somebody chooses; what was typed here is still there.
    const allergens = note.getByRole('group', { name: 'Allergens' });
    expect(await allergens.getByLabel(/Saved meanwhile.*Mustard/).isChecked()).toBe(true);
    const price = note.getByRole('group', { name: 'Price of a pack' });
    expect(await price.getByLabel(/Yours.*7\.77/).isChecked()).toBe(true);
    expect(await page.getByRole('textbox', { name: 'Price of a pack' }).inputValue()).toBe('7.77');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Prices on the menu follow at once.').waitFor();
    const path = `/api/admin/ingredients/${made.ingredientNo}`;
    expect(await ask(staff, 'GET', path)).toMatchObject({
      priceCents: 777,
      allergens: ['mustard'],
    });
    expect(page.problems.filter((problem) => problem !== refused)).toEqual([]);
  },
);

test('a recipe that another saved meanwhile shows both, and keeps what is chosen', async () => {
  type Recipe = { recipeNo: number; editionNo: number; minutes: number } & Record<string, unknown>;
  const { recipeNo } = await ask<Recipe>(staff, 'GET', '/api/recipes/cod-tacos-with-lime-slaw');
  const path = `/api/admin/recipes/${recipeNo}`;
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/menu/recipes/${recipeNo}`);
  await page.getByLabel('Preparation per serving').fill('1.11');
  const known = await ask<Recipe>(staff, 'GET', path);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = known;
  await ask(staff, 'PUT', path, { ...contents, minutes: 77, preparationCents: 222 });
  await page.getByRole('button', { name: 'Save' }).click();
  const note = page.getByRole('alert').filter({ hasText: 'Somebody else saved this meanwhile' });
  expect(await note.getByRole('group', { name: 'Minutes' }).getByLabel(/77/).isChecked()).toBe(
    true,
  );
  await note
    .getByRole('group', { name: 'Preparation per serving' })
    .getByLabel(/Yours.*1\.11/)
    .check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(await ask(staff, 'GET', path)).toMatchObject({ minutes: 77, preparationCents: 111 });
  expect(page.problems.filter((problem) => problem !== refused)).toEqual([]);
});

test('a day that another closed meanwhile stays closed unless somebody chooses otherwise', async () => {
  const day = '2030-05-01';
  await changeDay(staff, day, { capacity: 40, closed: false });
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/delivery-days?from=${day}&to=${day}`);
  await changeDay(staff, day, { capacity: 40, closed: true });
  await page.getByLabel(/Capacity on/).fill('60');
  await page.getByRole('button', { name: /Save capacity/ }).click();
  const note = page.getByRole('alert').filter({ hasText: 'Somebody else saved this meanwhile' });
  await note
    .getByRole('group', { name: 'Boxes' })
    .getByLabel(/Yours.*60/)
    .waitFor();
  const closed = note.getByRole('group', { name: 'Orders' }).getByLabel(/Saved meanwhile.*Closed/);
  expect(await closed.isChecked()).toBe(true);
  await page.getByRole('region', { name: /1 May/ }).getByRole('button').click();
  await page.getByText('Saved', { exact: true }).waitFor();
  type Days = { items: object[] };
  const query = `from=${day}&to=${day}`;
  const { items } = await ask<Days>(staff, 'GET', `/api/admin/delivery-days?${query}`);
  expect(items).toMatchObject([{ capacity: 60, closed: true }]);
  expect(page.problems).toEqual([]);
});

test('a customer with two tabs loses no allergen', async () => {
  const who = await shop.newCustomer();
  const page = await shop.visit();
  await signIn(page, who);
  await open(page, '/account');
  const second = await page.context().newPage();
  await second.goto('/account');
  await second.getByLabel('Peanuts').check();
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Your profile is saved').waitFor();
  await page.getByLabel('Name').fill('Ada Cook');
  await page.getByRole('button', { name: 'Save' }).click();
  const note = page.getByRole('alert').filter({ hasText: 'Somebody else saved this meanwhile' });
  await note.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const avoided = note.getByRole('group', { name: 'Allergens to avoid' });
  expect(await avoided.getByLabel(/Peanuts/).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your profile is saved').waitFor();
  const me = (await (await page.request.get('/api/me')).json()) as object;
  expect(me).toMatchObject({ name: 'Ada Cook', avoidedAllergens: ['peanuts'] });
  expect(page.problems).toEqual([]);
});

test('a count that met a delivery says so, and is written once it is counted again', async () => {
  const made = await mayonnaise('Counted mayonnaise');
  const { ingredientNo } = made;
  const move = (amount: number) =>
    ask(staff, 'POST', '/api/admin/stock-movements', {
      movements: [{ ingredientNo, kind: 'received', amount, note: null }],
    });
  await move(1000);
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/stock/${ingredientNo}`);
  await move(200);
  await page.getByRole('radio', { name: 'Count' }).check();
  await page.getByLabel('Amount').fill('1100');
  await page.getByRole('button', { name: 'Write the count' }).click();
  await page.getByText('While you counted, the stock moved from 1,000 g to 1,200 g').waitFor();
  await page.getByLabel('Amount').fill('1190');
  await page.getByRole('button', { name: 'Write the count' }).click();
  await page.getByText('The count is written.').waitFor();
});
