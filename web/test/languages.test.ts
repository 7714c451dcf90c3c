import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveOrder } from '../../server/src/checkout/orders/orders.ts';
import { languages, prefixOf } from '../../server/src/contract/languages.ts';
import { shopsReasons } from '../../server/src/contract/shops-own.ts';
import { shopsReasons as arabicReasons } from '../../server/src/contract/shops-reasons/ar.ts';
import { shopsReasons as germanReasons } from '../../server/src/contract/shops-reasons/de.ts';
import { password } from '../../server/test/store.ts';
import { changeProfile, codeFor, fillBox, orderCount, recipe, signIn } from './buying.ts';
import { placeOrder, visitAsAdministrator } from './back-office.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';
import { adminLanguagesWords } from '../app/words/en/admin-languages.ts';
import { accountWords } from '../app/words/de/account.ts';
import { boxWords } from '../app/words/de/box.ts';
import { checkoutWords } from '../app/words/de/checkout.ts';
import { foodWords as arabicFood } from '../app/words/ar/food.ts';
import { shopWords } from '../app/words/de/shop.ts';
import { recipeWords as arabicRecipe } from '../app/words/ar/recipe.ts';
import { signInWords } from '../app/words/de/sign-in.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

const dal = 'red-lentil-and-spinach-dal';

test('a page is in the language of its address, says where it is in the others, and is kept apart from them', async () => {
  const page = await shop.visit();
  for (const language of ['en', 'de', 'ar'] as const) {
    await open(page, `${prefixOf(language)}/menu?category=curries`);
    const html = page.locator('html');
    expect(await html.getAttribute('lang')).toBe(language);
    expect(await html.getAttribute('dir')).toBe(languages[language].dir);
    const alternates = await page
      .locator('link[rel=alternate]')
      .evaluateAll((links) =>
        links.map(
          (it) =>
            `${it.getAttribute('hreflang')} ${new URL((it as HTMLLinkElement).href).pathname}`,
        ),
      );
    expect(alternates).toEqual(['en /menu', 'de /de/menu', 'ar /ar/menu', 'x-default /menu']);
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(new URL(canonical ?? '').pathname).toBe(`${prefixOf(language)}/menu`);
  }
  expect(page.problems).toEqual([]);
});

test('one goes on in the language, and to the same page in another, with scripts and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await shop.visit({ javaScriptEnabled });
    const isAt = (path: string) =>
      page.waitForURL(({ pathname, search }) => pathname + search === path);
    await page.goto(`/de/recipes/${dal}?servings=4`);
    await page.getByRole('contentinfo').getByRole('link', { name: 'العربية' }).click();
    await isAt(`/ar/recipes/${dal}?servings=4`);
    await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click();
    await isAt(`/recipes/${dal}?servings=4`);
    await page.goto('/de');
    await page
      .getByRole('navigation')
      .getByRole('link', { name: shopWords.menu, exact: true })
      .first()
      .click();
    await isAt('/de/menu');
    expect(page.problems).toEqual([]);
  }
});

