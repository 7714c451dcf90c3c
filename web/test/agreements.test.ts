import { afterEach, beforeEach, expect, test } from 'vitest';
import { shopWords } from '../app/words/de/shop.ts';
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

async function publish(text: string, agreeAgain: boolean, topic = 'terms'): Promise<void> {
  const owner = await visitAsAdministrator(shop);
  const page = `/api/admin/pages/${topic}`;
  const { version } = await ask<{ version: number }>(owner, 'GET', page);
  const asked = { text, holdsFrom: null, agreeAgain, version };
  await ask(owner, 'POST', `${page}/versions`, asked);
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

    await publish('What we do with data', false, 'privacy');
    await publish('What holds from now on', true);
    await fillBox(page, dish);
    await page.goto('/checkout');
    await page.getByText('Our terms have changed since you agreed to them.').waitFor();
    // What is ticked names both pages, so both are there to be read.
    const form = page.locator('form', { has: page.getByLabel('I have read it and agree') });
    for (const [topic, version] of [
      ['terms', 1],
      ['privacy', 1],
    ])
      expect(
        await form.locator(`a[href='/about/${topic}?version=${version}']`).count(),
      ).toBeGreaterThan(0);
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
    await page
      .getByRole('link', { name: /terms \(version 2\)/ })
      .first()
      .waitFor();
    const tick = page.getByLabel('I have read it and agree');
    expect(await tick.isChecked()).toBe(false);
    await tick.check();
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

test('who reads in German agrees to the German pages, and finds what they read again', async () => {
  const page = await shop.visit();
  const leadTo = async (address: string) => {
    const links = page.locator(`main a[href*='about/']`);
    await links.first().waitFor();
    const found = await links.evaluateAll((all) => all.map((it) => it.getAttribute('href') ?? ''));
    expect(
      found.filter((to) => !to.startsWith('/de/about/')),
      address,
    ).toEqual([]);
  };
  await open(page, '/de/sign-up');
  await leadTo('/de/sign-up');
  await signIn(page, await shop.newCustomer());
  await fillBox(page, dish);
  await open(page, '/de/checkout');
  await leadTo('/de/checkout');
  const agreed = await ask<{ terms: number; privacy: number }>(page, 'GET', '/api/agreements');
  await ask(page, 'POST', '/api/me/agreements?language=de', agreed);
  await open(page, '/account/data');
  await page
    .getByRole('region', { name: 'What you agreed to' })
    .getByRole('link', { name: /Terms/ })
    .click();
  await page.waitForURL('**/de/about/terms?**');
  await page.getByRole('heading', { level: 1, name: shopWords.topics.terms }).waitFor();
});

test('what was agreed to goes along when a step gets lost on the way', async () => {
  const page = await shop.visit();
  await open(page, '/sign-up');
  await page.getByLabel('E-mail').fill('lost@example.com');
  await page.getByLabel('Password').fill('three limes on a sill');
  await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Code').fill(await codeFor(shop, 'lost@example.com'));
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('The connection was lost').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.waitForURL('**/account');
  const { consents } = await ask<{ consents: object[] }>(page, 'GET', '/api/me/agreements');
  expect(consents).toHaveLength(2);
});
