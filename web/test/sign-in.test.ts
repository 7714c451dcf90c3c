import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, codeFor, fillBox, signIn, type Cart } from './buying.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

async function enter(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What an authenticator app shows, so many milliseconds from now. */
const codeAt = (secret: string, inMs: number) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + inMs });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';

  test(`whoever signs in comes back to where they wanted, with the guest’s box${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    const who = await shop.newCustomer();
    await fillBox(page, [{ slug: 'dan-dan-pork-noodles', servings: 2 }]);
    await page.goto('/account/orders');
    await page.waitForURL('**/sign-in?to=*');
    await enter(page, { ...who, password: 'not the right one' });
    await page.getByText('The e-mail or the password is wrong').waitFor();
    await enter(page, { email: 'nobody@example.com', password: 'not the right one' });
    await page.getByText('The e-mail or the password is wrong').waitFor();
    await enter(page, who);
    await page.getByRole('heading', { name: 'Your orders' }).waitFor();
    expect((await ask<Cart>(page, 'GET', '/api/cart')).lines).toHaveLength(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${shop.url}/`);
    expect((await page.request.get('/api/me')).status()).toBe(401);
    expect(page.problems).toEqual([]);
  });

  test(`a new account is confirmed with the code from the letter${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    const email = `${randomUUID()}@example.com`;
    await page.goto('/sign-up');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('three limes on a sill');
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('button', { name: 'Send another code' }).click();
    await page.getByText('Another code is on its way').waitFor();
    await page.getByLabel('Code').fill(await codeFor(shop, email, { sent: 2 }));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(page.problems).toEqual([]);
  });

  test(`a forgotten password is replaced with the code from the letter${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled });
    const { email } = await shop.newCustomer();
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByLabel('Code').fill('000000');
    await page.getByLabel('New password').fill('two lemons on a shelf');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByText('This code is wrong or has expired').waitFor();
    await page.getByLabel('Code').fill(await codeFor(shop, email));
    await page.getByLabel('New password').fill('two lemons on a shelf');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByText('Your new password holds').waitFor();
    await enter(page, { email, password: 'two lemons on a shelf' });
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(page.problems).toEqual([]);
  });
}

test('an administrator answers a second factor, and is led to one who has none', async () => {
  const who = await shop.newAdministrator();
  const page = await shop.visit();
  await page.goto('/sign-in');
  await enter(page, who);
  await page.waitForURL('**/admin/second-factor');
  const { secret } = await ask<{ secret: string }>(page, 'POST', '/auth/mfa/begin', {});
  // The code that proves the app is spent; signing in takes the next one.
  await ask(page, 'POST', '/auth/mfa/confirm', { code: codeAt(secret, -30_000) });
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await enter(page, who);
  await page.getByRole('heading', { name: 'Your second factor' }).waitFor();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('This code is wrong or has expired').waitFor();
  await page.getByLabel('Code').fill(codeAt(secret, 0));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/admin');
  expect((await ask<{ mfa: boolean }>(page, 'GET', '/api/me')).mfa).toBe(true);
});

test('too many attempts say when to try again', async () => {
  const { email } = await shop.newCustomer();
  const page = await shop.visit();
  for (let attempt = 0; attempt < 10; attempt += 1)
    await page.request.post('/auth/sign-in', { data: { email, password: 'wrong' } });
  await page.goto('/sign-in');
  await enter(page, { email, password: 'wrong' });
  await page.getByText('Too many attempts').waitFor();
  await page.getByText(/Try again in 1\d minutes/).waitFor();
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example'])(
  'signing in never leads to %s',
  async (to) => {
    const page = await shop.visit();
    await signIn(page, await shop.newCustomer());
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
    expect(page.url()).toBe(`${shop.url}/account`);
  },
);
