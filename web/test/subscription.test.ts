import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, changeProfile, fillAddress, signIn } from './buying.ts';
import { axeFindings } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

type Plan = {
  subscriptionNo: number;
  status: string;
  weeks: { week: string; state: string }[];
  receipts: { content: { what: string; seq: number } }[];
};
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().click();
const plansOf = async (page: Page) =>
  (await ask<{ items: Plan[] }>(page, 'GET', '/api/subscriptions')).items;
const statesOf = async (page: Page) => (await plansOf(page))[0]?.weeks.map(({ state }) => state);
/** As the boxes that are due are worked off. */
async function settled(): Promise<void> {
  await shop.shop.waves.settled();
  await shop.settled();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';

  test(`somebody subscribes, skips, wants it after all, pauses, resumes, changes and leaves${how}`, async () => {
    const page = await shop.visit({ javaScriptEnabled, viewport: { width: 360, height: 640 } });
    const who = await shop.newCustomer();
    await page.goto('/subscribe');
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByLabel('Password', { exact: true }).fill(who.password);
    await press(page, 'Sign in');
    await page.getByRole('heading', { name: 'Subscribe to a box' }).waitFor();
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Subscribe');
    await page.getByText('Write the name on the door').waitFor();
    expect(await plansOf(page)).toEqual([]);
    await fillAddress(page);
    await page.getByLabel('2 meals').check();
    await press(page, 'Subscribe');
    await page.getByRole('heading', { name: 'You have subscribed' }).waitFor();
    await settled();
    await page.goto('/account/subscription');
    await page.getByText('Chosen and ordered').waitFor();
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);

    await press(page, /^Skip the week/);
    await page.getByRole('heading', { name: 'Your box is skipped' }).waitFor();
    await page.getByText('Taken back, and not charged').waitFor();
    expect((await statesOf(page))?.[0]).toBe('skipped');
    await press(page, /^Want it after all/);
    await page.getByRole('heading', { name: 'Your box comes after all' }).waitFor();
    await settled();

    await page.locator('summary', { hasText: 'Pause' }).click();
    await page.getByLabel('Until').selectOption({ index: 3 });
    await press(page, 'Pause');
    await page.getByRole('heading', { name: 'Your subscription rests' }).waitFor();
    await press(page, 'Resume');
    await page.getByRole('heading', { name: 'Your subscription goes on' }).waitFor();

    await page.getByRole('link', { name: 'Change what comes' }).click();
    await page.getByRole('heading', { name: 'Change your subscription' }).waitFor();
    await page.getByLabel('every 2 weeks').check();
    await press(page, 'Save');
    await page.getByRole('heading', { name: 'Your subscription was changed' }).waitFor();

    await page.locator('summary', { hasText: 'Cancel subscription' }).click();
    await page.getByLabel('Why, if you like to say').selectOption('moving');
    await press(page, 'Cancel now');
    await page.getByRole('heading', { name: 'Your subscription has ended' }).waitFor();
    await page.getByText('No further box is planned').waitFor();
    await page.getByRole('link', { name: 'All receipts' }).click();
    await page.getByRole('heading', { name: /Receipts of subscription/ }).waitFor();
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    const [plan] = await plansOf(page);
    expect(plan?.status).toBe('cancelled');
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(plan?.receipts.length);
    // A page that was refused says so in its status.
    expect(page.problems).toEqual([]);
  });
}

test('a page that is out of date says what holds now, and a change made elsewhere is not written over', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, { name: 'Ada', phone: '0871234567', address: '1 Quay Street' });
  await page.goto('/subscribe');
  await press(page, 'Subscribe');
  await page.getByRole('heading', { name: 'You have subscribed' }).waitFor();
  await settled();
  const [plan] = await plansOf(page);
  const path = `/api/subscriptions/${plan?.subscriptionNo ?? 0}`;
  await page.goto('/account/subscription/change');
  const other = await page.context().newPage();
  await other.goto('/account/subscription');
  await ask(page, 'POST', `${path}/weeks/${plan?.weeks[0]?.week ?? ''}/skip`, {});
  await press(page, 'Save');
  await page.getByText('Your subscription was changed elsewhere').waitFor();
  await press(other, /^Skip the week/);
  await other.getByRole('heading', { name: 'Your box is skipped' }).waitFor();
  await ask(page, 'POST', `${path}/cancel`, {});
  await other.getByRole('link', { name: 'Change what comes' }).waitFor();
  await press(other, /^Skip the week/);
  await other.getByText('This subscription has ended').waitFor();
  await other.getByText('You have no subscription').waitFor();
  await other.close();
});

