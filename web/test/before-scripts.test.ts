import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOrder, visitAsAdministrator } from './back-office.ts';
import { ask, fillAddress, fillBox, signIn } from './buying.ts';
import { scriptsRun, whileScriptsLoad } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const dal = '/recipes/red-lentil-and-spinach-dal';

/** The page's own limit never comes, however slow the machine. */
function waitForPictures() {
  const later = window.setTimeout.bind(window);
  const patient = (what: () => void, ms?: number) => (ms === 3000 ? 0 : later(what, ms));
  Object.assign(window, { setTimeout: patient });
}

/** Opens the menu while no picture arrives, and tells which scripts were asked for so far. */
async function menuWithoutPictures({ patience }: { patience: boolean }) {
  const page = await shop.visit();
  if (patience) await page.addInitScript(waitForPictures);
  const { promise: sent, resolve: send } = Promise.withResolvers<void>();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(request.url());
  });
  await page.route('**/pictures/**', async (route) => {
    await sent;
    await route.continue();
  });
  const picture = page.waitForRequest('**/pictures/**');
  await page.goto('/menu', { waitUntil: 'domcontentloaded' });
  await picture;
  return { page, asked, send };
}

test('scripts are asked for once the page and its first picture are there', async () => {
  const { page, asked, send } = await menuWithoutPictures({ patience: true });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(asked).toEqual([]);
  send();
  await scriptsRun(page);
  expect(asked.length).toBeGreaterThan(0);
});

test('a picture that never comes keeps no script away', async () => {
  const { page, send } = await menuWithoutPictures({ patience: false });
  await scriptsRun(page);
  send();
  expect(page.problems).toEqual([]);
});

test('an address and a day that were given before scripts ran are where the box goes', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: 'red-lentil-and-spinach-dal', servings: 2 }]);
  const day = page.locator('input[name=deliveryDay]:enabled').nth(1);
  let chosen = '';
  await whileScriptsLoad(page, '/checkout', async () => {
    await fillAddress(page);
    await day.check();
    chosen = await day.inputValue();
  });
  await page.getByRole('button', { name: 'Place order', exact: true }).click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  const orderNo = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(await ask(page, 'GET', `/api/orders/${orderNo}`)).toMatchObject({
    deliveryDay: chosen,
    deliverTo: { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street, Galway' },
  });
  expect(page.problems).toEqual([]);
});

test('what was ticked, chosen and typed at the menu before scripts ran is applied', async () => {
  const page = await shop.visit();
  await whileScriptsLoad(page, '/menu', async () => {
    await page.getByRole('checkbox', { name: /^Vegan/ }).check();
    await page.getByLabel('Time').selectOption('30');
    await page.locator('#search').fill('rice');
  });
  await page.waitForURL(/diet=vegan/);
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('maxMinutes'), searchParams.get('q')]).toEqual(['30', 'rice']);
  await expect.poll(() => page.getByRole('checkbox', { name: /^Vegan/ }).isChecked()).toBe(true);
  expect(page.problems).toEqual([]);
});

test('servings and changes of a dish that were chosen before scripts ran are in its price', async () => {
  const page = await shop.visit();
  await whileScriptsLoad(page, dal, async () => {
    await page.getByRole('spinbutton', { name: 'Servings' }).fill('5');
  });
  const { totalCents } = await ask<{ totalCents: number }>(page, 'POST', `/api${dal}/quote`, {
    servings: 5,
  });
  const offer = page.getByRole('region', { name: 'What you get' });
  await offer
    .getByText(`€${(totalCents / 100).toFixed(2)}`)
    .first()
    .waitFor();
  expect(page.problems).toEqual([]);
});

test('a recipe that was begun before scripts ran is saved as it was typed', async () => {
  const page = await visitAsAdministrator(shop);
  await whileScriptsLoad(page, '/admin/menu/recipes/new', async () => {
    await page.getByLabel('Name').fill('Early bird soup');
    await page.getByLabel('Address').fill('early-bird-soup');
    await page.getByLabel('Minutes').fill('25');
  });
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('textbox', { name: 'Step 1' }).fill('Rise.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('Saved as a draft.').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('Early bird soup');
  expect(await page.getByLabel('Minutes').inputValue()).toBe('25');
  expect(page.problems).toEqual([]);
});

test('an ingredient whose allergens were declared before scripts ran is saved with them', async () => {
  const page = await visitAsAdministrator(shop);
  const allergens = page.getByRole('group', { name: 'Allergens' });
  await whileScriptsLoad(page, '/admin/menu/ingredients/new', async () => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Early oats');
    await allergens.getByLabel('Declared', { exact: true }).check();
    await allergens.getByLabel('Gluten').check();
  });
  expect(await allergens.getByLabel('Gluten').isEnabled()).toBe(true);
  await page.getByLabel('Price of a pack').fill('1.20');
  await page.getByLabel('A pack holds').fill('500');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Added.').waitFor();
  const path = new URL(page.url()).pathname.replace('/admin/menu/', '/api/admin/');
  expect(await ask(page, 'GET', path)).toMatchObject({ allergens: ['gluten'] });
  expect(page.problems).toEqual([]);
});

test('orders that were ticked before scripts ran are those that are moved', async () => {
  const page = await visitAsAdministrator(shop);
  const orderNos = [await placeOrder(shop), await placeOrder(shop)];
  await whileScriptsLoad(page, '/admin/orders', async () => {
    for (const orderNo of orderNos)
      await page.locator(`input[name=orderNo][value="${orderNo}"]`).check();
  });
  await page.getByText('2 orders selected').waitFor();
  expect(page.problems).toEqual([]);
});
