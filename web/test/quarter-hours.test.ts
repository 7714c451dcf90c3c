import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDays, placeOrder, visitAsAdministrator } from './back-office.ts';
import { ask, fillAddress, fillBox, orderCount, signIn, type Cart } from './buying.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const noodles = 'dan-dan-pork-noodles';
const tacos = 'cod-tacos-with-lime-slaw';
const placed = 'Thank you, your box is ordered';

/** What fifteen minutes do: the access cookie is gone, the session goes on. */
async function quarterOfAnHour(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'at' });
  expect((await page.context().cookies()).map(({ name }) => name)).toContain('rt');
}

const meals = async (page: Page) => (await ask<Cart>(page, 'GET', '/api/cart')).lines.length;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
  const go = (page: Page, path: string) => (javaScriptEnabled ? open(page, path) : page.goto(path));

  describe(`a day in quarters of an hour, ${how}`, () => {
    test('costs a customer no warning, no meal, nothing typed and no order', async () => {
      const page = await shop.visit({ javaScriptEnabled });
      const later = () => quarterOfAnHour(page);
      await signIn(page, await shop.newCustomer());

      await go(page, '/account');
      await page.getByLabel('Sesame').check();
      await page.getByLabel('Name').fill('Ada Cook');
      await page.getByLabel('Phone').fill('0871234567');
      await later();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Your profile is saved').waitFor();
      expect(await page.getByLabel('Sesame').isChecked()).toBe(true);
      type Me = { name: string; avoidedAllergens: string[] };
      expect(await ask<Me>(page, 'GET', '/api/me')).toMatchObject({
        name: 'Ada Cook',
        avoidedAllergens: ['sesame'],
      });

      await later();
      await go(page, `/recipes/${noodles}`);
      const add = page.getByRole('button', { name: 'Add to box', exact: true }).first();
      // The page is the same for everybody: its warning comes with scripts, or with the answer.
      if (!javaScriptEnabled) await add.click();
      await page.getByLabel(/I know/).check();
      await later();
      await add.click();
      await expect.poll(() => meals(page)).toBe(1);
      await fillBox(page, [{ slug: tacos, servings: 2 }]);

      await later();
      await go(page, '/box');
      await page.getByText('Cod tacos').first().waitFor();
      expect(await page.getByText('sesame').count()).toBeGreaterThan(0);
      await later();
      await go(page, '/checkout');
      await page.getByLabel('Address').fill('1 Quay Street, Galway');
      await later();
      expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
      await page.getByRole('button', { name: 'Place order', exact: true }).click();
      await page.getByRole('heading', { name: placed }).waitFor();
      expect(await orderCount(page)).toBe(1);

      await later();
      await go(page, '/account/orders');
      await page.getByRole('heading', { name: 'Your orders' }).waitFor();
      expect(await meals(page)).toBe(0);
      // Without scripts the warning is an answer with a status of its own.
      expect(page.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    });

    test('costs the kitchen no tick', async () => {
      const orderNo = await placeOrder(shop);
      const [day = ''] = await openDays(shop);
      const page = await visitAsAdministrator(shop, { javaScriptEnabled });
      await go(page, `/admin/kitchen/${day}/packing`);
      const tick = page.getByRole('article', { name: `Order ${orderNo}` }).getByRole('checkbox');
      await quarterOfAnHour(page);
      await tick.first().click();
      type Board = { orders: { orderNo: number; packedLines: number }[] };
      const packed = async () => {
        const board = await ask<Board>(page, 'GET', `/api/admin/kitchen/${day}/packing`);
        return board.orders.find((order) => order.orderNo === orderNo)?.packedLines;
      };
      await expect.poll(packed).toBe(1);
      expect(await tick.first().getAttribute('aria-checked')).toBe('true');
      await quarterOfAnHour(page);
      await go(page, `/admin/kitchen/${day}/packing`);
      expect(await tick.first().getAttribute('aria-checked')).toBe('true');
      expect(page.problems).toEqual([]);
    });

    test('costs an author nothing that was typed', async () => {
      const page = await visitAsAdministrator(shop, { javaScriptEnabled });
      const { recipeNo } = await ask<{ recipeNo: number }>(page, 'GET', `/api/recipes/${tacos}`);
      await go(page, `/admin/menu/recipes/${recipeNo}`);
      const minutes = page.locator('[name="/minutes"]');
      const typed = javaScriptEnabled ? '41' : '42';
      await minutes.fill(typed);
      await quarterOfAnHour(page);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.', { exact: true }).waitFor();
      expect(await minutes.inputValue()).toBe(typed);
      expect(page.problems).toEqual([]);
    });
  });
}