/** Follows links and buttons from a page by their names, and counts pages seen and clicks. */
async function walk(page: Page, from: string, ways: (string | RegExp)[]) {
  let pages = 1;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) pages += 1;
  });
  await page.goto(from);
  pages = 1;
  for (const name of ways) {
    const way = page
      .getByRole('link', { name, exact: true })
      .or(page.getByRole('button', { name, exact: true }))
      .or(page.locator('summary').filter({ hasText: name }));
    await way.first().click();
    await page.waitForLoadState();
  }
  return { pages, clicks: ways.length };
}

test('leaving takes no more pages and clicks than subscribing, from the account and from the public page', async () => {
  const visitor = async () => {
    // Without scripts a page is a page.
    const page = await shop.visit({ javaScriptEnabled: false });
    const who = await shop.newCustomer();
    await signIn(page, who);
    await changeProfile(page, { name: 'Ada', phone: '0871234567', address: '1 Quay Street' });
    return { page, who };
  };
  const one = await visitor();
  const subscribing = await walk(one.page, '/account', [
    'Subscription',
    'Subscribe to a box',
    'Subscribe',
  ]);
  await one.page.getByRole('heading', { name: 'You have subscribed' }).waitFor();
  const leaving = await walk(one.page, '/account', [
    'Subscription',
    'Cancel subscription',
    'Cancel now',
  ]);
  await one.page.getByRole('heading', { name: 'Your subscription has ended' }).waitFor();
  expect((await plansOf(one.page))[0]?.status).toBe('cancelled');
  expect(leaving.clicks).toBeLessThanOrEqual(subscribing.clicks);
  expect(leaving.pages).toBeLessThanOrEqual(subscribing.pages);

  const other = await visitor();
  const fromHome = await walk(other.page, '/', ['Subscribe', 'Subscribe']);
  await other.page.getByRole('heading', { name: 'You have subscribed' }).waitFor();
  const guest = await shop.visit({ javaScriptEnabled: false });
  await guest.goto('/');
  const toForm = await walk(guest, '/', ['Cancel contracts here']);
  await guest.getByLabel('Your e-mail address').fill(other.who.email);
  await guest.getByRole('button', { name: 'Cancel now' }).click();
  await guest.getByRole('heading', { name: 'Your cancellation has arrived' }).waitFor();
  expect((await plansOf(other.page))[0]?.status).toBe('cancelled');
  expect(toForm.clicks + 1).toBeLessThanOrEqual(fromHome.clicks);
  expect(toForm.pages + 1).toBeLessThanOrEqual(fromHome.pages);
});

test('the public page answers everybody alike, with number, date and zone', async () => {
  const page = await shop.visit({ timezoneId: 'Asia/Tokyo' });
  await page.goto('/cancel');
  await press(page, 'Cancel now');
  await page.getByText('Write your e-mail address').waitFor();
  await page.getByLabel('Your e-mail address').fill('nobody@example.com');
  await page.getByLabel('Number of the subscription').fill('the first');
  await press(page, 'Cancel now');
  await page.getByText('Write the number in digits only').waitFor();
  await page.getByLabel('Number of the subscription').fill('4711');
  await press(page, 'Cancel now');
  await page.getByRole('heading', { name: 'Your cancellation has arrived' }).waitFor();
  await page.getByText(/Greenwich Mean Time|Irish Standard Time/).waitFor();
  await page.getByText('where you are').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});
