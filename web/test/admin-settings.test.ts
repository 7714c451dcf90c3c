import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { ask, fillBox, placeOrder, signIn } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeEach(async () => {
  shop = await openShopWindow();
});
afterEach(() => shop.close());

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('an owner changes the shop at once and plans the rest, %s', async (_name, scripts) => {
  const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
  const owner = await visitAsAdministrator(shop, options);
  const save = () => owner.getByRole('button', { name: 'Save', exact: true }).click();
  await owner.goto('/admin/settings');
  await owner.getByRole('textbox', { name: /^Name/ }).fill('The Pantry');
  await owner.getByLabel('When somebody answers').fill('Monday to Friday\n9 to 5');
  await owner.getByLabel('Boxes on Fri').fill('many');
  await save();
  await owner.getByText('A whole number, please.').waitFor();
  expect(await owner.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('The Pantry');
  await owner.getByLabel('Boxes on Fri').fill('70');
  await save();
  await owner.getByText('Saved. It holds.').waitFor();
  if (scripts) expect(await axeFindings(owner)).toEqual([]);

  const guest = await shop.visit(options);
  await guest.goto('/about/contact');
  await guest.getByRole('link', { name: 'The Pantry' }).first().waitFor();
  await guest.getByText('9 to 5').waitFor();

  await owner.goto('/admin/settings');
  await owner.getByLabel('Holiday 1: from').fill('2099-12-24');
  await owner.getByLabel('Holiday 1: to').fill('2099-12-23');
  await owner.getByLabel('Holiday 1: what').fill('Christmas');
  await save();
  await owner.getByText('a last day that is not before it').waitFor();
  await owner.getByLabel('Holiday 1: to').fill('2099-12-26');
  await owner.getByLabel('From the beginning of').fill('2099-01-05');
  await save();
  await owner.getByText('It begins on the day that you chose.').waitFor();
  await owner.getByText('Christmas').waitFor();
  await owner.getByRole('button', { name: /^Take back what begins/ }).click();
  await owner.getByText('The plan is taken back.').waitFor();
  await owner.getByText('Christmas').waitFor({ state: 'detached' });
  expect(owner.problems).toEqual([]);
});

test('a box that is promised for a day that becomes a holiday stays on it when its address is changed', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: 'dan-dan-pork-noodles', servings: 2 }]);
  const orderNo = await placeOrder(page);
  const dayOf = async () =>
    (await ask<{ deliveryDay: string }>(page, 'GET', `/api/orders/${orderNo}`)).deliveryDay;
  const day = await dayOf();
  const owner = await visitAsAdministrator(shop);
  await open(owner, '/admin/settings');
  for (const [label, value] of [
    ['from', day],
    ['to', day],
    ['what', 'Stocktaking'],
  ] as const)
    await owner.getByLabel(`Holiday 1: ${label}`).fill(value);
  await owner.getByRole('button', { name: 'Save', exact: true }).click();
  await owner.getByText('Saved. It holds.').waitFor();

  await open(page, `/account/orders/${orderNo}/change`);
  expect(await page.locator('[name=deliveryDay]:checked').inputValue()).toBe(day);
  await page.getByLabel('Address').fill('2 Quay Street');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(`**/account/orders/${orderNo}*`);
  const order = await ask<{ deliverTo: { address: string } }>(
    page,
    'GET',
    `/api/orders/${orderNo}`,
  );
  expect(order.deliverTo.address).toBe('2 Quay Street');
  expect(await dayOf()).toBe(day);
});

test('two owners at once choose between both values', async () => {
  const [one, other] = [await visitAsAdministrator(shop), await visitAsAdministrator(shop)];
  await open(one, '/admin/settings');
  await open(other, '/admin/settings');
  const save = (page: typeof one) =>
    page.getByRole('button', { name: 'Save', exact: true }).click();
  await one.getByRole('textbox', { name: /^Name/ }).fill('The Pantry');
  await save(one);
  await one.getByText('Saved. It holds.').waitFor();
  await other.getByLabel('Boxes a day').fill('90');
  await other.getByRole('textbox', { name: /^Name/ }).fill('The Cellar');
  await save(other);
  await other.getByText('The Pantry').first().waitFor();
  await other.getByRole('radio', { name: /The Pantry/ }).check();
  await save(other);
  await other.getByText('Saved. It holds.').waitFor();
  await expect.poll(() => other.getByLabel('Boxes a day').inputValue()).toBe('90');
  expect(await other.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('The Pantry');
});