test('a quarter of an hour costs no picture', async () => {
  const page = await visitAsAdministrator(shop);
  const { recipeNo } = await ask<{ recipeNo: number }>(page, 'GET', `/api/recipes/${tacos}`);
  await open(page, `/admin/menu/recipes/${recipeNo}`);
  const { default: sharp } = await import('sharp');
  const create = { width: 1400, height: 1000, channels: 3, background: '#c8432b' } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  await quarterOfAnHour(page);
  const file = { name: 'dish.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByText('The picture hangs.').waitFor();
  expect(page.problems).toEqual([]);
});

describe('a session that is over', () => {
  const pages = [
    {
      what: 'a profile',
      path: () => '/account',
      field: '[name="name"]',
      typed: 'Typed for a long time',
      button: 'Save',
      as: 'customer',
    },
    {
      what: 'a recipe',
      path: (recipeNo: number) => `/admin/menu/recipes/${recipeNo}`,
      field: '[name="/minutes"]',
      typed: '43',
      button: 'Save',
      as: 'administrator',
    },
  ] as const;

  test.each(pages)(
    'leaves $what as it was typed, to be saved after signing in beside it',
    async ({ path, field, typed, button, as }) => {
      const isStaff = as === 'administrator';
      const page = isStaff ? await visitAsAdministrator(shop) : await shop.visit();
      const who = isStaff ? undefined : await shop.newCustomer();
      if (who) await signIn(page, who);
      const recipe = await ask<{ recipeNo: number }>(page, 'GET', `/api/recipes/${tacos}`);
      await open(page, path(recipe.recipeNo));
      const cookies = await page.context().cookies();
      await page.locator(field).fill(typed);
      await page.context().clearCookies();
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByText('Your session has ended').waitFor();
      await page.getByRole('link', { name: 'Sign in in a new tab' }).waitFor();
      expect(await page.locator(field).inputValue()).toBe(typed);
      if (who) await signIn(page, who);
      else await page.context().addCookies(cookies);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByText(/^(Saved\.|Your profile is saved)$/).waitFor();
      expect(await page.locator(field).inputValue()).toBe(typed);
    },
  );

  test('keeps what was typed without scripts through signing in, to be sent again', async () => {
    const page = await shop.visit({ javaScriptEnabled: false });
    const who = await shop.newCustomer();
    await signIn(page, who);
    await page.goto('/account');
    await page.getByLabel('Name').fill('Typed for a long time');
    await page.getByLabel('Sesame').check();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('What you typed is kept').waitFor();
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByLabel('Password').fill('not the right one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail or the password is wrong').waitFor();
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByLabel('Password').fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'You are signed in again' }).waitFor();
    type Me = { name: string | null; avoidedAllergens: string[] };
    expect(await ask<Me>(page, 'GET', '/api/me')).toMatchObject({ name: null });
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.getByText('Your profile is saved').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Typed for a long time');
    expect(await ask<Me>(page, 'GET', '/api/me')).toMatchObject({ avoidedAllergens: ['sesame'] });
  });

  test('costs no address typed at checkout, without scripts either', async () => {
    const page = await shop.visit({ javaScriptEnabled: false });
    const who = await shop.newCustomer();
    await signIn(page, who);
    await fillBox(page, [{ slug: tacos, servings: 2 }]);
    await page.goto('/checkout');
    await fillAddress(page);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Place order', exact: true }).click();
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByLabel('Password').fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.getByRole('heading', { name: placed }).waitFor();
    expect(await orderCount(page)).toBe(1);
  });
});
