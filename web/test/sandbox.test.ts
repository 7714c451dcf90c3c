import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asItComes } from '../../server/test/store.ts';
import { visitAsAdministrator } from './back-office.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow({ environment: asItComes });
});
afterAll(() => shop.close());

let numbers = 0;

/** A payment that waits; whoever has paid goes back to the menu, which is there for everybody. */
async function waiting(purpose: 'hold' | 'save' | 'charge' = 'hold') {
  numbers += 1;
  const { payments } = shop.shop;
  if (!payments) throw new Error('The sandbox was not opened.');
  const attempt = { paymentNo: numbers, customerNo: 3 };
  const { ref, url } = await payments.open({
    ...attempt,
    orderNo: 12,
    purpose,
    cents: 3_995,
    currency: 'EUR',
    email: `${'a-long-name-without-a-break'.repeat(2)}@example.com`,
    openedAt: new Date(),
    returnUrl: `${shop.shop.config.publicUrl}/menu?paid=12`,
    expiresAt: new Date(Date.now() + 3_600_000),
    note: 'Nothing is taken before Wednesday 25 November, 18:00.',
  });
  const state = async () => (await payments.read({ ...attempt, ref }))?.state;
  return { url, state, close: () => payments.close({ ...attempt, ref }) };
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
/** Chooses a test card, and waits until it stands in the form. */
async function choose(page: Page, number: string): Promise<void> {
  await page.getByRole('link', { name: number }).click();
  await expect.poll(() => page.getByLabel('Card number').inputValue()).toBe(number);
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_name, javaScriptEnabled) => {
  const go = async (path: string): Promise<Page> => {
    const page = await shop.visit({ javaScriptEnabled });
    await (javaScriptEnabled ? open(page, path) : page.goto(path));
    return page;
  };

  test('a test card fills the form, pays, and leads back to the shop', async () => {
    const { url, state } = await waiting();
    const page = await go(url);
    await choose(page, '4242 4242 4242 4242');
    await press(page, 'Hold €39.95');
    await page.waitForURL('/menu?paid=12');
    expect(await state()).toBe('held');
    await page.goto(url);
    expect(new URL(page.url()).pathname).toBe('/menu');
  });

  test('a card that is declined is told of, and another may be tried', async () => {
    const { url, state } = await waiting('charge');
    const page = await go(`${url}?card=4000000000000002`);
    await press(page, 'Pay €39.95');
    await page.getByText('The card was declined').waitFor();
    expect(await state()).toBe('open');
    await page.getByLabel('Card number').fill('4242424242424242');
    await page.getByLabel('CVC').fill('123');
    await press(page, 'Pay €39.95');
    await page.waitForURL('/menu?paid=12');
    expect(await state()).toBe('captured');
  });

  test('each field says what it needs, and keeps what was typed', async () => {
    const { url } = await waiting();
    const page = await go(url);
    await page.getByLabel('Card number').fill('4111 1111 1111 1111');
    await page.getByLabel('Expires').fill('12 / 34');
    await press(page, 'Hold');
    await page.getByText('Use the number of a test card.').waitFor();
    const wrong = page.locator('[aria-invalid=true]');
    expect(await wrong.evaluateAll((all) => all.map((it) => it.getAttribute('name')))).toEqual(['number', 'cvc']); // prettier-ignore
    expect(await page.getByLabel('Card number').inputValue()).toBe('4111 1111 1111 1111');
    expect(await page.getByLabel('Expires').inputValue()).toBe('12 / 34');
    await hasFocus(wrong.first());
  });

  test('the bank is told no, and then yes', async () => {
    const { url, state } = await waiting('save');
    const page = await go(`${url}?card=4000002500003155`);
    await press(page, 'Keep this card');
    await page.getByRole('heading', { name: 'Your bank asks: is it you?' }).waitFor();
    expect(await state()).toBe('needs-action');
    await press(page, 'It is not me');
    await page.getByText('Your bank was told that it is not you').waitFor();
    await choose(page, '4000 0025 0000 3155');
    await press(page, 'Keep this card');
    await press(page, 'It is me');
    await page.waitForURL('/menu?paid=12');
    expect(await state()).toBe('saved');
  });

  test('there is a way back without paying', async () => {
    const { url, state } = await waiting();
    const page = await go(url);
    await page.getByRole('link', { name: 'Go back without paying' }).click();
    await page.waitForURL('/menu?paid=12');
    expect(await state()).toBe('open');
  });

  test('a payment that was closed says so, and leads back', async () => {
    const { url, close } = await waiting();
    const page = await go(url);
    await choose(page, '4242 4242 4242 4242');
    await close();
    await press(page, 'Hold');
    await page.getByText('This payment can no longer be made').waitFor();
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await page.waitForURL('/menu?paid=12');
  });
});

test('the sandbox has no barriers, fits a phone, and breaks nothing', async () => {
  const { url } = await waiting();
  const asked = await waiting();
  const closed = await waiting();
  await closed.close();
  const page = await shop.visit();
  const looks: [string, () => Promise<unknown>][] = [
    [url, () => Promise.resolve()],
    [
      `${url}?card=4000000000000002`,
      async () => {
        await press(page, 'Hold');
        await page.getByText('The card was declined').waitFor();
      },
    ],
    [
      url,
      async () => {
        await press(page, 'Hold');
        await page.locator('[aria-invalid=true]').first().waitFor();
      },
    ],
    [
      `${asked.url}?card=4000002500003155`,
      async () => {
        await press(page, 'Hold');
        await page.getByText('Your bank asks').waitFor();
      },
    ],
    [closed.url, () => Promise.resolve()],
    ['/', () => Promise.resolve()],
  ];
  const faults: string[] = [];
  for (const [path, then] of looks) {
    await open(page, path);
    await then();
    for (const [width, colorScheme] of [
      [320, 'dark'],
      [360, 'light'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 640 });
      await page.emulateMedia({ colorScheme });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) faults.push(`${path} is ${over} px too wide for ${width} px`);
      faults.push(...(await axeFindings(page)).map((finding) => `${path} ${finding}`));
    }
  }
  expect(faults).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('every page of the shop says that no money moves, and none does on account', async () => {
  const words = 'This shop is a trial: no money moves';
  const page = await shop.visit();
  await open(page, '/menu');
  expect(await page.getByText(words).isVisible()).toBe(true);
  const office = await visitAsAdministrator(shop);
  await open(office, '/admin');
  await office.getByText(/^To sell, set LARDER_PAYMENTS/).waitFor();
  await open(office, '/admin/orders');
  expect(await office.getByText('Trial').isVisible()).toBe(true);
  const onAccount = await openShopWindow();
  const other = await onAccount.visit();
  await open(other, '/menu');
  expect(await other.getByText(words).count()).toBe(0);
  const otherOffice = await visitAsAdministrator(onAccount);
  await open(otherOffice, '/admin');
  expect(await otherOffice.getByText('Trial').count()).toBe(0);
  const reply = await other.goto('/sandbox/pay/of-nobody');
  expect(reply?.status()).toBe(404);
  await onAccount.close();
});
