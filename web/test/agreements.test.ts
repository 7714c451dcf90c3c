import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { ask, codeFor, fillAddress, fillBox, orderCount, signIn } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeEach(async () => {
  shop = await openShopWindow({ environment: { LARDER_PAYMENTS: 'invoice' } });
});
afterEach(() => shop.close());

const dish = [{ slug: 'dan-dan-pork-noodles', servings: 2 }];

async function publish(text: string, agreeAgain: boolean): Promise<void> {
  const owner = await visitAsAdministrator(shop);
  const { version } = await ask<{ version: number }>(owner, 'GET', '/api/admin/pages/terms');
  const asked = { text, holdsFrom: null, agreeAgain, version };
  await ask(owner, 'POST', '/api/admin/pages/terms/versions', asked);
}

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'terms that ask to be agreed to again are read and ticked before the next order, %s',
  async (_, scripts) => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
    const page = await shop.visit(options);
    await signIn(page, await shop.newCustomer());
    await fillBox(page, dish);
    await page.goto('/checkout');
    await page.getByText('When you order you agree to our').waitFor();
    await fillAddress(page);
    const place = () => page.getByRole('button', { name: 'Place order' }).click();
    await place();
    await page.waitForURL(/account\/orders\/\d+\?placed=1/);

    await publish('What holds from now on', true);
    await fillBox(page, dish);
    await page.goto('/checkout');
    await page.getByText('Our terms have changed since you agreed to them.').waitFor();
    if (scripts) expect(await axeFindings(page)).toEqual([]);
    await place();
    await page.getByText('Please agree to what is new').waitFor();
    expect(await orderCount(page)).toBe(1);
    await page.getByLabel('I have read it and agree').check();

    // They change once more before it is sent.
    await publish('What holds from now on, too', false);
    await place();
    await page.getByText('Our terms or our privacy page have just changed').waitFor();
    expect(await orderCount(page)).toBe(1);
    await page.getByRole('link', { name: /terms \(version 2\)/ }).waitFor();
    await page.getByLabel('I have read it and agree').check();
    await place();
    await page.waitForURL(/account\/orders\/\d+\?placed=1/);

    await page.goto('/account/data');
    const agreed = page.getByRole('region', { name: 'What you agreed to' });
    await agreed.getByText('Terms, version 2').first().waitFor();
    await agreed.getByRole('link', { name: /Terms, version 2/ }).click();
    await page.getByText('What holds from now on, too').waitFor();
    await page.getByText(/^As it stood on/).waitFor();
    if (scripts) expect(await axeFindings(page)).toEqual([]);
    expect(page.problems).toEqual([]);
  },
);

test('who signs up agrees to what holds then, and it is kept once they are in', async () => {
  await publish('First terms', true);
  const page = await shop.visit();
  await open(page, '/sign-up');
  await page.getByText('With an account you agree to our').waitFor();
  await page.getByLabel('E-mail').fill('new@example.com');
  await page.getByLabel('Password').fill('three limes on a sill');
  await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Code').fill(await codeFor(shop, 'new@example.com'));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.waitForURL('**/account');
  type Log = { consents: { topic: string; version: number; agreedWhen: string }[] };
  const { consents } = await ask<Log>(page, 'GET', '/api/me/agreements');
  expect(consents).toMatchObject([
    { topic: 'privacy', version: 0, agreedWhen: 'sign-up' },
    { topic: 'terms', version: 1, agreedWhen: 'sign-up' },
  ]);
  const owner = await visitAsAdministrator(shop);
  const { customerNo } = await ask<{ customerNo: number }>(page, 'GET', '/api/me');
  await open(owner, `/admin/customers/${customerNo}`);
  const panel = owner.getByRole('region', { name: 'What they agreed to' });
  await panel.getByText('Terms, version 1').first().waitFor();
  expect(await axeFindings(owner)).toEqual([]);
});