test('who speaks another language is told of the page in it, and sent nowhere', async () => {
  const before = await shop.visit();
  await open(before, '/menu');
  const topBefore = await before
    .getByRole('banner')
    .evaluate((element) => element.getBoundingClientRect().top);
  const page = await shop.visit({ locale: 'ar' });
  await open(page, '/menu');
  const offer = page.getByRole('link', { name: languages.ar.offer });
  const header = page.getByRole('banner');
  await offer.waitFor();
  // It came after the page, and moved nothing that somebody may be about to press.
  expect(await header.evaluate((element) => element.getBoundingClientRect().top)).toBe(topBefore);
  await page.getByRole('button', { name: languages.ar.stay }).click();
  await open(page, '/delivery');
  expect(await page.getByText(languages.ar.offer).count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/delivery');
});

test('a language that the shop has not switched on has no pages', async () => {
  const staff = await shop.administrator();
  const path = '/api/admin/settings';
  const { body } = await staff.ask<{ version: number }>('GET', path);
  const only = (chosen: string[], version: number) =>
    staff.ask<{ version: number }>('PATCH', path, {
      change: { languages: chosen },
      holdsFrom: null,
      version,
    });
  const changed = await only(['de'], body.version);
  const page = await shop.visit();
  expect((await page.goto('/ar/menu'))?.status()).toBe(404);
  await open(page, '/menu');
  expect(await page.getByRole('link', { name: 'العربية' }).count()).toBe(0);
  await only(['de', 'ar'], changed.body.version);
  expect((await page.goto('/ar/menu'))?.status()).toBe(200);
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'a guest buys a box in German and signs up on the way, $javaScriptEnabled',
  async (options) => {
    const page = await shop.visit(options);
    const email = `${crypto.randomUUID()}@example.com`;
    await fillBox(page, [{ slug: dal, servings: 2 }]);
    await page.goto('/de/box');
    await page.getByRole('link', { name: boxWords.checkout }).click();
    await page.getByRole('link', { name: signInWords.signUp }).click();
    await page.waitForURL(/enter=sign-up/);
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill('three limes on a sill');
    await page.getByRole('button', { name: signInWords.signUp }).click();
    await page.locator('input[name=code]').fill(await codeFor(shop, email));
    await page.getByRole('button', { name: signInWords.confirm }).click();
    await page.locator('input[name=name]').fill('Ada');
    await page.locator('input[name=phone]').fill('0871234567');
    await page.locator('[name=address]').fill('1 Quay Street, Galway');
    await page.getByRole('button', { name: checkoutWords.place }).click();
    await page.waitForURL('**/de/account/orders/*');
    await page.getByText(accountWords.thanks).waitFor();
    expect(await orderCount(page)).toBe(1);
    await page.goto(`${new URL(page.url()).pathname}/cards`);
    await page.getByText('rote Linsen', { exact: false }).first().waitFor();
    expect(page.problems).toEqual([]);
  },
);

test('an allergy is warned of in Arabic where a swap brings it', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, { avoidedAllergens: ['milk'] });
  const { ingredients } = await recipe(page, dal);
  const rice = ingredients.find(({ name }) => name === 'Basmati rice');
  const naan = rice?.swaps[0]?.ingredientNo;
  await open(page, `/ar/recipes/${dal}`);
  const swap = page.locator(`input[name=change-${rice?.ingredientNo}][value=swap-${naan}]`);
  await page.locator('li:has(> details)').filter({ has: swap }).locator('summary').click();
  await swap.check({ force: true });
  await page.getByText(arabicRecipe.conflictTitle).waitFor();
  await page.getByText(arabicRecipe.conflictText(arabicFood.conflicts(['milk']))).waitFor();
  expect(page.problems).toEqual([]);
});

test('a category that was renamed is translated anew, with scripts and without', async () => {
  for (const [javaScriptEnabled, english, german] of [
    [true, 'Warm bowls', 'Warme Schalen'],
    [false, 'Cold bowls', 'Kalte Schalen'],
  ] as const) {
    const page = await visitAsAdministrator(shop, { javaScriptEnabled });
    const go = (path: string) => (javaScriptEnabled ? open(page, path) : page.goto(path));
    await go('/admin/menu/categories?change=bowls');
    await page.getByRole('textbox', { name: /^Name/ }).fill(english);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(english, { exact: true }).waitFor();
    const guest = await shop.visit();
    await open(guest, '/de/menu');
    await guest.getByRole('link', { name: english }).first().waitFor();
    await go('/admin/menu/categories?change=bowls');
    await page.getByRole('link', { name: languages.de.name }).click();
    await page.getByText(adminLanguagesWords.states.outdated).waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill(german);
    await page.getByRole('button', { name: adminLanguagesWords.save }).click();
    await page.getByText(adminLanguagesWords.saved).waitFor();
    await open(guest, '/de/menu');
    await guest.getByRole('link', { name: german }).first().waitFor();
    await page.getByRole('link', { name: adminLanguagesWords.back }).click();
    await page.getByRole('heading', { name: english }).waitFor();
    expect(page.problems).toEqual([]);
  }
});

test('why the shop let an order go is said in the language of the page', async () => {
  const customer = await shop.customer();
  const orderNo = await placeOrder(shop, { customer });
  await moveOrder(shop.shop, orderNo, 'cancelled', {
    kind: 'staff',
    by: 'operator',
    reason: shopsReasons.unpaid,
  });
  const page = await shop.visit();
  await signIn(page, { email: customer.email, password });
  await open(page, `/de/account/orders/${orderNo}`);
  await page.getByText(germanReasons.unpaid).waitFor();
  await open(page, `/ar/account/orders/${orderNo}`);
  await page.getByText(arabicReasons.unpaid).waitFor();
  expect(await page.getByText(shopsReasons.unpaid).count()).toBe(0);
  expect(page.problems).toEqual([]);
});
